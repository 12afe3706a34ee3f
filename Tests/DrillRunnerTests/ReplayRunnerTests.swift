import Drill
import DrillRunner
import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

/// Three calls: one with two agencies, one whose second unit is sent when the first is back.
private func log() -> ReplaySchedule {
  ReplaySchedule([
    call(
      "A", received: 0,
      row("A-1", "E1", [.dispatched: 1, .enRoute: 2, .onScene: 8], available: 40),
      row("A-2", "M1", [.dispatched: 3, .onScene: 9], available: 30, agency: Story.ambulance)),
    call(
      "B", received: 5, row("B-1", "E2", [.dispatched: 6, .onScene: 10], available: 20),
      row("B-2", "E3", [.dispatched: 25, .onScene: 30], available: 45)),
    call("C", received: 50, row("C-1", "E1", [.dispatched: 51, .onScene: 58], available: 60)),
  ])
}

/// What the room says of the calls, in words.
private func outcome(_ situation: Situation) -> [String] {
  situation.incidents.flatMap { incident -> [String] in
    let tasks = situation.assignments(of: incident).map { task in
      let steps = task.history.map { "\($0.value.word) \(minute($0.occurred))" }
      return "  \(task.agency.text): \(steps.joined(separator: ", "))"
    }
    let turns = incident.commitments.compactMap { situation.commitment($0) }.map { turn in
      let steps = turn.movements.map { "\($0.value.word) \(minute($0.occurred))" }
      let end = turn.released.map { ", back \(minute($0))" } ?? ""
      let name = situation.resource(turn.resource)?.name ?? ""
      return "  \(name): \(steps.joined(separator: ", "))\(end)"
    }
    let parts = incident.participations.map { "\($0.agency.text) \($0.current.word)" }.sorted()
    return ["\(incident.details.key?.id ?? "") \(incident.phase.word), \(parts)"] + tasks.sorted()
      + turns.sorted()
  }
}

private func minute(_ moment: Moment) -> Int64 { moment.milliseconds(since: start) / 60_000 }

private func incident(_ id: String) -> IncidentReference {
  .external(ExternalKey(source: "cad", id: id))
}

extension ReplayRoom {
  fileprivate func incident(_ id: String) -> Incident? {
    situation.number(of: .external(ExternalKey(source: "cad", id: id)))
      .flatMap { situation.incident($0) }
  }

  fileprivate func turn(_ row: String) -> Commitment? {
    situation.commitment(ExternalKey(source: "cad", id: row))
  }
}

@Suite struct ReplayRunnerTests {
  @Test func `calls appear, units move and calls close at their times`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 4)
    #expect(room.incident("A")?.phase == .reported)
    #expect(room.incident("B") == nil)
    #expect(room.turn("A-1")?.movement == .enRoute)
    room.play(minutes: 5)
    #expect(room.incident("A")?.phase == .active)
    #expect(room.turn("A-2")?.movement == .onScene)
    room.play(minutes: 30)
    #expect(room.incident("A")?.phase == .active)
    #expect(room.incident("B")?.phase == .active)
    room.play(minutes: 2)
    #expect(room.incident("A")?.phase == .closed)
    #expect(room.situation.incidents.count == 2)
    let entry = try #require(room.test.rows.last)
    #expect(entry.columns.origin == "replay:cad")
  }

  @Test func `played minute by minute it ends as if it had been imported at once`() throws {
    var played = try ReplayRoom(log())
    played.play(minutes: 70)
    var imported = try ReplayRoom(log())
    imported.test.accept(log().calls.map { .recordCall($0) }, origin: .imported("cad"))
    #expect(outcome(played.situation) == outcome(imported.situation))
    #expect(outcome(played.situation).count > 10)
  }

  @Test func `a late look brings all that was missed`() throws {
    var room = try ReplayRoom(log())
    room.wait(minutes: 70)
    #expect(room.tick() == 3)
    var imported = try ReplayRoom(log())
    imported.test.accept(log().calls.map { .recordCall($0) }, origin: .imported("cad"))
    #expect(outcome(room.situation) == outcome(imported.situation))
  }

  @Test func `the end of the log stops the clock, once`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 61)
    #expect(room.situation.exercise?.isRunning == false)
    #expect(room.runner.hasEnded)
    #expect(room.runner.nextMilliseconds(in: room.situation) == nil)
    #expect(room.act(.resumeExercise).isAccepted)
    room.play(minutes: 5)
    #expect(room.situation.exercise?.isRunning == true)
    try room.reopen()
    room.play(minutes: 5)
    #expect(room.situation.exercise?.isRunning == true)
  }

  @Test func `opened again at any minute it goes on without doubling`() throws {
    var whole = try ReplayRoom(log())
    whole.play(minutes: 62)
    for minutes in stride(from: 0, through: 60, by: 3) {
      var room = try ReplayRoom(log())
      room.play(minutes: minutes)
      let before = room.situation.lastNumber
      try room.reopen()
      room.tick()
      let hasNews = minutes == 60
      #expect(hasNews || room.situation.lastNumber == before, "minute \(minutes)")
      room.play(minutes: 62)
      #expect(outcome(room.situation) == outcome(whole.situation), "minute \(minutes)")
      #expect(room.situation.commitments.count == 5)
    }
  }

  @Test func `what the disk did not confirm is sent again, and is there once`() throws {
    for fault in [MemoryJournal.Outcome.lost(.diskFull), .kept(.diskFull)] {
      var journal = MemoryJournal()
      journal.outcomes = [.success, .success, .success, fault]
      var room = try ReplayRoom(log(), journal)
      room.play(minutes: 1)
      #expect(room.test.room.failure != nil)
      room.heal()
      #expect(room.runner.nextMilliseconds(in: room.situation) == 0)
      room.play(minutes: 70)
      var whole = try ReplayRoom(log())
      whole.play(minutes: 70)
      #expect(outcome(room.situation) == outcome(whole.situation))
    }
  }

  @Test func `one look submits a bounded number of calls, and loses none`() throws {
    let calls = (0..<180).map { number in
      call("\(1000 + number)", received: 1, row("R\(number)", "E\(number)", [.dispatched: 1]))
    }
    var room = try ReplayRoom(ReplaySchedule(calls))
    room.wait(minutes: 2)
    var sizes: [Int] = []
    for _ in 0..<5 { sizes.append(room.tick()) }
    // The last one is the end of the log.
    #expect(sizes == [50, 50, 50, 30, 1])
    #expect(room.situation.incidents.count == 180)
    #expect(room.situation.incidents[0].details.key?.id == "1000")
  }

  @Test func `the next step is known in milliseconds of exercise`() throws {
    var room = try ReplayRoom(log())
    room.tick()
    #expect(room.runner.nextMilliseconds(in: room.situation) == 60_000)
    room.play(minutes: 4)
    #expect(room.runner.nextMilliseconds(in: room.situation) == 300_000)
  }
}

