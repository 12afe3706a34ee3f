import IncidentEngine

/// What every agency has open, kept as entries come in.
public struct AgencyBoard: Sendable, Hashable {
  private var open: [AgencyCode: Set<AssignmentNumber>] = [:]
  private var resources: [AgencyCode: [ResourceID]] = [:]

  /// The board of a situation.
  public init(_ situation: Situation) {
    for assignment in situation.assignments { follow(assignment) }
    for resource in situation.resources {
      resources[resource.agency, default: []].append(resource.id)
    }
  }

  /// Takes in new entries. `situation` is what they led to.
  public mutating func follow(_ entries: [Entry], in situation: Situation) {
    for entry in entries {
      if let number = entry.event.assignment, let assignment = situation.assignment(number) {
        follow(assignment)
      }
      if case .resourceRegistered(let id, _, _, let agency) = entry.event {
        resources[agency, default: []].append(id)
      }
    }
  }

  private mutating func follow(_ assignment: Assignment) {
    if assignment.status.isOpen {
      open[assignment.agency, default: []].insert(assignment.number)
    } else {
      open[assignment.agency]?.remove(assignment.number)
    }
  }

  /// How many assignments of an agency are open.
  public func openCount(of agency: AgencyCode) -> Int { open[agency]?.count ?? 0 }

  /// The lane of an agency at `now`.
  ///
  /// Complexity: O(open assignments · log) and O(resources) of that agency.
  public func lane(of agency: Agency, in situation: Situation, now: Moment) -> AgencyLane {
    let tasks = (open[agency.code] ?? []).compactMap { situation.assignment($0) }
    let resources = (resources[agency.code] ?? []).compactMap { situation.resource($0) }
    return AgencyLane(agency, tasks: tasks, resources: resources, in: situation, now: now)
  }
}

/// One agency at a glance: what it has to do, what it has to do it with, how long it is silent.
public struct AgencyLane: Sendable {
  /// The agency.
  public let agency: AgencyDetails
  /// Its open assignments: overdue, unacknowledged, in progress, then the others.
  public private(set) var tasks: [Assignment]
  /// Open assignments past their due time.
  public let overdueCount: Int
  /// Assignments it has not acknowledged.
  public let unansweredCount: Int
  /// How long the oldest unacknowledged assignment waits, in milliseconds; nil when none does.
  public let longestWaitMilliseconds: Int64?
  /// Who is to be called now; nil when nobody is named, or no longer.
  public let onCall: OnCall?
  /// How many of its resources are in each state, those on incidents first; none are left out.
  public let resources: [ResourceCount]
  /// How many of its resources are committed to incidents.
  public let busyCount: Int
  /// How many resources it has.
  public let resourceCount: Int

  /// What resources of an agency are doing, and how many do it.
  public struct ResourceCount: Sendable, Hashable {
    /// What they are doing.
    public let state: ResourceState
    /// How many.
    public let count: Int
  }

  init(
    _ agency: Agency, tasks: [Assignment], resources: [Resource], in situation: Situation,
    now: Moment
  ) {
    self.agency = agency.details
    onCall = agency.onCall.flatMap { person in
      person.until.map { now < $0 } ?? true ? person : nil
    }
    self.tasks = tasks.map { ($0.attention(at: now), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    overdueCount = tasks.count { $0.isOverdue(at: now) }
    let waiting = tasks.filter { $0.status == .issued }
    unansweredCount = waiting.count
    longestWaitMilliseconds = waiting.map(\.issued).min().map {
      max(0, now.milliseconds(since: $0))
    }
    var counts: [ResourceState: Int] = [:]
    for resource in resources { counts[ResourceState(resource, in: situation), default: 0] += 1 }
    self.resources = ResourceState.inOrder.compactMap { state in
      counts[state].map { ResourceCount(state: state, count: $0) }
    }
    busyCount = resources.count { $0.status.isAssigned }
    resourceCount = resources.count
  }
}

extension AgencyLane {
  /// The lane with its tasks in the order in which they stood; those that came since stand last.
  public func inOrder(of held: [AssignmentNumber]) -> AgencyLane {
    let places = Dictionary(
      held.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var lane = self
    lane.tasks = tasks.enumerated().sorted { left, right in
      (places[left.element.number] ?? held.count, left.offset)
        < (places[right.element.number] ?? held.count, right.offset)
    }.map(\.element)
    return lane
  }
}

/// What a resource is doing: its movement while it is committed, otherwise whether it is free.
public enum ResourceState: Hashable, Sendable {
  case moving(Movement)
  case committed
  case available
  case outOfService

  /// Every state, those on incidents first.
  public static let inOrder: [ResourceState] =
    Movement.allCases.map(ResourceState.moving) + [.committed, .available, .outOfService]

  /// What a resource is doing in a situation.
  public init(_ resource: Resource, in situation: Situation) {
    switch resource.status {
    case .available: self = .available
    case .outOfService: self = .outOfService
    case .assigned(let id):
      self = situation.commitment(id)?.movement.map(ResourceState.moving) ?? .committed
    }
  }
}

extension Resource.Status {
  /// Whether the resource is on an incident.
  public var isAssigned: Bool {
    if case .assigned = self { return true }
    return false
  }
}
