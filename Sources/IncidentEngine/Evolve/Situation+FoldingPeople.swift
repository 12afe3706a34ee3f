extension Situation {
  mutating func register(_ details: AgencyDetails) {
    agencyPlaces[details.code] = agencies.count
    agencies.append(Agency(details: details))
  }

  mutating func changeAgency(_ details: AgencyDetails, _ entry: Entry) throws(FoldError) {
    guard let place = agencyPlaces[details.code] else { throw .unknownSubject(entry.number) }
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
    guard let place = agencyPlaces[code] else { throw .unknownSubject(entry.number) }
    agencies[place].onCall = onCall
  }

  mutating func startShift(
    _ number: Int, _ name: String, _ ends: Moment?, _ entry: Entry
  ) throws(FoldError) {
    guard number == shifts.count + 1 else { throw .numberNotNext(entry.number) }
    if let last = shifts.indices.last { shifts[last].ended = entry.occurred }
    shifts.append(
      Shift(
        number: number, name: name, started: entry.occurred, ends: ends, ended: nil,
        entry: entry.number))
  }

  mutating func startPeriod(
    _ number: Int, _ aim: String, _ ends: Moment?, _ entry: Entry
  ) throws(FoldError) {
    guard number == periods.count + 1 else { throw .numberNotNext(entry.number) }
    if let last = periods.indices.last { periods[last].ended = entry.occurred }
    periods.append(
      OperationalPeriod(
        number: number, aim: aim, started: entry.occurred, ends: ends, ended: nil,
        entry: entry.number))
  }
}
