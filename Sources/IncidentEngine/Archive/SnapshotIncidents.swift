extension IncidentDraft {
  func pack(into writer: inout SnapshotWriter) {
    writer.byte(mode.rawValue)
    writer.word(type)
    writer.text(title)
    writer.byte(priority.rawValue)
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
    self.init(
      mode: try reader.value(), type: try reader.word(), title: try reader.text(),
      priority: try reader.value(), place: try reader.text(),
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
  /// Without its assignments, commitments and log: they name their incident themselves.
  func pack(into writer: inout SnapshotWriter) {
    writer.incident(number)
    details.pack(into: &writer)
    writer.byte(phase.rawValue)
    writer.list(participations) { $1.pack(into: &$0) }
    writer.standings(history) { $1.pack(into: &$0) }
    writer.text(phaseReason)
    writer.moment(opened)
    writer.moment(lastActivity)
    writer.change(changed)
    writer.list(objectives) { $1.pack(into: &$0) }
    writer.optional(mergedInto) { $0.incident($1) }
    writer.list(merged) { $0.incident($1) }
  }

  init(_ reader: inout SnapshotReader, authors: Int) throws(SnapshotError) {
    let number = try reader.incident()
    let details = try IncidentDraft(&reader)
    let phase: IncidentPhase = try reader.value()
    let participations = try reader.list { reader throws(SnapshotError) in
      try AgencyParticipation(&reader)
    }
    let history = try reader.standings { reader throws(SnapshotError) in
      try IncidentStanding(&reader)
    }
    self.init(
      number: number, details: details, phase: phase, participations: participations,
      history: history,
      phaseReason: try reader.optionalText(), opened: try reader.moment(),
      lastActivity: try reader.moment(), changed: try reader.change(authors: authors))
    guard reader.format >= 2 else { return }
    var ordinal = 0
    objectives = try reader.list { reader throws(SnapshotError) in
      ordinal += 1
      let objective = ObjectiveNumber(incident: number, ordinal: ordinal)
      return try Objective(&reader, number: objective, authors: authors)
    }
    mergedInto = try reader.optional { reader throws(SnapshotError) in try reader.incident() }
    merged = try reader.list { reader throws(SnapshotError) in try reader.incident() }
  }
}
