import IncidentEngine

/// One line of the incident board: what an officer needs at a glance.
public struct IncidentRow: Sendable, Hashable {
  /// The spoken number.
  public let number: IncidentNumber
  /// How urgent it is.
  public let priority: Priority
  /// Where it stands.
  public let phase: IncidentPhase
  /// Inspection, enforcement or response.
  public let mode: IncidentMode
  /// What kind of incident it is.
  public let type: String
  /// What happened.
  public let title: String
  /// Where, in words.
  public let place: String
  /// The agency in the lead.
  public let lead: AgencyCode?
  /// The agencies that take part, the lead first, with their standing.
  public let agencies: [AgencyMark]
  /// Assignments that count: all but the cancelled ones.
  public let taskCount: Int
  /// Assignments that are open.
  public let openTaskCount: Int
  /// Open assignments past their due time.
  public let overdueCount: Int
  /// Assignments nobody has acknowledged.
  public let unansweredCount: Int
  /// Assignments an agency was unable to do and that nobody issued again.
  public let refusedCount: Int
  /// Milliseconds since something last happened on it.
  public let ageMilliseconds: Int64
  /// Whether an open incident has been silent for more than thirty minutes.
  public let isStale: Bool

  /// An agency on the board.
  public struct AgencyMark: Sendable, Hashable {
    /// The agency.
    public let agency: AgencyCode
    /// Its standing on the incident.
    public let participation: Participation
    /// Whether it has an assignment here that it has not acknowledged.
    public let isUnanswered: Bool
  }

  /// After so many milliseconds without an entry an open incident is stale.
  public static let staleMilliseconds: Int64 = 30 * 60_000

  /// The row of an incident at `now`.
  public init(_ incident: Incident, in situation: Situation, now: Moment) {
    number = incident.number
    priority = incident.priority
    phase = incident.phase
    mode = incident.details.mode
    type = incident.details.type
    title = incident.details.title
    place = incident.details.place
    lead = incident.lead
    var counts = TaskCounts()
    var waiting: Set<AgencyCode> = []
    for place in incident.assignments {
      let assignment = situation.assignments[Int(place)]
      counts.add(assignment, now: now)
      if assignment.status == .issued { waiting.insert(assignment.agency) }
    }
    taskCount = counts.all
    openTaskCount = counts.open
    overdueCount = counts.overdue
    unansweredCount = counts.unanswered
    refusedCount = counts.refused
    agencies = Self.marks(incident, waiting)
    ageMilliseconds = max(0, now.milliseconds(since: incident.lastActivity))
    isStale = incident.phase.isOpen && ageMilliseconds > Self.staleMilliseconds
  }

  private static func marks(
    _ incident: Incident, _ waiting: Set<AgencyCode>
  ) -> [AgencyMark] {
    let lead = incident.participations.filter { $0.agency == incident.lead }
    let others = incident.participations.filter { $0.agency != incident.lead }
    return (lead + others).map {
      AgencyMark(
        agency: $0.agency, participation: $0.current,
        isUnanswered: waiting.contains($0.agency))
    }
  }
}

private struct TaskCounts {
  var all = 0
  var open = 0
  var overdue = 0
  var unanswered = 0
  var refused = 0

  mutating func add(_ assignment: Assignment, now: Moment) {
    if assignment.status != .cancelled { all += 1 }
    if assignment.status.isOpen { open += 1 }
    if assignment.isOverdue(at: now) { overdue += 1 }
    if assignment.status == .issued { unanswered += 1 }
    if assignment.isRefused { refused += 1 }
  }
}
