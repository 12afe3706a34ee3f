extension Decision {
  mutating func issue(_ draft: AssignmentDraft) throws(Rejection) {
    let incident = try openIncident(draft.incident)
    try known(draft.agency)
    let title = try required(draft.title, .title)
    if let due = draft.due { try checkDue(due) }
    if let key = draft.key, staged.assignmentKeys[key] != nil { throw .externalKeyTaken(key) }
    let links = try checked(draft.links, on: incident)
    bringIn(draft.agency, incident)
    record(
      .assignmentIssued(
        AssignmentIssue(
          number: nextNumber(on: incident), agency: draft.agency, title: title, due: draft.due,
          key: draft.key, links: links)))
  }

  /// Tasking an agency that takes no part, or no longer does, alerts it.
  private mutating func bringIn(_ agency: AgencyCode, _ incident: Incident) {
    switch incident.participation(of: agency) {
    case nil, .stoodDown: record(.participationChanged(incident.number, agency, .alerted))
    case .alerted, .acknowledged, .standingBy, .mobilised, .onScene, .unable: break
    }
  }

  private func nextNumber(on incident: Incident) -> AssignmentNumber {
    AssignmentNumber(incident: incident.number, ordinal: incident.assignments.count + 1)
  }

  private func checkDue(_ due: Moment) throws(Rejection) {
    if due <= occurred { throw .dueInPast(due, now: submission.time) }
  }

  mutating func advance(
    _ reference: AssignmentReference, to status: AssignmentStatus, _ reason: String?
  ) throws(Rejection) {
    let assignment = try openAssignment(reference)
    if assignment.status == status || (status == .acknowledged && assignment.status == .inProgress)
    {
      throw .assignmentAlready(assignment.number, assignment.status)
    }
    try checkFresh(.assignment(assignment.number), assignment.changed)
    if occurred < assignment.issued, submission.occurred != nil {
      throw .beforeIssue(assignment.number, issued: assignment.issued, occurred: occurred)
    }
    try checkParts(assignment, status)
    // A clock that was set back keeps nobody from answering: the answer counts from the issue on.
    record(
      .assignmentStatusChanged(assignment.number, status, reason: try optional(reason, .reason)),
      at: max(occurred, assignment.issued))
    acknowledgeBeing(assignment, status)
  }

  /// An agency that answers a task has answered its alert.
  private mutating func acknowledgeBeing(_ assignment: Assignment, _ status: AssignmentStatus) {
    let number = assignment.number.incident
    guard status == .acknowledged || status == .inProgress,
      let place = staged.place(of: number),
      staged.incidents[place].participation(of: assignment.agency) == .alerted
    else { return }
    record(.participationChanged(number, assignment.agency, .acknowledged))
  }

  private func openAssignment(_ reference: AssignmentReference) throws(Rejection) -> Assignment {
    guard let number = staged.number(of: reference), var assignment = staged.assignment(number)
    else { throw .assignmentUnknown(reference) }
    // A task that moved with its incident leads to itself there.
    while !assignment.status.isOpen, let next = assignment.replacedBy,
      next.incident != assignment.number.incident, let moved = staged.assignment(next)
    {
      assignment = moved
    }
    guard assignment.status.isOpen else {
      throw .assignmentEnded(assignment.number, assignment.status)
    }
    return assignment
  }

  mutating func reissue(
    _ reference: AssignmentReference, _ revision: AssignmentRevision
  ) throws(Rejection) {
    guard let number = staged.number(of: reference), let old = staged.assignment(number) else {
      throw .assignmentUnknown(reference)
    }
    if old.status == .done || old.replacedBy != nil { throw .assignmentEnded(number, old.status) }
    try checkFresh(.assignment(number), old.changed)
    let incident = try openIncident(.number(number.incident))
    let agency = revision.agency ?? old.agency
    try known(agency)
    let title = try revision.title.map { text throws(Rejection) in try required(text, .title) }
    let due = try revision.due.map { due throws(Rejection) in
      try checkDue(due)
      return due
    }
    let reason = try optional(revision.reason, .reason)
    bringIn(agency, incident)
    let next = nextNumber(on: incident)
    if old.status.isOpen {
      record(.assignmentStatusChanged(number, .cancelled, reason: reason))
    }
    let kept = old.due.flatMap { $0 > occurred ? $0 : nil }
    // On the incident it was merged into, it stands by itself.
    let links = incident.number == number.incident ? old.issue.links : AssignmentLinks()
    record(
      .assignmentIssued(
        AssignmentIssue(
          number: next, agency: agency, title: title ?? old.title, due: due ?? kept,
          replaces: number, links: links)))
  }
}
