extension Situation {
  func violations(ofIncidentAt place: Int, deep: Bool) -> [Violation] {
    violations(of: incidents[place], at: place, deep: deep)
  }

  private func violations(of incident: Incident, at place: Int, deep: Bool) -> [Violation] {
    let number = incident.number
    var found = participationViolations(incident)
    if self.place(of: number) != place { found.append(.misplaced(.incidents, at: place)) }
    let standing = IncidentStanding(
      phase: incident.phase, priority: incident.priority, mode: incident.details.mode,
      lead: incident.lead)
    if incident.history.last?.value != standing { found.append(.incidentHistory(number)) }
    if incident.changed.number != incident.history.last?.number || !isPast(incident.changed) {
      found.append(.incidentChange(number))
    }
    if let last = incident.history.last, incident.lastActivity < max(incident.opened, last.occurred)
    {
      found.append(.activityBeforeHistory(number))
    }
    if let last = incident.assignments.last {
      let expected = AssignmentNumber(incident: number, ordinal: incident.assignments.count)
      if assignments[Int(last)].number != expected { found.append(.assignmentNumbering(number)) }
    }
    found += mergeViolations(incident)
    for (ordinal, objective) in incident.objectives.enumerated() {
      let expected = ObjectiveNumber(incident: number, ordinal: ordinal + 1)
      if objective.number != expected || objective.history.first?.value != .open
        || objective.changed.number != objective.history.last?.number
        || !isPast(objective.changed)
      {
        found.append(.objective(expected))
      }
    }
    return deep ? found + workViolations(incident) : found
  }

  private func mergeViolations(_ incident: Incident) -> [Violation] {
    var holds = true
    if let target = incident.mergedInto {
      holds =
        target != incident.number && !incident.phase.isOpen
        && self.incident(target)?.merged.contains(incident.number) ?? false
    }
    var steps = 0
    var next = incident.mergedInto
    while let number = next, steps <= incidents.count {
      steps += 1
      next = self.incident(number)?.mergedInto
    }
    if next != nil { holds = false }
    for number in incident.merged where self.incident(number)?.mergedInto != incident.number {
      holds = false
    }
    return holds ? [] : [.merge(incident.number)]
  }

  private func participationViolations(_ incident: Incident) -> [Violation] {
    var found: [Violation] = []
    for (place, part) in incident.participations.enumerated() {
      if incident.participations[..<place].contains(where: { $0.agency == part.agency }) {
        found.append(.participationDoubled(incident.number, part.agency))
      }
      if part.history.last?.value != part.current {
        found.append(.participationHistory(incident.number, part.agency))
      }
      if agencyPlaces[part.agency] == nil {
        found.append(.participantUnknown(incident.number, part.agency))
      }
    }
    if let lead = incident.lead, incident.participation(of: lead) == nil {
      found.append(.leadAbsent(incident.number, lead))
    }
    return found
  }

  /// What came from elsewhere (under a key) may go on where an incident has ended.
  private func workViolations(_ incident: Incident) -> [Violation] {
    var found: [Violation] = []
    var isWorkedOn = false
    for (index, place) in incident.assignments.enumerated() {
      let expected = AssignmentNumber(incident: incident.number, ordinal: index + 1)
      if assignments[Int(place)].number != expected {
        found.append(.assignmentNumbering(incident.number))
      }
      if assignments[Int(place)].status.isOpen, assignments[Int(place)].issue.key == nil {
        isWorkedOn = true
      }
    }
    for id in incident.commitments {
      let turn = commitment(id)
      if turn?.incident != incident.number { found.append(.commitmentAstray(incident.number, id)) }
      if turn?.released == nil, turn?.key == nil { isWorkedOn = true }
    }
    for line in incident.log where logEntry(line)?.incident != incident.number {
      found.append(.logAstray(incident.number, line))
    }
    if isWorkedOn, !incident.phase.isOpen { found.append(.workOnEndedIncident(incident.number)) }
    return found
  }

  func violations(ofAssignmentAt place: Int) -> [Violation] {
    violations(of: assignments[place], at: place)
  }

  private func violations(of assignment: Assignment, at place: Int) -> [Violation] {
    let number = assignment.number
    var found: [Violation] = []
    if self.place(of: number) != place { found.append(.misplaced(.assignments, at: place)) }
    if assignment.history.first?.value != .issued
      || assignment.history.last?.value != assignment.status
    {
      found.append(.assignmentHistory(number))
    }
    if !isPast(assignment.changed) { found.append(.assignmentChange(number)) }
    if agencyPlaces[assignment.agency] == nil { found.append(.assigneeUnknown(number)) }
    let links = assignment.issue.links
    let isLinkedAstray = ([links.parent].compactMap { $0 } + links.after).contains {
      $0.incident != number.incident || $0.ordinal >= number.ordinal || $0.ordinal < 1
    }
    let objective = links.objective.map { ObjectiveNumber(incident: number.incident, ordinal: $0) }
    if isLinkedAstray || (objective.map { self.objective($0) == nil } ?? false) {
      found.append(.links(number))
    }
    if let replaced = assignment.issue.replaces,
      self.assignment(replaced)?.replacedBy != number || self.place(of: replaced) ?? place >= place
    {
      found.append(.replacement(number))
    }
    if let next = assignment.replacedBy,
      assignment.status.isOpen || self.assignment(next)?.issue.replaces != number
    {
      found.append(.replacement(number))
    }
    return found
  }

  func violations(ofResourceAt place: Int) -> [Violation] {
    guard resources.indices.contains(place) else { return [.counts(.resources)] }
    let resource = resources[place]
    var found: [Violation] = []
    if resource.id.number != place + 1 || resourcePlaces[resource.name.lowercased()] != place {
      found.append(.misplaced(.resources, at: place))
    }
    if agencyPlaces[resource.agency] == nil { found.append(.resourceOwnerUnknown(resource.id)) }
    if !isPast(resource.changed) { found.append(.resourceChange(resource.id)) }
    guard case .assigned(let id) = resource.status else { return found }
    guard let turn = commitment(id) else { return found + [.heldWithoutTurn(resource.id, id)] }
    if turn.resource != resource.id { found.append(.heldByAnotherTurn(resource.id, id)) }
    if turn.released != nil { found.append(.heldByReleasedTurn(resource.id, id)) }
    return found
  }

  func violations(ofCommitmentAt place: Int) -> [Violation] {
    guard commitments.indices.contains(place) else { return [.counts(.commitments)] }
    let turn = commitments[place]
    var found: [Violation] = []
    if turn.id.number != place + 1 || resource(turn.resource) == nil {
      found.append(.misplaced(.commitments, at: place))
    }
    if incident(turn.incident) == nil { found.append(.commitmentAstray(turn.incident, turn.id)) }
    return found
  }

  func violations(ofLogAt place: Int) -> [Violation] {
    guard log.indices.contains(place) else { return [.counts(.log)] }
    return violations(of: log[place], at: place)
  }

  private func violations(of line: LogEntry, at place: Int) -> [Violation] {
    var found: [Violation] = []
    if line.number.number != place + 1 { found.append(.misplaced(.log, at: place)) }
    if line.struck?.isEmpty == true { found.append(.struckWithoutReason(line.number)) }
    if let wrong = line.corrects {
      let isStruck = logEntry(wrong)?.struck != nil
      if wrong >= line.number || !isStruck { found.append(.correction(line.number)) }
    }
    if let task = line.task, task.incident != line.incident {
      found.append(.taskOfAnotherIncident(line.number))
    }
    if narrative.bytes(line.text).count != line.text.length {
      found.append(.wordsMissing(line.number))
    }
    return found
  }
}
