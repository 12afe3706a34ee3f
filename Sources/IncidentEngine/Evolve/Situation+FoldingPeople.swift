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
}
