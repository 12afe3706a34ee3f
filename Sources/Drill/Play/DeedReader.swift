import IncidentEngine

/// Reads deeds from entries; remembers what numbers stand for.
struct DeedReader: Sendable {
  private let agencies: [AgencyDetails]
  private var incidents: [IncidentNumber: String] = [:]
  private var assignees: [AssignmentNumber: AgencyCode] = [:]
  private var resources: [ResourceID: (name: String, agency: AgencyCode)] = [:]
  private var matters: [MatterNumber: Opened] = [:]
  private var turns: [CommitmentID: (resource: ResourceID, incident: IncidentNumber)] = [:]

  /// What is remembered of a matter.
  private struct Opened {
    let kind: KindCode
    let incident: IncidentNumber?
    let isOfOfficer: Bool
    /// What was written in it.
    let texts: [String]
  }

  init(_ scenario: Scenario) { agencies = scenario.agencies.map(\.details) }

  /// What an entry tells; nil when it is nothing that can be expected.
  mutating func read(_ entry: Entry) -> Deed? {
    switch entry.event {
    case .incidentOpened(let number, let draft): return opened(number, draft)
    case .incidentChanged(let number, let change):
      return deed(.change(change), number, [change.lead].compactMap { $0 }, change.title ?? "")
    case .incidentPhaseChanged(let number, let phase, let reason):
      return deed(.phase(phase), number, [], reason ?? "")
    case .participationChanged(let number, let agency, let standing):
      return deed(.participation(standing), number, [agency], "")
    case .assignmentIssued(let issue):
      assignees[issue.number] = issue.agency
      return deed(.task, issue.number.incident, [issue.agency], issue.title)
    case .assignmentStatusChanged(let number, let status, let reason):
      let assignee = [assignees[number]].compactMap { $0 }
      return deed(.answer(status), number.incident, assignee, reason ?? "")
    case .resourceRegistered(let id, let name, _, let agency):
      resources[id] = (name, agency)
      return nil
    case .resourceCommitted(let turn, let resource, let incident, let lentTo, _):
      turns[turn] = (resource, incident)
      return resourceDeed(.committed, resource, incident, lentTo)
    case .resourceMoved(let turn, let movement):
      guard let known = turns[turn] else { return nil }
      return resourceDeed(.moved(movement), known.resource, known.incident, nil)
    // Looking for names is for what counts: what officers wrote.
    case .logEntryWritten(let line): return entry.origin == .officer ? written(line) : nil
    case .roomOpened, .agencyRegistered, .agencyChanged, .officerRegistered, .officerChanged,
      .resourceReleased, .resourceServiceChanged, .logEntryStruck, .exerciseStarted,
      .exercisePaused, .exerciseResumed, .exerciseSpeedChanged, .resourceChanged,
      .agencyOnCallChanged, .shiftStarted, .periodStarted, .incidentMerged, .objectiveSet,
      .objectiveStatusChanged, .actionUndone, .charterChanged, .scenarioAdopted:
      return nil
    case .matter(let fact): return read(fact, entry.origin)
    }
  }

  private mutating func read(_ fact: MatterFact, _ origin: Origin) -> Deed? {
    switch fact {
    case .opened(let opening):
      let opened = Opened(
        kind: opening.kind, incident: opening.incident, isOfOfficer: origin == .officer,
        texts: opening.delta.texts)
      matters[opening.number] = opened
      return deed(opened, nil, nil, opening.delta, opening.circumstances)
    case .moved(let step):
      guard let known = matters[step.number], let move = step.move, !step.isTakingBack else {
        return nil
      }
      return deed(known, move, step.part, step.delta, step.circumstances)
    case .kindDeclared, .changed, .answerStepped, .linked, .marked: return nil
    }
  }

  /// A matter concerns the agencies that its parts and fields name, and who is spoken for. With a
  /// move counts what was written when the matter was opened, too.
  private func deed(
    _ matter: Opened, _ move: MoveCode?, _ part: PartReference?, _ delta: MatterDelta,
    _ circumstances: Circumstances
  ) -> Deed {
    let texts = delta.texts
    var named = texts.compactMap { AgencyCode($0) }.filter { code in
      agencies.contains { $0.code == code }
    }
    if case .agency(let code)? = part?.key { named = [code] }
    return Deed(
      kind: .matter(matter.kind, move), incident: matter.incident.flatMap { incidents[$0] },
      agencies: named + [circumstances.onBehalf].compactMap { $0 },
      words: (move == nil ? texts : texts + matter.texts).joined(separator: " "),
      answersOfficer: move != nil && matter.isOfOfficer)
  }

  private mutating func opened(_ number: IncidentNumber, _ draft: IncidentDraft) -> Deed {
    if let key = draft.key, key.source == Scenario.source { incidents[number] = key.id }
    let agencies = [draft.lead].compactMap { $0 } + draft.agencies
    return deed(.openIncident, number, agencies, "\(draft.type) \(draft.title) \(draft.place)")
  }

  private func resourceDeed(
    _ kind: Deed.Kind, _ resource: ResourceID, _ incident: IncidentNumber, _ lentTo: AgencyCode?
  ) -> Deed {
    let known = resources[resource]
    return deed(kind, incident, [known?.agency, lentTo].compactMap { $0 }, known?.name ?? "")
  }

  /// A line concerns the agencies that it names, by code or name.
  private func written(_ line: LogLine) -> Deed {
    let words = [line.from, line.to, line.text].compactMap { $0 }.joined(separator: " ")
    let said = Set(words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" })
    let text = words.lowercased()
    let named = agencies.filter { details in
      said.contains(Substring(details.code.text)) || text.contains(details.name.lowercased())
    }
    return Deed(
      kind: .log(line.kind), incident: line.incident.flatMap { incidents[$0] },
      agencies: named.map(\.code), words: words)
  }

  private func deed(
    _ kind: Deed.Kind, _ number: IncidentNumber, _ agencies: [AgencyCode], _ words: String
  ) -> Deed {
    Deed(kind: kind, incident: incidents[number], agencies: agencies, words: words)
  }
}

extension MatterDelta {
  /// What is written in fields and rows.
  fileprivate var texts: [String] {
    (values.entries + lines.flatMap(\.values.entries)).flatMap(\.value.texts)
  }
}
