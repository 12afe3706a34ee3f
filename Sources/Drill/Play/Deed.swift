import IncidentEngine

/// What an entry tells of what somebody did, in the terms of a scenario.
struct Deed {
  let kind: Kind
  /// The scenario's id of the incident; nil when it is none of the scenario's.
  let incident: String?
  /// The agencies it concerns.
  let agencies: [AgencyCode]
  /// The words said.
  let words: String
  /// Whether it answers what an officer asked for: then it counts, whoever did it.
  var answersOfficer = false

  enum Kind {
    case openIncident
    case task
    case answer(AssignmentStatus)
    case log(LogKind)
    case participation(Participation)
    case committed
    case moved(Movement)
    case phase(IncidentPhase)
    case change(IncidentChange)
    /// A matter of a kind was opened (nil), or moved.
    case matter(KindCode, MoveCode?)
  }

  /// Whether it is what was expected.
  func fulfils(_ expected: ExpectedAction) -> Bool {
    guard isOfKind(expected.deed) else { return false }
    if let wanted = expected.incident, wanted != incident, expected.deed != .openIncident {
      return false
    }
    if let wanted = expected.agency, !agencies.contains(wanted) { return false }
    guard !expected.mentions.isEmpty else { return true }
    let said = words.lowercased()
    return expected.mentions.contains { said.isHolding($0.lowercased()) }
  }

  private func isOfKind(_ deed: ExpectedAction.Deed) -> Bool {
    switch (deed, kind) {
    case (.openIncident, .openIncident), (.task, .task): true
    case (.answer(let wanted), .answer(let status)): wanted == nil || wanted == status
    case (.log(let wanted), .log(let kind)): wanted == nil || wanted == kind
    case (.log(let wanted), .matter(let kind, nil)): wanted?.matter == kind
    case (.matter(let wanted, let wantedMove), .matter(let kind, let move)):
      wanted == kind && wantedMove == move
    case (.participation(let wanted), .participation(let standing)):
      wanted == nil || wanted == standing
    case (.resource(let wanted), .committed): wanted == nil
    case (.resource(let wanted), .moved(let movement)): wanted == movement
    case (.phase(let wanted), .phase(let phase)): wanted == nil || wanted == phase
    case (.priority(let wanted), .change(let change)):
      change.priority != nil && (wanted == nil || wanted == change.priority)
    case (.lead, .change(let change)): change.lead != nil
    case (.openIncident, _), (.task, _), (.answer, _), (.log, _), (.participation, _),
      (.resource, _), (.phase, _), (.priority, _), (.lead, _), (.matter, _):
      false
    }
  }
}

extension LogKind {
  /// The kind of matters that says the same with a number and a state; nil where none does.
  fileprivate var matter: KindCode? {
    switch self {
    case .decision: "decision"
    case .messageOut: "message"
    case .meeting: "meeting"
    case .messageIn, .observation, .order, .risk, .resource, .contact, .handover, .inject,
      .correction:
      nil
    }
  }
}

extension String {
  /// Whether `part` occurs in this text.
  fileprivate func isHolding(_ part: String) -> Bool {
    let text = Array(utf8)
    let sought = Array(part.utf8)
    guard !sought.isEmpty, text.count >= sought.count else { return sought.isEmpty }
    return (0...text.count - sought.count).contains { start in
      text[start..<start + sought.count].elementsEqual(sought)
    }
  }
}
