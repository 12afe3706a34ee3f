extension Decision {
  /// Two reports of one incident become one: what is open moves, what was said stays readable.
  mutating func merge(
    _ reference: IncidentReference, _ into: IncidentReference, _ reason: String?
  ) throws(Rejection) {
    let from = try openIncident(reference)
    let target = try openIncident(into)
    if from.number == target.number { throw .mergeIntoItself(from.number) }
    try checkFresh(.incident(from.number), from.changed)
    try checkFresh(.incident(target.number), target.changed)
    let reason = try optional(reason, .reason)
    moveAgencies(of: from, to: target)
    let objectives = moveObjectives(of: from, to: target)
    moveAssignments(of: from, to: target, objectives, reason)
    for turn in staged.openCommitments(of: from) { move(turn, to: target.number) }
    record(.incidentMerged(from.number, into: target.number, reason: reason))
  }

  private mutating func moveAgencies(of from: Incident, to target: Incident) {
    for part in from.participations {
      switch (part.current, target.participation(of: part.agency)) {
      case (.stoodDown, _), (.unable, _): continue
      case (let standing, nil), (let standing, .stoodDown):
        record(.participationChanged(target.number, part.agency, standing))
      case (let standing, let there?) where there.rawValue < standing.rawValue:
        record(.participationChanged(target.number, part.agency, standing))
      case (_, _?): continue
      }
    }
  }

  private mutating func moveObjectives(of from: Incident, to target: Incident) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var next = target.objectives.count
    for objective in from.objectives where objective.status == .open {
      next += 1
      places[objective.number.ordinal] = next
      record(
        .objectiveSet(
          ObjectiveNumber(incident: target.number, ordinal: next), text: objective.text))
      record(.objectiveStatusChanged(objective.number, .dropped, reason: nil))
    }
    return places
  }

  /// Issues what is open, or was refused and nobody has, again on the other incident, as far as it
  /// had come here.
  private mutating func moveAssignments(
    of from: Incident, to target: Incident, _ objectives: [Int: Int], _ reason: String?
  ) {
    var numbers: [AssignmentNumber: AssignmentNumber] = [:]
    var next = target.assignments.count
    for old in staged.assignments(of: from) where old.status.isOpen || old.isRefused {
      next += 1
      let number = AssignmentNumber(incident: target.number, ordinal: next)
      let links = AssignmentLinks(
        parent: old.issue.links.parent.flatMap { numbers[$0] },
        after: old.issue.links.after.compactMap { numbers[$0] },
        objective: old.issue.links.objective.flatMap { objectives[$0] })
      numbers[old.number] = number
      if old.status.isOpen {
        record(.assignmentStatusChanged(old.number, .cancelled, reason: reason))
      }
      record(
        .assignmentIssued(
          AssignmentIssue(
            number: number, agency: old.agency, title: old.title, due: old.due,
            replaces: old.number, links: links)), at: old.issued)
      // It stands there since it stood here: nobody waits anew.
      if old.status != .issued {
        record(
          .assignmentStatusChanged(number, old.status, reason: old.reason),
          at: old.time(of: old.status))
      }
    }
  }

  /// Ends a turn here and goes on with it there.
  private mutating func move(_ turn: Commitment, to target: IncidentNumber) {
    record(.resourceReleased(turn.id))
    let next = CommitmentID(staged.commitments.count + 1)
    let owner = staged.resource(turn.resource)?.agency
    let lentTo = owner == turn.agency ? nil : turn.agency
    record(.resourceCommitted(next, turn.resource, target, lentTo: lentTo, key: nil))
    if let movement = turn.movement { record(.resourceMoved(next, movement)) }
  }
}
