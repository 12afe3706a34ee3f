extension Decision {
  /// Records a call of a dispatch log as facts at their real times; what is known stays.
  mutating func record(_ call: DispatchCall) throws(Rejection) {
    var call = call
    call.key = ExternalKey(
      source: try required(call.key.source, .source), id: try required(call.key.id, .source))
    var draft = call.incident
    draft.key = call.key
    let before = happenings.count
    let known = staged.number(of: IncidentReference.external(call.key))
    for row in call.rows { try self.known(row.agency) }
    let received = draft.reportedAt ?? occurred
    let number: IncidentNumber
    if let known { number = known } else { number = try openCall(draft, at: received) }
    for row in call.rows { try record(row, of: call, on: number, received: received) }
    for agency in call.agencies { recordWork(of: agency, on: number, call) }
    endCall(number, call)
    if happenings.count == before { throw .callUnchanged(call.key) }
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
      turn = known
    } else {
      let resource = try resource(of: row)
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

  /// One assignment for each agency: issued at its first dispatch, acknowledged at its first
  /// response, in progress at its first arrival, done when its last unit is available.
  private mutating func recordWork(
    of agency: AgencyCode, on number: IncidentNumber, _ call: DispatchCall
  ) {
    let times = AgencyTimes(turns(on: number, of: agency, call))
    guard let issued = times.dispatched else { return }
    let key = ExternalKey(source: call.key.source, id: "\(call.key.id)/\(agency.text)")
    if staged.assignmentKeys[key] == nil {
      guard let incident = staged.incident(number) else { return }
      let issue = AssignmentIssue(
        number: AssignmentNumber(incident: number, ordinal: incident.assignments.count + 1),
        agency: agency, title: incident.details.title, key: key)
      participate(agency, .alerted, on: number, at: issued)
      record(.assignmentIssued(issue), at: issued)
    }
    guard let task = staged.assignmentKeys[key] else { return }
    advance(task, to: .acknowledged, at: times.responded)
    advance(task, to: .inProgress, at: times.arrived)
    advance(task, to: .done, at: times.available)
    participate(agency, .acknowledged, on: number, at: times.responded)
    participate(agency, .onScene, on: number, at: times.arrived)
    participate(agency, .stoodDown, on: number, at: times.available)
  }

  /// Records a status once; a later fact about the end moves the end. What an officer ended
  /// otherwise stays ended.
  private mutating func advance(
    _ number: AssignmentNumber, to status: AssignmentStatus, at moment: Moment?
  ) {
    guard let moment, let assignment = staged.assignment(number),
      assignment.status.isOpen || assignment.status == .done
    else { return }
    if let known = assignment.time(of: status), status != .done || known >= moment { return }
    record(.assignmentStatusChanged(number, status, reason: nil), at: moment)
    if assignment.status == .done, status != .done, let done = assignment.time(of: .done) {
      record(.assignmentStatusChanged(number, .done, reason: nil), at: done)
    }
  }

  private mutating func participate(
    _ agency: AgencyCode, _ participation: Participation, on number: IncidentNumber,
    at moment: Moment?
  ) {
    guard let moment, let incident = staged.incident(number) else { return }
    if let part = incident.participations.first(where: { $0.agency == agency }) {
      let known = part.history.contains { $0.value == participation }
      if known || part.current.rawValue > participation.rawValue { return }
    }
    record(.participationChanged(number, agency, participation), at: moment)
  }

  /// The phase follows the units: active from the first arrival, closed with the last.
  private mutating func endCall(_ number: IncidentNumber, _ call: DispatchCall) {
    guard let incident = staged.incident(number), incident.phase.isOpen else { return }
    let turns = incident.commitments.compactMap { staged.commitment($0) }
    if incident.phase == .reported,
      let arrived = turns.compactMap({ $0.time(of: .onScene) }).min()
    {
      record(.incidentPhaseChanged(number, .active, reason: nil), at: arrived)
    }
    let ends = turns.compactMap(\.released)
    guard !turns.isEmpty, ends.count == turns.count, let last = ends.max() else { return }
    let open = staged.incident(number).map { staged.assignments(of: $0) } ?? []
    if open.contains(where: \.status.isOpen) { return }
    record(.incidentPhaseChanged(number, .closed, reason: nil), at: last)
  }

  private func turns(
    on number: IncidentNumber, of agency: AgencyCode, _ call: DispatchCall
  ) -> [Commitment] {
    guard let incident = staged.incident(number) else { return [] }
    return incident.commitments.compactMap { staged.commitment($0) }.filter {
      $0.agency == agency
    }
  }
}

extension DispatchCall {
  /// The agencies of the rows, each once, in the order of the rows.
  var agencies: [AgencyCode] {
    var found: [AgencyCode] = []
    for row in rows where !found.contains(row.agency) { found.append(row.agency) }
    return found
  }
}

/// The times of an agency on a call, over all its units.
private struct AgencyTimes {
  let dispatched: Moment?
  let responded: Moment?
  let arrived: Moment?
  let available: Moment?

  init(_ turns: [Commitment]) {
    dispatched = turns.compactMap { $0.time(of: .dispatched) }.min()
    responded = turns.compactMap { $0.time(of: .enRoute) }.min()
    arrived = turns.compactMap { $0.time(of: .onScene) }.min()
    let ends = turns.compactMap(\.released)
    available = ends.count == turns.count ? ends.max() : nil
  }
}
