import ArgumentParser
import Dashboard
import TerminalUI

struct BoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board", abstract: "Print the incident board of a room, as text or as a picture.")

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Option(help: "Columns and rows, such as 120x40; all incidents when it is left out.")
  var size: String?

  @Flag(help: "Print an SVG picture instead of text.")
  var svg = false

  func run() throws {
    try orFail { try Self.printBoard(room, size: try parsed(size), asPicture: svg) }
  }

  private func parsed(_ text: String?) throws(CommandFailure) -> Size? {
    guard let text else { return nil }
    let parts = text.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (40...500).contains(columns), (10...200).contains(rows)
    else { throw CommandFailure("--size \(text) is no size. Use 40x10 to 500x200.") }
    return Size(columns: columns, rows: rows)
  }

  /// Prints the board of a room that may be held by another process.
  static func printBoard(_ path: String, size: Size?, asPicture: Bool) throws(CommandFailure) {
    let room = try ReadRoom.read(path)
    if asPicture {
      let model = room.model(size: size ?? Size(columns: 120, rows: 40))
      return Output.printExactly(view(model).svg(theme: .standard))
    }
    if let size {
      return Output.print(Output.drawable(view(room.model(size: size)).text))
    }
    let columns = Output.columns
    let model = room.model(size: Size(columns: max(60, min(columns, 500)), rows: 24))
    Output.print(Output.drawable(textBoard(model).text))
  }
}