@Suite struct ReplayAndOfficerTests {
  @Test func `an incident that an officer closed stays as it is`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 7)
    let closed = room.act(
      .closeIncident(incident("B"), reason: "false alarm", endingOpenWork: true))
    #expect(closed.isAccepted)
    let number = room.incident("B")?.changed.number
    room.play(minutes: 60)
    let after = try #require(room.incident("B"))
    #expect(after.changed.number == number)
    #expect(after.phase == .closed)
    #expect(after.phaseReason == "false alarm")
    #expect(after.commitments.count == 1)
    #expect(room.turn("B-1")?.movements.count == 1)
    #expect(room.incident("A")?.phase == .closed)
  }

  @Test func `a unit that an officer released is not moved on that call any more`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 4)
    #expect(room.act(.releaseResource(.name("E1"))).isAccepted)
    room.play(minutes: 40)
    #expect(room.turn("A-1")?.released == at(4))
    #expect(room.turn("A-1")?.movement == .enRoute)
    #expect(room.turn("A-2")?.released == at(30))
    room.play(minutes: 10)
    #expect(room.turn("C-1")?.movement == .dispatched)
  }

  @Test func `a task that an officer finished keeps its result`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 4)
    let number = try #require(room.incident("A")?.number)
    let task = AssignmentNumber(incident: number, ordinal: 1)
    #expect(room.act(.finishAssignment(.number(task), result: "was nothing")).isAccepted)
    let changed = room.situation.assignment(task)?.changed.number
    room.play(minutes: 60)
    let after = try #require(room.situation.assignment(task))
    #expect(after.status == .done)
    #expect(after.reason == "was nothing")
    #expect(after.changed.number == changed)
  }

  @Test func `a unit that an officer has sent elsewhere stays there until it is free`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 45)
    #expect(room.act(.openIncident(IncidentDraft(type: "flood", title: "Own"))).isAccepted)
    let own = try #require(room.situation.incidents.last?.number)
    #expect(room.act(.commitResource(.name("E1"), to: .number(own))).isAccepted)
    room.play(minutes: 8)
    #expect(room.turn("C-1") == nil)
    #expect(room.incident("C")?.phase == .reported)
    #expect(room.act(.releaseResource(.name("E1"))).isAccepted)
    room.play(minutes: 6)
    #expect(room.turn("C-1")?.time(of: .dispatched) == at(51))
    #expect(room.turn("C-1")?.movement == .onScene)
  }

  @Test func `a unit that an officer took out of service is left there`() throws {
    var room = try ReplayRoom(log())
    room.play(minutes: 45)
    let out = room.act(
      .setResourceService(.name("E1"), inService: false, reason: "puncture"))
    #expect(out.isAccepted)
    room.play(minutes: 20)
    #expect(room.turn("C-1") == nil)
    #expect(room.situation.resource(.name("E1"))?.status == .outOfService(reason: "puncture"))
  }

  @Test func `a unit of an officer on the call keeps the log from closing it`() throws {
    var room = try ReplayRoom(log())
    let registered = room.act(
      .registerResource(name: "E9", kind: "engine", agency: Story.fire))
    #expect(registered.isAccepted)
    room.play(minutes: 12)
    #expect(room.act(.commitResource(.name("E9"), to: incident("A"))).isAccepted)
    room.play(minutes: 40)
    #expect(room.incident("A")?.phase == .active)
    #expect(room.situation.resource(.name("E9"))?.status != .available)
  }
}

extension Answer {
  fileprivate var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }
}
