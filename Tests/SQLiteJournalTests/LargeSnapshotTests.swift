import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// A large snapshot is read as it is needed: it says that it was read again when it was written, and
/// its checksum that it is the same. Nothing that is wrong passes.
@Suite struct LargeSnapshotTests {
  private let room: TestRoom
  private let files: SnapshotFiles
  private let path: String
  private let bytes: [UInt8]

  init() throws {
    room = try TestRoom()
    files = SnapshotFiles(room.folder)
    try files.save(try room.snapshot(Self.entries()[...]))
    let name = try #require(TestRoom.names(room.folder.snapshotsPath).first)
    path = "\(room.folder.snapshotsPath)/\(name)"
    bytes = try #require(TestRoom.bytes(path))
    // More than is read at once: the rest is hashed while it is read.
    try #require(bytes.count > 1 << 20)
  }

  /// Every event, and lines of the log that are long.
  private static func entries() throws -> [Entry] {
    var entries = Sample.everything
    let last = try #require(entries.last)
    let lines = try Sample.wholeSituation().log.count
    for index in 1...140 {
      let line = LogLine(
        number: LogNumber(lines + index), kind: .observation,
        text: String(repeating: "the water rises ", count: 512))
      entries.append(
        Entry(
          number: last.number + EntryNumber(index), occurred: last.occurred,
          recorded: last.recorded, exerciseMilliseconds: last.exerciseMilliseconds,
          author: last.author, origin: last.origin, submission: last.submission,
          event: .logEntryWritten(line)))
    }
    return entries
  }

  private func nextLine(after entries: [Entry]) throws -> Entry {
    let last = try #require(entries.last)
    let lines = LogNumber(try room.snapshot(entries[...]).situation.log.count + 1)
    return Entry(
      number: last.number + 1, occurred: last.occurred, recorded: last.recorded,
      exerciseMilliseconds: last.exerciseMilliseconds, author: last.author, origin: last.origin,
      submission: last.submission,
      event: .logEntryWritten(LogLine(number: lines, kind: .risk, text: "it rises on")))
  }

  @Test func `it comes back as it was saved`() throws {
    #expect(try files.newest() == room.snapshot(Self.entries()[...]))
  }

  @Test func `a changed bit anywhere is seen`() throws {
    for place in stride(from: 0, to: bytes.count, by: bytes.count / 20) {
      var changed = bytes
      changed[place] ^= 0x10
      try TestRoom.write(changed, path)
      let content = try #require(try files.listHeaders().first).content
      if case .valid = content { Issue.record("byte \(place) is not missed") }
      #expect(try files.newest() == nil, "byte \(place)")
    }
  }

  @Test func `it goes on like the situation that was saved`() throws {
    let entries = try Self.entries()
    for cut in stride(from: 1, to: entries.count, by: 17) {
      var saved = try room.snapshot(entries[...]).situation
      let packed = try room.snapshot(entries[..<cut]).situation.packed()
      var opened = try Situation(opening: packed, in: packed.indices)
      for entry in entries[cut...] { try opened.fold(entry) }
      #expect(opened == saved, "cut at \(cut)")
      let next = try nextLine(after: entries)
      try opened.fold(next)
      try saved.fold(next)
      #expect(opened == saved && opened.packed() == saved.packed(), "cut at \(cut)")
    }
  }

  @Test func `one that does not say that it was read again is not used`() throws {
    let hashed = Array(bytes[..<(bytes.count - 64)])
    let sum = room.hasher.digest(hashed).bytes
    for mark in [sum, [UInt8](repeating: 0, count: 32), []] {
      try TestRoom.write(hashed + sum + mark, path)
      #expect(try files.listHeaders().first?.content == .damaged)
      #expect(try files.newest() == nil)
    }
  }

  /// The text of the log stands in the middle; before it the incidents and tasks, behind it the log.
  /// A file of format 2 does not say that it was read again.
  @Test func `what contradicts itself is not used, though its checksum fits`() throws {
    var seen = 0
    let payload = 72..<bytes.count - 64
    let places =
      Array(stride(from: payload.lowerBound, to: payload.lowerBound + 6_000, by: 37))
      + stride(from: payload.upperBound - 4_000, to: payload.upperBound, by: 37)
    for place in places {
      var changed = bytes
      changed[place] ^= 1
      changed[11] = 2
      changed.removeLast(64)
      try TestRoom.write(changed + room.hasher.digest(changed).bytes, path)
      guard let found = try files.newest() else {
        seen += 1
        continue
      }
      let violations = found.situation.violations()
      #expect(violations.isEmpty, "byte \(place)")
    }
    #expect(seen > 10)
  }
}
