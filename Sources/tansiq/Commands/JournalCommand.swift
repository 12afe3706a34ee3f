import ArgumentParser
import IncidentEngine
import OperatingPicture
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
          if json { return Output.printExactly(row.json) }
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
    case .notARoom, .moved, .occupied, .held, .notPermitted, .noPlace, .diskFull, .fileLimit,
      .failed,
      .newerFormat:
      false
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
    let head: [(String, JSONValue)] = [
      ("number", .integer(columns.number)), ("occurred", .integer(columns.occurred)),
      ("recorded", .integer(columns.recorded)), ("officer", .integer(columns.officer)),
      ("post", .text(columns.post)), ("account", .text(columns.account)),
      ("desk", .text(columns.desk)), ("origin", .text(columns.origin)),
      ("submissionDesk", .text(columns.submissionDesk)),
      ("submissionCounter", .integer(columns.submissionCounter)),
      ("chain", .text(Digest(chain)?.hexadecimal ?? "")),
    ]
    // The body's bytes are what was hashed: they are passed on as they are.
    return String(JSONValue.object(head).line.dropLast())
      + ",\"body\":\(String(decoding: body, as: UTF8.self))}"
  }
}
