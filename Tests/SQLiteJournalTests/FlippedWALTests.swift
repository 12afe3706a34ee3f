import EngineSamples
import Glibc
import OperationsRoom
import SQLiteJournal
import Testing

/// What a crash left: journal, WAL and the index that counts its frames. The last commit is of two
/// entries.
@Suite struct FlippedWALTests {
  private func known(small: Bool) throws -> KnownRoom {
    try KnownRoom(
      Array(Sample.entries[..<8]), moved: 3, commits: [2, 1, 2], small: small)
  }

  /// Small pages, and in `make faults` those that a room has.
  private static let sizes = FlippedBits.triesAll ? [true, false] : [true]

  @Test(arguments: sizes)
  func `one bit of a WAL is seen, or the room is the same`(small: Bool) throws {
    let known = try known(small: small)
    let folder = known.room.folder
    let bytes = try #require(TestRoom.bytes(folder.walPath))
    var refused = 0
    for flip in FlippedBits.all(of: bytes) {
      let outcome = try FlippedBits.flipping(folder.walPath, flip, bytes) { known.read(folder) }
      #expect(outcome.fault == nil, "byte \(flip.place), bit \(flip.mask)")
      if outcome != .whole { refused += 1 }
    }
    // Only the words that count checkpoints may be others.
    #expect(refused > bytes.count - 32, "\(refused) of \(bytes.count)")
  }

  @Test(arguments: sizes)
  func `without the index only the last commit can be taken for one never finished`(
    small: Bool
  ) throws {
    let known = try known(small: small)
    let folder = known.room.folder
    unlink(folder.journalPath + "-shm")
    let bytes = try #require(TestRoom.bytes(folder.walPath))
    var lacking = 0
    for flip in FlippedBits.all(of: bytes) {
      let outcome = try FlippedBits.flipping(folder.walPath, flip, bytes) { known.read(folder) }
      if outcome == .first(6) {
        lacking += 1
      } else {
        #expect(outcome.fault == nil, "byte \(flip.place), bit \(flip.mask)")
      }
    }
    #expect(lacking > 500 && lacking < FlippedBits.all(of: bytes).count * 3 / 5, "\(lacking)")
  }

  @Test(arguments: sizes)
  func `one bit of the journal below a WAL is seen, or the room is the same`(small: Bool) throws {
    let known = try known(small: small)
    let folder = known.room.folder
    let bytes = try #require(TestRoom.bytes(folder.journalPath))
    for flip in FlippedBits.all(of: bytes) {
      let outcome = try FlippedBits.flipping(folder.journalPath, flip, bytes) {
        known.read(folder)
      }
      #expect(outcome.fault == nil, "byte \(flip.place), bit \(flip.mask)")
    }
  }

  @Test func `a changed index changes nothing`() throws {
    let known = try known(small: true)
    let folder = known.room.folder
    let path = folder.journalPath + "-shm"
    let bytes = try #require(TestRoom.bytes(path))
    for flip in FlippedBits.all(of: Array(bytes[..<136])) {
      let outcome = try FlippedBits.flipping(path, flip, bytes) { known.read(folder) }
      #expect(outcome == .whole, "byte \(flip.place), bit \(flip.mask)")
    }
  }

  @Test(arguments: [true, false])
  func `a WAL that was cut is seen by its index, else it ends with a commit`(
    hasIndex: Bool
  ) throws {
    let known = try known(small: true)
    let folder = known.room.folder
    if !hasIndex { unlink(folder.journalPath + "-shm") }
    let bytes = try #require(TestRoom.bytes(folder.walPath))
    let step = FlippedBits.triesAll ? 1 : 7
    for length in stride(from: bytes.count - 1, through: 0, by: -step) {
      truncate(folder.walPath, off_t(length))
      let outcome = known.read(folder)
      // A WAL without a header is one that was moved into the journal.
      let isEnd = [.first(3), .first(5), .first(6)].contains(outcome)
      let isRight =
        if length < 32 { outcome == .first(3) } else { hasIndex ? outcome.fault == nil : isEnd }
      #expect(isRight, "cut at \(length): \(outcome)")
    }
  }

  @Test func `entering a line never makes a changed WAL worse`() throws {
    let known = try known(small: true)
    let bytes = try #require(TestRoom.bytes(known.room.folder.walPath))
    for flip in FlippedBits.all(of: bytes, every: 20) {
      let crashed = try TestRoom(crashed: known.room, inMemory: true)
      var changed = bytes
      changed[flip.place] ^= flip.mask
      try TestRoom.write(changed, crashed.folder.walPath)
      #expect(known.write(crashed.folder).fault == nil, "byte \(flip.place), bit \(flip.mask)")
    }
  }
}
