import Drill
import DrillRunner
import EngineTesting
import IncidentEngine
import OperationsRoom

/// An exercise room in memory into which a log is played; the test moves the clock.
struct ReplayRoom {
  var test: TestRoom
  private(set) var runner: ReplayRunner
  let schedule: ReplaySchedule

  init(_ schedule: ReplaySchedule, _ journal: MemoryJournal = MemoryJournal()) throws {
    self.schedule = schedule
    test = try TestRoom(journal)
    let charter = RoomCharter(
      identity: String(repeating: "0", count: 32), name: "Test", kind: .exercise, zone: "UTC")
    let officer = OfficerDetails(name: "O", agency: nil, posts: ["Duty officer"], account: "o")
    test.accept(
      [
        .openRoom(charter), .registerAgency(AgencyDetails(code: Story.fire, name: "Fire")),
        .registerAgency(AgencyDetails(code: Story.ambulance, name: "Ambulance")),
        .registerOfficer(officer),
      ], origin: .room)
    var start = test.request([.startExercise(scenario: "replay")], origin: .room)
    start.occurred = schedule.begin
    _ = test.room.process([start])
    runner = ReplayRunner(schedule, source: "cad", in: test.room.situation, account: "test")
  }

  var situation: Situation { test.room.situation }

  /// Sends what is due now; how many requests that were.
  @discardableResult
  mutating func tick() -> Int {
    let requests = runner.due(at: test.exerciseMilliseconds ?? 0, in: situation)
    let answers = test.room.process(requests).answers
    for (request, answer) in zip(requests, answers) {
      runner.take(answer, to: request.id.counter)
    }
    return requests.count
  }

  /// Lets minutes of exercise pass, looking once a minute.
  mutating func play(minutes: Int) {
    tick()
    for _ in 0..<minutes {
      test.clock.advance(seconds: 60)
      tick()
    }
  }

  /// Lets time pass without playing.
  func wait(minutes: Int64) { test.clock.advance(seconds: minutes * 60) }

  mutating func act(_ commands: Command...) -> Answer {
    test.accept(commands).answers[0]
  }

  /// Heals the disk.
  mutating func heal() { _ = test.room.heal() }

  /// Closes the room and goes on with it, as after a crash.
  mutating func reopen() throws {
    test = try test.reopened()
    runner = ReplayRunner(schedule, source: "cad", in: situation, account: "test")
  }
}

let start = Moment(milliseconds: 1_767_607_200_000)

func at(_ minutes: Int64) -> Moment { start.advanced(byMilliseconds: minutes * 60_000) }

func row(
  _ id: String, _ unit: String, _ times: [Movement: Int64], available: Int64? = nil,
  agency: AgencyCode = Story.fire
) -> DispatchCall.Row {
  DispatchCall.Row(
    id: id, unit: unit, unitKind: "engine", agency: agency, movements: times.mapValues { at($0) },
    available: available.map { at($0) })
}

func call(_ id: String, received: Int64, _ rows: DispatchCall.Row...) -> DispatchCall {
  var draft = IncidentDraft(type: "fire", title: "Fire \(id)")
  draft.reportedAt = at(received)
  return DispatchCall(key: ExternalKey(source: "cad", id: id), incident: draft, rows: rows)
}
