import IncidentEngine

extension Event {
  /// The assignment whose standing the event changes; nil for events about something else.
  public var assignment: AssignmentNumber? {
    switch self {
    case .assignmentIssued(let issue): issue.number
    case .assignmentStatusChanged(let number, _, _): number
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .incidentOpened, .incidentChanged, .incidentPhaseChanged,
      .participationChanged, .resourceCommitted, .resourceMoved, .resourceReleased,
      .resourceServiceChanged, .logEntryWritten, .logEntryStruck, .exerciseStarted,
      .exercisePaused, .exerciseResumed, .exerciseSpeedChanged, .resourceChanged,
      .agencyOnCallChanged, .shiftStarted, .periodStarted, .incidentMerged, .objectiveSet,
      .objectiveStatusChanged, .actionUndone, .matter, .charterChanged, .scenarioAdopted:
      nil
    }
  }

  /// The incidents whose row or detail the event changes, in the situation after it.
  public func incidents(in situation: Situation) -> [IncidentNumber] {
    switch self {
    case .incidentOpened(let number, _), .incidentChanged(let number, _),
      .incidentPhaseChanged(let number, _, _), .participationChanged(let number, _, _):
      [number]
    case .incidentMerged(let number, let into, _): [number, into]
    case .objectiveSet(let number, _), .objectiveStatusChanged(let number, _, _):
      [number.incident]
    case .assignmentIssued(let issue): [issue.number.incident]
    case .assignmentStatusChanged(let number, _, _): [number.incident]
    case .resourceCommitted(_, _, let number, _, _): [number]
    case .resourceMoved(let id, _), .resourceReleased(let id):
      [situation.commitment(id)?.incident].compactMap { $0 }
    case .logEntryWritten(let line): [line.incident].compactMap { $0 }
    case .logEntryStruck(let number, _):
      [situation.logEntry(number)?.incident].compactMap { $0 }
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .resourceServiceChanged, .exerciseStarted, .exercisePaused,
      .exerciseResumed, .exerciseSpeedChanged, .resourceChanged, .agencyOnCallChanged,
      .shiftStarted, .periodStarted, .actionUndone, .charterChanged, .scenarioAdopted:
      []
    case .matter(let fact): fact.incidents(in: situation)
    }
  }
}

extension MatterFact {
  /// The incidents on whose panels the fact is seen, in the situation after it.
  func incidents(in situation: Situation) -> [IncidentNumber] {
    switch self {
    case .kindDeclared: []
    case .opened(let opening): [opening.incident].compactMap { $0 }
    case .changed(let step), .moved(let step): situation.incidents(of: step.number)
    case .answerStepped(let fact):
      switch fact.answer {
      case .matter(let number, _): situation.incidents(of: number)
      case .task(let number): [number.incident]
      }
    case .linked(let link): [link.subject, link.other].flatMap { situation.incidents(of: $0) }
    case .marked(let subject, _, _): situation.incidents(of: subject)
    }
  }
}

extension Situation {
  /// The incidents that a matter is about or linked to, each once, in their order.
  public func incidents(of number: MatterNumber) -> [IncidentNumber] {
    var found = Set([matter(number)?.incident].compactMap { $0 })
    for link in links(of: .matter(number)) {
      for case .incident(let incident) in [link.subject, link.other] { found.insert(incident) }
    }
    return found.sorted()
  }

  fileprivate func incidents(of subject: Subject) -> [IncidentNumber] {
    switch subject {
    case .incident(let number): [number]
    case .task(let number): [number.incident]
    case .matter(let number): incidents(of: number)
    case .log(let number): [logEntry(number)?.incident].compactMap { $0 }
    }
  }
}
