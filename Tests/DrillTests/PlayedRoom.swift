import Drill
import IncidentEngine
import MatterKinds
import Testing

/// An exercise room in memory, played by hand: no clock but the one the test moves.
struct PlayedRoom {
  let scenario: Scenario
  let schedule: Schedule
  let agencies: SimulatedAgencies
  var situation = Situation()
  var evaluation: Evaluation
  var refused: [Delivery.Refusal] = []
  private var counter: Int64 = 0
  private let officer = Author(
    officer: OfficerID(1), post: "Duty officer", account: "test", desk: "desk")
  private let drill = Author(officer: nil, post: "Drill", account: "test", desk: "drill")

  /// The room's time at T+00:00.
  static let start = Moment(milliseconds: 1_772_000_000_000)

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    schedule = Schedule(scenario)
    agencies = SimulatedAgencies(scenario)
    evaluation = Evaluation(scenario)
    let charter = RoomCharter(
      identity: "0123456789abcdef0123456789abcdef", name: "Test", kind: .exercise, zone: "UTC")
    var commands: [Command] = [.openRoom(charter)]
    commands += scenario.agencies.map { .registerAgency($0.details) }
    commands += scenario.resources.map {
      .registerResource(name: $0.name, kind: $0.kind, agency: $0.agency)
    }
    let details = OfficerDetails(
      name: "Tester", agency: nil, posts: ["Duty officer"], account: "test")
    commands += scenario.kinds.map { .matter(.declare($0)) }
    commands += [.registerOfficer(details), .startExercise(scenario: scenario.name)]
    try submit(commands, .room, at: 0)
  }

  func moment(_ milliseconds: Int64) -> Moment {
    Self.start.advanced(byMilliseconds: milliseconds)
  }

  mutating func submit(_ commands: [Command], _ origin: Origin, at now: Int64) throws {
    counter += 1
    let submission = Submission(
      id: SubmissionID(desk: "test", counter: counter),
      author: origin == .officer ? officer : drill, origin: origin, time: moment(now),
      recorded: moment(now), exerciseMilliseconds: now, localYear: 2026, commands: commands,
      surroundings: Surroundings(kinds: BuiltInKinds.all))
    guard case .happenings(let happenings) = try decide(submission, in: situation) else { return }
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      try situation.fold(entry)
      evaluation.fold(entry)
    }
  }

  /// Plays a command of an officer.
  mutating func act(_ command: Command, at now: Int64) throws {
    try submit([command], .officer, at: now)
  }

  mutating func deliver(_ inject: Inject, at now: Int64) throws {
    let delivery = Delivery(
      of: inject, in: scenario, to: situation, at: moment(now), author: drill,
      matters: evaluation.matters)
    refused += delivery.refused
    try submit(delivery.commands, .inject(inject.id), at: now)
  }

  /// Lets the drill play up to a time: injects and simulated answers, each at its own time.
  mutating func play(to end: Int64) throws {
    while true {
      let inject = schedule.waiting(evaluation.progress).first
      let answer = agencies.next(in: situation, matters: evaluation.matters).first
      let answerTime = answer.map { $0.due.milliseconds(since: Self.start) }
      let injectTime = inject?.time
      guard let next = [injectTime, answerTime].compactMap({ $0 }).min(), next <= end else {
        return
      }
      if let inject, inject.time == next {
        try deliver(inject.inject, at: next)
      } else if let answer {
        try submit([answer.command], .simulated(answer.agency), at: next)
      }
    }
  }
}

let minute: Int64 = 60_000
