import IncidentEngine

/// A resource with where it is and since when.
public struct ResourceRow: Sendable, Hashable {
  /// The resource.
  public let resource: Resource
  /// What it is doing.
  public let state: ResourceState
  /// The incident it is committed to; nil when it is on none.
  public let incident: IncidentNumber?
  /// The agency it works for there, where that is not its own.
  public let lentTo: AgencyCode?
  /// Since when it does what it does there; nil when it is on no incident.
  public let since: Moment?
  /// Milliseconds since then.
  public let ageMilliseconds: Int64?
  /// Whether the times of its turn contradict one another.
  public let isOutOfOrder: Bool

  /// Why it is out of service; nil when it is not, or nobody said.
  public var reason: String? {
    if case .outOfService(let reason) = resource.status { return reason }
    return nil
  }

  /// The row of a resource at `now`.
  public init(_ resource: Resource, in situation: Situation, now: Moment) {
    self.resource = resource
    state = ResourceState(resource, in: situation)
    var turn: Commitment?
    if case .assigned(let id) = resource.status { turn = situation.commitment(id) }
    incident = turn?.incident
    lentTo = turn.flatMap { $0.agency == resource.agency ? nil : $0.agency }
    since = turn.map { $0.movements.last?.occurred ?? $0.committed }
    ageMilliseconds = since.map { max(0, now.milliseconds(since: $0)) }
    isOutOfOrder = turn?.timesAreOutOfOrder ?? false
  }
}

/// Which resources are asked for, by the word of their status or movement.
public enum ResourceChoice: Hashable, Sendable {
  case available
  case assigned
  case outOfService
  case moving(Movement)

  /// Every choice, in the order in which it is offered.
  public static let inOrder: [ResourceChoice] =
    [.available, .assigned, .outOfService] + Movement.allCases.map(ResourceChoice.moving)

  /// The word by which it is asked for.
  public var word: String {
    switch self {
    case .available: "available"
    case .assigned: "assigned"
    case .outOfService: "out of service"
    case .moving(let movement): movement.word
    }
  }

  /// The choice spelled `word`; hyphens and underscores count as spaces. Nil when there is none.
  public init?(word: some StringProtocol) {
    let wanted = word.lowercased().map { $0 == "-" || $0 == "_" ? " " : $0 }
    guard let found = Self.inOrder.first(where: { $0.word.elementsEqual(wanted) }) else {
      return nil
    }
    self = found
  }

  func takes(_ row: ResourceRow) -> Bool {
    switch self {
    case .available: row.state == .available
    case .assigned: row.resource.status.isAssigned
    case .outOfService: row.state == .outOfService
    case .moving(let movement): row.state == .moving(movement)
    }
  }
}
