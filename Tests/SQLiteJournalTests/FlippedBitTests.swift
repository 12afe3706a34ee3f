import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// One bit of a room's files is another: it is refused, or it is the very same room.
@Suite struct FlippedBitTests {
  @Test func `one bit of a journal is seen, or the room is the same`() throws {
    let known = try KnownRoom(Array(Sample.entries[..<8]))
    let folder = known.room.folder
    let path = folder.journalPath
    let bytes = try #require(TestRoom.bytes(path))
    var refused = 0
    for flip in FlippedBits.all(bytes.count) {
      let label = "byte \(flip.place), bit \(flip.mask)"
      // Checking takes twice as long as reading: one in eight where not all are tried.
      let outcome = try FlippedBits.flipping(path, flip, bytes) {
        let outcome = known.read(folder)
        guard FlippedBits.triesAll || flip.place.isMultiple(of: 8), outcome.fault == nil else {
          return outcome
        }
        let verified = known.verified(folder)
        // What reading refuses is never called whole.
        if verified == .whole, outcome != .whole { return .wrong("verify says whole") }
        return verified.fault == nil ? outcome : verified
      }
      #expect(outcome.fault == nil, "\(label)")
      if outcome != .whole { refused += 1 }
    }
    #expect(refused > 1_500, "\(refused)")
  }

  @Test func `nothing is written over by entering a line behind a changed bit`() throws {
    for (entries, stride) in [(Array(Sample.entries[..<12]), 12), (Sample.entries, 60)] {
      let known = try KnownRoom(entries)
      let bytes = try #require(TestRoom.bytes(known.room.folder.journalPath))
      for flip in FlippedBits.all(bytes.count, every: stride) {
        let crashed = try TestRoom(crashed: known.room, inMemory: true)
        let label = "byte \(flip.place), bit \(flip.mask)"
        var changed = bytes
        changed[flip.place] ^= flip.mask
        try TestRoom.write(changed, crashed.folder.journalPath)
        #expect(known.write(crashed.folder).fault == nil, "\(label)")
      }
    }
  }

  @Test func `a journal that was cut anywhere is refused`() throws {
    let known = try KnownRoom(Array(Sample.entries[..<12]))
    let folder = known.room.folder
    let bytes = try #require(TestRoom.bytes(folder.journalPath))
    let step = FlippedBits.triesAll ? 1 : 3
    for length in stride(from: bytes.count - 1, through: 0, by: -step) {
      truncate(folder.journalPath, off_t(length))
      guard case .refused(let error) = known.read(folder) else {
        Issue.record("cut at \(length)")
        continue
      }
      if length % 64 == 0 {
        #expect(verify(folder).result != .whole, "cut at \(length): \(error)")
        #expect(throws: JournalError.self) { try OpenedRoom(opening: folder) }
      }
    }
  }
}
