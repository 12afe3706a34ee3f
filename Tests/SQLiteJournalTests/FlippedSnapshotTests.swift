import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// A snapshot with one bit changed, or cut anywhere, is passed over; the journal has everything.
@Suite struct FlippedSnapshotTests {
  private let known: KnownRoom
  private let files: SnapshotFiles
  private let path: String
  private let bytes: [UInt8]

  init() throws {
    let entries = Array(Sample.everything)
    known = try KnownRoom(entries)
    files = SnapshotFiles(known.room.folder)
    try files.save(try known.room.snapshot(entries[...]))
    let name = try #require(TestRoom.names(known.room.folder.snapshotsPath).first)
    path = "\(known.room.folder.snapshotsPath)/\(name)"
    bytes = try #require(TestRoom.bytes(path))
  }

  /// What is wrong with how the file as it is now is taken.
  private func fault() throws -> String? {
    let listed = try #require(try files.listHeaders().first)
    switch listed.content {
    case .valid: return "it is said to be whole"
    case .newerFormat(let found) where found <= 3: return "format \(found) is no newer one"
    case .damaged, .newerFormat: break
    }
    // What is damaged is set aside; what is newer stays.
    let newest = try files.newest()
    if listed.content == .damaged, access(path, F_OK) == 0 { return "it was not set aside" }
    rename(path + ".damaged", path)
    return newest == nil ? nil : "it was used"
  }

  @Test func `one bit of a snapshot is always seen`() throws {
    for flip in FlippedBits.all(of: bytes) {
      let fault = try FlippedBits.flipping(path, flip, bytes) { try self.fault() }
      #expect(fault == nil, "byte \(flip.place), bit \(flip.mask)")
    }
  }

  @Test func `a snapshot that was cut anywhere is always seen`() throws {
    for length in stride(from: bytes.count - 1, through: 0, by: -1) {
      truncate(path, off_t(length))
      let fault = try self.fault()
      #expect(fault == nil, "cut at \(length)")
    }
  }

  @Test func `beside a changed snapshot the room comes whole from its journal`() throws {
    for flip in FlippedBits.all(of: bytes, every: 40) {
      let room = try TestRoom(crashed: known.room, inMemory: true)
      var changed = bytes
      changed[flip.place] ^= flip.mask
      try TestRoom.write(changed, "\(room.folder.snapshotsPath)/000000000048.snapshot")
      #expect(known.write(room.folder) == .whole, "byte \(flip.place), bit \(flip.mask)")
    }
  }
}
