import CSQLite
import Glibc
import IncidentEngine
import SQLiteJournal
import Testing

/// A row as SQLite itself gives it, every column; nothing of the product's reader is used.
struct PlainRow: Hashable {
  private let columns: [[UInt8]]

  /// The rows of a room's journal, read from a copy so that the room stays as it is.
  static func all(_ folder: RoomFolder) throws -> [PlainRow] {
    let parent = try TestRoom.temporaryFolder(inMemory: true)
    let copy = parent + "/copy.sqlite"
    defer {
      for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
      rmdir(parent)
    }
    for suffix in ["-wal", ""] {
      guard let bytes = TestRoom.bytes(folder.journalPath + suffix) else { continue }
      try TestRoom.write(bytes, copy + suffix)
    }
    var database: OpaquePointer?
    try #require(sqlite3_open(copy, &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    let sql = """
      SELECT number, occurred, recorded, officer, post, account, desk, origin, submission_desk,
        submission_counter, salt, body, commitment, chain FROM entry ORDER BY number
      """
    try #require(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK)
    defer { sqlite3_finalize(statement) }
    var rows: [PlainRow] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      try #require(code == SQLITE_ROW)
      rows.append(PlainRow(columns: (0..<14).map { text(statement, $0) }))
    }
  }

  /// A column as text or bytes; an integer comes as its digits.
  private static func text(_ statement: OpaquePointer?, _ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  private init(columns: [[UInt8]]) { self.columns = columns }

  /// What the product read.
  init(_ row: JournalRow) {
    let of = row.columns
    let integers = [of.number, of.occurred, of.recorded, of.officer].map { Array("\($0)".utf8) }
    let texts = [of.post, of.account, of.desk, of.origin, of.submissionDesk].map { Array($0.utf8) }
    columns =
      integers + texts + [
        Array("\(of.submissionCounter)".utf8), row.salt, row.body, row.commitment, row.chain,
      ]
  }
}
