import IncidentEngine

extension Event {
  /// Which entry of a submission speaks for all of it: the one of the greatest weight, of equals
  /// the first.
  var weight: Int {
    switch self {
    case .actionUndone: 0
    case .incidentMerged: 6
    case .incidentPhaseChanged, .incidentOpened: 5
    case .matter(let fact): fact.weight
    case .assignmentIssued: 4
    case .logEntryWritten: 3
    case .assignmentStatusChanged, .logEntryStruck, .resourceCommitted, .resourceMoved,
      .resourceReleased, .objectiveSet, .objectiveStatusChanged:
      2
    case .participationChanged: 1
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceRegistered, .incidentChanged, .resourceServiceChanged, .exerciseStarted,
      .exercisePaused, .exerciseResumed, .exerciseSpeedChanged, .resourceChanged,
      .agencyOnCallChanged, .shiftStarted, .periodStarted, .charterChanged, .scenarioAdopted:
      1
    }
  }
}

extension MatterFact {
  fileprivate var weight: Int {
    switch self {
    case .opened, .moved: 5
    case .changed: 4
    case .answerStepped, .marked: 3
    case .linked, .kindDeclared: 1
    }
  }
}

extension Phrases {
  /// What stands after a submission was taken back.
  static func takenBack(_ said: String) -> String { "taken back: \(said)" }

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
    case .actionUndone(let first, let last):
      first == last ? "entry \(first) taken back" : "entries \(first) to \(last) taken back"
    case .resourceChanged(let id, let change):
      "\(name(of: id, situation)) is now \(said(change))"
    case .agencyOnCallChanged(let code, let onCall):
      onCall.map { "\($0.name) is on call for \(agency(code, situation))" }
        ?? "nobody is on call for \(agency(code, situation))"
    case .shiftStarted(_, let name, let ends):
      "shift \(name) on duty" + (ends.map { " until \(clockOrDate($0, now: now, zone))" } ?? "")
    case .periodStarted(let number, let aim, _): "operational period \(number): \(aim)"
    case .incidentMerged(let number, let into, _): "\(number) is now part of \(into)"
    case .objectiveSet(let number, let text): "\(number) set: \(text)"
    case .objectiveStatusChanged(let number, let status, _): "\(number) is \(status.word)"
    case .exerciseStarted(let scenario): "exercise \(scenario) started"
    case .exercisePaused: "exercise paused"
    case .exerciseResumed: "exercise goes on"
    case .exerciseSpeedChanged(let permille):
      situation.exercise?.isRunning == false
        ? "exercise will run \(speed(permille)) once it goes on"
        : "exercise runs \(speed(permille))"
    case .matter(let fact): happened(fact, in: situation, now: now, zone)
    case .charterChanged: "the room's settings adopted"
    case .scenarioAdopted(let scenario): "scenario \(scenario.name) adopted"
    }
  }

  private static func said(_ change: ResourceChange) -> String {
    var parts: [String] = []
    if let kind = change.kind { parts.append(kind) }
    if let quantity = change.quantity { parts.append("×\(quantity)") }
    if let minutes = change.restMinutes { parts.append("rest \(minutes)m") }
    return parts.joined(separator: ", ")
  }

  private static func name(of id: ResourceID, _ situation: Situation) -> String {
    situation.resource(id)?.name ?? "resource \(id.number)"
  }

  private static func name(of id: CommitmentID, _ situation: Situation) -> String {
    situation.commitment(id).map { name(of: $0.resource, situation) } ?? "resource"
  }
}
