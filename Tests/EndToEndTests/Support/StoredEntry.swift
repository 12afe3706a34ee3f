import CSQLite
import Glibc
import Testing

/// A row of a journal as SQLite itself gives it; nothing of the product's reader is used.
struct StoredEntry: Hashable {
  let number: Int64
  let origin: String
  let desk: String
  let counter: Int64
  let body: String
  let chain: [UInt8]
  /// Milliseconds of UTC, by the machine's clock.
  var recorded: Int64 = 0

  /// All rows of a room's journal, read from a copy so that the room stays as it is.
  static func all(_ room: String, in sandbox: Sandbox) throws -> [StoredEntry] {
    let copy = sandbox.file("copy-\(UInt64.random(in: 0...UInt64.max)).sqlite")
    defer { for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) } }
    for suffix in ["-wal", ""] {
      guard let bytes = Files.bytes("\(room)/journal.sqlite\(suffix)") else { continue }
      let file = try #require(fopen(copy + suffix, "w"))
      try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
      fclose(file)
    }
    var database: OpaquePointer?
    try #require(sqlite3_open_v2(copy, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
    defer { sqlite3_close(database) }
    return try rows(of: database)
  }

  private static func rows(of database: OpaquePointer?) throws -> [StoredEntry] {
    let sql = """
      SELECT number, origin, submission_desk, submission_counter, body, chain, recorded
      FROM entry ORDER BY number
      """
    var statement: OpaquePointer?
    try #require(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK)
    defer { sqlite3_finalize(statement) }
    var entries: [StoredEntry] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return entries }
      try #require(code == SQLITE_ROW)
      entries.append(
        StoredEntry(
          number: sqlite3_column_int64(statement, 0), origin: text(statement, 1),
          desk: text(statement, 2), counter: sqlite3_column_int64(statement, 3),
          body: text(statement, 4), chain: bytes(statement, 5),
          recorded: sqlite3_column_int64(statement, 6)))
    }
  }

  private static func bytes(_ statement: OpaquePointer?, _ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, column))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func text(_ statement: OpaquePointer?, _ column: Int32) -> String {
    String(decoding: bytes(statement, column), as: UTF8.self)
  }
}

/// Changes a room's journal behind its back.
func tamper(_ room: String, _ sql: String) throws {
  var database: OpaquePointer?
  try #require(sqlite3_open("\(room)/journal.sqlite", &database) == SQLITE_OK)
  defer { sqlite3_close(database) }
  try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
}
