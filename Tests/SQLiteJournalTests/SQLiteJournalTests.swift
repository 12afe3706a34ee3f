import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

@Suite struct SQLiteJournalTests {
  @Test func `what was appended is read back, byte for byte`() throws {
    let room = try TestRoom()
    let sealed = Sample.sealed(room.hasher)
    let journal = try SQLiteJournal(opening: room.folder)
    try journal.append(Array(sealed[..<10]))
    try journal.append(Array(sealed[10...]))
    var rows: [JournalRow] = []
    try journal.read(after: 0) { rows.append($0) }
    #expect(rows == sealed.map(JournalRow.init))
    rows = []
    try journal.read(after: 30) { rows.append($0) }
    #expect(rows == sealed[30...].map(JournalRow.init))
    #expect(try journal.lastNumber() == 33)
    #expect(try journal.chain(at: 12) == sealed[11].chain)
    #expect(try journal.chain(at: 34) == nil)
  }

  @Test func `the chain goes on over closing and opening`() throws {
    let room = try TestRoom()
    let sealed = Sample.sealed(room.hasher)
    for entry in sealed {
      let journal = try SQLiteJournal(opening: room.folder)
      try journal.append([entry])
      try journal.close()
    }
    var replay = Replay(in: .newest, with: room.hasher)
    for row in try room.rows() { try replay.take(row) }
    #expect(try replay.situation == Sample.situation())
  }

  @Test func `a clean close leaves neither WAL nor shared memory`() throws {
    let room = try TestRoom()
    let journal = try SQLiteJournal(opening: room.folder)
    try journal.append(Sample.sealed(room.hasher))
    #expect(TestRoom.names(room.folder.path).contains("journal.sqlite-wal"))
    try journal.close()
    #expect(TestRoom.names(room.folder.path) == ["journal.sqlite", "lock", "snapshots"])
    #expect(throws: JournalError.self) { try journal.append(Sample.sealed(room.hasher)) }
    #expect(throws: JournalError.self) { try journal.reopen() }
  }

  @Test func `what was committed before a kill is there, and moved out of the WAL`() throws {
    let room = try TestRoom()
    let live = try SQLiteJournal(opening: room.folder)
    try live.append(Sample.sealed(room.hasher))
    let crashed = try TestRoom(crashed: room)
    let journal = try SQLiteJournal(opening: crashed.folder)
    #expect(try journal.lastNumber() == 33)
    let left = TestRoom.bytes(crashed.folder.walPath)?.count
    #expect(left == 0)
  }

  @Test func `of a submission that fails nothing is there`() throws {
    let room = try TestRoom()
    let sealed = Sample.sealed(room.hasher)
    let journal = try SQLiteJournal(opening: room.folder)
    try journal.append(Array(sealed[..<3]))
    #expect(throws: JournalError.self) { try journal.append([sealed[3], sealed[4], sealed[3]]) }
    #expect(throws: JournalError.self) { try journal.append([sealed[3]]) }
    try journal.reopen()
    #expect(try journal.lastNumber() == 3)
    try journal.append(Array(sealed[3...]))
    #expect(try journal.lastNumber() == 33)
  }

  @Test func `damage found while reading stops it and names the last good number`() throws {
    let room = try TestRoom(Sample.entries)
    let journal = try SQLiteJournal(opening: room.folder)
    #expect(throws: JournalError.damaged(.chain(8), lastGood: 7)) {
      try journal.read(after: 0) { row throws(Damage) in
        if row.number == 8 { throw .chain(8) }
      }
    }
    #expect(try journal.lastNumber() == 33)
  }

  @Test func `a newer format is refused, and so is what is no journal`() throws {
    let newer = try TestRoom()
    try newer.tamper("PRAGMA user_version = 3")
    #expect(throws: JournalError.newerFormat(found: 3, known: 2)) {
      try SQLiteJournal(opening: newer.folder)
    }
    for bytes in [[], Array("This is not a database at all.\n".utf8)] as [[UInt8]] {
      let other = try TestRoom()
      try TestRoom.write(bytes, other.folder.journalPath)
      let error = #expect(throws: JournalError.self) { try SQLiteJournal(opening: other.folder) }
      guard case .corrupt(lastGood: 0, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }
}
