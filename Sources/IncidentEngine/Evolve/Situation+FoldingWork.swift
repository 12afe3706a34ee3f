extension Situation {
  mutating func issue(
    _ issue: AssignmentIssue, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let place = try place(of: issue.number.incident, entry)
    guard issue.number.ordinal == incidents[place].assignments.count + 1 else {
      throw .numberNotNext(entry.number)
    }
    guard let agency = self.place(of: issue.agency) else { throw .unknownSubject(entry.number) }
    if let replaces = issue.replaces {
      guard let old = self.place(of: replaces) else { throw .unknownSubject(entry.number) }
      assignments[old].replacedBy = issue.number
      assignments[old].changed = change
    }
    agencies[agency].assignments.append(assignments.count)
    incidents[place].assignments.append(Int32(assignments.count))
    incidents[place].noteActivity(entry)
    assignments.append(
      Assignment(
        issue: issue, issued: entry.occurred, status: .issued,
        history: [Standing(.issued, of: entry)], changed: change))
    if let key = issue.key { assignmentKeys.set(issue.number, for: key) }
  }

  mutating func advance(
    _ number: AssignmentNumber, _ status: AssignmentStatus, _ reason: String?, _ entry: Entry,
    _ change: Change
  ) throws(FoldError) {
    guard let place = place(of: number) else { throw .unknownSubject(entry.number) }
    assignments[place].advance(to: status, reason, entry, change)
    incidents[try self.place(of: number.incident, entry)].noteActivity(entry)
  }

  mutating func register(
    _ id: ResourceID, name: String, kind: String, agency: AgencyCode, _ entry: Entry,
    _ change: Change
  ) throws(FoldError) {
    guard id.number == resources.count + 1 else { throw .numberNotNext(entry.number) }
    resourcePlaces[name.lowercased()] = resources.count
    resources.append(
      Resource(
        id: id, name: name, kind: kind, agency: agency, status: .available, changed: change))
  }

  mutating func commit(
    _ id: CommitmentID, _ resource: ResourceID, _ incident: IncidentNumber,
    _ lentTo: AgencyCode?, _ key: ExternalKey?, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard id.number == commitments.count + 1 else { throw .numberNotNext(entry.number) }
    guard let owner = self.resource(resource)?.agency else {
      throw .unknownSubject(entry.number)
    }
    let place = try place(of: incident, entry)
    commitments.append(
      Commitment(
        id: id, resource: resource, incident: incident, agency: lentTo ?? owner, key: key,
        committed: entry.occurred, movements: [], released: nil))
    if !isOnLaterTurn(resource, than: entry.occurred) {
      resources[resource.number - 1].status = .assigned(id)
      resources[resource.number - 1].restsUntil = nil
    }
    resources[resource.number - 1].changed = change
    incidents[place].commitments.append(id)
    incidents[place].noteActivity(entry)
    if let key { commitmentKeys.set(id, for: key) }
  }

  /// Whether the resource is on an open turn that began later: a turn learnt of afterwards does
  /// not take it away from there.
  private func isOnLaterTurn(_ id: ResourceID, than moment: Moment) -> Bool {
    guard case .assigned(let held) = resource(id)?.status, let turn = commitment(held) else {
      return false
    }
    return turn.committed > moment
  }

  mutating func move(
    _ id: CommitmentID, _ movement: Movement, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let (resource, incident) = try parties(of: id, entry)
    commitments[id.number - 1].movements.append(Standing(movement, of: entry))
    resources[resource].changed = change
    incidents[incident].noteActivity(entry)
  }

  mutating func release(
    _ id: CommitmentID, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let (resource, incident) = try parties(of: id, entry)
    commitments[id.number - 1].released = entry.occurred
    if resources[resource].status == .assigned(id) {
      resources[resource].status = .available
      // A turn that is taken back never was: nobody rests from it.
      let minutes = isTakingBack(entry) ? 0 : resources[resource].restMinutes
      resources[resource].restsUntil =
        minutes == 0 ? nil : entry.occurred.advanced(byMilliseconds: Int64(minutes) * 60_000)
    }
    resources[resource].changed = change
    incidents[incident].noteActivity(entry)
  }

  mutating func setService(
    _ id: ResourceID, _ inService: Bool, _ reason: String?, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard resource(id) != nil else { throw .unknownSubject(entry.number) }
    resources[id.number - 1].status = inService ? .available : .outOfService(reason: reason)
    resources[id.number - 1].changed = change
  }

  mutating func change(
    _ id: ResourceID, _ values: ResourceChange, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard resource(id) != nil else { throw .unknownSubject(entry.number) }
    resources[id.number - 1].apply(values)
    resources[id.number - 1].changed = change
  }

  private func parties(of id: CommitmentID, _ entry: Entry) throws(FoldError) -> (Int, Int) {
    guard let commitment = commitment(id) else { throw .unknownSubject(entry.number) }
    return (commitment.resource.number - 1, try place(of: commitment.incident, entry))
  }
}

extension Assignment {
  /// In one step: each one by itself would look for the way again.
  fileprivate mutating func advance(
    to status: AssignmentStatus, _ reason: String?, _ entry: Entry, _ change: Change
  ) {
    self.status = status
    self.reason = reason
    if history.contains(where: { $0.value.rawValue >= status.rawValue }) {
      history.removeAll { $0.value.rawValue >= status.rawValue }
    }
    history.append(Standing(status, of: entry))
    if status == .issued { issued = entry.occurred }
    changed = change
  }
}

extension Resource {
  mutating func apply(_ values: ResourceChange) {
    if let kind = values.kind { self.kind = kind }
    if let quantity = values.quantity { self.quantity = quantity }
    if let restMinutes = values.restMinutes { self.restMinutes = restMinutes }
  }
}
