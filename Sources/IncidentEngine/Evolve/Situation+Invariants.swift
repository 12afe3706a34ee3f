extension Situation {
  /// Everything that does not fit together; empty unless the engine failed.
  ///
  /// Complexity: O(entities and their histories).
  public func violations() -> [Violation] {
    var found = tableViolations() + keyViolations() + roomViolations() + turnViolations()
    for place in agencies.indices { found += violations(ofAgencyAt: place) }
    for place in officers.indices where officers[place].id.number != place + 1 {
      found.append(.misplaced(.officers, at: place))
    }
    for place in authors.indices where authorPlaces[authors[place]] != place {
      found.append(.misplaced(.authors, at: place))
    }
    for place in incidents.indices { found += violations(ofIncidentAt: place, deep: true) }
    for place in resources.indices { found += violations(ofResourceAt: place) }
    for place in commitments.indices { found += violations(ofCommitmentAt: place) }
    for (desk, memory) in desks.sorted(by: { $0.key < $1.key }) where !isSound(memory, of: desk) {
      found.append(.deskMemory(desk))
    }
    for place in assignments.indices { found += violations(ofAssignmentAt: place) }
    for place in log.indices { found += violations(ofLogAt: place) }
    return found + matterViolations()
  }

  /// What does not fit together about the entities that an entry touched.
  ///
  /// Complexity: O(participations of the incident), and once O(k) where an incident ends with k
  /// pieces of work.
  public func violations(touchedBy entry: Entry) -> [Violation] {
    var found: [Violation] = []
    switch entry.event {
    case .roomOpened, .exerciseStarted, .exercisePaused, .exerciseResumed, .exerciseSpeedChanged:
      found += roomViolations()
    case .agencyRegistered(let details), .agencyChanged(let details):
      if agencyPlaces.count != agencies.count { found.append(.counts(.agencies)) }
      found +=
        agencyPlaces[details.code].map { violations(ofAgencyAt: $0) }
        ?? [.counts(.agencies)]
    case .officerRegistered(let id, _), .officerChanged(let id, _):
      if officer(id)?.id != id { found.append(.misplaced(.officers, at: id.number - 1)) }
    case .resourceRegistered(let id, _, _, _):
      if resourcePlaces.count != resources.count { found.append(.counts(.resources)) }
      found += violations(ofResourceAt: id.number - 1)
    case .resourceServiceChanged(let id, _, _), .resourceChanged(let id, _):
      found += violations(ofResourceAt: id.number - 1)
    case .incidentOpened(let number, _), .incidentChanged(let number, _),
      .participationChanged(let number, _, _):
      found += violations(of: number, deep: false)
    case .agencyOnCallChanged(let code, _):
      if agencyPlaces[code] == nil { found.append(.counts(.agencies)) }
    case .actionUndone: break
    case .shiftStarted, .periodStarted: found += turnViolations()
    case .incidentMerged(let number, let into, _):
      found += violations(of: number, deep: true) + violations(of: into, deep: false)
    case .objectiveSet(let number, _), .objectiveStatusChanged(let number, _, _):
      found += violations(of: number.incident, deep: false)
    case .incidentPhaseChanged(let number, let phase, _):
      found += violations(of: number, deep: !phase.isOpen)
    case .assignmentIssued(let issue):
      found += violations(of: issue.number) + violations(of: issue.number.incident, deep: false)
      if let replaced = issue.replaces { found += violations(of: replaced) }
    case .assignmentStatusChanged(let number, _, _): found += violations(of: number)
    case .resourceCommitted(let id, let resource, let incident, _, _):
      found += violations(ofResourceAt: resource.number - 1)
      found += violations(ofCommitmentAt: id.number - 1) + violations(of: incident, deep: false)
    case .resourceMoved(let id, _), .resourceReleased(let id):
      found += violations(ofCommitmentAt: id.number - 1)
      if let turn = commitment(id) { found += violations(ofResourceAt: turn.resource.number - 1) }
    case .logEntryWritten(let line): found += violations(ofLogAt: line.number.number - 1)
    case .logEntryStruck(let number, _): found += violations(ofLogAt: number.number - 1)
    case .matter(let fact): found += violations(touchedBy: fact)
    case .charterChanged, .scenarioAdopted: break
    }
    return found
  }

  private func violations(of number: IncidentNumber, deep: Bool) -> [Violation] {
    guard let place = place(of: number) else { return [.counts(.incidents)] }
    return violations(ofIncidentAt: place, deep: deep)
  }

  private func violations(of number: AssignmentNumber) -> [Violation] {
    guard let place = place(of: number) else { return [.assignmentNumbering(number.incident)] }
    return violations(ofAssignmentAt: place)
  }

  func isPast(_ change: Change) -> Bool {
    (1...max(1, lastNumber)).contains(change.number) && authors.indices.contains(change.author)
  }
}

