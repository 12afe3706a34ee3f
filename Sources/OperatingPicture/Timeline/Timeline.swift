import IncidentEngine

/// Whose time is shown.
public enum TimelineScope: Hashable, Sendable {
  /// One incident: its phase, its assignments, its matters, its resources, its
  /// log.
  case incident(IncidentNumber)
  /// One agency: its assignments and its resources, the latest first.
  case agency(AgencyCode)
  /// The whole room: a row for each incident, in the order of the board.
  case room
}

/// What one row of a timeline is about.
public enum TimelineSubject: Hashable, Sendable {
  case phase(IncidentNumber)
  case task(AssignmentNumber)
  case matter(MatterNumber)
  case resource(CommitmentID)
  case log(IncidentNumber)
}

/// One row of a timeline: bars, and marks upon them.
public struct TimelineRow: Hashable, Sendable {
  /// What it is about.
  public let subject: TimelineSubject
  /// Who or what, in a word or two.
  public let label: String
  /// What it is about, in words.
  public let title: String
  /// The bars, in order of time; none overlap.
  public let bars: [TimelineBar]
  /// The marks, in order of time.
  public let marks: [TimelineMark]
}

/// A stretch of time in one state.
public struct TimelineBar: Hashable, Sendable {
  /// Since when.
  public let from: Moment
  /// Until when; nil while it goes on.
  public let to: Moment?
  /// What was so.
  public let state: State
  /// Who is behind it, as an index into `Situation.authors`; nil when that is not kept.
  public let author: Int?
  /// The state of a matter, which its kind has words for; nil for others.
  public internal(set) var code: StateCode?

  /// What a bar says.
  public enum State: Hashable, Sendable {
    case phase(IncidentPhase)
    case task(AssignmentStatus)
    /// A matter, by what its state means.
    case matter(MatterState.Tone)
    /// A resource; nil while it is committed and nobody saw what it does.
    case resource(Movement?)
  }
}

/// A moment that is marked.
public struct TimelineMark: Hashable, Sendable {
  /// When.
  public let at: Moment
  /// What happened then.
  public let kind: Kind
  /// The log line it stands for.
  public let line: LogNumber?

  /// What a mark stands for; where several fall together, the later case is shown.
  public enum Kind: Hashable, Sendable {
    case logged
    case decided
    case released
    case due
    case ended(AssignmentStatus)
    case closed(IncidentPhase)
    /// A matter came to its end.
    case settled(MatterState.Tone)

    /// The larger, the more it must be seen.
    public var weight: Int {
      switch self {
      case .logged: 0
      case .released: 1
      case .due: 2
      case .decided: 3
      case .ended, .closed, .settled: 4
      }
    }
  }
}

/// The rows of a timeline. Subjects are known at once; a row is made when it is drawn.
public struct Timeline: Sendable {
  /// What the rows are about, in their order.
  public let subjects: [TimelineSubject]
  let situation: Situation

  /// Most rows of an agency.
  public static let most = 2000

  /// The timeline of a scope; `order` is the order of the incident board.
  public init(_ scope: TimelineScope, in situation: Situation, order: some Sequence<IncidentNumber>)
  {
    self.situation = situation
    switch scope {
    case .incident(let number): subjects = Self.subjects(of: number, situation)
    case .agency(let code): subjects = Self.subjects(of: code, situation)
    case .room: subjects = order.map(TimelineSubject.phase)
    }
  }

  private static func subjects(
    of number: IncidentNumber, _ situation: Situation
  ) -> [TimelineSubject] {
    guard let incident = situation.incident(number) else { return [] }
    return [.phase(number)] + situation.assignments(of: incident).map { .task($0.number) }
      + situation.matters(about: number).map { .matter($0.number) }
      + incident.commitments.map(TimelineSubject.resource) + [.log(number)]
  }

  private static func subjects(of code: AgencyCode, _ situation: Situation) -> [TimelineSubject] {
    guard let agency = situation.agency(code) else { return [] }
    let tasks = (0..<agency.assignments.count).reversed().prefix(most / 2).map {
      TimelineSubject.task(situation.assignments[agency.assignments[$0]].number)
    }
    let turns = situation.commitments.reversed().lazy.filter { $0.agency == code }
    return tasks + turns.prefix(most / 2).map { TimelineSubject.resource($0.id) }
  }

  /// The row of a subject.
  public func row(_ subject: TimelineSubject) -> TimelineRow? {
    switch subject {
    case .phase(let number): situation.incident(number).map(phaseRow)
    case .task(let number): situation.assignment(number).map(taskRow)
    case .matter(let number): situation.matter(number).flatMap(matterRow)
    case .resource(let id): situation.commitment(id).flatMap(resourceRow)
    case .log(let number): situation.incident(number).map(logRow)
    }
  }

  /// The first and last moment of the rows; nil when there is none. At most 500 rows are asked.
  public var extent: ClosedRange<Moment>? {
    var first: Moment?
    var last: Moment?
    for subject in subjects.prefix(500) {
      guard let row = row(subject) else { continue }
      let moments = row.bars.map(\.from) + row.bars.compactMap(\.to) + row.marks.map(\.at)
      for moment in moments {
        first = min(first ?? moment, moment)
        last = max(last ?? moment, moment)
      }
    }
    guard let first, let last else { return nil }
    return first...last
  }
}
