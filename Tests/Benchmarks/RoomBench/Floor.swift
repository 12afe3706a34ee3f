import CSQLite
import Glibc

/// The disk's own limits: a page appended and synced, and SQLite's commit of one row.
enum Floor {
  private static let row = [UInt8](repeating: 0x78, count: 200)

  static func measure(_ folder: String, _ seconds: Double) throws {
    let raw = try appends("\(folder)/floor.raw", seconds / 2)
    let sqlite = try commits("\(folder)/floor.sqlite", seconds / 2)
    print("{\"bench\":\"floor\",\"raw_us\":\(round1(raw)),\"sqlite_us\":\(round1(sqlite))}")
  }

  /// The median of so many seconds of what is measured.
  private static func middle(_ seconds: Double, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    let began = now()
    while now() - began < seconds * 1e6 {
      let start = now()
      try body()
      times.append(now() - start)
    }
    return times.sorted()[times.count / 2]
  }

  private static func appends(_ path: String, _ seconds: Double) throws -> Double {
    let file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(description: "cannot write \(path)") }
    defer {
      close(file)
      unlink(path)
    }
    return try middle(seconds) {
      guard write(file, row, row.count) == row.count, fdatasync(file) == 0 else {
        throw Failure(description: "cannot sync \(path)")
      }
    }
  }

  private static func commits(_ path: String, _ seconds: Double) throws -> Double {
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK else {
      throw Failure(description: "SQLite cannot open \(path)")
    }
    defer {
      sqlite3_close(database)
      for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
    let making =
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
      + "CREATE TABLE e(seq INTEGER PRIMARY KEY, b BLOB)"
    sqlite3_exec(database, making, nil, nil, nil)
    var statement: OpaquePointer?
    sqlite3_prepare_v2(
      database, "INSERT INTO e(b) VALUES(randomblob(200))", -1, &statement, nil)
    defer { sqlite3_finalize(statement) }
    return try middle(seconds) {
      guard sqlite3_step(statement) == SQLITE_DONE else {
        throw Failure(description: "SQLite did not commit")
      }
      sqlite3_reset(statement)
    }
  }
}
