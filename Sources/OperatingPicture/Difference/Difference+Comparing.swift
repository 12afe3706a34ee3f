import IncidentEngine

extension Difference {
  /// What changed from `earlier` to `later`; the times are what the room called now then.
  ///
  /// Complexity: O(entities of `later`), more only for what changed.
  public init(
    from earlier: Situation, at earlierTime: Moment?, to later: Situation, at laterTime: Moment?
  ) {
    self.init(
      from: End(number: earlier.lastNumber, time: earlierTime),
      to: End(number: later.lastNumber, time: laterTime))
    compareIncidents(earlier, later)
    compareTasks(earlier, later)
    compareMatters(earlier, later)
    compareResources(earlier, later)
    compareLog(earlier, later)
    comparePeople(earlier, later)
  }

  private init(from: End, to: End) {
    self.from = from
    self.to = to
  }

  private mutating func compareIncidents(_ earlier: Situation, _ later: Situation) {
    for (place, incident) in later.incidents.enumerated() {
      let before = place < earlier.incidents.count ? earlier.incidents[place] : nil
      if before == incident { continue }
      if before == nil { opened.append(incident) }
      if before?.phase.isOpen ?? true, !incident.phase.isOpen,
        let standing = incident.history.last(where: { $0.value.phase == incident.phase })
      {
        ended.append(EndedIncident(incident: incident, at: standing.occurred))
      }
      let steps = steps(of: incident, before)
      if !steps.isEmpty { changed.append(ChangedIncident(incident: incident, steps: steps)) }
    }
  }

  private func steps(of incident: Incident, _ before: Incident?) -> [IncidentStep] {
    var steps: [IncidentStep] = []
    for (earlier, later) in zip(incident.history, incident.history.dropFirst())
    where later.number > from.number {
      for what in Self.kinds(earlier.value, later.value) {
        steps.append(IncidentStep(at: later.occurred, number: later.number, what: what))
      }
    }
    let opening = incident.history.first?.number ?? 0
    for part in incident.participations {
      var last: Participation?
      for standing in part.history {
        if standing.number > from.number, standing.number > opening {
          steps.append(
            IncidentStep(
              at: standing.occurred, number: standing.number,
              what: .standing(part.agency, last, standing.value)))
        }
        last = standing.value
      }
    }
    for objective in incident.objectives {
      var last: ObjectiveStatus?
      for standing in objective.history {
        if standing.number > from.number {
          steps.append(
            IncidentStep(
              at: standing.occurred, number: standing.number,
              what: .objective(objective.number, objective.text, last, standing.value)))
        }
        last = standing.value
      }
    }
    steps.sort { ($0.number ?? 0) < ($1.number ?? 0) }
    guard let before else { return steps }
    let (old, new) = (before.details, incident.details)
    if old.type != new.type { steps.append(.init(.type(old.type, new.type))) }
    if old.title != new.title { steps.append(.init(.title(old.title, new.title))) }
    if old.place != new.place { steps.append(.init(.place(old.place, new.place))) }
    return steps
  }

  private static func kinds(
    _ old: IncidentStanding, _ new: IncidentStanding
  ) -> [IncidentStepKind] {
    var kinds: [IncidentStepKind] = []
    if old.phase != new.phase { kinds.append(.phase(old.phase, new.phase)) }
    if old.priority != new.priority { kinds.append(.priority(old.priority, new.priority)) }
    if old.mode != new.mode { kinds.append(.mode(old.mode, new.mode)) }
    if old.lead != new.lead { kinds.append(.lead(old.lead, new.lead)) }
    return kinds
  }

  private mutating func compareTasks(_ earlier: Situation, _ later: Situation) {
    for (place, task) in later.assignments.enumerated() {
      let before = place < earlier.assignments.count ? earlier.assignments[place] : nil
      if before == nil { issued.append(task) }
      compareOverdue(task, before)
      if before == task { continue }
      let wasUnanswered = before.map { $0.status == .issued } ?? true
      let answer = task.history.first { $0.value.isAnswer }
      if wasUnanswered, let answer {
        answered.append(TaskStep(task: task, status: answer.value, at: answer.occurred))
      }
      if before?.status.isOpen ?? true, !task.status.isOpen, let end = task.time(of: task.status) {
        tasksEnded.append(TaskStep(task: task, status: task.status, at: end))
      }
    }
  }

  private mutating func compareOverdue(_ task: Assignment, _ before: Assignment?) {
    guard let now = to.time, task.isOverdue(at: now) else { return }
    let was = from.time.flatMap { time in before?.isOverdue(at: time) } ?? false
    if !was { overdue.append(task) }
  }

  private mutating func compareLog(_ earlier: Situation, _ later: Situation) {
    for (place, line) in later.log.enumerated() {
      if place >= earlier.log.count {
        written.append(line)
      } else if line.struck != nil, earlier.log[place].struck == nil {
        struck.append(line)
      }
    }
  }

  private mutating func comparePeople(_ earlier: Situation, _ later: Situation) {
    shifts = later.shifts.filter { $0.entry > earlier.lastNumber }
    agencies = later.agencies.filter { earlier.agency($0.code)?.details != $0.details }
    officers = later.officers.filter { earlier.officer($0.id)?.details != $0.details }
    registered = Array(later.resources.dropFirst(earlier.resources.count))
  }
}

extension Difference.IncidentStep {
  /// A change of which only the outcome is known.
  fileprivate init(_ what: Difference.IncidentStepKind) {
    self.init(at: nil, number: nil, what: what)
  }
}

extension AssignmentStatus {
  /// Whether an agency says so of its task.
  fileprivate var isAnswer: Bool {
    switch self {
    case .acknowledged, .inProgress, .done, .unable: true
    case .issued, .cancelled: false
    }
  }
}
