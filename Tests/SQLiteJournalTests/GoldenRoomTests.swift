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

/// Journals as the program wrote them when their format was new: they are read and written for ever.
@Suite(.serialized) struct GoldenRoomTests {
  private func room(_ format: ChainFormat) throws -> TestRoom {
    let golden = Golden(beside: #filePath, levels: 0)
    let text = try #require(golden.text("room-\(format.rawValue).hex"))
    return try TestRoom(journal: try #require(Golden.bytes(hexadecimal: text)), in: format)
  }

  private static let heads: [ChainFormat: String] = [
    .one: "022f13027ae71e42bed20492057e605f5e5924c3a427549b019ab49577a85e6f",
    .two: "c28a1fdb174192de7e1af24f5da750dc97aeb225af092adf26e6c3955982de9a",
  ]

  @Test(arguments: ChainFormat.allCases)
  func `a room of any format is whole, and says its format`(format: ChainFormat) throws {
    let room = try room(format)
    let before = try room.files()
    let report = verify(room.folder)
    #expect(report.result == .whole, "\(report.findings)")
    #expect(report.format == format)
    #expect(report.entriesChecked == 6)
    #expect(report.head.hexadecimal == Self.heads[format])
    #expect(try room.rows().first?.saidFormat == format)
    #expect(try room.files() == before)
  }

  @Test(arguments: ChainFormat.allCases)
  func `a room goes on in its format`(format: ChainFormat) throws {
    let room = try room(format)
    for counter in 3...4 {
      let opened = try OpenedRoom(opening: room.folder)
      var live = try opened.room(clock: StillClock(), surroundings: .none, hasher: room.hasher) {
        [UInt8](repeating: UInt8(counter), count: 16)
      }
      let author = Author(officer: OfficerID(1), post: "", account: "root", desk: "shell")
      let request = Request(
        id: SubmissionID(desk: "shell", counter: Int64(counter)), author: author, origin: .officer,
        commands: [.writeLog(LogDraft(kind: .risk, text: "still rising"))])
      let batch = live.process([request])
      guard case .accepted = batch.answers.first else {
        Issue.record("\(batch.answers)")
        return
      }
      try SnapshotFiles(room.folder).save(live.snapshot)
      try live.end().close()
    }
    let report = verify(room.folder)
    #expect(report.result == .whole, "\(report.findings)")
    #expect(report.format == format)
    #expect(report.entriesChecked == 8)
    #expect(report.snapshotsChecked == 2)
    var replay = Replay(in: format, with: room.hasher)
    for row in try room.rows() { try replay.take(row) }
    #expect(replay.head == report.head)
  }

  @Test(arguments: ChainFormat.allCases)
  func `a journal that is marked as of another format is damaged, with a snapshot of its end too`(
    format: ChainFormat
  ) throws {
    for other in ChainFormat.allCases where other != format {
      for keepsSnapshot in [false, true] {
        let room = try room(format)
        if keepsSnapshot {
          let reader = try JournalReader(room.folder)
          try SnapshotFiles(room.folder).save(try reader.replayed(with: room.hasher))
        }
        try room.tamper("PRAGMA user_version = \(other.rawValue)")
        let report = verify(room.folder)
        #expect(report.findings.first == .entry(.chain(1)))
        #expect(report.exitStatus == 1)
        let damage = Damage.format(1, said: format, journal: other)
        #expect(throws: JournalError.damaged(damage, lastGood: 0)) {
          try OpenedRoom(opening: room.folder)
        }
      }
    }
  }

  @Test func `a new room is made in the newest format`() throws {
    let room = try TestRoom()
    #expect(try SQLiteJournal(opening: room.folder).format == .newest)
  }
}
