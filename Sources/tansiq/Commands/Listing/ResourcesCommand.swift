import ArgumentParser
import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

struct ResourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources", abstract: "List the resources of a room, by agency.",
    discussion: "Reads a room that a board holds, too.")

  @OptionGroup var listing: ListingOptions

  @Option(help: "Only those of one agency, by its code.")
  var agency: String?

  @Option(
    help: "Only those that are available, assigned, out-of-service, or on-scene and the like.")
  var status: String?

  func run() throws {
    try orFail {
      let (list, zone) = try listing.read()
      let rows = list.resources(
        agency: try list.situation.agency(asked: agency), status: try choice())
      listing.print(
        list.json(rows), Words.Listing.table(rows, Words.Listing.resources, now: list.now, zone))
    }
  }

  private func choice() throws(CommandFailure) -> ResourceChoice? {
    guard let status else { return nil }
    if let choice = ResourceChoice(word: status) { return choice }
    throw CommandFailure(Words.Listing.noStatus(status))
  }
}

extension Words.Listing {
  static let resources: [ShellColumn<ResourceRow>] = [
    ShellColumn(.name, "Resource"), ShellColumn(.kind, "Kind", leftOut: 2),
    ShellColumn(.agency, "Agency"), ShellColumn(.state, "Status"),
    ShellColumn(.incident, "Incident"), ShellColumn(.lentTo, "Lent to", leftOut: 1),
    ShellColumn(.since, "Since"), ShellColumn(.age, "Age"),
  ]
}
