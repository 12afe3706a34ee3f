extension IncidentDraft {
  /// The priority stands first, where `IncidentHead` finds it.
  func pack(into writer: inout SnapshotWriter) {
    writer.byte(priority.rawValue)
    writer.byte(mode.rawValue)
    writer.word(type)
    writer.text(title)
    writer.text(place)
    writer.coordinates(coordinates)
    writer.agency(lead)
    writer.list(agencies) { $0.agency($1) }
    writer.text(reportedBy)
    writer.moment(reportedAt)
    writer.key(key)
    writer.list(distinctFrom) { $0.incident($1) }
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    let first: Priority? = reader.format >= 3 ? try reader.value() : nil
    self.init(
      mode: try reader.value(), type: try reader.word(), title: try reader.text(),
      priority: try reader.value(unless: first), place: try reader.text(),
      coordinates: try reader.coordinates(), lead: try reader.optionalAgency(),
      agencies: try reader.list { reader throws(SnapshotError) in try reader.agency() },
      reportedBy: try reader.optionalText(), reportedAt: try reader.optionalMoment(),
      key: try reader.key())
    guard reader.format >= 2 else { return }
    distinctFrom = try reader.list { reader throws(SnapshotError) in try reader.incident() }
  }
}

extension IncidentStanding {
  func pack(into writer: inout SnapshotWriter) {
    writer.byte(phase.rawValue)
    writer.byte(priority.rawValue)
    writer.byte(mode.rawValue)
    writer.agency(lead)
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      phase: try reader.value(), priority: try reader.value(), mode: try reader.value(),
      lead: try reader.optionalAgency())
  }
}

extension AgencyParticipation {
  func pack(into writer: inout SnapshotWriter) {
    writer.agency(agency)
    writer.byte(current.rawValue)
    writer.standings(history) { $0.byte($1.rawValue) }
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    self.init(
      agency: try reader.agency(), current: try reader.value(),
      history: try reader.standings { reader throws(SnapshotError) in try reader.value() })
  }
}

extension Incident {
  func pack(into writer: inout SnapshotWriter) {
    writer.incident(number)
    writer.byte(phase.rawValue)
    writer.moment(opened)
    details.pack(into: &writer)
    writer.list(participations) { $1.pack(into: &$0) }
    writer.standings(history) { $1.pack(into: &$0) }
    writer.text(phaseReason)
    writer.moment(lastActivity)
    writer.change(changed)
    writer.list(objectives) { $1.pack(into: &$0) }
    writer.optional(mergedInto) { $0.incident($1) }
    writer.list(merged) { $0.incident($1) }
    writer.risingPlaces(assignments.lazy.map(Int.init))
    writer.risingPlaces(commitments.lazy.map { $0.number - 1 })
    writer.risingPlaces(log.lazy.map { $0.number - 1 })
  }

  init(_ reader: inout SnapshotReader, _ sizes: TableSizes) throws(SnapshotError) {
    if reader.format < 3 {
      try self.init(beforeThird: &reader, sizes)
      return
    }
    let number = try reader.incident()
    let phase: IncidentPhase = try reader.value()
    let opened = try reader.moment()
    self.init(
      number: number, details: try IncidentDraft(&reader), phase: phase,
      participations: try reader.list { reader throws(SnapshotError) in
        try AgencyParticipation(&reader)
      },
      history: try reader.standings { reader throws(SnapshotError) in
        try IncidentStanding(&reader)
      },
      phaseReason: try reader.optionalText(), opened: opened,
      lastActivity: try reader.moment(), changed: try reader.change(authors: sizes.authors))
    try unpackCircumstances(&reader, sizes)
    try reader.risingPlaces(below: sizes.assignments) { assignments.append(Int32($0)) }
    try reader.risingPlaces(below: sizes.commitments) { commitments.append(CommitmentID($0 + 1)) }
    try reader.risingPlaces(below: sizes.log) { log.append(LogNumber($0 + 1)) }
  }

  /// Without its assignments, commitments and log: they name their incident themselves.
  private init(
    beforeThird reader: inout SnapshotReader, _ sizes: TableSizes
  ) throws(SnapshotError) {
    let number = try reader.incident()
    let details = try IncidentDraft(&reader)
    let phase: IncidentPhase = try reader.value()
    self.init(
      number: number, details: details, phase: phase,
      participations: try reader.list { reader throws(SnapshotError) in
        try AgencyParticipation(&reader)
      },
      history: try reader.standings { reader throws(SnapshotError) in
        try IncidentStanding(&reader)
      },
      phaseReason: try reader.optionalText(), opened: try reader.moment(),
      lastActivity: try reader.moment(), changed: try reader.change(authors: sizes.authors))
    if reader.format >= 2 { try unpackCircumstances(&reader, sizes) }
  }

  private mutating func unpackCircumstances(
    _ reader: inout SnapshotReader, _ sizes: TableSizes
  ) throws(SnapshotError) {
    let number = number
    var ordinal = 0
    let objectives = try reader.list { reader throws(SnapshotError) in
      ordinal += 1
      let objective = ObjectiveNumber(incident: number, ordinal: ordinal)
      return try Objective(&reader, number: objective, authors: sizes.authors)
    }
    if !objectives.isEmpty { self.objectives = objectives }
    mergedInto = try reader.optional { reader throws(SnapshotError) in try reader.incident() }
    let merged = try reader.list { reader throws(SnapshotError) in try reader.incident() }
    if !merged.isEmpty { self.merged = merged }
  }
}

/// What a board is ordered by, of one incident.
public struct IncidentHead: Hashable, Sendable {
  /// Its spoken number.
  public let number: IncidentNumber
  /// Where it stands.
  public let phase: IncidentPhase
  /// How urgent it is.
  public let priority: Priority
  /// When it began for the room.
  public let opened: Moment

  /// The head of an incident.
  public init(_ incident: borrowing Incident) {
    number = incident.number
    phase = incident.phase
    priority = incident.priority
    opened = incident.opened
  }

  init(_ reader: inout SnapshotReader) throws(SnapshotError) {
    number = try reader.incident()
    phase = try reader.value()
    opened = try reader.moment()
    priority = try reader.value()
  }
}
