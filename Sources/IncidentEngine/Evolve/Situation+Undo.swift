extension Situation {
  /// What would take an entry back, seen from before it is folded. `action` is what its submission
  /// did so far.
  func compensation(for entry: Entry, in action: LastAction?) -> Compensation {
    switch entry.event {
    case .incidentOpened(let number, _):
      return .step(.init(event: .incidentPhaseChanged(number, .cancelled, reason: Self.undone)))
    case .incidentChanged(let number, let change): return undoing(change, of: number)
    case .incidentPhaseChanged(let number, _, _):
      guard let incident = incident(number) else { return .nothing }
      return .step(
        .init(
          event: .incidentPhaseChanged(number, incident.phase, reason: incident.phaseReason)))
    case .participationChanged(let number, let agency, _):
      let before = incident(number)?.participation(of: agency) ?? .stoodDown
      return .step(.init(event: .participationChanged(number, agency, before)))
    case .assignmentIssued(let issue):
      if issue.replaces != nil { return .obstacle(.reissued) }
      return .step(
        .init(event: .assignmentStatusChanged(issue.number, .cancelled, reason: Self.undone)))
    case .assignmentStatusChanged(let number, _, _):
      guard let place = place(of: number) else { return .nothing }
      let (status, reason) = (assignments[place].status, assignments[place].reason)
      return .step(
        .init(
          event: .assignmentStatusChanged(number, status, reason: reason),
          at: assignments[place].time(of: status)))
    case .objectiveSet(let number, _):
      return .step(.init(event: .objectiveStatusChanged(number, .dropped, reason: Self.undone)))
    case .objectiveStatusChanged(let number, _, _):
      guard let objective = objective(number) else { return .nothing }
      return .step(
        .init(
          event: .objectiveStatusChanged(number, objective.status, reason: objective.reason)))
    case .logEntryWritten(let line):
      if line.corrects != nil { return .obstacle(.struck) }
      return .step(.init(event: .logEntryStruck(line.number, reason: Self.undone)))
    case .matter(let fact): return compensation(for: fact)
    default: return compensationOfResources(for: entry, in: action)
    }
  }

  private static let undone = "undone"

  private func compensationOfResources(
    for entry: Entry, in action: LastAction?
  ) -> Compensation {
    switch entry.event {
    case .resourceCommitted(let id, _, _, _, _): return .step(.init(event: .resourceReleased(id)))
    case .resourceMoved(let id, _):
      let isOwn = action?.steps.contains { $0.event == .resourceReleased(id) } ?? false
      return isOwn ? .nothing : .obstacle(.moved)
    case .resourceReleased(let id):
      guard let turn = commitment(id), turn.key == nil else { return .obstacle(.moved) }
      let owner = resource(turn.resource)?.agency
      return .step(
        .init(
          event: .resourceCommitted(
            id, turn.resource, turn.incident, lentTo: owner == turn.agency ? nil : turn.agency,
            key: nil)))
    case .resourceServiceChanged(let id, let inService, _):
      var reason: String?
      if case .outOfService(let why)? = resource(id)?.status { reason = why }
      return .step(
        .init(event: .resourceServiceChanged(id, inService: !inService, reason: reason)))
    case .resourceChanged(let id, let change):
      guard let resource = resource(id) else { return .nothing }
      return .step(
        .init(
          event: .resourceChanged(
            id,
            ResourceChange(
              kind: change.kind == nil ? nil : resource.kind,
              quantity: change.quantity == nil ? nil : resource.quantity,
              restMinutes: change.restMinutes == nil ? nil : resource.restMinutes))))
    case .agencyOnCallChanged(let code, _):
      return .step(.init(event: .agencyOnCallChanged(code, agency(code)?.onCall)))
    case .agencyChanged(let details):
      guard let before = agency(details.code)?.details else { return .nothing }
      return .step(.init(event: .agencyChanged(before)))
    case .logEntryStruck: return .obstacle(.struck)
    case .actionUndone: return .obstacle(.undone)
    case .incidentMerged: return .obstacle(.merged)
    case .shiftStarted, .periodStarted: return .obstacle(.turned)
    case .charterChanged: return .step(.init(event: .charterChanged(terms)))
    case .scenarioAdopted, .exerciseStarted: return .obstacle(.steered)
    case .roomOpened, .agencyRegistered, .officerRegistered, .officerChanged, .resourceRegistered:
      return .obstacle(.registered)
    default: return .nothing
    }
  }

  /// A change takes no lead and no point away, so what was empty before stays filled.
  private func undoing(_ change: IncidentChange, of number: IncidentNumber) -> Compensation {
    guard let before = incident(number)?.details else { return .nothing }
    let emptiesLead = change.lead != nil && before.lead == nil
    let emptiesPoint = change.coordinates != nil && before.coordinates == nil
    if emptiesLead || emptiesPoint { return .obstacle(.emptied) }
    var back = IncidentChange()
    if change.mode != nil { back.mode = before.mode }
    if change.type != nil { back.type = before.type }
    if change.title != nil { back.title = before.title }
    if change.priority != nil { back.priority = before.priority }
    if change.place != nil { back.place = before.place }
    if change.coordinates != nil { back.coordinates = before.coordinates }
    if change.lead != nil { back.lead = before.lead }
    var steps = [LastAction.Step(event: .incidentChanged(number, back))]
    // A new lead takes part from then on.
    if let lead = change.lead, incident(number)?.participation(of: lead) == nil {
      steps.insert(.init(event: .participationChanged(number, lead, .stoodDown)), at: 0)
    }
    return .steps(steps)
  }

  /// Whether an entry is one of those that take an action back.
  func isTakingBack(_ entry: Entry) -> Bool {
    lastActions[entry.submission.desk].map {
      $0.id == entry.submission && $0.obstacle == .undone
    } ?? false
  }

  /// The situation as a format knows it that kept no last actions.
  public var withoutLastActions: Situation {
    var situation = self
    situation.lastActions = DeskTable()
    return situation
  }

  /// Keeps what an officer's entry did, for taking it back. `compensation` was seen before it, as
  /// was `action`, what its submission had done.
  mutating func noteAction(
    _ entry: Entry, _ compensation: Compensation, after action: LastAction?
  ) {
    if entry.event.steersClock { return }
    var action =
      action
      ?? LastAction(
        id: entry.submission, officer: entry.author.officer, first: entry.number,
        last: entry.number, steps: [], obstacle: nil)
    action.last = entry.number
    action.note(compensation)
    lastActions[entry.submission.desk] = action
  }
}

extension LastAction {
  fileprivate mutating func note(_ compensation: Compensation) {
    if obstacle == .undone { return }
    switch compensation {
    case .nothing: break
    case .step(let step): add(step)
    case .steps(let steps): for step in steps { add(step) }
    case .obstacle(let found):
      // That tasks are issued anew is only how a merge moves them.
      if obstacle == nil || found == .merged { obstacle = found }
    }
  }
}

extension Event {
  /// Whether it says that the rest of its submission takes an action back.
  var isUndoing: Bool {
    if case .actionUndone = self { return true }
    return false
  }

  /// Whether it stops, starts or hurries the exercise's clock, which is no deed on the board.
  var steersClock: Bool {
    switch self {
    case .exercisePaused, .exerciseResumed, .exerciseSpeedChanged: true
    default: false
    }
  }
}
