import CSQLite
import IncidentEngine
import OperationsRoom

/// The one table of a journal: its shape, its marks of format, its rows.
///
/// `docs/journal-format.md` describes it.
enum JournalTable {
  /// `TNSQ`; `PRAGMA application_id`.
  static let application: Int64 = 0x544E_5351

  private static let names = [
    "number", "occurred", "recorded", "officer", "post", "account", "desk", "origin",
    "submission_desk", "submission_counter", "salt", "body", "commitment", "chain",
  ]
  private static let types = [
    SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_TEXT, SQLITE_TEXT,
    SQLITE_TEXT, SQLITE_TEXT, SQLITE_TEXT, SQLITE_INTEGER, SQLITE_BLOB, SQLITE_TEXT, SQLITE_BLOB,
    SQLITE_BLOB,
  ]

  private static let schema = """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      occurred INTEGER NOT NULL,
      recorded INTEGER NOT NULL,
      officer INTEGER NOT NULL,
      post TEXT NOT NULL,
      account TEXT NOT NULL,
      desk TEXT NOT NULL,
      origin TEXT NOT NULL,
      submission_desk TEXT NOT NULL,
      submission_counter INTEGER NOT NULL,
      salt BLOB NOT NULL,
      body TEXT NOT NULL,
      commitment BLOB NOT NULL,
      chain BLOB NOT NULL
    ) STRICT
    """

  private static let insert =
    "INSERT INTO entry (\(names.joined(separator: ", "))) "
    + "VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"
  private static let select =
    "SELECT \(names.joined(separator: ", ")) FROM entry WHERE number > ? ORDER BY number"

  /// Makes a journal without entries in a new file.
  static func create(at path: String) throws(JournalError) {
    let doing = "making the journal"
    try Files.makePrivateFile(path)
    let connection = try Connection(path, .writing)
    try connection.run("PRAGMA encoding = 'UTF-8'", doing)
    try connection.run("PRAGMA synchronous = FULL", doing)
    try connection.run("BEGIN IMMEDIATE", doing)
    try connection.run("PRAGMA application_id = \(application)", doing)
    try connection.run("PRAGMA user_version = \(ChainFormat.newest.rawValue)", doing)
    try connection.run(schema, doing)
    try connection.run("COMMIT", doing)
    try connection.run("PRAGMA journal_mode = WAL", doing)
    connection.close(movingWAL: true)
  }

  /// The format of a journal, `PRAGMA user_version`; refuses what is no journal, and what is in a newer
  /// format.
  static func format(_ connection: Connection) throws(JournalError) -> ChainFormat {
    let doing = "reading the journal's format"
    let version = try connection.integer("PRAGMA user_version", doing) ?? 0
    guard try connection.integer("PRAGMA application_id", doing) == application else {
      throw .corrupt(lastGood: 0, detail: "the file does not bear the mark of a journal")
    }
    let newest = ChainFormat.newest.rawValue
    if version > newest { throw .newerFormat(found: Int(version), known: newest) }
    guard let format = ChainFormat(rawValue: Int(version)) else {
      throw .corrupt(lastGood: 0, detail: "there is no format \(version)")
    }
    let columns = try connection.first(
      "SELECT group_concat(name, ' ') FROM pragma_table_info('entry')", doing
    ) { $0.text(0) }
    guard columns == names.joined(separator: " ") else {
      throw .corrupt(lastGood: 0, detail: "the table has other columns")
    }
    return format
  }

  static func last(_ connection: Connection) throws(JournalError) -> EntryNumber {
    try connection.integer("SELECT max(number) FROM entry", "reading the journal") ?? 0
  }

  static func chain(at number: EntryNumber, _ connection: Connection) throws(JournalError)
    -> [UInt8]?
  {
    try connection.first(
      "SELECT chain FROM entry WHERE number = ?", "reading the journal", binding: number
    ) { $0.bytes(0) }
  }
}

extension JournalTable {
  /// What writes rows within the transaction that is open.
  static func writer(_ connection: Connection) throws(JournalError) -> Statement {
    try connection.statement(insert, "writing an entry")
  }

  /// Writes one row.
  static func write(
    _ entry: SealedEntry, with writer: Statement, _ connection: Connection
  ) throws(JournalError) {
    let row = JournalRow(entry)
    let failure: JournalError? = row.withColumns { numbers, fields in
      var given = cs_row()
      given.numbers = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
      func field(_ place: Int) -> cs_field {
        cs_field(start: fields[place].baseAddress, count: Int32(fields[place].count))
      }
      given.fields = (
        field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7), field(8)
      )
      do throws(JournalError) {
        let code = cs_bind_row(writer.handle, types, &given)
        if code != SQLITE_OK { throw connection.error(code, "writing an entry") }
        _ = try connection.step(writer, "writing an entry")
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Gives the rows after `number` one by one. Errors carry the last number that was taken.
  static func read(
    _ connection: Connection, after number: EntryNumber,
    _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError) {
    let doing = "reading the journal"
    var lastGood = max(number, 0)
    do throws(JournalError) {
      let rows = try connection.statement(select, doing)
      defer { rows.reset() }
      rows.bind(1, number)
      while try connection.step(rows, doing) {
        let row = try read(rows, after: lastGood)
        do { try take(row) } catch {
          throw JournalError(error, lastGood: lastGood)
        }
        lastGood = row.number
      }
    } catch {
      throw error.after(lastGood)
    }
  }

  /// The row with the lowest number; nil when there is none.
  static func first(_ connection: Connection) throws(JournalError) -> JournalRow? {
    let doing = "reading the journal"
    let rows = try connection.statement(select, doing)
    defer { rows.reset() }
    rows.bind(1, 0)
    return try connection.step(rows, doing) ? try read(rows, after: 0) : nil
  }

  private static func read(
    _ row: Statement, after lastGood: EntryNumber
  ) throws(JournalError) -> JournalRow {
    var found = cs_row()
    let other = cs_read_row(row.handle, types, &found)
    if other >= 0 {
      throw .corrupt(
        lastGood: lastGood, detail: "\(names[Int(other)]) of the next entry has another type")
    }
    let of = found.fields
    let fields: InlineArray<9, cs_field> = [
      of.0, of.1, of.2, of.3, of.4, of.5, of.6, of.7, of.8,
    ]
    let bytes = InlineArray<9, UnsafeRawBufferPointer> { place in
      UnsafeRawBufferPointer(start: fields[place].start, count: Int(fields[place].count))
    }
    let numbers = found.numbers
    return bytes.span.withUnsafeBufferPointer { fields in
      JournalRow(
        number: numbers.0, occurred: numbers.1, recorded: numbers.2, officer: numbers.3,
        submissionCounter: numbers.4, fields: fields)
    }
  }
}

extension JournalError {
  /// The same error, when `lastGood` was the last number that could be read.
  func after(_ lastGood: EntryNumber) -> JournalError {
    if case .corrupt(_, let detail) = self { return .corrupt(lastGood: lastGood, detail: detail) }
    return self
  }
}
