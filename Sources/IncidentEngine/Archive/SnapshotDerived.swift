extension Situation {
  /// Rebuilds what follows from the tables, and refuses tables that contradict one another.
  mutating func derive(_ reader: SnapshotReader) throws(SnapshotError) {
    try deriveRanges(reader)
    try derivePeople(reader)
    try deriveIncidents(reader)
    try deriveResources(reader)
    try deriveAssignments(reader)
    try deriveCommitments(reader)
    try deriveLog(reader)
  }

  /// Numbers with which the engine goes on counting.
  private func deriveRanges(_ reader: SnapshotReader) throws(SnapshotError) {
    let counted: ClosedRange<Int64> = 0...1 << 53
    guard counted.contains(lastNumber) else { throw reader.malformed("number out of range") }
    if let exercise {
      guard exercise.speedPermille <= Int(Int32.max), counted.contains(exercise.lastMilliseconds)
      else { throw reader.malformed("no clock of an exercise") }
    }
  }

  private mutating func derivePeople(_ reader: SnapshotReader) throws(SnapshotError) {
    for (place, agency) in agencies.enumerated() {
      agencyPlaces[agency.code] = place
    }
    for (place, author) in authors.enumerated() { authorPlaces[author] = place }
    guard agencyPlaces.count == agencies.count, authorPlaces.count == authors.count else {
      throw reader.malformed("an agency or author twice")
    }
  }

  private mutating func deriveIncidents(_ reader: SnapshotReader) throws(SnapshotError) {
    for (place, incident) in incidents.enumerated() {
      guard incident.number == nextIncidentNumber(year: incident.number.year) else {
        throw reader.malformed("incident out of turn")
      }
      incidentPlaces.append(place, year: incident.number.year)
      if let key = incident.details.key { incidentKeys.set(incident.number, for: key) }
    }
  }

  private mutating func deriveResources(_ reader: SnapshotReader) throws(SnapshotError) {
    resourcePlaces.reserveCapacity(resources.count)
    for (place, resource) in resources.enumerated() {
      resourcePlaces[resource.name.lowercased()] = place
      if case .assigned(let id) = resource.status, commitment(id) == nil {
        throw reader.malformed("resource on no commitment")
      }
    }
  }

  private mutating func deriveAssignments(_ reader: SnapshotReader) throws(SnapshotError) {
    for (place, assignment) in assignments.enumerated() {
      let number = assignment.number
      guard let incident = self.place(of: number.incident),
        number.ordinal == incidents[incident].assignments.count + 1,
        let agency = agencyPlaces[assignment.agency]
      else { throw reader.malformed("assignment of nothing") }
      incidents[incident].assignments.append(Int32(place))
      agencies[agency].assignments.append(place)
      if let key = assignment.issue.key { assignmentKeys.set(number, for: key) }
    }
  }

  private mutating func deriveCommitments(_ reader: SnapshotReader) throws(SnapshotError) {
    for commitment in commitments {
      guard let incident = place(of: commitment.incident), resource(commitment.resource) != nil
      else { throw reader.malformed("commitment of nothing") }
      incidents[incident].commitments.append(commitment.id)
      if let key = commitment.key { commitmentKeys.set(commitment.id, for: key) }
    }
  }

  private mutating func deriveLog(_ reader: SnapshotReader) throws(SnapshotError) {
    for line in log {
      guard line.text.length <= narrative.byteCount - min(line.text.offset, narrative.byteCount)
      else { throw reader.malformed("words that nobody wrote") }
      guard let number = line.incident else { continue }
      guard let incident = place(of: number) else { throw reader.malformed("log of nothing") }
      incidents[incident].log.append(line.number)
    }
  }
}
