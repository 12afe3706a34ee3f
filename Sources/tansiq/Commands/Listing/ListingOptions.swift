import ArgumentParser
import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

/// Which room a list is made of, and for whom.
struct ListingOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The folder of the room.", valueName: "room"), completion: .directory)
  var folder: String?

  @Option(
    name: .customLong("room"), help: "The same, in place of the argument.", completion: .directory)
  var named: String?

  @Flag(help: "One JSON document; docs/shell.md names its members.")
  var json = false

  func validate() throws {
    if (folder == nil) == (named == nil) { throw ValidationError(Words.Listing.whichRoom) }
  }

  /// Reads the room, which another process may hold.
  func read() throws(CommandFailure) -> (list: RoomListing, zone: ZoneRules) {
    let room = try ReadRoom.read(folder ?? named ?? "")
    return (RoomListing(room.situation, now: room.now), room.zone)
  }

  /// Prints a document for programs, or a table for people.
  func print(_ document: @autoclosure () -> String, _ table: @autoclosure () -> TextTable) {
    if json { return Output.printExactly(document()) }
    let table = Environment.isUnicode ? table() : table().inASCII
    for line in table.lines(width: Output.columns) { Output.print(Output.drawable(line)) }
  }
}

extension Situation {
  /// The agency that is asked for; nil when none is.
  func agency(asked text: String?) throws(CommandFailure) -> AgencyCode? {
    guard let text else { return nil }
    if let code = AgencyCode(text), agency(code) != nil { return code }
    throw CommandFailure(Words.Listing.noAgency(text, agencies.map(\.code.text)))
  }

  /// The incident that is asked for; nil when none is.
  func incident(asked text: String?) throws(CommandFailure) -> IncidentNumber? {
    guard let text else { return nil }
    if let number = IncidentNumber(text), incident(number) != nil { return number }
    throw CommandFailure(Words.Listing.noIncident(text))
  }
}

extension Words {
  /// What the lists of the shell say.
  enum Listing {
    static let whichRoom = "Name one room: its folder, or --room and its folder."
    static let none = "-"

    static func noAgency(_ text: String, _ known: [String]) -> String {
      "There is no agency \(Text.sanitise(text)). Use one of \(known.joined(separator: ", "))."
    }
    static func noIncident(_ text: String) -> String {
      "There is no incident \(Text.sanitise(text)). Say its number as in 26-0003."
    }
    static func noStatus(_ text: String) -> String {
      let known = ResourceChoice.inOrder.map(\.word).joined(separator: ", ")
      return "\(Text.sanitise(text)) is no status of a resource. Use one of \(known)."
    }
  }
}
