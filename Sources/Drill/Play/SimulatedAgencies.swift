import IncidentEngine

/// Answers for the agencies that nobody plays: tasks, and what they owe on matters.
///
/// Pure: looks at the situation and says what is due. An answer that came from elsewhere, or a
/// task that ended, is left alone. On a matter an agency makes the move that is awaited of its own
/// part, as long as nothing must be said with it: it acknowledges, agrees, comes.
public struct SimulatedAgencies: Sendable {
  /// What an agency answers, and when.
  public struct Answer: Hashable, Sendable {
    /// The agency that answers.
    public let agency: AgencyCode
    /// What it answers.
    public let reference: AnswerReference
    /// When the answer is due, in the room's time.
    public let due: Moment
    /// What to submit, with `origin: .simulated(agency)`.
    public let command: Command
  }

  private let paces: [(agency: AgencyCode, pace: SimulatedPace?)]
  /// What each of them owes on matters takes.
  private let delays: [AgencyCode: Int64]
  private let simulations: [String: ScriptedTask.Simulation]
  /// Whether nobody is played.
  private let isIdle: Bool

  /// The agencies of a scenario that have a pace, and the tasks that have one of their own.
  public init(_ scenario: Scenario) {
    paces = scenario.agencies.map { ($0.details.code, $0.simulated) }
    var delays: [AgencyCode: Int64] = [:]
    for (agency, pace) in paces { delays[agency] = pace?.acknowledge }
    self.delays = delays
    var simulations: [String: ScriptedTask.Simulation] = [:]
    for task in scenario.injects.flatMap(\.tasks) { simulations[task.id] = task.simulation }
    self.simulations = simulations
    let hasOwnPace = simulations.values.contains { simulation in
      if case .pace = simulation { true } else { false }
    }
    isIdle = !hasOwnPace && paces.allSatisfy { $0.pace == nil }
  }

  /// The next answer to every open task and on every matter, the earliest first.
  ///
  /// Submit those whose time has come, then ask again: each is one step. `matters` are those of the
  /// scenario that have come.
  public func next(in situation: Situation, matters: MatterNumbers) -> [Answer] {
    if isIdle { return [] }
    let answers = paces.flatMap { agency, pace -> [Answer] in
      guard let tasks = situation.agency(agency)?.assignments else { return [] }
      return (0..<tasks.count).compactMap { place in
        answer(situation.assignments[tasks[place]], usual: pace)
      }
    }
    // In the order of the room where several are due at once, tasks first.
    return (answers + onMatters(in: situation, matters)).sorted { one, other in
      one.due == other.due ? one.reference.precedes(other.reference) : one.due < other.due
    }
  }

  private func answer(_ task: Assignment, usual: SimulatedPace?) -> Answer? {
    guard task.status.isOpen, let pace = pace(of: task, usual: usual),
      let step = step(after: task.status, pace, .number(task.number))
    else { return nil }
    return Answer(
      agency: task.agency, reference: .task(task.number),
      due: task.issued.advanced(byMilliseconds: step.delay), command: step.command)
  }

  private func pace(of task: Assignment, usual: SimulatedPace?) -> SimulatedPace? {
    guard let key = task.issue.key, key.source == Scenario.source,
      let simulation = simulations[key.id]
    else { return usual }
    switch simulation {
    case .asAgency: return usual
    case .never: return nil
    case .pace(let own): return own
    }
  }

  private func step(
    after status: AssignmentStatus, _ pace: SimulatedPace, _ task: AssignmentReference
  ) -> (delay: Int64, command: Command)? {
    if status == .issued, let delay = pace.acknowledge {
      return (delay, .acknowledgeAssignment(task))
    }
    if status != .inProgress, let delay = pace.start { return (delay, .startAssignment(task)) }
    return pace.finish.map { ($0, .finishAssignment(task, result: nil)) }
  }
}

extension SimulatedAgencies {
  private func onMatters(in situation: Situation, _ numbers: MatterNumbers) -> [Answer] {
    if delays.isEmpty { return [] }
    return situation.matters.flatMap { matter -> [Answer] in
      guard !matter.awaits.isEmpty, !matter.isVoid, numbers.isSimulated(matter.number),
        let kind = situation.matterKind(matter.kind)
      else { return [] }
      return answers(on: matter, kind)
    }
  }

  /// Of each part the first answer that can be given without a word.
  private func answers(on matter: Matter, _ kind: MatterKind) -> [Answer] {
    var answered: Set<PartReference> = []
    return matter.awaits.compactMap { awaited -> Answer? in
      guard let part = awaited.due.part, case .agency(let agency) = part.key,
        awaited.due.from == .agency(agency), let delay = delays[agency],
        let move = kind.move(awaited.due.move), move.isWordless, answered.insert(part).inserted
      else { return nil }
      return Answer(
        agency: agency, reference: .matter(matter.number, awaited.due.ordinal),
        due: awaited.due.since.advanced(byMilliseconds: delay),
        command: .matter(
          .move(MatterDeed(number: matter.number, move: move.code, part: part.key))))
    }
  }
}

extension MatterMove {
  /// Whether nothing must be said with it.
  fileprivate var isWordless: Bool { needs.isEmpty && !takes.contains(where: \.isRequired) }
}

extension AnswerReference {
  /// Tasks by number, then matters by number and answer.
  fileprivate func precedes(_ other: AnswerReference) -> Bool {
    switch (self, other) {
    case (.task(let one), .task(let other)): one < other
    case (.task, .matter): true
    case (.matter, .task): false
    case (.matter(let one, let first), .matter(let other, let second)):
      (one, first) < (other, second)
    }
  }
}
