extension Decision {
  mutating func setObjective(_ reference: IncidentReference, _ text: String) throws(Rejection) {
    let incident = try openIncident(reference)
    let text = try required(text, .title)
    let number = ObjectiveNumber(
      incident: incident.number, ordinal: incident.objectives.count + 1)
    record(.objectiveSet(number, text: text))
  }

  mutating func changeObjective(
    _ number: ObjectiveNumber, _ status: ObjectiveStatus, _ reason: String?
  ) throws(Rejection) {
    guard let objective = staged.objective(number),
      let incident = staged.incident(number.incident)
    else { throw .objectiveUnknown(number) }
    guard incident.phase.isOpen else { throw .incidentClosed(incident.number, incident.phase) }
    try checkFresh(.objective(number), objective.changed)
    if objective.status == status { throw .objectiveAlready(number, status) }
    let reason = try optional(reason, .reason)
    if status == .dropped, reason == nil { throw .textMissing(.reason) }
    record(.objectiveStatusChanged(number, status, reason: reason))
  }

  /// Deepest nesting of assignments within assignments.
  private static let deepest = 5

  /// The links of an assignment on `incident`: all of them must lead to its own work.
  func checked(
    _ links: AssignmentLinks, on incident: Incident
  ) throws(Rejection) -> AssignmentLinks {
    if let parent = links.parent {
      let above = try linked(parent, on: incident)
      guard above.status.isOpen else { throw .assignmentEnded(parent, above.status) }
      var depth = 2
      var next = above.issue.links.parent
      while let number = next {
        depth += 1
        if depth > Self.deepest { throw .nestedTooDeep(parent) }
        next = staged.assignment(number)?.issue.links.parent
      }
    }
    var kept = links
    kept.after = []
    for number in links.after where !kept.after.contains(number) {
      _ = try linked(number, on: incident)
      kept.after.append(number)
    }
    if let ordinal = links.objective {
      let number = ObjectiveNumber(incident: incident.number, ordinal: ordinal)
      guard let objective = staged.objective(number) else { throw .objectiveUnknown(number) }
      if objective.status != .open { throw .objectiveAlready(number, objective.status) }
    }
    return kept
  }

  private func linked(
    _ number: AssignmentNumber, on incident: Incident
  ) throws(Rejection) -> Assignment {
    guard let assignment = staged.assignment(number) else {
      throw .assignmentUnknown(.number(number))
    }
    if number.incident != incident.number {
      throw .assignmentOfAnother(number, incident.number)
    }
    return assignment
  }

  /// Work whose parts are open is neither done nor cancelled.
  func checkParts(_ assignment: Assignment, _ status: AssignmentStatus) throws(Rejection) {
    guard status == .done || status == .cancelled else { return }
    let parts = staged.parts(of: assignment).filter(\.status.isOpen)
    if !parts.isEmpty { throw .assignmentHasOpenParts(assignment.number, parts.map(\.number)) }
  }
}
