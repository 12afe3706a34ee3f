import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// A large snapshot is checked on two threads while it is read: nothing that is wrong passes.
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
    try #require(bytes.count > 1 << 18)
  }

  /// Every event, and lines of the log that are long.
  private static func entries() throws -> [Entry] {
    var entries = Sample.everything
    let last = try #require(entries.last)
    let lines = try Sample.wholeSituation().log.count
    for index in 1...50 {
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

  @Test func `it comes back as it was saved`() throws {
    #expect(try files.newest() == room.snapshot(Self.entries()[...]))
  }

  @Test func `a changed bit anywhere is seen`() throws {
    for place in stride(from: 0, to: bytes.count, by: bytes.count / 40) {
      var changed = bytes
      changed[place] ^= 0x10
      try TestRoom.write(changed, path)
      let content = try #require(try files.listHeaders().first).content
      if case .valid = content { Issue.record("byte \(place) is not missed") }
    }
  }

  /// The text of the log stands in the middle; before it the incidents and tasks, behind it the log.
  @Test func `what contradicts itself is not used, though its checksum fits`() throws {
    var seen = 0
    let payload = 72..<bytes.count - 32
    let places =
      Array(stride(from: payload.lowerBound, to: payload.lowerBound + 6_000, by: 37))
      + stride(from: payload.upperBound - 4_000, to: payload.upperBound, by: 37)
    for place in places {
      var changed = bytes
      changed[place] ^= 1
      let end = changed.count - 32
      changed.replaceSubrange(end..., with: room.hasher.digest(Array(changed[..<end])).bytes)
      try TestRoom.write(changed, path)
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
