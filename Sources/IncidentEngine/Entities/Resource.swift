/// A crew, a vehicle or a stock.
public struct Resource: Hashable, Sendable {
  /// Its number.
  public let id: ResourceID
  /// The name it is called by, unique in the room.
  public let name: String
  /// What it is: `engine`, `ambulance`, `boat`.
  public internal(set) var kind: String
  /// Whose it is.
  public let agency: AgencyCode
  /// What it is doing.
  public internal(set) var status: Status
  /// How many people or pieces it is.
  public internal(set) var quantity = 1
  /// Minutes of rest after each turn.
  public internal(set) var restMinutes = 0
  /// Until when it rests after its last turn; nil when it does not.
  public internal(set) var restsUntil: Moment?
  /// Its last change.
  public internal(set) var changed: Change

  /// Whether it is free but rests at `now`.
  public func isResting(at now: Moment) -> Bool {
    guard status == .available, let restsUntil else { return false }
    return now < restsUntil
  }

  /// What a resource is doing.
  public enum Status: Hashable, Sendable {
    case available
    case assigned(CommitmentID)
    case outOfService(reason: String?)
  }
}

/// One turn of one resource on one incident.
public struct Commitment: Hashable, Sendable {
  /// Its number.
  public let id: CommitmentID
  /// The resource.
  public let resource: ResourceID
  /// The incident.
  public let incident: IncidentNumber
  /// The agency it works for there: its own, or the one it was lent to.
  public let agency: AgencyCode
  /// What its source calls it.
  public let key: ExternalKey?
  /// When the resource was committed.
  public let committed: Moment
  /// Its movements in order of recording; steps nobody saw are absent.
  public internal(set) var movements: [Standing<Movement>]
  /// When the resource was available again; nil while it is not.
  public internal(set) var released: Moment?

  /// The movement recorded last.
  public var movement: Movement? { movements.last?.value }

  /// When a movement was last seen; nil when nobody saw it.
  public func time(of movement: Movement) -> Moment? {
    movements.last { $0.value == movement }?.occurred
  }

  /// Whether a later step carries an earlier time than a step before it.
  public var timesAreOutOfOrder: Bool {
    var latest: Moment?
    for movement in Movement.allCases {
      guard let time = time(of: movement) else { continue }
      if let latest, time < latest { return true }
      latest = time
    }
    if let released, let latest { return released < latest }
    return false
  }
}
