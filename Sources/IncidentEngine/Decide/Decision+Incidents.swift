extension Decision {
  mutating func open(_ draft: IncidentDraft) throws(Rejection) {
    let number = try numberForNewIncident(draft)
    var draft = try checked(draft)
    draft.distinctFrom = try distinct(draft)
    record(.incidentOpened(number, draft))
  }

  private func numberForNewIncident(_ draft: IncidentDraft) throws(Rejection) -> IncidentNumber {
    if let key = draft.key, staged.incidentKeys[key] != nil { throw .externalKeyTaken(key) }
    return staged.nextIncidentNumber(year: submission.localYear)
  }

  /// The incidents that look the same, once the officer said that this is another one.
  ///
  /// What comes from elsewhere cannot answer, and is never refused for it.
  private func distinct(_ draft: IncidentDraft) throws(Rejection) -> [IncidentNumber] {
    guard submission.origin == .officer, draft.key == nil else { return [] }
    let alike = staged.likelyDuplicates(of: draft, at: occurred)
    if alike.contains(where: { !draft.distinctFrom.contains($0) }) { throw .likelyDuplicate(alike) }
    return alike
  }

  private func checked(_ draft: IncidentDraft) throws(Rejection) -> IncidentDraft {
    var draft = draft
    draft.type = try required(draft.type, .type)
    draft.title = try required(draft.title, .title)
    draft.place = try optional(draft.place, .place) ?? ""
    draft.reportedBy = try optional(draft.reportedBy, .person)
    if let lead = draft.lead { try known(lead) }
    var supporting: [AgencyCode] = []
    for agency in draft.agencies where agency != draft.lead && !supporting.contains(agency) {
      try known(agency)
      supporting.append(agency)
    }
    draft.agencies = supporting
    if let reported = draft.reportedAt, reported > submission.time {
      throw .timeInFuture(reported, now: submission.time)
    }
    return draft
  }

  mutating func change(
    _ reference: IncidentReference, _ change: IncidentChange
  ) throws(Rejection) {
    let incident = try openIncident(reference)
    try checkFresh(.incident(incident.number), incident.changed)
    var change = change
    change.type = try optional(change.type, .type)
    change.title = try optional(change.title, .title)
    change.place = try optional(change.place, .place)
    if let lead = change.lead { try known(lead) }
    var after = incident
    after.apply(change)
    if after.details == incident.details { throw .incidentUnchanged(incident.number) }
    record(.incidentChanged(incident.number, change))
  }

  mutating func changePhase(
    _ reference: IncidentReference, _ phase: IncidentPhase, _ reason: String?
  ) throws(Rejection) {
    guard phase.isOpen else { return try end(reference, phase, reason, endingOpenWork: false) }
    let incident = try openIncident(reference)
    try checkFresh(.incident(incident.number), incident.changed)
    if incident.phase == phase { throw .incidentAlreadyIn(incident.number, phase) }
    record(.incidentPhaseChanged(incident.number, phase, reason: try optional(reason, .reason)))
  }

  mutating func end(
    _ reference: IncidentReference, _ phase: IncidentPhase, _ reason: String?,
    endingOpenWork: Bool
  ) throws(Rejection) {
    let incident = try openIncident(reference)
    try checkFresh(.incident(incident.number), incident.changed)
    let reason = try optional(reason, .reason)
    if phase == .cancelled, reason == nil { throw .textMissing(.reason) }
    let open = staged.assignments(of: incident).filter(\.status.isOpen)
    let turns = staged.openCommitments(of: incident)
    let undone = phase == .closed ? staged.assignments(of: incident).filter(\.isRefused) : []
    if !endingOpenWork, !open.isEmpty || !turns.isEmpty || !undone.isEmpty {
      throw .incidentHasOpenWork(
        incident.number, assignments: (open + undone).map(\.number).sorted(),
        resources: turns.compactMap { staged.resource($0.resource)?.name })
    }
    for assignment in open {
      record(.assignmentStatusChanged(assignment.number, .cancelled, reason: "incident closed"))
    }
    for turn in turns { record(.resourceReleased(turn.id)) }
    record(.incidentPhaseChanged(incident.number, phase, reason: reason))
  }

  mutating func reopen(_ reference: IncidentReference, _ reason: String) throws(Rejection) {
    let incident = try incident(reference)
    try checkFresh(.incident(incident.number), incident.changed)
    if incident.phase.isOpen { throw .incidentAlreadyOpen(incident.number) }
    let reason = try required(reason, .reason)
    record(.incidentPhaseChanged(incident.number, .active, reason: reason))
  }

  mutating func participate(
    _ reference: IncidentReference, _ agency: AgencyCode, _ participation: Participation
  ) throws(Rejection) {
    let incident = try openIncident(reference)
    try known(agency)
    if incident.participation(of: agency) == participation {
      throw .agencyAlready(agency, participation, on: incident.number)
    }
    if participation == .stoodDown {
      let open = staged.assignments(of: incident).filter { $0.agency == agency && $0.status.isOpen }
      if !open.isEmpty {
        throw .agencyHasOpenWork(agency, on: incident.number, assignments: open.map(\.number))
      }
    }
    record(.participationChanged(incident.number, agency, participation))
  }
}
