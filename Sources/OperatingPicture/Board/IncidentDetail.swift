import IncidentEngine

/// What the panel beside the board shows of one incident.
public struct IncidentDetail: Sendable {
  /// The incident.
  public let incident: Incident
  /// Its assignments: overdue, unacknowledged, in progress, then the others; ended ones last.
  public let tasks: [Assignment]
  /// The resources on it, in order of commitment, with what they are doing.
  public let resources: [Turn]
  /// What was written about it, the latest first.
  public let log: [Line]

  /// A resource on the incident.
  public struct Turn: Sendable {
    /// The resource's name.
    public let name: String
    /// The agency it works for.
    public let agency: AgencyCode
    /// What it is doing; nil when that is unknown.
    public let movement: Movement?
    /// Since when.
    public let since: Moment
    /// When it was released; nil while it is here.
    public let released: Moment?
    /// Whether its times contradict one another.
    public let isOutOfOrder: Bool
    /// How many people or pieces it is.
    public let quantity: Int
    /// Until when it rests after this turn; nil when it does not, or is at work again.
    public let restsUntil: Moment?
    /// Another incident on which it is at the same time; nil when there is none.
    public let alsoOn: IncidentNumber?
  }

  /// A line of the log, its words taken out of the narrative.
  public struct Line: Sendable {
    /// The entry.
    public let entry: LogEntry
    /// Its words.
    public let text: String
  }

  /// The detail of an incident at `now`, with at most `logLimit` lines and `turnLimit` resources.
  public init(
    _ incident: Incident, in situation: Situation, now: Moment, logLimit: Int = 100,
    turnLimit: Int = 200
  ) {
    self.incident = incident
    tasks = situation.assignments(of: incident).sorted {
      $0.attention(at: now) < $1.attention(at: now)
    }
    let turns = incident.commitments.suffix(turnLimit).compactMap { situation.commitment($0) }
    resources = (turns.filter { $0.released == nil } + turns.filter { $0.released != nil })
      .compactMap { turn in
        situation.resource(turn.resource).map { Turn(turn, $0, situation, now) }
      }
    log = situation.lines(about: incident).suffix(logLimit).reversed().compactMap { number in
      situation.logEntry(number).map { Line(entry: $0, text: situation.text(of: $0)) }
    }
  }
}

extension Situation {
  /// What was written about an incident and about those merged into it, in order of recording.
  public func lines(about incident: Incident) -> [LogNumber] {
    if incident.merged.isEmpty { return incident.log }
    let others = incident.merged.compactMap { self.incident($0) }
    return (incident.log + others.flatMap { lines(about: $0) }).sorted()
  }
}

extension IncidentDetail.Turn {
  init(_ turn: Commitment, _ resource: Resource, _ situation: Situation, _ now: Moment) {
    quantity = resource.quantity
    restsUntil =
      turn.released != nil && resource.isResting(at: now) ? resource.restsUntil : nil
    if turn.released == nil, case .assigned(let id) = resource.status, id != turn.id {
      alsoOn = situation.commitment(id)?.incident
    } else {
      alsoOn = nil
    }
    name = resource.name
    agency = turn.agency
    movement = turn.movement
    since = turn.movements.last?.occurred ?? turn.committed
    released = turn.released
    isOutOfOrder = turn.timesAreOutOfOrder
  }
}

/// How much an assignment needs somebody: the smaller, the more. Within a class, the earlier.
struct Attention: Comparable {
  let rank: Int
  let time: Int64
  let number: AssignmentNumber

  static func < (left: Attention, right: Attention) -> Bool {
    (left.rank, left.time, left.number) < (right.rank, right.time, right.number)
  }
}

extension Assignment {
  func attention(at now: Moment) -> Attention {
    let rank =
      switch status {
      case .issued: isOverdue(at: now) ? 0 : 1
      case .inProgress, .acknowledged: isOverdue(at: now) ? 0 : 2
      case .unable: 3
      case .done: 4
      case .cancelled: 5
      }
    let time = status.isOpen ? (due ?? issued).milliseconds : -changed.number
    return Attention(rank: rank, time: time, number: number)
  }
}
