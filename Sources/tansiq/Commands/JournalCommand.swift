import ArgumentParser
import IncidentEngine
import OperationsRoom
import SQLiteJournal

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Print the entries of a room, one a line.",
    discussion: "With --json each line is one object; docs/journal-format.md names its members.")

  @Argument(help: "The folder of the room.", completion: .directory)
  var room: String

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    try orFail {
      do {
        let reader = try JournalReader(try RoomFolder(opening: room))
        var zone: ZoneRules?
        try reader.read(after: 0) { row throws(Damage) in
          if json { return Output.print(row.json) }
          let entry = try row.entry()
          if case .roomOpened(let charter) = entry.event {
            zone = try? SystemZones.rules(charter.zone)
          }
          Output.print(Words.line(entry, row, zone ?? .utc))
        }
      } catch let error as JournalError {
        throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
      }
    }
  }
}

extension JournalError {
  /// Whether the room is damaged rather than out of reach.
  var isDamage: Bool {
    switch self {
    case .damaged, .corrupt, .tailMissing, .journalMissing: true
    case .notARoom, .occupied, .held, .notPermitted, .diskFull, .failed, .newerFormat: false
    }
  }
}

extension Words {
  /// `12  2026-11-23 14:30:05  officer 1 Duty officer (pts/0)  officer  {…}`.
  static func line(_ entry: Entry, _ row: JournalRow, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: entry.occurred.milliseconds)
    let officer = entry.author.officer.map { "officer \($0.number) " } ?? ""
    let body = String(decoding: row.body, as: UTF8.self)
    let number = String(entry.number)
    let padding = String(repeating: " ", count: max(0, 6 - number.count))
    return "\(padding)\(number)  \(civil)  \(officer)\(entry.author.post) (\(entry.author.desk))  "
      + "\(entry.origin.text)  \(body)"
  }
}

extension JournalRow {
  /// The row as one JSON object: its columns, then the body as it stands in the journal.
  var json: String {
    let columns = columns
    let texts = [
      ("post", columns.post), ("account", columns.account), ("desk", columns.desk),
      ("origin", columns.origin), ("submissionDesk", columns.submissionDesk),
    ]
    let strings = texts.map { "\"\($0.0)\":\(Self.quoted($0.1))" }.joined(separator: ",")
    let chain = Digest(chain)?.hexadecimal ?? ""
    return "{\"number\":\(columns.number),\"occurred\":\(columns.occurred),"
      + "\"recorded\":\(columns.recorded),\"officer\":\(columns.officer),\(strings),"
      + "\"submissionCounter\":\(columns.submissionCounter),\"chain\":\"\(chain)\","
      + "\"body\":\(String(decoding: body, as: UTF8.self))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u00\(digits.count == 1 ? "0" : "")\(digits)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
