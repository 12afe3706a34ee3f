import ArgumentParser
import IncidentEngine
import OperatingPicture
import TerminalUI

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changed in a room between two of its moments.",
    discussion: """
      FROM and TO are each the number of an entry or a snapshot, a time such as 14:30, @23:50 or -2h, \
      or now. 14:30 is the last such moment, today's or yesterday's. What was recorded by a time \
      counts, however early it happened.
      Exit status 0 whether or not something changed, 1 when a time cannot be read or the room is \
      damaged, 2 when the room cannot be read or has no such entry.
      """)

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Argument(help: "The earlier moment.")
  var from: String

  @Argument(help: "The later moment.")
  var to = "now"

  @Flag(help: "One JSON document; docs/shell.md names its members.")
  var json = false

  /// Arguments in which `-2h` is no option: a length of time alone means so long ago.
  static func readable(_ arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName else { return arguments }
    return arguments.map { argument in
      let rest = argument.dropFirst()
      let isTime = argument.hasPrefix("-") && rest.first?.isNumber == true
      return isTime ? String(rest) : argument
    }
  }

  func run() throws {
    try orFail {
      let history = try RoomHistory(room)
      let (from, to) = (try history.point(from), try history.point(to))
      if from.isLater(than: to) {
        let words = Words.otherWayRound(self.from, from.number, self.to, to.number)
        throw CommandFailure(words, status: 1)
      }
      let later = try history.situation(at: to.number)
      let difference = Difference(
        from: try history.situation(at: from.number), at: from.time, to: later, at: to.time)
      if json { return Output.printExactly(difference.json(in: later)) }
      let report = DifferenceReport(
        difference, in: later, zone: history.zone, width: Output.columns)
      for line in report.lines {
        Output.print(Output.drawable(line))
      }
    }
  }
}

extension Words {
  static func noEntry(_ text: String, last: EntryNumber) -> String {
    "There is no entry \(text); the last one is \(last). Name one up to that, a time, or now."
  }

  static func noPoint(_ text: String) -> String {
    "\(Text.sanitise(text)) is no moment. Say the number of an entry or a snapshot, a time such as "
      + "14:30 or -2h, or now."
  }

  static func notYet(_ text: String) -> String {
    "\(Text.sanitise(text)) is still to come. Say a time that has been, such as 14:30, @23:50 or -2h, "
      + "or now."
  }

  static func otherWayRound(
    _ from: String, _ first: EntryNumber, _ to: String, _ second: EntryNumber
  ) -> String {
    "\(Text.sanitise(from)) (entry \(first)) is after \(Text.sanitise(to)) (entry \(second)). Say the "
      + "earlier one first."
  }
}
