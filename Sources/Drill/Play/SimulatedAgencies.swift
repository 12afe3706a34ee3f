import IncidentEngine

/// Answers tasks for the agencies that nobody plays.
///
/// Pure: looks at the situation and says what is due. An answer that came from elsewhere, or a
/// task that ended, is left alone.
public struct SimulatedAgencies: Sendable {
  /// What an agency answers, and when.
  public struct Answer: Hashable, Sendable {
    /// The agency that answers.
    public let agency: AgencyCode
    /// The task.
    public let assignment: AssignmentNumber
    /// When the answer is due, in the room's time.
    public let due: Moment
    /// What to submit, with `origin: .simulated(agency)`.
    public let command: Command
  }

  private let paces: [(agency: AgencyCode, pace: SimulatedPace?)]
  private let simulations: [String: ScriptedTask.Simulation]
  /// Whether nobody is played.
  private let isIdle: Bool

  /// The agencies of a scenario that have a pace, and the tasks that have one of their own.
  public init(_ scenario: Scenario) {
    paces = scenario.agencies.map { ($0.details.code, $0.simulated) }
    var simulations: [String: ScriptedTask.Simulation] = [:]
    for task in scenario.injects.flatMap(\.tasks) { simulations[task.id] = task.simulation }
    self.simulations = simulations
    let hasOwnPace = simulations.values.contains { simulation in
      if case .pace = simulation { true } else { false }
    }
    isIdle = !hasOwnPace && paces.allSatisfy { $0.pace == nil }
  }

  /// The next answer to every open task, the earliest first.
  ///
  /// Submit those whose time has come, then ask again: each is one step.
  public func next(in situation: Situation) -> [Answer] {
    if isIdle { return [] }
    let answers = paces.flatMap { agency, pace -> [Answer] in
      guard let tasks = situation.agency(agency)?.assignments else { return [] }
      return (0..<tasks.count).compactMap { place in
        answer(situation.assignments[tasks[place]], usual: pace)
      }
    }
    return answers.sorted { ($0.due, $0.assignment) < ($1.due, $1.assignment) }
  }

  private func answer(_ task: Assignment, usual: SimulatedPace?) -> Answer? {
    guard task.status.isOpen, let pace = pace(of: task, usual: usual),
      let step = step(after: task.status, pace, .number(task.number))
    else { return nil }
    return Answer(
      agency: task.agency, assignment: task.number,
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
