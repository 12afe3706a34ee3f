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
        var printer = try EntryPrinter(asJSON: json)
        try printer.print(JournalReader(try RoomFolder(opening: room)))
      } catch let error as JournalError {
        throw CommandFailure(Words.said(error), status: error.isDamage ? 1 : 2)
      }
    }
  }
}

/// Prints rows one by one, also those that a newer program wrote.
private struct EntryPrinter {
  private let isJSON: Bool
  private let hasher: Hasher256
  private var zone = ZoneRules.utc
  private var head = Digest.zero
  /// The first entry that says what this program does not know.
  private var newer: Damage?

  init(asJSON isJSON: Bool) throws(JournalError) {
    guard let hasher = Hasher256() else { throw .failed(code: 38, doing: "starting SHA-256") }
    self.isJSON = isJSON
    self.hasher = hasher
  }

  /// Prints all rows of a journal.
  ///
  /// - Throws: `.newerFact` behind the last one, where it cannot read all of them; `.damaged`.
  mutating func print(_ reader: JournalReader) throws(JournalError) {
    try reader.read(after: 0) { row throws(Damage) in
      do throws(Damage) { try look(row, reader.format) } catch { if !isJSON { throw error } }
      head = Digest(row.chain) ?? .zero
      isJSON ? Output.printExactly(row.json) : Output.print(Words.line(row, zone))
    }
    if let newer { throw JournalError(newer, lastGood: newer.number - 1) }
  }

  /// Reads a row; what only a newer program knows is remembered.
  private mutating func look(_ row: JournalRow, _ format: ChainFormat) throws(Damage) {
    do {
      let entry = try row.entry(after: head, in: format, with: hasher)
      guard case .roomOpened(let charter) = entry.event else { return }
      zone = (try? SystemZones.rules(charter.zone)) ?? .utc
    } catch {
      guard case .newer = error else { throw error }
      newer = newer ?? error
    }
  }
}

extension JournalError {
  /// Whether the room is damaged rather than out of reach.
  var isDamage: Bool {
    switch self {
    case .damaged, .corrupt, .tailMissing, .journalMissing: true
    case .notARoom, .moved, .occupied, .held, .notPermitted, .noPlace, .diskFull, .fileLimit,
      .failed, .newerFormat, .newerFact:
      false
    }
  }
}

extension Words {
  /// `12  2026-11-23 14:30:05  officer 1 Duty officer (pts/0)  officer  {…}`.
  static func line(_ row: JournalRow, _ zone: ZoneRules) -> String {
    let columns = row.columns
    let civil = zone.civil(at: columns.occurred)
    let officer = columns.officer > 0 ? "officer \(columns.officer) " : ""
    let body = String(decoding: row.body, as: UTF8.self)
    let number = String(columns.number)
    let padding = String(repeating: " ", count: max(0, 6 - number.count))
    return "\(padding)\(number)  \(civil)  \(officer)\(columns.post) (\(columns.desk))  "
      + "\(columns.origin)  \(body)"
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
