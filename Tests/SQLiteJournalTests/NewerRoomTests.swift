import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

/// Rooms in which a newer program wrote: they are told as such, and stay as they are.
@Suite struct NewerRoomTests {
  private struct StillClock: Clock {
    func read() -> ClockReading {
      ClockReading(wall: Moment(milliseconds: Sample.start + 9_000_000), monotonicMilliseconds: 0)
    }
  }

  private static let event = NewerFact.event("tideTurned")

  /// A room of 33 entries, of which one is a newer program's.
  private func room(newer number: EntryNumber, _ format: ChainFormat = .newest) throws -> TestRoom {
    let room = try TestRoom(format: format)
    let rows = Sample.rows(room.hasher, in: format) {
      if $0.number == number { $0.body = #"{"event":"tideTurned","matter":"D-1"}"# }
    }
    try room.tamper(Sample.statements(rows))
    return room
  }

  /// What the room says when it is opened for writing.
  private func refusal(_ room: TestRoom) -> JournalError? {
    do throws(JournalError) {
      let opened = try OpenedRoom(opening: room.folder)
      let live = try opened.room(clock: StillClock(), surroundings: .none, hasher: room.hasher) {
        [UInt8](repeating: 9, count: 16)
      }
      try live.end().close()
      return nil
    } catch {
      return error
    }
  }

  /// The files of a room but for the lock, which says who asked last.
  private func files(_ room: TestRoom) throws -> [String: [UInt8]] {
    try room.files().filter { $0.key != "lock" }
  }

  @Test(arguments: ChainFormat.allCases, [1, 20, 33] as [EntryNumber])
  func `the check of a newer program's room ends with 2, its chain followed to the end`(
    format: ChainFormat, newer: EntryNumber
  ) throws {
    let room = try room(newer: newer, format)
    let before = try room.files()
    let report = verify(room.folder)
    #expect(report.findings == [.newer(newer, Self.event)])
    #expect(report.result == .newer)
    #expect(report.exitStatus == 2)
    #expect(report.lastGood == 33)
    #expect(report.head.bytes == (try room.rows().last?.chain))
    #expect(try room.files() == before)
  }

  @Test func `damage behind a newer program's entry is damage, and both are told`() throws {
    let room = try room(newer: 20)
    try room.tamper("UPDATE entry SET account = 'omar' WHERE number = 27")
    let report = verify(room.folder)
    #expect(report.findings.contains(.newer(20, Self.event)))
    #expect(report.findings.contains(.entry(.chain(27))))
    #expect(report.exitStatus == 1)
    #expect(report.lastGood == 26)
  }

  @Test func `an unknown event whose hashes do not fit is damage`() throws {
    let room = try TestRoom(Sample.entries)
    try room.tamper("UPDATE entry SET body = '{\"event\":\"tideTurned\"}' WHERE number = 20")
    #expect(verify(room.folder).findings == [.entry(.commitment(20))])
    #expect(refusal(room) == .damaged(.commitment(20), lastGood: 19))
    try room.tamper("UPDATE entry SET body = '{\"event\":\"tideTurned\"}' WHERE number = 1")
    #expect(refusal(room) == .damaged(.commitment(1), lastGood: 0))
  }

  @Test(arguments: [1, 20, 33] as [EntryNumber])
  func `a newer program's room is not opened for writing, and not a byte of it changes`(
    newer: EntryNumber
  ) throws {
    let room = try room(newer: newer)
    let before = try files(room)
    #expect(refusal(room) == .newerFact(newer, Self.event))
    #expect(try files(room) == before)
    #expect(!RoomLock.isHeld(room.folder))
  }

  @Test func `its snapshots are neither set aside nor made, damaged as they may be`() throws {
    let room = try room(newer: 30)
    let folder = room.folder.snapshotsPath
    try SnapshotFiles(room.folder).save(try room.snapshot(Sample.entries[..<9]))
    try TestRoom.write([1, 2, 3], "\(folder)/000000000020.snapshot")
    let before = try files(room)
    #expect(refusal(room) == .newerFact(30, Self.event))
    #expect(try files(room) == before)
    for name in TestRoom.names(folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
    #expect(refusal(room) == .newerFact(30, Self.event))
    #expect(!TestRoom.names(room.folder.path).contains("snapshots"))
  }

  @Test func `the WAL that a crash left of a newer program stays as it is`() throws {
    let room = try TestRoom(Array(Sample.entries[..<20]))
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(Sample.sealed(room.hasher)[20..<25]))
    let crashed = try TestRoom(crashed: room)
    let rows = Sample.rows(room.hasher, Array(Sample.entries[..<25])) {
      if $0.number == 25 { $0.body = #"{"event":"tideTurned"}"# }
    }
    try crashed.tamperInWAL(Sample.statements(rows))
    let before = try files(crashed)
    try #require(before["journal.sqlite-wal"]?.isEmpty == false)
    #expect(refusal(crashed) == .newerFact(25, Self.event))
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
      #expect(try files(crashed)[name] == before[name], "\(name)")
    }
    #expect(verify(crashed.folder).findings == [.newer(25, Self.event)])
  }

  @Test func `a journal in a newer format is left without a trace`() throws {
    let room = try TestRoom(Sample.entries)
    try room.tamper("PRAGMA user_version = 3")
    let before = try files(room)
    #expect(refusal(room) == .newerFormat(found: 3, known: 2))
    #expect(try files(room) == before)
  }

  @Test func `a snapshot behind a newer program's entry is held against the chain alone`() throws {
    let room = try room(newer: 20)
    let files = SnapshotFiles(room.folder)
    let rows = try room.rows()
    for number in [12, 30] {
      let situation = try room.snapshot(Sample.entries[..<number]).situation
      let head = try #require(Digest(rows[number - 1].chain))
      try files.save(Snapshot(situation: situation, head: head))
    }
    var report = verify(room.folder)
    #expect(report.result == .newer)
    #expect(report.snapshotsChecked == 1)
    #expect(report.snapshots.map { report.standing(of: $0) } == [.whole, .notUnderstood])
    let other = try room.snapshot(Sample.entries[..<31]).situation
    try files.save(Snapshot(situation: other, head: .zero))
    report = verify(room.folder)
    #expect(report.result == .damaged)
    #expect(report.snapshots.last.map { report.standing(of: $0) } == .otherHead)
  }

  @Test func `no backup is made of what cannot be checked, and nothing is replaced by it`() throws {
    let room = try room(newer: 20)
    let before = try room.files()
    let parent = room.folder.path + "/.."
    let target = parent + "/copy"
    let fault = #expect(throws: RoomCopyFault.self) {
      try RoomCopy.backUp(room.folder, to: target)
    }
    guard case .notWhole(let report) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(report.result == .newer && report.exitStatus == 2)
    #expect(TestRoom.names(parent) == ["room"])
    #expect(try room.files() == before)
  }

  @Test func `an open room stays read-only where a newer program's entry comes to light`() throws {
    let room = try TestRoom(Array(Sample.entries[..<20]))
    var live = try OpenedRoom(opening: room.folder).room(
      clock: StillClock(), surroundings: .none, hasher: room.hasher
    ) { [UInt8](repeating: 9, count: 16) }
    let rows = Sample.rows(room.hasher, Array(Sample.entries[..<21])) {
      if $0.number == 21 { $0.body = #"{"event":"tideTurned"}"# }
    }
    try room.tamper(Sample.statements(rows))
    let author = Author(officer: nil, post: "", account: "root", desk: "d")
    let request = Request(
      id: SubmissionID(desk: "d", counter: 1), author: author, origin: .room,
      commands: [.writeLog(LogDraft(kind: .risk, text: "rising"))])
    guard case .unconfirmed = live.process([request]).answers.first else {
      Issue.record("it was entered over another entry")
      return
    }
    #expect(live.heal().failure == .newerFact(21, Self.event))
    #expect(live.process([request]).answers == [.readOnly(.newerFact(21, Self.event))])
    #expect(try room.rows().count == 21)
  }
}
