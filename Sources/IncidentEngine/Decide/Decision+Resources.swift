extension Decision {
  mutating func commit(
    _ reference: ResourceReference, _ incident: IncidentReference
  ) throws(Rejection) {
    let resource = try known(reference)
    let incident = try openIncident(incident)
    try checkFresh(.resource(resource.name), resource.changed)
    switch resource.status {
    case .available:
      if let until = resource.restsUntil, occurred < until {
        throw .resourceRests(resource.name, until: until)
      }
    case .assigned(let id):
      let held = staged.commitment(id)?.incident ?? incident.number
      throw .resourceAlreadyAssigned(resource.name, to: held)
    case .outOfService(let reason): throw .resourceOutOfService(resource.name, reason: reason)
    }
    send(resource, to: incident)
  }

  /// Commits a resource whatever holds it: a turn elsewhere ends, a rest is cut short.
  mutating func redirect(
    _ reference: ResourceReference, _ incident: IncidentReference
  ) throws(Rejection) {
    let resource = try known(reference)
    let incident = try openIncident(incident)
    try checkFresh(.resource(resource.name), resource.changed)
    switch resource.status {
    case .available: break
    case .assigned(let id):
      if staged.commitment(id)?.incident == incident.number {
        throw .resourceAlreadyAssigned(resource.name, to: incident.number)
      }
      record(.resourceReleased(id))
    case .outOfService(let reason): throw .resourceOutOfService(resource.name, reason: reason)
    }
    send(resource, to: incident)
  }

  private mutating func send(_ resource: Resource, to incident: Incident) {
    switch incident.participation(of: resource.agency) {
    case nil, .stoodDown:
      record(.participationChanged(incident.number, resource.agency, .mobilised))
    case .alerted, .acknowledged, .standingBy, .mobilised, .onScene, .unable: break
    }
    let id = CommitmentID(staged.commitments.count + 1)
    record(.resourceCommitted(id, resource.id, incident.number, lentTo: nil, key: nil))
    record(.resourceMoved(id, .dispatched))
  }

  private func known(_ reference: ResourceReference) throws(Rejection) -> Resource {
    guard let resource = staged.resource(reference) else { throw .resourceUnknown(reference) }
    return resource
  }

  private func turn(of resource: Resource) throws(Rejection) -> Commitment {
    guard case .assigned(let id) = resource.status, let commitment = staged.commitment(id) else {
      throw .resourceNotAssigned(resource.name)
    }
    return commitment
  }

  mutating func move(_ reference: ResourceReference, _ movement: Movement) throws(Rejection) {
    let resource = try known(reference)
    let turn = try turn(of: resource)
    try checkFresh(.resource(resource.name), resource.changed)
    if let current = turn.movement {
      if current == movement { throw .resourceAlready(resource.name, movement) }
      if movement.rawValue < current.rawValue {
        throw .movementGoesBack(resource.name, from: current, to: movement)
      }
    }
    record(.resourceMoved(turn.id, movement))
    raiseParticipation(turn.agency, turn.incident, movement)
  }

  /// A resource on its way or on scene says the same of its agency, if that stood lower.
  private mutating func raiseParticipation(
    _ agency: AgencyCode, _ number: IncidentNumber, _ movement: Movement
  ) {
    let reached: Participation =
      switch movement {
      case .dispatched, .enRoute: .mobilised
      case .onScene: .onScene
      case .transporting, .atHospital, .returning: .alerted
      }
    guard let current = staged.incident(number)?.participation(of: agency),
      current.rawValue < reached.rawValue
    else { return }
    record(.participationChanged(number, agency, reached))
  }

  mutating func release(_ reference: ResourceReference) throws(Rejection) {
    let resource = try known(reference)
    let turn = try turn(of: resource)
    try checkFresh(.resource(resource.name), resource.changed)
    record(.resourceReleased(turn.id))
  }

  mutating func setService(
    _ reference: ResourceReference, _ inService: Bool, _ reason: String?
  ) throws(Rejection) {
    let resource = try known(reference)
    try checkFresh(.resource(resource.name), resource.changed)
    switch (resource.status, inService) {
    case (.assigned(let id), _):
      guard let held = staged.commitment(id)?.incident else { break }
      throw .resourceAlreadyAssigned(resource.name, to: held)
    case (.available, true): throw .resourceAlreadyInService(resource.name)
    case (.outOfService(let reason), false):
      throw .resourceOutOfService(resource.name, reason: reason)
    case (.available, false), (.outOfService, true): break
    }
    let reason = try optional(reason, .reason)
    if !inService, reason == nil { throw .textMissing(.reason) }
    record(.resourceServiceChanged(resource.id, inService: inService, reason: reason))
  }
}

extension Decision {
  /// How many people or pieces one resource may be, and minutes it may rest: a week.
  private static let quantities = 1...1_000_000
  private static let rests = 0...10_080

  mutating func change(
    _ reference: ResourceReference, _ change: ResourceChange
  ) throws(Rejection) {
    guard let resource = staged.resource(reference) else { throw .resourceUnknown(reference) }
    try checkFresh(.resource(resource.name), resource.changed)
    var change = change
    change.kind = try optional(change.kind, .kind)
    if let quantity = change.quantity, !Self.quantities.contains(quantity) {
      throw .quantityOutOfRange(quantity)
    }
    if let minutes = change.restMinutes, !Self.rests.contains(minutes) {
      throw .restOutOfRange(minutes: minutes)
    }
    var after = resource
    after.apply(change)
    if after == resource { throw .resourceUnchanged(resource.name) }
    record(.resourceChanged(resource.id, change))
  }
}
