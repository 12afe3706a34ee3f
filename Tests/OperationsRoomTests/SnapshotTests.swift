import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

@Suite struct SnapshotTests {
  private let line = Command.writeLog(LogDraft(kind: .observation, text: "rising"))

  @Test func `a snapshot and the tail give what the whole journal gives`() throws {
    var test = try TestRoom.withFlood()
    let snapshot = test.room.snapshot
    test.accept([line, line])
    #expect(try test.reopened(with: snapshot).room.situation == test.room.situation)
    let latest = test.room.snapshot
    #expect(try test.reopened(with: latest).room.snapshot == latest)
  }

  @Test func `a snapshot of an empty room fits any journal`() throws {
    let test = try TestRoom.withFlood()
    let empty = Snapshot(situation: Situation(), head: .zero)
    #expect(try test.reopened(with: empty).room.situation == test.room.situation)
  }

  @Test func `a tail that was cut off is seen by the snapshot`() throws {
    var test = try TestRoom.withFlood()
    let before = test.room.end()
    test.accept([line, line])
    let error = JournalError.tailMissing(lastInJournal: 8, inSnapshot: 10)
    #expect(throws: error) { try TestRoom(before, snapshot: test.room.snapshot) }
  }

  @Test func `a snapshot of another room is not believed`() throws {
    let test = try TestRoom.withFlood()
    var other = try TestRoom.withFlood()
    other.accept([line])
    var mine = test
    mine.accept([.changePhase(Story.flood, .active, reason: nil)])
    mine.accept([line])
    let error = JournalError.damaged(.chain(9), lastGood: 8)
    #expect(throws: error) { try mine.reopened(with: other.room.snapshot) }
  }
}
