import IncidentEngine

extension Column where Row == ResourceRow {
  /// What a resource is called.
  public static let name = Column("name", .words, width: .free(least: 8)) {
    .text($0.resource.name)
  }
  /// What it is.
  public static let kind = Column("kind", .words, width: .free(least: 8)) {
    .text($0.resource.kind)
  }
  /// Whose it is.
  public static let agency = Column("agency", .word) { .text($0.resource.agency.text) }
  /// What it is doing, and why it does nothing.
  public static let state = Column("state", member: nil, .words) { row in
    guard case .outOfService = row.state, let reason = row.reason else {
      return .text(row.state.movement?.word ?? row.state.statusWord)
    }
    return .text("\(row.state.statusWord): \(reason)")
  }
  /// The incident it is on.
  public static let incident = Column("incident", .number) {
    .text(ifAny: $0.incident?.description)
  }
  /// The agency that has it for now.
  public static let lentTo = Column("lentTo", .word) { .text(ifAny: $0.lentTo?.text) }
  /// Since when it does what it does.
  public static let since = Column("since", .moment) { .moment(ifAny: $0.since) }
  /// How long.
  public static let age = Column("age", json: "ageSeconds", .duration) {
    .duration(ifAny: $0.ageMilliseconds)
  }

  /// Every member of a resource in a document; docs/shell.md names them.
  public static let document: [Column] = [
    Column("id", .count) { .count($0.resource.id.number) },
    .name,
    .kind,
    .agency,
    Column("status", .word) { .text($0.state.statusWord) },
    Column("movement", .word) { .text(ifAny: $0.state.movement?.word) },
    .incident,
    .lentTo,
    .since,
    .age,
    Column("reason", .words) { .text(ifAny: $0.reason) },
    Column("timesOutOfOrder", .flag) { .flag($0.isOutOfOrder) },
    Column("quantity", .count) { .count($0.resource.quantity) },
    Column("restMinutes", .count) { .count($0.resource.restMinutes) },
    Column("restsUntil", .moment) { .moment(ifAny: $0.resource.restsUntil) },
  ]
}

extension ResourceState {
  /// The word of the resource's status; a movement is a way of being assigned.
  var statusWord: String {
    switch self {
    case .moving, .committed: ResourceChoice.assigned.word
    case .available: ResourceChoice.available.word
    case .outOfService: ResourceChoice.outOfService.word
    }
  }

  var movement: Movement? {
    if case .moving(let movement) = self { return movement }
    return nil
  }
}
