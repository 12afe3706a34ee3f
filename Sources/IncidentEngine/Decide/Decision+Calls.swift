extension Decision {
  /// Records a call of a dispatch log as facts at their real times; what is known stays.
  ///
  /// A call that comes in parts ends as if it had come at once: what was concluded from the first
  /// part is put right by the next, unless an officer has said something else meanwhile.
  mutating func record(_ call: DispatchCall) throws(Rejection) {
    var call = call
    call.key = ExternalKey(
      source: try required(call.key.source, .source), id: try required(call.key.id, .source))
    call.incident.key = call.key
    let recorded = entries.count
    for row in call.rows { try self.known(row.agency) }
    let known = staged.number(of: IncidentReference.external(call.key))
    if let known, isReplay, hasOfficerEnded(known) { throw .callUnchanged(call.key) }
    let earlier = known.map { turns(on: $0) } ?? []
    let received = call.incident.reportedAt ?? call.firstTime ?? occurred
    let number: IncidentNumber
    if let known { number = known } else { number = try openCall(call.incident, at: received) }
    for row in call.rows { try record(row, of: call, on: number, received: received) }
    for agency in call.agencies {
      let before = CallTimes(earlier.filter { $0.agency == agency })
      let after = CallTimes(turns(on: number).filter { $0.agency == agency })
      recordParticipation(of: agency, on: number, before, after)
      recordWork(of: agency, on: number, call, before, after)
    }
    recordPhase(of: number, CallTimes(earlier), CallTimes(turns(on: number)))
    if entries.count == recorded { throw .callUnchanged(call.key) }
  }

  private mutating func openCall(
    _ draft: IncidentDraft, at received: Moment
  ) throws(Rejection) -> IncidentNumber {
    let number = staged.nextIncidentNumber(year: submission.localYear)
    var draft = draft
    draft.type = try required(draft.type, .type)
    draft.title = try required(draft.title, .title)
    draft.place = try optional(draft.place, .place) ?? ""
    if let lead = draft.lead { try known(lead) }
    draft.agencies = []
    record(.incidentOpened(number, draft), at: received)
    return number
  }

  private mutating func record(
    _ row: DispatchCall.Row, of call: DispatchCall, on number: IncidentNumber, received: Moment
  ) throws(Rejection) {
    let key = ExternalKey(source: call.key.source, id: row.id)
    let turn: Commitment
    if let known = staged.commitment(key) {
      guard known.incident == number else { return }
      if isReplay, hasOfficerEnded(known, by: row) { return }
      turn = known
    } else {
      let resource = try resource(of: row)
      if isReplay, isKeptByOfficer(resource) { return }
      let id = CommitmentID(staged.commitments.count + 1)
      let first = row.movements.values.min() ?? received
      let lent = resource.agency == row.agency ? nil : row.agency
      record(.resourceCommitted(id, resource.id, number, lentTo: lent, key: key), at: first)
      guard let made = staged.commitment(id) else { return }
      turn = made
    }
    for movement in Movement.allCases {
      guard let time = row.movements[movement], turn.time(of: movement) == nil else { continue }
      record(.resourceMoved(turn.id, movement), at: time)
    }
    if let available = row.available, turn.released == nil {
      record(.resourceReleased(turn.id), at: available)
    }
  }

  private mutating func resource(of row: DispatchCall.Row) throws(Rejection) -> Resource {
    let name = try required(row.unit, .name)
    if let known = staged.resource(.name(name)) { return known }
    try registerResource(name: name, kind: row.unitKind, agency: row.agency)
    guard let made = staged.resource(.name(name)) else { throw .resourceUnknown(.name(name)) }
    return made
  }

  private func turns(on number: IncidentNumber) -> [Commitment] {
    guard let incident = staged.incident(number) else { return [] }
    return incident.commitments.compactMap { staged.commitment($0) }
  }
}

extension Decision {
  /// One assignment for each agency: issued at its first dispatch, acknowledged at its first
  /// response, in progress at its first arrival, done when its last unit is available.
  private mutating func recordWork(
    of agency: AgencyCode, on number: IncidentNumber, _ call: DispatchCall, _ before: CallTimes,
    _ after: CallTimes
  ) {
    guard let issued = after.time(of: AssignmentStatus.issued) else { return }
    let key = ExternalKey(source: call.key.source, id: "\(call.key.id)/\(agency.text)")
    let isNew = staged.assignmentKeys[key] == nil
    if isNew {
      guard let incident = staged.incident(number) else { return }
      let issue = AssignmentIssue(
        number: AssignmentNumber(incident: number, ordinal: incident.assignments.count + 1),
        agency: agency, title: incident.details.title, key: key)
      record(.assignmentIssued(issue), at: issued)
    }
    guard let task = staged.assignmentKeys[key], let assignment = staged.assignment(task) else {
      return
    }
    let revision = PathRevision(
      AssignmentStatus.path, current: assignment.status,
      history: assignment.history.map { .init(value: $0.value, time: $0.occurred) },
      before: isNew ? { _ in nil } : before.time(of:), after: after.time(of:))
    for step in revision.steps {
      record(.assignmentStatusChanged(task, step.value, reason: nil), at: step.time)
    }
  }

  /// An agency is alerted by its first dispatch, and answers, arrives and leaves with its units.
  private mutating func recordParticipation(
    of agency: AgencyCode, on number: IncidentNumber, _ before: CallTimes, _ after: CallTimes
  ) {
    let part = staged.incident(number)?.participations.first { $0.agency == agency }
    let revision = PathRevision(
      Participation.path, current: part?.current,
      history: part?.history.map { .init(value: $0.value, time: $0.occurred) } ?? [],
      before: before.time(of:), after: after.time(of:))
    for step in revision.mends + revision.steps {
      record(.participationChanged(number, agency, step.value), at: step.time)
    }
  }

  /// The phase follows the units: active from the first arrival, closed with the last.
  private mutating func recordPhase(
    of number: IncidentNumber, _ before: CallTimes, _ after: CallTimes
  ) {
    guard let incident = staged.incident(number), incident.mergedInto == nil else { return }
    let hasOpenWork = staged.assignments(of: incident).contains { $0.status.isOpen }
    let revision = PathRevision(
      IncidentPhase.path, current: incident.phase,
      history: incident.history.map { .init(value: $0.value.phase, time: $0.occurred) },
      before: { $0 == .reported ? incident.opened : before.time(of: $0) },
      after: { phase in
        switch phase {
        case .reported: incident.opened
        case .active, .contained, .cancelled: after.time(of: phase)
        case .closed: hasOpenWork ? nil : after.time(of: phase)
        }
      })
    for step in revision.mends + revision.steps {
      record(.incidentPhaseChanged(number, step.value, reason: nil), at: step.time)
    }
  }
}

extension DispatchCall {
  /// The agencies of the rows, each once, in the order of the rows.
  fileprivate var agencies: [AgencyCode] {
    var found: [AgencyCode] = []
    for row in rows where !found.contains(row.agency) { found.append(row.agency) }
    return found
  }

  /// The earliest time that any row knows.
  fileprivate var firstTime: Moment? {
    rows.compactMap { row in [row.movements.values.min(), row.available].compactMap { $0 }.min() }
      .min()
  }
}
