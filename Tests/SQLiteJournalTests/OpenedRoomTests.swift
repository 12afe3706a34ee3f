import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

private struct StillClock: Clock {
  func read() -> ClockReading {
    ClockReading(wall: Moment(milliseconds: Sample.start + 9_000_000), monotonicMilliseconds: 0)
  }
}

@Suite struct OpenedRoomTests {
  private func live(_ opened: OpenedRoom, _ hasher: Hasher256) throws -> Room<SQLiteJournal> {
    try opened.room(clock: StillClock(), surroundings: .none, hasher: hasher) {
      [UInt8](repeating: 9, count: 16)
    }
  }

  @Test func `a new room is opened by its first command and found again`() throws {
    let test = try TestRoom()
    let opened = try OpenedRoom(opening: test.folder)
    #expect(opened.charter == nil)
    var room = try live(opened, test.hasher)
    let charter = RoomCharter(identity: "ab", name: "Night", kind: .live, zone: "UTC")
    let author = Author(officer: nil, post: "", account: "root", desk: "d")
    let batch = room.process([
      Request(
        id: SubmissionID(desk: "d", counter: 1), author: author, origin: .room,
        commands: [.openRoom(charter)])
    ])
    #expect(
      batch.answers == [
        .accepted(Acceptance(id: SubmissionID(desk: "d", counter: 1), first: 1, last: 1))
      ])
    try room.end().close()
    let again = try OpenedRoom(opening: test.folder)
    #expect(again.charter == charter)
    #expect(try live(again, test.hasher).situation == batch.situation)
  }

  @Test func `a snapshot and the tail give what the whole journal gives`() throws {
    let test = try TestRoom(Sample.entries)
    try SnapshotFiles(test.folder).save(try test.snapshot(Sample.entries[..<20]))
    let opened = try OpenedRoom(opening: test.folder)
    #expect(opened.snapshot?.situation.lastNumber == 20)
    #expect(opened.setAside == [])
    let room = try live(opened, test.hasher)
    #expect(try room.situation == Sample.situation())
    #expect(room.head == Sample.sealed(test.hasher).last?.chain)
  }

  @Test func `a snapshot whose head is not in the chain is set aside`() throws {
    let test = try TestRoom(Sample.entries)
    let files = SnapshotFiles(test.folder)
    try files.save(try test.snapshot(Sample.entries[..<9]))
    let wrong = Snapshot(
      situation: try test.snapshot(Sample.entries[..<20]).situation, head: .zero)
    try files.save(wrong)
    let opened = try OpenedRoom(opening: test.folder)
    #expect(opened.snapshot?.situation.lastNumber == 9)
    #expect(opened.setAside == ["000000000020.snapshot"])
  }

  @Test func `snapshots of an older and a newer format are passed over, and nothing is missing`()
    throws
  {
    let golden = Golden(beside: #filePath, levels: 0)
    let test = try TestRoom(Sample.entries, format: .one)
    let folder = test.folder.snapshotsPath
    let older = try #require(
      golden.text("snapshot-1.hex").flatMap { Golden.bytes(hexadecimal: $0) })
    try TestRoom.write(older, "\(folder)/000000000012.snapshot")
    try SnapshotFiles(test.folder).save(try test.snapshot(Sample.entries[..<20]))
    var newer = try #require(TestRoom.bytes("\(folder)/000000000020.snapshot"))
    newer[11] += 1
    newer.replaceSubrange(
      (newer.count - 32)..., with: test.hasher.digest(Array(newer.dropLast(32))).bytes)
    try TestRoom.write(newer, "\(folder)/000000000020.snapshot")
    let opened = try OpenedRoom(opening: test.folder)
    #expect(opened.snapshot == nil)
    #expect(opened.setAside == [])
    #expect(opened.inNewerFormat == ["000000000020.snapshot"])
    #expect(TestRoom.names(folder) == ["000000000012.snapshot", "000000000020.snapshot"])
    let room = try live(opened, test.hasher)
    #expect(try room.situation == Sample.situation())
    try room.end().close()
    let report = verify(test.folder)
    #expect(report.result == .whole)
    #expect(report.snapshotsSkipped == ["000000000020.snapshot"])
  }

  @Test func `a snapshot of another room is set aside, even when it is ahead`() throws {
    let test = try TestRoom(Array(Sample.entries[..<20]))
    var entries = Sample.entries
    let other = RoomCharter(identity: "ff", name: "Other", kind: .exercise, zone: "UTC")
    let first = entries[0]
    entries[0] = Entry(
      number: 1, occurred: first.occurred, recorded: first.recorded, exerciseMilliseconds: nil,
      author: first.author, origin: first.origin, submission: first.submission,
      event: .roomOpened(other))
    try SnapshotFiles(test.folder).save(try test.snapshot(entries[...]))
    #expect(try OpenedRoom(opening: test.folder).setAside == ["000000000033.snapshot"])
  }

  @Test func `a journal whose tail was cut is refused loudly`() throws {
    let test = try TestRoom(Array(Sample.entries[..<20]))
    try SnapshotFiles(test.folder).save(try test.snapshot(Sample.entries[..<25]))
    #expect(throws: JournalError.tailMissing(lastInJournal: 20, inSnapshot: 25)) {
      try OpenedRoom(opening: test.folder)
    }
    #expect(!RoomLock.isHeld(test.folder))
  }

  @Test func `a damaged tail is refused with the last good number`() throws {
    let test = try TestRoom(Sample.entries)
    try SnapshotFiles(test.folder).save(try test.snapshot(Sample.entries[..<20]))
    try test.tamper("UPDATE entry SET desk = 'desk-9' WHERE number = 25")
    let opened = try OpenedRoom(opening: test.folder)
    #expect(throws: JournalError.damaged(.chain(25), lastGood: 24)) {
      try live(opened, test.hasher)
    }
  }
}
