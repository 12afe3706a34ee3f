import CSQLite
import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// A room in a folder that goes with this value.
final class TestRoom {
  let folder: RoomFolder
  let hasher: Hasher256
  let format: ChainFormat
  private let parent: String

  /// A room with these entries, closed. In memory where syncing is not what is tested.
  init(
    _ entries: [Entry] = [], inMemory: Bool = false, format: ChainFormat = .newest
  ) throws {
    self.format = format
    hasher = try #require(Hasher256())
    parent = try Self.temporaryFolder(inMemory: inMemory)
    folder = try RoomFolder.create(at: parent + "/room")
    try tamper("PRAGMA user_version = \(format.rawValue)")
    if entries.isEmpty { return }
    let journal = try SQLiteJournal(opening: folder)
    try journal.append(Sample.sealed(hasher, entries, in: format))
    try journal.close()
  }

  /// The room as `other` would stand on disk if its writer were killed now.
  init(crashed other: TestRoom, inMemory: Bool = false) throws {
    hasher = other.hasher
    format = other.format
    parent = try Self.temporaryFolder(inMemory: inMemory)
    let path = parent + "/room"
    mkdir(path, 0o700)
    mkdir(path + "/snapshots", 0o700)
    for name in ["lock", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
      if let bytes = Self.bytes("\(other.folder.path)/\(name)") {
        try Self.write(bytes, "\(path)/\(name)")
      }
    }
    folder = try RoomFolder(opening: path)
  }

  /// The room whose journal has these bytes.
  init(journal: [UInt8], in format: ChainFormat) throws {
    self.format = format
    hasher = try #require(Hasher256())
    parent = try Self.temporaryFolder(inMemory: true)
    folder = try RoomFolder.create(at: parent + "/room")
    try Self.write(journal, folder.journalPath)
  }

  deinit { Self.remove(parent) }

  /// Snapshot of the first entries of `entries`.
  func snapshot(_ entries: ArraySlice<Entry>) throws -> Snapshot {
    var situation = Situation()
    for entry in entries { try situation.fold(entry) }
    let head = Sample.sealed(hasher, Array(entries), in: format).last?.chain ?? .zero
    return Snapshot(situation: situation, head: head)
  }

  /// Changes the journal behind the room's back.
  func tamper(_ sql: String) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(folder.journalPath, &database) == SQLITE_OK)
    #expect(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    sqlite3_close(database)
  }

  /// The same, in the WAL: as a program that is killed afterwards leaves it.
  func tamperInWAL(_ sql: String) throws {
    let live = try TestRoom(crashed: self)
    var database: OpaquePointer?
    try #require(sqlite3_open(live.folder.journalPath, &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    #expect(sqlite3_exec(database, "PRAGMA wal_autocheckpoint = 0", nil, nil, nil) == SQLITE_OK)
    #expect(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
      let bytes = try #require(Self.bytes("\(live.folder.path)/\(name)"))
      try Self.write(bytes, "\(folder.path)/\(name)")
    }
  }

  /// Every file of the room by its name, with its bytes.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let snapshots = Self.names(folder.snapshotsPath).map { "snapshots/" + $0 }
    for name in Self.names(folder.path) + snapshots {
      files[name] = Self.bytes("\(folder.path)/\(name)") ?? []
    }
    return files
  }

  func rows() throws -> [JournalRow] {
    let reader = try JournalReader(folder)
    var rows: [JournalRow] = []
    try reader.read(after: 0) { rows.append($0) }
    return rows
  }
}

extension SnapshotFiles {
  /// Keeps a snapshot as taken on leaving, at the time of its last entry.
  func save(_ snapshot: Snapshot, _ reason: SnapshotReason = .leaving) throws {
    let taken = snapshot.situation.lastRecorded ?? Moment(milliseconds: 0)
    try save(snapshot, SnapshotMark(reason: reason, taken: taken))
  }
}

extension TestRoom {
  static func temporaryFolder(inMemory: Bool = false) throws -> String {
    let parent = inMemory && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    let template = try #require(strdup("\(parent)/journal-test-XXXXXX"))
    defer { free(template) }
    try #require(mkdtemp(template) != nil)
    return String(cString: template)
  }

  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let item = readdir(folder) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func write(_ bytes: [UInt8], _ path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  static func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private static func remove(_ path: String) {
    for name in names(path) {
      let inner = "\(path)/\(name)"
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }
}
