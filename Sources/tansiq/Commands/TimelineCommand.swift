import ArgumentParser
import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Print the timeline of an incident, of an agency or of the room.")

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Option(help: "The number of an incident, such as 26-0003.")
  var incident: String?

  @Option(help: "The code of an agency.")
  var agency: String?

  @Option(help: "Columns, 60 to 500.")
  var columns = 160

  @Flag(help: "Print an SVG picture instead of text.")
  var svg = false

  func run() throws {
    try orFail {
      let read = try ReadRoom.read(room)
      guard (60...500).contains(columns) else {
        throw CommandFailure("--columns \(columns) is out of range. Use 60 to 500.")
      }
      let scope = try scope(in: read.situation)
      let frame = timelinePicture(read.model(size: Size(columns: columns, rows: 40)), of: scope)
      if svg { return Output.printExactly(frame.svg(theme: .standard)) }
      Output.print(Output.drawable(frame.text))
    }
  }

  private func scope(in situation: Situation) throws(CommandFailure) -> TimelineScope {
    if let number = try situation.incident(asked: incident) { return .incident(number) }
    if let code = try situation.agency(asked: agency) { return .agency(code) }
    return .room
  }
}
