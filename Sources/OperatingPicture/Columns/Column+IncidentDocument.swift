import IncidentEngine

extension Column where Row == SeenIncident {
  /// Every member of an incident in a document; docs/shell.md names them.
  public static let document: [Column] = [
    .number,
    Column("year", .count) { .count($0.incident.number.year) },
    Column("counter", .count) { .count($0.incident.number.counter) },
    .priority,
    .phase,
    Column("phaseReason", .words) { .text(ifAny: $0.incident.phaseReason) },
    Column("open", .flag) { .flag($0.incident.phase.isOpen) },
    .mode,
    .type,
    .title,
    .place,
    Column("latitude", .count) { .degrees($0.details.coordinates?.latitudeMicrodegrees) },
    Column("longitude", .count) { .degrees($0.details.coordinates?.longitudeMicrodegrees) },
    .lead,
    .agencies,
    .tasks,
    .openTasks,
    .overdueTasks,
    .unansweredTasks,
    .resources,
    .by,
    Column("reportedAt", .moment) { .moment(ifAny: $0.details.reportedAt) },
    .opened,
    Column("lastActivity", .moment) { .moment($0.incident.lastActivity) },
    .age,
    Column("stale", .flag) { .flag($0.row.isStale) },
    Column("source", .word) { .text(ifAny: $0.details.key?.source) },
    Column("sourceID", .word) { .text(ifAny: $0.details.key?.id) },
    Column("objectives", .record) {
      .list($0.incident.objectives.map { .record(Column<Objective>.document, of: $0) })
    },
    Column("mergedInto", .number) { .text(ifAny: $0.incident.mergedInto?.description) },
    Column("merged", .several) { .texts($0.incident.merged.map(\.description)) },
    Column("distinctFrom", .several) { .texts($0.details.distinctFrom.map(\.description)) },
  ]
}

extension Column where Row == Objective {
  static let document: [Column] = [
    Column("number", .number) { .text($0.number.description) },
    Column("text", .words) { .text($0.text) },
    Column("status", .word) { .text($0.status.word) },
    Column("reason", .words) { .text(ifAny: $0.reason) },
  ]
}

extension Column where Row == IncidentRow.AgencyMark {
  static let document: [Column] = [
    Column("agency", .word) { .text($0.agency.text) },
    Column("standing", .word) { .text($0.participation.word) },
    Column("unanswered", .flag) { .flag($0.isUnanswered) },
  ]
}

extension ColumnValue {
  /// Millionths of a degree as degrees, written exactly; nothing where there are none.
  fileprivate static func degrees(_ microdegrees: Int?) -> ColumnValue {
    guard let microdegrees else { return .none }
    let digits = String(microdegrees.magnitude % 1_000_000 + 1_000_000).dropFirst()
    let sign = microdegrees < 0 ? "-" : ""
    return .decimal("\(sign)\(microdegrees.magnitude / 1_000_000).\(digits)")
  }
}
