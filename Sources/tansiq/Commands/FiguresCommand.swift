import ArgumentParser
import OperatingPicture

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Print how fast help came, over all incidents of a room.")

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    try orFail {
      let figures = DispatchFigures(try ReadRoom.read(room).situation)
      json ? Output.printExactly(figures.json) : Output.print(Words.said(figures))
    }
  }
}

extension Words {
  static func said(_ figures: DispatchFigures) -> String {
    let rows = [
      ("Incidents", "\(figures.incidents)"),
      ("Unit commitments", "\(figures.commitments)"),
      ("Arrivals", "\(figures.arrivals.known)"),
      ("  later than \(clock(figures.lateAfterSeconds))", "\(figures.arrivals.late)"),
      ("  median", seconds(figures.arrivals.medianSeconds)),
      ("First arrivals", "\(figures.firstArrivals.known)"),
      ("  later than \(clock(figures.lateAfterSeconds))", "\(figures.firstArrivals.late)"),
      ("  median", seconds(figures.firstArrivals.medianSeconds)),
      ("Never reached", "\(figures.neverReached)"),
      ("Most units on one incident", "\(figures.mostCommitments)"),
    ]
    return rows.map { name, value in
      name + String(repeating: " ", count: max(1, 36 - name.count - value.count)) + value
    }.joined(separator: "\n")
  }

  private static func seconds(_ value: Int?) -> String { value.map { "\($0) s" } ?? "unknown" }

  private static func clock(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}
