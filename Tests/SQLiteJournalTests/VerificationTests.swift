import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct VerificationTests {
  @Test func `a whole room is whole, its snapshots too, and nothing is changed`() throws {
    let room = try TestRoom(Sample.entries)
    for number in [9, 33] {
      try SnapshotFiles(room.folder).save(try room.snapshot(Sample.entries[..<number]))
    }
    let before = try room.files()
    let report = verify(room.folder)
    #expect(report.result == .whole)
    #expect(report.exitStatus == 0)
    #expect(report.entriesChecked == 33)
    #expect(report.snapshotsChecked == 2)
    #expect(report.head == Sample.sealed(room.hasher).last?.chain)
    #expect(try room.files() == before)
  }

  @Test func `an empty room is whole`() throws {
    let room = try TestRoom()
    let report = verify(room.folder)
    #expect(report.result == .whole, "\(report.findings)")
  }

  @Test(arguments: [
    ("UPDATE entry SET body = replace(body, 'rising', 'falling') WHERE number = 12", 12),
    ("UPDATE entry SET salt = zeroblob(16) WHERE number = 2", 2),
    ("UPDATE entry SET commitment = zeroblob(32) WHERE number = 3", 3),
    ("UPDATE entry SET chain = zeroblob(32) WHERE number = 20", 20),
    ("UPDATE entry SET account = 'omar' WHERE number = 7", 7),
    ("UPDATE entry SET officer = officer + 1 WHERE number = 7", 7),
    ("UPDATE entry SET occurred = occurred + 1 WHERE number = 20", 20),
    ("UPDATE entry SET submission_counter = 99 WHERE number = 1", 1),
    ("DELETE FROM entry WHERE number = 5", 5),
    ("DELETE FROM entry WHERE number = 1", 1),
    ("UPDATE entry SET number = -1 WHERE number = 20", 1),
  ])
  func `a changed or missing entry is named`(sql: String, number: Int64) throws {
    let room = try TestRoom(Sample.logLines(20))
    try room.tamper(sql)
    let report = verify(room.folder)
    #expect(report.result == .damaged)
    #expect(report.exitStatus == 1)
    #expect(report.lastGood == number - 1)
    guard case .entry(let damage) = report.findings.first else {
      Issue.record("\(report.findings)")
      return
    }
    #expect(damage.number == number)
  }

  @Test func `a cut tail is seen by a snapshot ahead of it`() throws {
    let room = try TestRoom(Sample.entries)
    try SnapshotFiles(room.folder).save(try room.snapshot(Sample.entries[..<30]))
    try room.tamper("DELETE FROM entry WHERE number > 25")
    let report = verify(room.folder)
    #expect(report.findings == [.tailMissing(lastInJournal: 25, inSnapshot: 30)])
    #expect(report.exitStatus == 1)
  }

  @Test func `a journal written anew does not fit its snapshot`() throws {
    let room = try TestRoom(Sample.logLines(20))
    let other = Snapshot(
      situation: try room.snapshot(Sample.logLines(20)[..<10]).situation, head: .zero)
    try SnapshotFiles(room.folder).save(other)
    let name = "000000000010.snapshot"
    #expect(verify(room.folder).findings == [.snapshotDiffers(name: name, number: 10)])
  }

  @Test func `a snapshot that is not what the entries come to is named with the first part`() throws
  {
    let room = try TestRoom(Sample.entries)
    let head = try room.snapshot(Sample.entries[..<30]).head
    for (number, part) in [(29, SituationPart.room), (12, .room)] {
      var other = try room.snapshot(Sample.entries[..<number]).situation
      #expect(SituationPart.firstDifference(other, other) == nil)
      // The head and number of entry 30, what it holds from before or changed on the way.
      for entry in Sample.entries[number..<30] { try other.fold(entry.renamed) }
      try SnapshotFiles(room.folder).save(Snapshot(situation: other, head: head))
      let report = verify(room.folder)
      let name = "000000000030.snapshot"
      #expect(report.findings.count == 1)
      guard case .snapshotContent(name, 30, let found) = report.findings.first else {
        Issue.record("\(report.findings)")
        return
      }
      #expect(found != nil, "\(part)")
      #expect(report.exitStatus == 1)
      #expect(report.lastGood == 33)
      let listed = try #require(report.snapshots.first)
      #expect(report.standing(of: listed) == .otherContent(found))
      unlink("\(room.folder.snapshotsPath)/\(name)")
    }
  }

  @Test(arguments: 1...4)
  func `a snapshot of every format that was ever written fits the entries`(format: Int) throws {
    let golden = Golden(beside: #filePath, levels: 0)
    let room = try TestRoom(Sample.entries, format: .one)
    let text = try #require(golden.text("snapshot-\(format).hex"))
    let path = "\(room.folder.snapshotsPath)/000000000012.snapshot"
    try TestRoom.write(try #require(Golden.bytes(hexadecimal: text)), path)
    let report = verify(room.folder)
    #expect(report.findings == [])
    let listed = try #require(report.snapshots.first)
    // The fourth is the third format of the file, with a situation in the fourth of its own.
    #expect(listed.format == min(format, 3))
    #expect(report.standing(of: listed) == .whole)
  }

  @Test func `a damaged snapshot is reported and stays where it is`() throws {
    let room = try TestRoom(Sample.entries)
    try SnapshotFiles(room.folder).save(try room.snapshot(Sample.entries[..<30]))
    let name = "000000000030.snapshot"
    let path = "\(room.folder.snapshotsPath)/\(name)"
    var bytes = try #require(TestRoom.bytes(path))
    bytes[200] ^= 1
    try TestRoom.write(bytes, path)
    #expect(verify(room.folder).findings == [.snapshotDamaged(name: name)])
    #expect(TestRoom.names(room.folder.snapshotsPath) == [name])
  }

  @Test func `a newer format cannot be read`() throws {
    let room = try TestRoom(Sample.entries)
    try room.tamper("PRAGMA user_version = 7")
    let report = verify(room.folder)
    #expect(report.findings == [.unreadable(.newerFormat(found: 7, known: 2))])
    #expect(report.exitStatus == 2)
  }

  @Test func `a journal that vanished cannot be read`() throws {
    let room = try TestRoom(Sample.entries)
    unlink(room.folder.journalPath)
    #expect(verify(room.folder).exitStatus == 2)
  }

  @Test func `a journal cut at any length is never whole`() throws {
    let room = try TestRoom(Sample.logLines(200))
    let bytes = try #require(TestRoom.bytes(room.folder.journalPath))
    for length in stride(from: 0, to: bytes.count, by: 1_777) {
      try TestRoom.write(Array(bytes[..<length]), room.folder.journalPath)
      let report = verify(room.folder)
      #expect(report.result == .damaged, "cut at \(length)")
      #expect(report.lastGood < 200)
    }
  }

  @Test func `whatever byte is damaged, a report that says whole is right`() throws {
    let room = try TestRoom(Sample.logLines(120))
    let sealed = Sample.sealed(room.hasher, Sample.logLines(120))
    let bytes = try #require(TestRoom.bytes(room.folder.journalPath))
    var random = SampleRandom(seed: 7)
    var found = 0
    for round in 0..<600 {
      var changed = bytes
      // The first hundred bytes are SQLite's header, where damage does most harm.
      let place = round < 100 ? round : Int.random(in: 0..<bytes.count, using: &random)
      changed[place] ^= UInt8.random(in: 1...255, using: &random)
      try TestRoom.write(changed, room.folder.journalPath)
      let report = verify(room.folder)
      if report.result != .whole { found += 1 }
      if report.lastGood > 0 { #expect(report.head == sealed[Int(report.lastGood) - 1].chain) }
      if report.result == .whole { #expect(report.lastGood == 120, "byte \(place)") }
    }
    #expect(found > 400)
  }

  @Test func `a damaged WAL is told, with the last entry that does not stand in it alone`() throws {
    let room = try TestRoom(Sample.logLines(50))
    let sealed = Sample.sealed(room.hasher, Sample.logLines(90))
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(sealed[50...]))
    let crashed = try TestRoom(crashed: room)
    let bytes = try #require(TestRoom.bytes(crashed.folder.walPath))
    for place in stride(from: 0, to: bytes.count, by: 997) {
      var changed = bytes
      changed[place] ^= 0x55
      try TestRoom.write(changed, crashed.folder.walPath)
      let report = verify(crashed.folder)
      #expect(report.lastGood == 50, "byte \(place)")
      guard case .file = report.findings.first, report.findings.count == 1 else {
        Issue.record("byte \(place): \(report.findings)")
        continue
      }
    }
  }
}

extension Entry {
  /// The same by another author.
  fileprivate var renamed: Entry {
    Entry(
      number: number, occurred: occurred, recorded: recorded,
      exerciseMilliseconds: exerciseMilliseconds,
      author: Author(officer: author.officer, post: "x", account: "x", desk: "x"), origin: origin,
      submission: submission, event: event)
  }
}
