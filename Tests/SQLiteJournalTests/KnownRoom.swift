import EngineSamples
import Glibc
import IncidentEngine
import OperationsRoom
import SQLiteJournal
import Testing

private struct StillClock: Clock {
  func read() -> ClockReading {
    ClockReading(wall: Moment(milliseconds: Sample.start + 9_000_000), monotonicMilliseconds: 0)
  }
}

/// What a room said when it was opened.
enum Outcome: Equatable {
  case whole
  case refused(JournalError)
  /// All but the last entries, and nothing else.
  case first(Int)
  /// Neither: what is wrong.
  case wrong(String)

  /// What is wrong with it, where no entry may be missing.
  var fault: String? {
    switch self {
    case .whole, .refused: nil
    case .first(let count): "only the first \(count) entries are there"
    case .wrong(let fault): fault
    }
  }
}

/// A room with what it must hold, told by plain SQLite.
struct KnownRoom {
  let room: TestRoom
  let rows: [PlainRow]
  let situation: Situation
  let head: Digest

  /// A room that was left.
  init(_ entries: [Entry]) throws { try self.init(TestRoom(entries, inMemory: true), entries) }

  /// A room whose writer was killed when it had moved the first `moved` entries out of the WAL, and
  /// written the others in commits of so many each. With pages of 512 bytes where it is to be small.
  init(_ entries: [Entry], moved: Int, commits: [Int], small: Bool) throws {
    let room = try TestRoom(Array(entries[..<moved]), inMemory: true)
    if small {
      try room.tamper("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM")
      try room.tamper("PRAGMA journal_mode = WAL")
    }
    let live = try SQLiteJournal(opening: room.folder)
    var sealed = Sample.sealed(room.hasher, entries)[moved...]
    for count in commits {
      try live.append(Array(sealed.prefix(count)))
      sealed = sealed.dropFirst(count)
    }
    try #require(sealed.isEmpty)
    try self.init(TestRoom(crashed: room, inMemory: true), entries)
  }

  private init(_ room: TestRoom, _ entries: [Entry]) throws {
    self.room = room
    rows = try PlainRow.all(room.folder)
    try #require(rows.count == entries.count)
    let snapshot = try room.snapshot(entries[...])
    (situation, head) = (snapshot.situation, snapshot.head)
  }

  /// Reads the room without holding it: every row, the situation and the head.
  func read(_ folder: RoomFolder) -> Outcome {
    do {
      let reader = try JournalReader(folder)
      var rows: [PlainRow] = []
      var replay = Replay(in: .newest, with: room.hasher)
      try reader.read(after: 0) { row throws(Damage) in
        try replay.take(row)
        rows.append(PlainRow(row))
      }
      if rows != self.rows {
        return rows == Array(self.rows.prefix(rows.count))
          ? .first(rows.count) : .wrong("other rows are read")
      }
      return replay.situation == situation && replay.head == head ? .whole : .wrong("situation")
    } catch {
      return .refused(error)
    }
  }

  /// What `verify` says: whole only when it is.
  func verified(_ folder: RoomFolder) -> Outcome {
    let report = verify(folder)
    guard report.result == .whole else { return .refused(.failed(code: 0, doing: "verify")) }
    return report.lastGood == rows.count && report.head == head ? .whole : .wrong("verify: whole")
  }

  /// Opens the room for writing, enters a line, leaves; then plain SQLite must find every row.
  func write(_ folder: RoomFolder) -> Outcome {
    do {
      let opened = try OpenedRoom(opening: folder)
      var live = try opened.room(clock: StillClock(), surroundings: .none, hasher: room.hasher) {
        [UInt8](repeating: 9, count: 16)
      }
      if live.situation != situation { return .wrong("another situation was opened") }
      let author = Author(officer: nil, post: "", account: "root", desk: "d")
      let draft = LogDraft(kind: .observation, text: String(repeating: "wet ", count: 400))
      let request = Request(
        id: SubmissionID(desk: "d", counter: 1), author: author, origin: .room,
        commands: [.writeLog(draft)])
      guard case .accepted = live.process([request]).answers.first else {
        return .refused(live.failure ?? .diskFull)
      }
      try live.end().close()
      let written = try PlainRow.all(folder)
      return written.count == rows.count + 1 && Array(written.prefix(rows.count)) == rows
        ? .whole : .wrong("\(written.count) rows after a line was entered, or others")
    } catch let error as JournalError {
      return .refused(error)
    } catch {
      return .wrong("\(error)")
    }
  }
}
