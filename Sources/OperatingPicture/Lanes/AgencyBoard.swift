import IncidentEngine

/// What every agency has open, kept in order as entries come in.
public struct AgencyBoard: Sendable, Hashable {
  private var open: [AgencyCode: OpenTasks] = [:]
  private var resources: [AgencyCode: [ResourceID]] = [:]

  /// The board of a situation.
  public init(_ situation: Situation) {
    var tasks: [AgencyCode: OpenTasks.Gathered] = [:]
    situation.forEachLiveAssignment { task, place in
      if task.status.isOpen { tasks[task.agency, default: OpenTasks.Gathered()].add(task, place) }
    }
    open = tasks.mapValues { OpenTasks($0) }
    for resource in situation.resources {
      resources[resource.agency, default: []].append(resource.id)
    }
  }

  /// Takes in new entries. `situation` is what they led to.
  public mutating func follow(_ entries: [Entry], in situation: Situation) {
    for entry in entries {
      if let number = entry.event.assignment, let place = situation.place(of: number) {
        follow(situation.assignments[place], place)
      }
      if case .resourceRegistered(let id, _, _, let agency) = entry.event {
        resources[agency, default: []].append(id)
      }
    }
  }

  private mutating func follow(_ task: Assignment, _ place: Int) {
    if open[task.agency] == nil, !task.status.isOpen { return }
    open[task.agency, default: OpenTasks()].follow(task, place)
    if open[task.agency]?.count == 0 { open[task.agency] = nil }
  }

  /// How many assignments of an agency are open.
  public func openCount(of agency: AgencyCode) -> Int { open[agency]?.count ?? 0 }

  /// The lane of an agency at `now`, its tasks in the order of `held` where one is given; those
  /// that came since stand last.
  ///
  /// Complexity: O(log open assignments) and O(resources) of that agency; O(open assignments) in an
  /// order that is held.
  public func lane(
    of agency: Agency, in situation: Situation, now: Moment, held: [AssignmentNumber]? = nil
  ) -> AgencyLane {
    let open = open[agency.code] ?? OpenTasks()
    let resources = (resources[agency.code] ?? []).compactMap { situation.resource($0) }
    return AgencyLane(
      agency, open: open, held: held, resources: resources, in: situation, now: now)
  }
}

/// One agency at a glance: what it has to do, what it has to do it with, how long it is silent.
public struct AgencyLane: Sendable {
  /// The agency.
  public let agency: AgencyDetails
  /// Its open assignments: overdue, unacknowledged, in progress, then the others.
  public let tasks: LaneTasks
  /// Open assignments past their due time.
  public let overdueCount: Int
  /// Assignments it has not acknowledged.
  public let unansweredCount: Int
  /// How long the oldest unacknowledged assignment waits, in milliseconds; nil when none does.
  public let longestWaitMilliseconds: Int64?
  /// The open assignment that is overdue for longest; nil when none is.
  public let latest: Assignment?
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
    _ agency: Agency, open: OpenTasks, held: [AssignmentNumber]?, resources: [Resource],
    in situation: Situation, now: Moment
  ) {
    self.agency = agency.details
    onCall = agency.onCall.flatMap { person in
      person.until.map { now < $0 } ?? true ? person : nil
    }
    let tasks = LaneTasks(open, in: situation, now: now)
    self.tasks = held.map { tasks.inOrder(of: $0, open) } ?? tasks
    overdueCount = open.overdueCount(at: now)
    unansweredCount = open.unansweredCount
    longestWaitMilliseconds = open.longestWait.map { max(0, now.milliseconds(since: $0)) }
    latest = [open.unansweredDue.first, open.begunDue.first].compactMap { $0 }.min()
      .map { situation.assignments[$0.place] }.flatMap { $0.isOverdue(at: now) ? $0 : nil }
    var counts: [ResourceState: Int] = [:]
    for resource in resources { counts[ResourceState(resource, in: situation), default: 0] += 1 }
    self.resources = ResourceState.inOrder.compactMap { state in
      counts[state].map { ResourceCount(state: state, count: $0) }
    }
    busyCount = resources.count { $0.status.isAssigned }
    resourceCount = resources.count
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
