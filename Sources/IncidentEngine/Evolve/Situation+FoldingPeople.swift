extension Situation {
  mutating func register(_ details: AgencyDetails) {
    agencyPlaces[details.code] = agencies.count
    agencies.append(Agency(details: details))
  }

  mutating func changeAgency(_ details: AgencyDetails, _ entry: Entry) throws(FoldError) {
    guard let place = place(of: details.code) else { throw .unknownSubject(entry.number) }
    agencies[place].details = details
  }

  mutating func register(
    _ id: OfficerID, _ details: OfficerDetails, _ entry: Entry
  ) throws(FoldError) {
    guard id.number == officers.count + 1 else { throw .numberNotNext(entry.number) }
    officers.append(Officer(id: id, details: details))
  }

  mutating func changeOfficer(
    _ id: OfficerID, _ details: OfficerDetails, _ entry: Entry
  ) throws(FoldError) {
    guard officer(id) != nil else { throw .unknownSubject(entry.number) }
    officers[id.number - 1].details = details
  }

  mutating func setOnCall(
    _ code: AgencyCode, _ onCall: OnCall?, _ entry: Entry
  ) throws(FoldError) {
    guard let place = place(of: code) else { throw .unknownSubject(entry.number) }
    agencies[place].onCall = onCall
  }
}

extension [Stretch] {
  /// Begins the next one, with which the last one ends.
  mutating func begin(
    _ number: Int, _ name: String, _ ends: Moment?, _ entry: Entry
  ) throws(FoldError) {
    guard number == count + 1 else { throw .numberNotNext(entry.number) }
    if let last = indices.last { self[last].ended = entry.occurred }
    append(
      Stretch(
        number: number, name: name, started: entry.occurred, ends: ends, ended: nil,
        entry: entry.number))
  }

  /// Whether they are numbered in order, and only the last one lasts.
  var areInOrder: Bool {
    enumerated().allSatisfy { place, stretch in
      stretch.number == place + 1 && (stretch.ended == nil) == (place == count - 1)
    }
  }
}
