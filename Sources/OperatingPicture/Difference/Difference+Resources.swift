import IncidentEngine

extension Difference {
  mutating func compareResources(_ earlier: Situation, _ later: Situation) {
    var steps: [ResourceID: [ResourceStep]] = [:]
    for (place, turn) in later.commitments.enumerated() {
      let before = place < earlier.commitments.count ? earlier.commitments[place] : nil
      if before == turn { continue }
      steps[turn.resource, default: []] += Self.steps(of: turn, before, after: from.number)
    }
    for (place, resource) in later.resources.enumerated() {
      let before = place < earlier.resources.count ? earlier.resources[place] : nil
      let done = steps[resource.id] ?? []
      if before == resource, done.isEmpty { continue }
      let state = ResourceState(resource, in: later)
      let stateBefore = before.map { ResourceState($0, in: earlier) }
      if done.isEmpty, stateBefore ?? .available == state { continue }
      resources.append(
        MovedResource(
          resource: resource, before: stateBefore, after: state,
          incident: Self.incident(of: resource, in: later),
          steps: done.enumerated().sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.element)))
    }
  }

  private static func steps(
    of turn: Commitment, _ before: Commitment?, after number: EntryNumber
  ) -> [ResourceStep] {
    func step(_ at: Moment, _ what: ResourceStepKind) -> ResourceStep {
      ResourceStep(at: at, incident: turn.incident, what: what)
    }
    var steps = before == nil ? [step(turn.committed, .committed)] : []
    steps += turn.movements.filter { $0.number > number }.map {
      step($0.occurred, .moved($0.value))
    }
    if let released = turn.released, before?.released == nil {
      steps.append(step(released, .released))
    }
    return steps
  }

  private static func incident(
    of resource: Resource, in situation: Situation
  ) -> IncidentNumber? {
    guard case .assigned(let id) = resource.status else { return nil }
    return situation.commitment(id)?.incident
  }
}

extension ResourceState {
  /// The word of what a resource does: a movement, `committed`, `available` or `out of service`.
  public var word: String {
    switch self {
    case .moving(let movement): movement.word
    case .committed: "committed"
    case .available: ResourceChoice.available.word
    case .outOfService: ResourceChoice.outOfService.word
    }
  }
}
