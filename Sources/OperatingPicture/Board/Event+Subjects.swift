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
      .objectiveStatusChanged, .actionUndone:
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
      .shiftStarted, .periodStarted, .actionUndone:
      []
    }
  }
}
