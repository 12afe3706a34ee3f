import EngineSamples
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct JournalReaderTests {
  @Test func `a closed room is read and not a byte of it changes`() throws {
    let room = try TestRoom(Sample.entries)
    let before = try room.files()
    #expect(try room.rows() == Sample.sealed(room.hasher).map(JournalRow.init))
    let isUnchanged = try room.files() == before
    #expect(isUnchanged)
  }

  @Test func `a WAL that a kill left is read and not a byte of the room changes`() throws {
    let room = try TestRoom()
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Sample.sealed(room.hasher))
    let crashed = try TestRoom(crashed: room)
    let before = try crashed.files()
    #expect(before["journal.sqlite-wal"]?.isEmpty == false)
    #expect(try crashed.rows() == Sample.sealed(room.hasher).map(JournalRow.init))
    let isUnchanged = try crashed.files() == before
    #expect(isUnchanged)
  }

  @Test func `a room that is being written is read beside its writer`() throws {
    let room = try TestRoom()
    let sealed = Sample.sealed(room.hasher)
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(sealed[..<5]))
    let reader = try JournalReader(room.folder)
    #expect(try reader.lastNumber() == 5)
    try live.append(Array(sealed[5...]))
    #expect(try reader.lastNumber() == 33)
    var rows: [JournalRow] = []
    try reader.read(after: 20) { rows.append($0) }
    #expect(rows == sealed[20...].map(JournalRow.init))
    try live.close()
  }

  @Test func `the situation is replayed from a snapshot or from the first entry`() throws {
    let room = try TestRoom(Sample.entries)
    let all = try room.snapshot(Sample.entries[...])
    let reader = try JournalReader(room.folder)
    #expect(try reader.replayed(with: room.hasher) == all)
    let snapshot = try room.snapshot(Sample.entries[..<20])
    #expect(try reader.replayed(from: snapshot, with: room.hasher) == all)
    let foreign = Snapshot(situation: snapshot.situation, head: .zero)
    #expect(throws: JournalError.damaged(.chain(21), lastGood: 20)) {
      try reader.replayed(from: foreign, with: room.hasher)
    }
  }

  @Test func `a writer that opens the room while it is read does not disturb`() throws {
    let room = try TestRoom(Sample.logLines(2_000))
    let sealed = Sample.sealed(room.hasher, Sample.logLines(4_000))
    let reader = try JournalReader(room.folder)
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Array(sealed[2_000...]))
    try live.close()
    var replay = Replay(in: .newest, with: room.hasher)
    try reader.read(after: 0) { row throws(Damage) in try replay.take(row) }
    #expect(replay.situation.lastNumber >= 2_000)
    #expect(replay.head == sealed[Int(replay.situation.lastNumber) - 1].chain)
  }
}
