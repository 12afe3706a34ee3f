extension Decision {
  /// Takes back the officer's own last action at this desk by facts that set things as they were.
  mutating func undo() throws(Rejection) {
    guard let action = staged.lastActions[submission.id.desk],
      action.officer == submission.author.officer, action.id != submission.id
    else { throw .nothingToUndo }
    if let obstacle = action.obstacle { throw .cannotUndo(obstacle, action.first) }
    for step in action.steps {
      guard staged.knows(step.event) else { throw .nothingToUndo }
      if staged.isFinal(step.event) { throw .cannotUndo(.final, action.first) }
      if let change = staged.lastChange(by: step.event), change.number > action.last {
        throw .undoOvertaken(
          staged.subject(of: step.event), changedAt: change.number,
          by: staged.authors[change.author])
      }
    }
    record(.actionUndone(first: action.first, last: action.last))
    for step in action.steps.reversed() { try takeBack(step) }
  }

  private mutating func takeBack(_ step: LastAction.Step) throws(Rejection) {
    switch step.event {
    case .incidentPhaseChanged(let number, .cancelled, _):
      let incident = try openIncident(.number(number))
      let open = staged.assignments(of: incident).filter(\.status.isOpen)
      let turns = staged.openCommitments(of: incident)
      if !open.isEmpty || !turns.isEmpty {
        throw .incidentHasOpenWork(
          number, assignments: open.map(\.number),
          resources: turns.compactMap { staged.resource($0.resource)?.name })
      }
    case .assignmentStatusChanged(let number, let status, _):
      guard let task = staged.assignment(number) else { return }
      try checkParts(task, status)
      if status.isOpen { try mustBeOpen(number.incident) }
      // Answered meanwhile in the same action: it stands as it should.
      if task.status == status { return }
    case .participationChanged(let number, let agency, let standing):
      try mustBeOpen(number)
      if staged.incident(number)?.participation(of: agency) == standing { return }
    case .resourceReleased(let id):
      // Released and committed again in the same action, it stands under a new number.
      guard let turn = staged.commitment(id),
        case .assigned(let current)? = staged.resource(turn.resource)?.status
      else { return }
      record(.resourceReleased(current))
      return
    case .resourceCommitted(let id, let resource, let number, let lentTo, _):
      try mustBeOpen(number)
      let next = CommitmentID(staged.commitments.count + 1)
      // It goes on where it ended, so that the bars of both turns meet.
      let turn = staged.commitment(id)
      record(
        .resourceCommitted(next, resource, number, lentTo: lentTo, key: nil), at: turn?.released)
      if let movement = turn?.movement {
        record(.resourceMoved(next, movement), at: turn?.released)
      }
      return
    case .matter(.linked(let link)):
      // Somebody else made or took it away meanwhile: it stands as it should.
      let isThere = staged.links(of: link.subject).contains {
        $0.subject == link.subject && $0.other == link.other && $0.link == link.link
      }
      if isThere != link.isRemoved { return }
    case .matter:
      guard canFollow(step.event) else { throw .nothingToUndo }
    default: break
    }
    record(step.event, at: step.at)
  }

  private func mustBeOpen(_ number: IncidentNumber) throws(Rejection) {
    guard let incident = staged.incident(number) else { return }
    guard incident.phase.isOpen else { throw .incidentClosed(number, incident.phase) }
  }
}

extension Situation {
  /// Whether what an event is about is there; always so unless a snapshot was forged.
  fileprivate func knows(_ event: Event) -> Bool {
    switch event {
    case .agencyChanged(let details): agency(details.code) != nil
    case .agencyOnCallChanged(let code, _): agency(code) != nil
    case .participationChanged(let number, let code, _):
      incident(number) != nil && agency(code) != nil
    case .resourceCommitted(let id, let resource, let number, _, _):
      commitment(id)?.resource == resource && incident(number) != nil
    case .matter(let fact): knows(fact)
    case .charterChanged: true
    default: lastChange(by: event) != nil
    }
  }

  /// What an event is about, for the words of a refusal.
  fileprivate func subject(of event: Event) -> Rejection.Subject? {
    switch event {
    case .incidentPhaseChanged(let number, _, _), .incidentChanged(let number, _),
      .participationChanged(let number, _, _):
      .incident(number)
    case .assignmentStatusChanged(let number, _, _): .assignment(number)
    case .objectiveStatusChanged(let number, _, _): .objective(number)
    case .logEntryStruck(let number, _): .log(number)
    case .resourceReleased(let id), .resourceCommitted(let id, _, _, _, _):
      commitment(id).flatMap { resource($0.resource) }.map { .resource($0.name) }
    case .resourceServiceChanged(let id, _, _), .resourceChanged(let id, _):
      resource(id).map { .resource($0.name) }
    case .matter(let fact): fact.number.map { .matter($0) }
    default: nil
    }
  }

  /// The last change of what an event is about; nil where none is kept.
  fileprivate func lastChange(by event: Event) -> Change? {
    switch event {
    case .incidentPhaseChanged(let number, _, _), .incidentChanged(let number, _):
      incident(number)?.changed
    case .assignmentStatusChanged(let number, _, _): assignment(number)?.changed
    case .objectiveStatusChanged(let number, _, _): objective(number)?.changed
    case .logEntryStruck(let number, _): logEntry(number)?.changed
    case .resourceReleased(let id), .resourceCommitted(let id, _, _, _, _):
      commitment(id).flatMap { resource($0.resource)?.changed }
    case .resourceServiceChanged(let id, _, _), .resourceChanged(let id, _): resource(id)?.changed
    case .matter(let fact): fact.number.flatMap { matter($0)?.changed }
    case .participationChanged(let number, let agency, _):
      incident(number)?.participations.first { $0.agency == agency }?.history.last.map {
        let changed = incident(number)?.changed
        return Change(
          number: $0.number, author: changed?.number == $0.number ? changed?.author ?? 0 : 0)
      }
    default: nil
    }
  }
}
