import CSQLite
import Glibc
import OperationsRoom

/// One SQLite handle with its prepared statements; belongs to one thread.
///
/// Errors come out as `JournalError`. Source: https://sqlite.org/rescode.html
final class Connection {
  /// How the file is opened.
  enum Access {
    /// Read and write; the file must exist.
    case writing
    /// Read what somebody else may be writing.
    case reading
    /// Read a file that nobody writes, as it lies; neither locks nor a WAL are looked at.
    case immutable
  }

  private static let busyMilliseconds: Int32 = 5_000
  private static let longestValueBytes: Int32 = 64 << 20

  private let path: String
  let access: Access
  private var handle: OpaquePointer?
  private var prepared: [String: Statement] = [:]

  init(_ path: String, _ access: Access) throws(JournalError) {
    self.path = path
    self.access = access
    let doing = "opening the journal"
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var name = path
    switch access {
    case .writing: flags |= SQLITE_OPEN_READWRITE
    case .reading: flags |= SQLITE_OPEN_READONLY
    case .immutable:
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file:\(Self.escaped(path))?immutable=1"
    }
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    if code != SQLITE_OK { throw error(code, doing) }
    sqlite3_busy_timeout(handle, Self.busyMilliseconds)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValueBytes)
    let hardened = cs_harden(handle)
    if hardened != SQLITE_OK { throw error(hardened, doing) }
    if cs_checkpoint_on_close(handle, 0) != SQLITE_OK { throw error(SQLITE_ERROR, doing) }
    try run("PRAGMA cell_size_check = ON", doing)
  }

  deinit { close() }

  /// Closes the handle, once; the WAL stays unless `movingWAL`.
  func close(movingWAL: Bool = false) {
    // In any order: all of them are given up.
    for statement in prepared.values { statement.finish() }
    prepared = [:]
    guard let handle else { return }
    if movingWAL { _ = cs_checkpoint_on_close(handle, 1) }
    sqlite3_close_v2(handle)
    self.handle = nil
  }

  /// Copies the whole database into a new file of mode 0600, in one reading transaction.
  ///
  /// Source: https://sqlite.org/c3ref/backup_finish.html
  func copyAll(to path: String) throws(JournalError) {
    let doing = "copying the journal"
    try Files.makePrivateFile(path)
    let target = try Connection(path, .writing)
    defer { target.close() }
    try target.run("PRAGMA synchronous = FULL", doing)
    guard let copying = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw target.error(sqlite3_errcode(target.handle), doing)
    }
    let code = sqlite3_backup_step(copying, -1)
    let finished = sqlite3_backup_finish(copying)
    if finished != SQLITE_OK { throw target.error(finished, doing) }
    if code != SQLITE_DONE { throw target.error(code, doing) }
  }

  /// Whether no transaction is open.
  var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// A prepared statement, made once and kept.
  func statement(_ sql: String, _ doing: String) throws(JournalError) -> Statement {
    if let known = prepared[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw error(code, doing) }
    let statement = Statement(made)
    prepared[sql] = statement
    return statement
  }

  /// Runs a statement for its effect.
  func run(_ sql: String, _ doing: String) throws(JournalError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code, doing) }
  }

  /// Steps a statement: whether there is a row. Resets it at the end and on errors.
  func step(_ statement: Statement, _ doing: String) throws(JournalError) -> Bool {
    let code = sqlite3_step(statement.handle)
    if code == SQLITE_ROW { return true }
    let failure = code == SQLITE_DONE ? nil : error(code, doing)
    sqlite3_reset(statement.handle)
    if let failure { throw failure }
    return false
  }

  /// The first column of the first row as an integer; nil when there is no row or it is NULL.
  func integer(
    _ sql: String, _ doing: String, binding value: Int64? = nil
  ) throws(JournalError) -> Int64? {
    try first(sql, doing, binding: value) { $0.isNull(0) ? nil : $0.integer(0) }
  }

  /// What `take` makes of the first row; nil when there is none.
  func first<Value>(
    _ sql: String, _ doing: String, binding value: Int64? = nil, _ take: (Statement) -> Value?
  ) throws(JournalError) -> Value? {
    let statement = try statement(sql, doing)
    defer { statement.reset() }
    if let value { statement.bind(1, value) }
    return try step(statement, doing) ? take(statement) : nil
  }
}

extension Connection {
  /// How many bytes the file itself has, its WAL not looked at; 0 when that is unknown.
  var fileSize: Int { Int(clamping: max(0, cs_file_size(handle))) }

  /// Bytes of the file itself, its WAL not looked at; zeros behind its end.
  func readFile(at place: Int, count: Int) throws(JournalError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let code = bytes.withUnsafeMutableBytes {
      cs_read_file(handle, $0.baseAddress, Int32(clamping: count), Int64(place))
    }
    if code != SQLITE_OK { throw error(code, "reading the journal") }
    return bytes
  }

  /// What a result code means to the room.
  func error(_ code: Int32, _ doing: String) -> JournalError {
    let detail = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
    let system = handle.map { sqlite3_system_errno($0) } ?? 0
    switch code & 0xFF {
    case SQLITE_FULL: return .diskFull
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt(lastGood: 0, detail: detail)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: return .notPermitted(path: path)
    case SQLITE_IOERR where isBeyondLimit: return .fileLimit(doing: doing)
    case SQLITE_IOERR: return Files.error(system == 0 ? EIO : system, path, doing)
    case SQLITE_CANTOPEN: return Files.error(system == 0 ? EACCES : system, path, doing)
    case SQLITE_BUSY, SQLITE_LOCKED: return .failed(code: Int(EBUSY), doing: doing)
    case SQLITE_NOMEM: return .failed(code: Int(ENOMEM), doing: doing)
    default: return .failed(code: Int(code), doing: "\(doing): \(detail)")
    }
  }

  /// Whether a write failed where files may not grow at will; SQLite does not keep that error.
  private var isBeyondLimit: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != rlim_t.max
      && handle.map { sqlite3_extended_errcode($0) } == SQLITE_IOERR | (3 << 8)
  }

  /// A path as SQLite's URIs spell it. Source: https://sqlite.org/uri.html
  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 47, 95: text.unicodeScalars.append(.init(byte))
      default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}
