import IncidentEngine

/// The columns of incidents: those of the board, and what lists of the shell have beside them.
extension Column where Row == SeenIncident {
  /// The spoken number.
  public static let number = Column(
    "number", member: "number", .number, width: .fixed(7),
    orderKey: { .number(Int64($0.incident.number.year) << 32 | Int64($0.incident.number.counter)) }
  ) { .text($0.incident.number.description) }

  /// How urgent it is.
  public static let priority = Column(
    "priority", member: "priority", .count, width: .fixed(1), leftOut: 13,
    tone: { .priority($0.incident.priority.rawValue) }
  ) { .count(Int($0.incident.priority.rawValue)) }

  /// Where it stands.
  public static let phase = Column(
    "phase", member: "phase", .word, width: .fixed(9), leftOut: 10,
    orderKey: { .number(Int64($0.incident.phase.rawValue)) }
  ) { .text($0.incident.phase.word) }

  /// Response, inspection or enforcement.
  public static let mode = Column(
    "mode", member: "mode", .word, width: .fixed(11), usualFrom: nil, leftOut: 2,
    orderKey: { .number(Int64($0.details.mode.rawValue)) }
  ) { .text($0.details.mode.word) }

  /// What kind of incident it is.
  public static let type = Column(
    "type", member: "type", .words, width: .fixed(11), usualFrom: 92, leftOut: 6
  ) {
    .text($0.details.type)
  }

  /// What happened.
  public static let title = Column(
    "title", member: "title", .words, width: .free(least: 8, share: 2), leftOut: 14,
    tone: { _ in .strong }
  ) { .text($0.details.title) }

  /// Where, in words.
  public static let place = Column(
    "place", member: "place", .words, width: .free(least: 8, share: 1, most: 36), usualFrom: 96,
    leftOut: 8
  ) { .text($0.details.place) }

  /// The agency in the lead.
  public static let lead = Column(
    "lead", member: "lead", .word, width: .fixed(4), usualFrom: 110, leftOut: 5
  ) {
    .text(ifAny: $0.incident.lead?.text)
  }

  /// Who takes part, and how far.
  public static let agencies = Column(
    "agencies", member: "agencies", .several, width: .fixed(8), usualFrom: 76, leftOut: 9,
    orderKey: { .number(-Int64($0.incident.participations.count)) }
  ) { .list($0.row.agencies.map { .record(Column<IncidentRow.AgencyMark>.document, of: $0) }) }

  /// How many tasks count.
  public static let tasks = Column(
    "tasks", member: "tasks", .count, width: .fixed(10), leftOut: 12,
    orderKey: { .number(-Int64($0.incident.openTaskCount(in: $0.situation))) }
  ) { .count($0.row.taskCount) }

  /// The next task that is due.
  public static let due = Column(
    "due", member: nil, .moment, width: .fixed(6), usualFrom: nil, leftOut: 7,
    tone: { seen in
      seen.incident.nextDue(in: seen.situation).map { $0 < seen.now } ?? false ? .overdue : .plain
    },
    orderKey: { .number($0.incident.nextDue(in: $0.situation)?.milliseconds ?? .max) }
  ) { .moment(ifAny: $0.incident.nextDue(in: $0.situation)) }

  /// How many resources are on it.
  public static let resources = Column(
    "resources", member: "resources", .count, width: .fixed(4), usualFrom: nil, leftOut: 4,
    orderKey: { .number(-Int64($0.incident.resourceCount(in: $0.situation))) }
  ) { .count($0.incident.resourceCount(in: $0.situation)) }

  /// Who reported it.
  public static let by = Column(
    "by", member: "reportedBy", .words, width: .fixed(12), usualFrom: nil, leftOut: 1
  ) {
    .text(ifAny: $0.details.reportedBy)
  }

  /// When it was opened.
  public static let opened = Column(
    "opened", member: "opened", .moment, width: .fixed(6), usualFrom: nil, leftOut: 3,
    orderKey: { .number(-$0.incident.opened.milliseconds) }
  ) { .moment($0.incident.opened) }

  /// How long nothing has happened.
  public static let age = Column(
    "age", member: "ageSeconds", .duration, width: .fixed(5), leftOut: 11,
    tone: { $0.row.isStale ? .stale : .plain },
    orderKey: { .number(-$0.incident.lastActivity.milliseconds) }
  ) { .duration(max(0, $0.now.milliseconds(since: $0.incident.lastActivity))) }

  /// The supporting agencies.
  public static let supporting = Column(
    "supporting", member: nil, .several, usualFrom: nil
  ) { seen in
    .texts(seen.row.agencies.map(\.agency).filter { $0 != seen.row.lead }.map(\.text))
  }

  /// How many tasks are open.
  public static let openTasks = Column("openTasks", .count, usualFrom: nil) {
    .count($0.row.openTaskCount)
  }

  /// How many tasks are past their time.
  public static let overdueTasks = Column("overdueTasks", .count, usualFrom: nil) {
    .count($0.row.overdueCount)
  }

  /// How many tasks nobody has acknowledged.
  public static let unansweredTasks = Column("unansweredTasks", .count, usualFrom: nil) {
    .count($0.row.unansweredCount)
  }
}

extension BoardOrder.Value {
  /// The column of the board that is ordered by it.
  public var column: Column<SeenIncident> {
    switch self {
    case .number: .number
    case .priority: .priority
    case .phase: .phase
    case .mode: .mode
    case .type: .type
    case .title: .title
    case .place: .place
    case .lead: .lead
    case .agencies: .agencies
    case .tasks: .tasks
    case .due: .due
    case .resources: .resources
    case .by: .by
    case .opened: .opened
    case .age: .age
    }
  }
}