extension Situation {
  private func tableViolations() -> [Violation] {
    var found: [Violation] = []
    func expect(_ table: Violation.Table, _ holds: Bool) {
      if !holds { found.append(.counts(table)) }
    }
    expect(.agencies, agencyPlaces.count == agencies.count)
    expect(.authors, authorPlaces.count == authors.count)
    expect(.incidents, incidentPlaces.count == incidents.count)
    // By places: going through elements would copy each.
    var (onIncidents, turns, lines, keyedIncidents) = (0, 0, 0, 0)
    for place in incidents.indices {
      onIncidents += incidents[place].assignments.count
      turns += incidents[place].commitments.count
      lines += incidents[place].log.count
      keyedIncidents += incidents[place].details.key == nil ? 0 : 1
    }
    expect(.assignments, onIncidents == assignments.count)
    expect(.assignments, agencies.reduce(0) { $0 + $1.assignments.count } == assignments.count)
    expect(.resources, resourcePlaces.count == resources.count)
    expect(.commitments, turns == commitments.count)
    expect(.log, lines == log.indices.count { log[$0].incident != nil })
    expect(.keys, incidentKeys.count == keyedIncidents)
    let keyedTasks = assignments.indices.count { assignments[$0].issue.key != nil }
    expect(.keys, assignmentKeys.count == keyedTasks)
    expect(.keys, commitmentKeys.count == commitments.indices.count { commitments[$0].key != nil })
    return found
  }

  private func keyViolations() -> [Violation] {
    var astray: [ExternalKey] = []
    for (key, number) in incidentKeys where incident(number)?.details.key != key {
      astray.append(key)
    }
    for (key, number) in assignmentKeys where assignment(number)?.issue.key != key {
      astray.append(key)
    }
    for (key, id) in commitmentKeys where commitment(id)?.key != key { astray.append(key) }
    return astray.sorted().map { .keyAstray($0) }
  }

  /// Shifts and periods are numbered in order, and only the last one of each runs.
  private func turnViolations() -> [Violation] {
    (shifts.areInOrder ? [] : [.counts(.shifts)])
      + (periods.areInOrder ? [] : [.counts(.periods)])
  }

  private func roomViolations() -> [Violation] {
    var found: [Violation] = []
    if exercise != nil, charter?.kind == .live { found.append(.exerciseInLiveRoom) }
    for (inject, number) in deliveredInjects.sorted(by: { $0.key < $1.key })
    where !(1...max(1, lastNumber)).contains(number) {
      found.append(.injectFromTheFuture(inject))
    }
    return found
  }

  private func isSound(_ memory: DeskMemory, of desk: String) -> Bool {
    memory.answers.count <= DeskMemory.kept
      && Set(memory.answers.map(\.id)).count == memory.answers.count
      && memory.answers.allSatisfy {
        $0.id.desk == desk && $0.id.counter <= memory.lastCounter && $0.first <= $0.last
          && $0.first > 0 && $0.last <= lastNumber
      }
  }

  private func violations(ofAgencyAt place: Int) -> [Violation] {
    guard agencies.indices.contains(place) else { return [.counts(.agencies)] }
    let agency = agencies[place]
    var found: [Violation] = []
    if agencyPlaces[agency.code] != place { found.append(.misplaced(.agencies, at: place)) }
    return found
  }
}
