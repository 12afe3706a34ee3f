import IncidentEngine

/// What happened on one incident, in the order in which it happened, the latest first.
public struct IncidentHistory: Sendable {
  /// The changes; at most as many as were asked for.
  public let changes: [Change]

  /// Something that changed, and when.
  public struct Change: Sendable, Hashable {
    /// When it happened.
    public let at: Moment
    /// The entry that says so.
    public let number: EntryNumber
    /// What changed.
    public let what: What
  }

  /// What can change.
  public enum What: Sendable, Hashable {
    case opened
    case phase(IncidentPhase)
    case priority(Priority)
    case mode(IncidentMode)
    case lead(AgencyCode?)
    case participation(AgencyCode, Participation)
    case task(AssignmentNumber, AssignmentStatus)
    case committed(ResourceID)
    case moved(ResourceID, Movement)
    case released(ResourceID)
    case logged(LogNumber)
    case objective(ObjectiveNumber, ObjectiveStatus)
    case merged(into: IncidentNumber)
    case tookIn(IncidentNumber)
  }

  /// The history of an incident, with at most `limit` changes.
  public init(_ incident: Incident, in situation: Situation, limit: Int = 500) {
    var found: [Change] = []
    found.reserveCapacity(8 + 5 * incident.assignments.count + min(limit, incident.log.count))
    var before: IncidentStanding?
    for standing in incident.history {
      let now = standing.value
      func add(_ what: What) {
        found.append(Change(at: standing.occurred, number: standing.number, what: what))
      }
      if let before {
        if before.phase != now.phase { add(.phase(now.phase)) }
        if before.priority != now.priority { add(.priority(now.priority)) }
        if before.mode != now.mode { add(.mode(now.mode)) }
        if before.lead != now.lead { add(.lead(now.lead)) }
      } else {
        add(.opened)
      }
      before = now
    }
    for part in incident.participations {
      for standing in part.history {
        found.append(
          Change(
            at: standing.occurred, number: standing.number,
            what: .participation(part.agency, standing.value)))
      }
    }
    for place in incident.assignments {
      let task = situation.assignments[Int(place)]
      for standing in task.history {
        found.append(
          Change(
            at: standing.occurred, number: standing.number,
            what: .task(task.number, standing.value)))
      }
    }
    for objective in incident.objectives {
      for standing in objective.history {
        found.append(
          Change(
            at: standing.occurred, number: standing.number,
            what: .objective(objective.number, standing.value)))
      }
    }
    if let into = incident.mergedInto, let last = incident.history.last {
      found.append(Change(at: last.occurred, number: last.number, what: .merged(into: into)))
    }
    found += Self.turns(incident, situation)
    for number in situation.lines(about: incident).suffix(limit) {
      guard let line = situation.logEntry(number) else { continue }
      found.append(Change(at: line.occurred, number: line.changed.number, what: .logged(number)))
    }
    for number in incident.merged {
      guard let other = situation.incident(number) else { continue }
      if let last = other.history.last {
        found.append(Change(at: last.occurred, number: last.number, what: .tookIn(number)))
      }
    }
    // Places are moved, which are shorter than changes.
    let order = found.indices.sorted { one, other in
      found[one].at == found[other].at
        ? found[one].number > found[other].number : found[one].at > found[other].at
    }
    changes = order.prefix(limit).map { found[$0] }
  }

  private static func turns(_ incident: Incident, _ situation: Situation) -> [Change] {
    incident.commitments.compactMap { situation.commitment($0) }.flatMap { turn -> [Change] in
      // A commitment and a release keep their times, not their entries: they stand by time alone.
      var changes = [Change(at: turn.committed, number: 0, what: .committed(turn.resource))]
      changes += turn.movements.map {
        Change(at: $0.occurred, number: $0.number, what: .moved(turn.resource, $0.value))
      }
      if let released = turn.released {
        changes.append(Change(at: released, number: .max, what: .released(turn.resource)))
      }
      return changes
    }
  }
}
