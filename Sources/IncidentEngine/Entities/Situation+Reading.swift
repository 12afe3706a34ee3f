extension Situation {
  /// The agency called `code`; nil when there is none.
  public func agency(_ code: AgencyCode) -> Agency? {
    place(of: code).map { agencies[$0] }
  }

  /// Where an agency stands in `agencies`: a few are found sooner by looking than by hashing.
  func place(of code: AgencyCode) -> Int? {
    agencies.count > 16 ? agencyPlaces[code] : agencies.firstIndex { $0.code == code }
  }

  /// The officer with this number; nil when there is none.
  public func officer(_ id: OfficerID) -> Officer? {
    officers.indices.contains(id.number - 1) ? officers[id.number - 1] : nil
  }

  /// The officer known by a system account: where there are several, the one who acted last at the
  /// desk, otherwise the first that was registered.
  public func officer(account: String, at desk: String) -> Officer? {
    if let last = lastActions[desk]?.officer, let known = officer(last),
      known.details.account == account
    {
      return known
    }
    return officers.first { $0.details.account == account }
  }

  /// Where an incident stands in `incidents`; nil when there is none.
  public func place(of number: IncidentNumber) -> Int? { incidentPlaces[number] }

  /// The incident with this spoken number; nil when there is none.
  public func incident(_ number: IncidentNumber) -> Incident? {
    place(of: number).map { incidents[$0] }
  }

  /// The number of the incident that `reference` means; nil when there is none.
  public func number(of reference: IncidentReference) -> IncidentNumber? {
    switch reference {
    case .number(let number): place(of: number) == nil ? nil : number
    case .external(let key): incidentKeys[key]
    }
  }

  /// Where an assignment stands in `assignments`; nil when there is none.
  public func place(of number: AssignmentNumber) -> Int? {
    guard let place = place(of: number.incident) else { return nil }
    let assignments = incidents[place].assignments
    guard number.ordinal > 0, number.ordinal <= assignments.count else { return nil }
    return Int(assignments[number.ordinal - 1])
  }

  /// The assignment with this spoken number; nil when there is none.
  public func assignment(_ number: AssignmentNumber) -> Assignment? {
    place(of: number).map { assignments[$0] }
  }

  /// The number of the assignment that `reference` means; nil when there is none.
  public func number(of reference: AssignmentReference) -> AssignmentNumber? {
    switch reference {
    case .number(let number): place(of: number) == nil ? nil : number
    case .external(let key): assignmentKeys[key]
    }
  }

  /// The resource with this number; nil when there is none.
  public func resource(_ id: ResourceID) -> Resource? {
    id.number > 0 && id.number <= resources.count ? resources[id.number - 1] : nil
  }

  /// The resource that `reference` means, whatever the case its name is typed in.
  public func resource(_ reference: ResourceReference) -> Resource? {
    switch reference {
    case .id(let id): resource(id)
    case .name(let name): resourcePlaces[name.lowercased()].map { resources[$0] }
    }
  }

  /// The commitment with this number; nil when there is none.
  public func commitment(_ id: CommitmentID) -> Commitment? {
    id.number > 0 && id.number <= commitments.count ? commitments[id.number - 1] : nil
  }

  /// The commitment that its source calls `key`; nil when there is none.
  public func commitment(_ key: ExternalKey) -> Commitment? {
    commitmentKeys[key].flatMap { commitment($0) }
  }

  /// The log entry with this number; nil when there is none.
  public func logEntry(_ number: LogNumber) -> LogEntry? {
    number.number > 0 && number.number <= log.count ? log[number.number - 1] : nil
  }

  /// The words of a log entry.
  public func text(of entry: LogEntry) -> String { narrative.text(entry.text) }

  /// The assignments of an incident, in order of their numbers.
  public func assignments(of incident: Incident) -> [Assignment] {
    incident.assignments.map { assignments[Int($0)] }
  }

  /// The open turns of resources on an incident, in order of recording.
  public func openCommitments(of incident: Incident) -> [Commitment] {
    incident.commitments.compactMap { commitment($0) }.filter { $0.released == nil }
  }

  /// The spoken number the next incident of `year` gets.
  public func nextIncidentNumber(year: Int) -> IncidentNumber {
    IncidentNumber(year: year, counter: incidentPlaces.count(year: year) + 1)
  }
}

extension Situation {
  /// The incident that a number leads to: itself, or what it was merged into.
  public func standing(_ number: IncidentNumber) -> IncidentNumber {
    var number = number
    // A merge leads to an incident that was open then: no circle can close.
    while let next = incident(number)?.mergedInto { number = next }
    return number
  }

  /// The objective with this spoken number; nil when there is none.
  public func objective(_ number: ObjectiveNumber) -> Objective? {
    guard let objectives = incident(number.incident)?.objectives,
      objectives.indices.contains(number.ordinal - 1)
    else { return nil }
    return objectives[number.ordinal - 1]
  }

  /// The parts of an assignment, those of the ones it was issued again from among them.
  public func parts(of assignment: Assignment) -> [Assignment] {
    guard let place = place(of: assignment.number.incident) else { return [] }
    let linked = incidents[place].assignments.filter { assignments[Int($0)].links.parent != nil }
    // Few assignments are parts of another.
    if linked.isEmpty { return [] }
    var names: Set<AssignmentNumber> = [assignment.number]
    var before = assignment.issue.replaces
    while let number = before {
      names.insert(number)
      before = self.assignment(number)?.issue.replaces
    }
    return linked.map { assignments[Int($0)] }.filter { part in
      part.links.parent.map { names.contains($0) } ?? false
    }
  }

  /// What an assignment waits for: what comes before it and is not done, as it was last issued.
  public func predecessors(of assignment: Assignment) -> [Assignment] {
    assignment.issue.links.after.compactMap { latest($0) }.filter { $0.status != .done }
  }

  /// An assignment as it was last issued again.
  public func latest(_ number: AssignmentNumber) -> Assignment? {
    var found = assignment(number)
    while let next = found?.replacedBy { found = assignment(next) }
    return found
  }

  /// The shift on duty; nil before the first.
  public var shift: Shift? { shifts.last }

  /// The operational period that runs; nil before the first.
  public var period: OperationalPeriod? { periods.last }
}

extension Assignment {
  /// Whether the agency was unable to do it and nobody issued it again.
  public var isRefused: Bool { status == .unable && replacedBy == nil }
}
