import IncidentEngine

extension Column where Row == AgencyRow {
  /// The code by which an agency is named.
  public static let code = Column("code", .word) { .text($0.lane.agency.code.text) }
  /// What it is called.
  public static let name = Column("name", .words, width: .free(least: 8)) {
    .text($0.lane.agency.name)
  }
  /// How it is reached.
  public static let contact = Column("contact", .words, width: .free(least: 8)) {
    .text(ifAny: $0.lane.agency.contact)
  }
  /// The open incidents it takes part in.
  public static let incidents = Column("incidents", .several) {
    .texts($0.incidents.map(\.description))
  }
  /// How many those are.
  public static let incidentCount = Column("incidentCount", member: nil, .count) {
    .count($0.incidents.count)
  }
  /// How many of its tasks are open.
  public static let openTasks = Column("openTasks", .count) { .count($0.lane.tasks.count) }
  /// How many of them are past their time.
  public static let overdueTasks = Column("overdueTasks", .count) { .count($0.lane.overdueCount) }
  /// How many it has not acknowledged.
  public static let unansweredTasks = Column("unansweredTasks", .count) {
    .count($0.lane.unansweredCount)
  }
  /// How long the oldest of those waits.
  public static let longestWait = Column("waits", json: "longestWaitSeconds", .duration) {
    .duration(ifAny: $0.lane.longestWaitMilliseconds)
  }
  /// How many resources it has.
  public static let resources = Column("resources", .count) { .count($0.lane.resourceCount) }
  /// How many of them are on incidents.
  public static let assigned = Column("assigned", json: "assignedResources", .count) {
    .count($0.lane.busyCount)
  }

  /// Every member of an agency in a document; docs/shell.md names them.
  public static let document: [Column] = [
    .code,
    .name,
    .contact,
    .incidents,
    .openTasks,
    .overdueTasks,
    .unansweredTasks,
    .longestWait,
    .resources,
    .assigned,
    Column("resourceStates", .record) {
      .list($0.lane.resources.map { .record(Column<AgencyLane.ResourceCount>.document, of: $0) })
    },
    Column("onCall", .words) { .text(ifAny: $0.lane.onCall?.name) },
    Column("onCallContact", .words) { .text(ifAny: $0.lane.onCall?.contact) },
    Column("onCallUntil", .moment) { .moment(ifAny: $0.lane.onCall?.until) },
  ]
}

extension Column where Row == AgencyLane.ResourceCount {
  static let document: [Column] = [
    Column("status", .word) { .text($0.state.statusWord) },
    Column("movement", .word) { .text(ifAny: $0.state.movement?.word) },
    Column("count", .count) { .count($0.count) },
  ]
}
