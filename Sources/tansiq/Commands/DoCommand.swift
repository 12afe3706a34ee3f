import ArgumentParser
import CommandLanguage
import Dashboard
import Glibc
import IncidentEngine
import OperatingPicture
import OperationsRoom

struct DoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "do", abstract: "Say command lines to a room, as one would type them after ':'.",
    discussion: """
      Each line that is on disk is answered with + and its entries, each refused one with - and the
      reason; with --json by one object a line, as docs/shell.md says. A : before a line may stay.
      Without LINES they are read from standard input. With --counter the lines are numbered from
      there under --desk, so that lines sent again after a crash are not entered twice.
      Exit status 0 when every line was taken, 1 when one was refused, 2 when the room failed.
      """)

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Argument(help: "The lines, each in quotes.")
  var lines: [String] = []

  @Option(help: "The desk that speaks.")
  var desk = "shell"

  @Option(help: "The number of the first line; by default after the desk's last.")
  var counter: Int64?

  @Flag(help: "Answer each line with a JSON object.")
  var json = false

  @OptionGroup var identity: IdentityOptions

  /// Numbers that every program keeps exactly; more lines than anybody says.
  private static let counters: ClosedRange<Int64> = 1...1 << 53

  func run() throws {
    try orFail {
      if let counter, !Self.counters.contains(counter) {
        throw CommandFailure(Words.counterOutside(Self.counters), status: 64)
      }
      let live = try LiveRoom.open(room, founding: nil)
      defer { live.close() }
      let account = Environment.account.name
      guard let officer = try live.officer(identity, account: account) else {
        throw CommandFailure(Words.whoSpeaks, status: 2)
      }
      var speaker = Speaker(
        live: live, officer: officer, account: account, desk: desk, json: json,
        next: counter ?? live.nextCounter(of: desk))
      if lines.isEmpty {
        var input = InputLines()
        while let line = try input.next() {
          switch line {
          case .text(let text): try speaker.say(text)
          case .notUnicode(let good): speaker.refuseBytes(after: good)
          }
        }
      } else {
        for line in lines { try speaker.say(line) }
      }
      if let fault = live.fault() {
        throw CommandFailure(Words.changedBehind(fault), status: 1)
      }
      if speaker.refused > 0 { throw ExitCode(1) }
    }
  }

  /// Says one line after the other.
  private struct Speaker {
    let live: LiveRoom
    let officer: Officer
    let account: String
    let desk: String
    let json: Bool
    var next: Int64
    var line: Int64 = 0
    var refused = 0
    /// What can be said, and how many kinds the room had used when that was made out.
    var verbs = RoomVerbs.table(for: Situation())
    var kinds = 0

    mutating func say(_ line: String) throws(CommandFailure) {
      self.line += 1
      if line.allSatisfy(\.isWhitespace) { return }
      let reading = SystemClock().read()
      var clock = live.latest.clock
      clock.follow(live.situation, at: reading)
      let now = clock.time(at: reading)
      if live.situation.matterKinds.count != kinds {
        kinds = live.situation.matterKinds.count
        verbs = RoomVerbs.table(for: live.situation)
      }
      let context = LineContext(
        situation: live.situation, now: now, zone: live.zone, selected: nil, verbs: verbs,
        matters: KnownMatters(live.situation))
      let counter = next
      next = min(next, .max - 1) + 1
      do {
        guard case .commands(let commands, let occurred) = try read(line: line, in: context) else {
          return refuse(counter, Words.onlyOnTheBoard)
        }
        let author = Author(
          officer: officer.id, post: officer.details.posts.first ?? "", account: account,
          desk: desk)
        let answer = live.submitAndWait(
          commands, by: .person(author), origin: .officer, occurred: occurred, counter: counter)
        try report(answer, counter)
      } catch let problem as LineProblem {
        refuse(counter, Phrases.said(problem))
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw CommandFailure("\(error)")
      }
    }

    private mutating func report(_ answer: Answer, _ counter: Int64) throws(CommandFailure) {
      switch answer {
      case .accepted(let acceptance), .acceptedBefore(let acceptance):
        let entries = [
          ("first", JSONValue.integer(acceptance.first)), ("last", .integer(acceptance.last)),
        ]
        tell("+ \(counter) \(acceptance.first)-\(acceptance.last)", counter, "accepted", entries)
      case .rejected(let rejection): refuse(counter, Words.said(rejection, in: live))
      case .unconfirmed(let error), .readOnly(let error):
        let why = Words.said(error)
        tell("? \(counter) \(why)", counter, "unconfirmed", [("reason", .text(why))])
        throw CommandFailure(why)
      }
    }

    /// A line that is no text: nothing of it is entered.
    mutating func refuseBytes(after good: Int) {
      line += 1
      refuse(next, Words.notUnicode(byte: good + 1))
      next = min(next, .max - 1) + 1
    }

    private mutating func refuse(_ counter: Int64, _ why: String) {
      refused += 1
      tell("- \(counter) \(why)", counter, "rejected", [("reason", .text(why))])
    }

    /// Says the outcome of a line, to a person or to a program.
    private func tell(
      _ words: String, _ counter: Int64, _ outcome: String, _ members: [(String, JSONValue)]
    ) {
      let object: [(String, JSONValue)] = [
        ("line", .integer(line)), ("counter", .integer(counter)), (outcome, .object(members)),
      ]
      json ? Output.printExactly(JSONValue.object(object).line) : Output.print(words)
    }
  }
}

extension Words {
  static let whoSpeaks =
    "The room does not know your account. Say who you are: --name NAME --agency CODE --post POST."
  static let onlyOnTheBoard = "That is for the board only. Use it there."
}
