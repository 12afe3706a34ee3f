import IncidentEngine

extension Event {
  /// Which entry of a submission speaks for all of it: the one of the greatest weight, of equals
  /// the first.
  var weight: Int {
    switch self {
    case .incidentPhaseChanged, .incidentOpened: 5
    case .assignmentIssued: 4
    case .logEntryWritten: 3
    case .assignmentStatusChanged, .logEntryStruck, .resourceCommitted, .resourceMoved,
      .resourceReleased:
      2
    case .participationChanged: 1
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .incidentChanged, .resourceServiceChanged, .exerciseStarted,
      .exercisePaused, .exerciseResumed, .exerciseSpeedChanged:
      1
    }
  }
}

extension Phrases {
  /// What an entry says, for the outcome line: short, with the number an officer would speak.
  public static func happened(
    _ event: Event, in situation: Situation, now: Moment, _ zone: ZoneRules
  ) -> String {
    switch event {
    case .roomOpened(let charter): "room \(charter.name) opened"
    case .agencyRegistered(let details): "agency \(details.name) registered"
    case .agencyChanged(let details): "agency \(details.name) changed"
    case .officerRegistered(_, let details): "\(details.name) registered"
    case .officerChanged(_, let details): "\(details.name) changed"
    case .resourceRegistered(_, let name, let kind, _): "\(name) registered as \(kind)"
    case .incidentOpened(let number, let draft): "\(number) opened: \(draft.title)"
    case .incidentChanged(let number, _): "\(number) changed"
    case .incidentPhaseChanged(let number, let phase, _): "\(number) is \(phase.word)"
    case .participationChanged(let number, let code, let standing):
      "\(agency(code, situation)) is \(standing.word) on \(number)"
    case .assignmentIssued(let issue):
      "\(issue.number) issued to \(agency(issue.agency, situation)): \(issue.title)"
        + (issue.due.map { ", due \(clockOrDate($0, now: now, zone))" } ?? "")
    case .assignmentStatusChanged(let number, let status, _): "\(number) is \(status.word)"
    case .resourceCommitted(_, let id, let number, _, _):
      "\(name(of: id, situation)) committed to \(number)"
    case .resourceMoved(let id, let movement): "\(name(of: id, situation)) is \(movement.word)"
    case .resourceReleased(let id): "\(name(of: id, situation)) released"
    case .resourceServiceChanged(let id, let inService, _):
      "\(name(of: id, situation)) is \(inService ? "back in service" : "out of service")"
    case .logEntryWritten(let line):
      line.corrects.map { "log line \($0.number) struck, \(line.number.number) stands for it" }
        ?? "log line \(line.number.number) written"
    case .logEntryStruck(let number, _): "log line \(number.number) struck"
    case .exerciseStarted(let scenario): "exercise \(scenario) started"
    case .exercisePaused: "exercise paused"
    case .exerciseResumed: "exercise goes on"
    case .exerciseSpeedChanged(let permille): "exercise runs \(speed(permille))"
    }
  }

  private static func name(of id: ResourceID, _ situation: Situation) -> String {
    situation.resource(id)?.name ?? "resource \(id.number)"
  }

  private static func name(of id: CommitmentID, _ situation: Situation) -> String {
    situation.commitment(id).map { name(of: $0.resource, situation) } ?? "resource"
  }
}
