import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct SnapshotFilesTests {
  private let room: TestRoom
  private let files: SnapshotFiles

  init() throws {
    room = try TestRoom(Sample.entries)
    files = SnapshotFiles(room.folder)
  }

  private var names: [String] { TestRoom.names(room.folder.snapshotsPath) }
  private func path(_ name: String) -> String { "\(room.folder.snapshotsPath)/\(name)" }

  private func save(_ numbers: Int...) throws {
    for number in numbers { try files.save(try room.snapshot(Sample.entries[..<number])) }
  }

  private func change(_ name: String, at place: Int, to byte: UInt8) throws {
    var bytes = try #require(TestRoom.bytes(path(name)))
    bytes[place < 0 ? bytes.count + place : place] = byte
    try TestRoom.write(bytes, path(name))
  }

  @Test func `the newest comes back as it was saved`() throws {
    #expect(try files.newest() == nil)
    try save(9, 33, 20)
    #expect(try files.newest() == room.snapshot(Sample.entries[...]))
  }

  @Test func `the last five are kept, and nothing unfinished`() throws {
    try TestRoom.write([1], path("000000000007.snapshot.new"))
    try save(1, 2, 3, 4, 5, 6, 7)
    #expect(names == (3...7).map { "00000000000\($0).snapshot" })
  }

  @Test(arguments: [0, 19, 30, 59, 63, 71, 72, 120, -1])
  func `a damaged one is set aside and the next older used`(place: Int) throws {
    try save(9, 20)
    try change("000000000020.snapshot", at: place, to: 0xEE)
    #expect(try files.newest() == room.snapshot(Sample.entries[..<9]))
    #expect(names == ["000000000009.snapshot", "000000000020.snapshot.damaged"])
  }

  @Test func `a cut one is set aside`() throws {
    try save(9)
    let bytes = try #require(TestRoom.bytes(path("000000000009.snapshot")))
    for length in [0, 7, 11, 59, 60, 71, 72, 103, 104, bytes.count - 1] {
      try TestRoom.write(Array(bytes[..<length]), path("000000000009.snapshot"))
      #expect(try files.newest() == nil)
      #expect(names == ["000000000009.snapshot.damaged"])
    }
  }

  @Test func `one in a newer format is skipped and left alone`() throws {
    try save(9, 20)
    try change("000000000020.snapshot", at: 11, to: 4)
    #expect(try files.newest() == room.snapshot(Sample.entries[..<9]))
    try save(21, 22, 23, 24, 25, 26)
    #expect(names.first == "000000000020.snapshot")
    #expect(names.count == 6)
    let listed = try files.listHeaders()
    #expect(listed.first?.content == .newerFormat(found: 4))
    #expect(
      try listed.last?.content
        == .valid(number: 26, head: room.snapshot(Sample.entries[..<26]).head))
  }

  @Test func `the bytes are those of the golden file, and it is read as what it was`() throws {
    let golden = Golden(beside: #filePath, levels: 0)
    let room = try TestRoom(Sample.entries, format: .one)
    let files = SnapshotFiles(room.folder)
    func path(_ name: String) -> String { "\(room.folder.snapshotsPath)/\(name)" }
    try files.save(try room.snapshot(Sample.entries[..<12]))
    let bytes = try #require(TestRoom.bytes(path("000000000012.snapshot")))
    #expect(golden.difference("snapshot-4.hex", Golden.hexadecimal(bytes)) == nil)
    // The fourth is the third format of the file, with a situation in the fourth of its own.
    for (name, format) in [(1, 1), (2, 2), (3, 3), (4, 3)] {
      let text = try #require(golden.text("snapshot-\(name).hex"))
      try TestRoom.write(
        try #require(Golden.bytes(hexadecimal: text)), path("000000000012.snapshot"))
      let whole = try room.snapshot(Sample.entries[..<12])
      let known = format == 1 ? whole.situation.withoutLastActions : whole.situation
      #expect(try files.newest() == Snapshot(situation: known, head: whole.head))
      #expect(try files.newest(isWhole: true) { _ in true }.snapshot == (format == 1 ? nil : whole))
      let listed = try #require(try files.listHeaders().first)
      #expect(listed.format == format)
      #expect(listed.mark?.reason == (format == 1 ? nil : .leaving))
      #expect(listed.lastRecorded == Sample.entries[11].recorded)
    }
  }

  @Test func `those of a shift stay however many come after them`() throws {
    try files.save(try room.snapshot(Sample.entries[..<2]), .shift)
    try save(1, 3, 4)
    try files.save(try room.snapshot(Sample.entries[..<5]), .shift)
    try save(6, 7, 8, 9, 10, 11)
    #expect(
      names
        == [2, 5, 7, 8, 9, 10, 11].map { String(1_000_000_000_000 + $0).dropFirst() + ".snapshot" })
    #expect(
      try files.listHeaders().map(\.mark?.reason.isKeptForEver) == [
        true, true, false, false, false, false, false,
      ])
  }

  @Test func `a later reason never takes away what is kept for ever`() throws {
    let snapshot = try room.snapshot(Sample.entries[..<9])
    func reason() throws -> SnapshotReason? { try files.listHeaders().first?.mark?.reason }
    try files.save(snapshot, .count)
    try files.save(snapshot, .leaving)
    #expect(try reason() == .count)
    try files.save(snapshot, .shift)
    #expect(try reason() == .shift)
    try files.save(snapshot, .leaving)
    #expect(try reason() == .shift)
    try change("000000000009.snapshot", at: 100, to: 0xEE)
    try files.save(snapshot, .leaving)
    #expect(try files.newest() == snapshot, "a damaged one is written anew")
  }
}
