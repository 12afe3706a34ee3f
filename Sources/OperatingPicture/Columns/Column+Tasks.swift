import IncidentEngine

extension Column where Row == AssignmentRow {
  /// The spoken number of a task.
  public static let number = Column("number", .number) { .text($0.task.number.description) }
  /// The agency that has it.
  public static let agency = Column("agency", .word) { .text($0.task.agency.text) }
  /// What is to be done.
  public static let title = Column("title", .words, width: .free(least: 8)) {
    .text($0.task.title)
  }
  /// Where it stands.
  public static let status = Column("status", .word) { .text($0.task.status.word) }
  /// When it was given.
  public static let issued = Column("issued", .moment) { .moment($0.task.issued) }
  /// By when it is to be done.
  public static let due = Column("due", .moment) { .moment(ifAny: $0.task.due) }
  /// How long ago it was given.
  public static let age = Column("age", json: "ageSeconds", .duration) {
    .duration($0.ageMilliseconds)
  }
  /// How long it is past its time.
  public static let late = Column("late", json: "lateSeconds", .duration) {
    .duration(ifAny: $0.lateMilliseconds)
  }

  /// Every member of a task in a document; docs/shell.md names them.
  public static let document: [Column] = [
    .number,
    Column("incident", .number) { .text($0.task.number.incident.description) },
    Column("ordinal", .count) { .count($0.task.number.ordinal) },
    .agency,
    .title,
    .status,
    Column("reason", .words) { .text(ifAny: $0.task.reason) },
    Column("open", .flag) { .flag($0.task.status.isOpen) },
    Column("overdue", .flag) { .flag($0.isOverdue) },
    Column("unanswered", .flag) { .flag($0.isUnanswered) },
    .issued,
    .due,
    Column("acknowledged", .moment) { .moment(ifAny: $0.task.time(of: .acknowledged)) },
    Column("started", .moment) { .moment(ifAny: $0.task.time(of: .inProgress)) },
    Column("ended", .moment) { .moment(ifAny: $0.ended) },
    .age,
    .late,
    Column("replaces", .number) { .text(ifAny: $0.task.issue.replaces?.description) },
    Column("replacedBy", .number) { .text(ifAny: $0.task.replacedBy?.description) },
    Column("source", .word) { .text(ifAny: $0.task.issue.key?.source) },
    Column("sourceID", .word) { .text(ifAny: $0.task.issue.key?.id) },
    Column("partOf", .number) { .text(ifAny: $0.task.issue.links.parent?.description) },
    Column("after", .several) { .texts($0.task.issue.links.after.map(\.description)) },
    Column("objective", .number) { .text(ifAny: $0.task.objective?.description) },
  ]
}
