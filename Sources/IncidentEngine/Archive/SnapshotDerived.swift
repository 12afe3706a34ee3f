extension Situation {
  /// Numbers with which the engine goes on counting.
  func deriveRanges(_ reader: SnapshotReader) throws(SnapshotError) {
    let counted: ClosedRange<Int64> = 0...1 << 53
    guard counted.contains(lastNumber) else { throw reader.malformed("number out of range") }
    if let exercise {
      guard exercise.speedPermille <= Int(Int32.max), counted.contains(exercise.lastMilliseconds)
      else { throw reader.malformed("no clock of an exercise") }
    }
  }

  mutating func derivePeople(_ reader: SnapshotReader) throws(SnapshotError) {
    for (place, agency) in agencies.enumerated() {
      agencyPlaces[agency.code] = place
    }
    for (place, author) in authors.enumerated() { authorPlaces[author] = place }
    guard agencyPlaces.count == agencies.count, authorPlaces.count == authors.count else {
      throw reader.malformed("an agency or author twice")
    }
  }

  /// Where each incident stands: their numbers are the first that is said of them.
  mutating func deriveIncidents(_ reader: SnapshotReader) throws(SnapshotError) {
    var places = IncidentPlaces()
    func add(_ number: IncidentNumber, _ place: Int) throws(SnapshotError) {
      guard number.counter == places.count(year: number.year) + 1 else {
        throw reader.malformed("incident out of turn")
      }
      places.append(place, year: number.year)
    }
    try incidents.scan { reader, place throws(SnapshotError) in
      try add(try reader.incident(), place)
    } else: { incident, place throws(SnapshotError) in
      try add(incident.number, place)
    }
    incidentPlaces = places
  }

  mutating func deriveResources(_ reader: SnapshotReader) throws(SnapshotError) {
    resourcePlaces.reserveCapacity(resources.count)
    for (place, resource) in resources.enumerated() {
      resourcePlaces[resource.name.lowercased()] = place
      if case .assigned(let id) = resource.status, id.number < 1 || id.number > commitments.count {
        throw reader.malformed("resource on no commitment")
      }
    }
  }

  /// Rebuilds what formats before the third left out: what belongs to an incident or an agency, and
  /// the names of other systems.
  mutating func deriveReferences(_ reader: SnapshotReader) throws(SnapshotError) {
    for place in incidents.indices {
      if let key = incidents[place].details.key {
        incidentKeys.set(incidents[place].number, for: key)
      }
    }
    try deriveAssignments(reader)
    try deriveCommitments(reader)
    try deriveLog(reader)
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
