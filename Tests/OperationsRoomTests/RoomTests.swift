import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

@Suite struct RoomTests {
  private let full = JournalError.diskFull
  private let one = IncidentNumber(year: 2026, counter: 1)

  private func line(_ text: String) -> [Command] {
    [.writeLog(LogDraft(kind: .observation, text: text))]
  }

  @Test func `what waits is committed together, in order, and sees what came before it`() throws {
    var test = try TestRoom.withFlood()
    let before = test.room.situation.lastNumber
    let rows = test.rows.count
    let batch = test.room.process([
      test.request([.commitResource(Story.engine, to: Story.flood)]),
      test.request([.commitResource(Story.engine, to: Story.flood)]),
      test.request(line("a") + line("b")),
      test.request([.moveResource(Story.engine, .onScene)]),
    ])
    #expect(
      batch.answers == [
        .accepted(Acceptance(id: id(4), first: before + 1, last: before + 2)),
        .rejected(.resourceAlreadyAssigned("Engine 41", to: one)),
        .accepted(Acceptance(id: id(6), first: before + 3, last: before + 4)),
        .accepted(Acceptance(id: id(7), first: before + 5, last: before + 6)),
      ])
    #expect(batch.entries.map(\.number) == Array(before + 1...before + 6))
    #expect(batch.entries.map(\.submission.counter) == [4, 4, 6, 6, 7, 7])
    #expect(batch.situation == test.room.situation)
    #expect(test.rows.count == rows + 6)
    #expect(Set(batch.entries.map(\.recorded)) == [test.clock.now])
  }

  private func id(_ counter: Int64) -> SubmissionID {
    SubmissionID(desk: "desk-1", counter: counter)
  }

  @Test func `a batch of rejections asks nothing of the disk`() throws {
    var test = try TestRoom.withFlood(.live, failing(.lost(full), after: 3))
    let batch = test.accept([.pauseExercise])
    #expect(batch.answers == [.rejected(.roomIsLive)])
    #expect(batch.failure == nil)
    #expect(test.accept(line("a")).failure == full)
  }

  private func failing(_ outcomes: MemoryJournal.Outcome..., after good: Int) -> MemoryJournal {
    var journal = MemoryJournal()
    journal.outcomes = [MemoryJournal.Outcome](repeating: .success, count: good) + outcomes
    return journal
  }

  @Test func `after a lost commit the room is read-only and nothing staged is seen`() throws {
    var test = try TestRoom.withFlood(.live, failing(.lost(full), after: 3))
    let before = test.room.situation
    let head = test.room.head
    let request = test.request([.commitResource(Story.engine, to: Story.flood)])
    let batch = test.room.process([request])
    #expect(batch.answers == [.unconfirmed(full)])
    #expect(batch.entries.isEmpty)
    #expect(batch.situation == before)
    #expect(batch.failure == full)
    #expect(test.room.situation == before)
    #expect(test.room.head == head)
    #expect(test.accept(line("a")).answers == [.readOnly(full)])
    #expect(test.rows.count == Int(before.lastNumber))
  }

  @Test func `what rests on a lost commit is neither accepted nor refused`() throws {
    var test = try TestRoom.withFlood(.live, failing(.lost(full), after: 3))
    let commit = test.request([.commitResource(Story.engine, to: Story.flood)])
    let early = test.request([.pauseExercise])
    let late = test.request([.commitResource(Story.engine, to: Story.flood)])
    let known = test.request([], counter: 3)
    let batch = test.room.process([early, known, commit, late, commit])
    #expect(
      batch.answers == [
        .rejected(.roomIsLive),
        .acceptedBefore(Acceptance(id: id(3), first: 8, last: 8)),
        .unconfirmed(full), .readOnly(full), .unconfirmed(full),
      ])
  }

  @Test func `a commit that was lost is settled by sending it again`() throws {
    var test = try TestRoom.withFlood(.live, failing(.lost(full), after: 3))
    let before = test.room.situation
    let request = test.request(line("a") + line("b"))
    #expect(test.room.process([request]).answers == [.unconfirmed(full)])
    let healed = test.room.heal()
    #expect(healed.entries.isEmpty)
    #expect(healed.failure == nil)
    #expect(test.room.situation == before)
    #expect(
      test.room.process([request]).answers
        == [.accepted(Acceptance(id: request.id, first: 9, last: 10))])
    try verifies(test)
  }

  @Test func `a commit that was kept comes to light and is not done twice`() throws {
    var test = try TestRoom.withFlood(.live, failing(.kept(full), after: 3))
    let request = test.request(line("a") + line("b"))
    #expect(test.room.process([request]).answers == [.unconfirmed(full)])
    let healed = test.room.heal()
    #expect(healed.entries.map(\.number) == [9, 10])
    #expect(healed.situation.log.count == 2)
    #expect(
      test.room.process([request]).answers
        == [.acceptedBefore(Acceptance(id: request.id, first: 9, last: 10))])
    test.accept(line("c"))
    #expect(test.rows.count == 11)
    try verifies(test)
  }

  @Test func `healing that fails leaves the room read-only and can be tried again`() throws {
    let gone = JournalError.notPermitted(path: "journal")
    var test = try TestRoom.withFlood(.live, failing(.kept(full), .lost(gone), after: 3))
    test.accept(line("a"))
    #expect(test.room.heal().failure == gone)
    #expect(test.accept(line("b")).answers == [.readOnly(gone)])
    #expect(test.room.heal().entries.count == 1)
    #expect(test.room.failure == nil)
  }

  @Test func `healing a room that is well does nothing`() throws {
    var test = try TestRoom.withFlood()
    let before = test.room.situation
    #expect(test.room.heal().entries.isEmpty)
    #expect(test.room.situation == before)
  }

  @Test func `a room comes back from its journal as it was`() throws {
    var test = try TestRoom.withFlood()
    test.clock.advance(seconds: 5, steppingBy: -60_000)
    test.accept(line("مياه 🌊 \u{0} \"x\""))
    let again = try test.reopened()
    #expect(again.room.situation == test.room.situation)
    #expect(again.room.head == test.room.head)
    #expect(again.room.situation.clockStepsBack == 1)
    try verifies(test)
  }

  private func verifies(_ test: TestRoom) throws {
    var replay = Replay(in: .newest, with: TestRoom.hasher())
    for row in test.rows { try replay.take(row) }
    #expect(replay.situation == test.room.situation)
    #expect(replay.head == test.room.head)
  }

  @Test func `the spoken number takes the year of the room's zone`() throws {
    var test = try TestRoom.withFlood()
    test.clock.advance(seconds: 366 * 86_400)
    test.accept([.openIncident(IncidentDraft(type: "fire", title: "Smoke"))])
    #expect(test.room.situation.incidents.map { "\($0.number)" } == ["26-0001", "27-0001"])
  }
}
