extension Decision {
  mutating func decide(_ command: MatterCommand) throws(Rejection) {
    switch command {
    case .declare(let kind):
      let before = entries.count
      try declare(kind)
      if entries.count == before { throw .matter(.kindKnown(kind.code)) }
    case .open(let draft): try open(draft)
    case .change(let revision): try change(revision)
    case .move(let deed): try move(deed)
    case .link(let fact): try link(fact)
    case .mark(let subject, let marking, let reason): try mark(subject, marking, reason)
    case .step(let fact): try step(fact)
    }
  }

  mutating func adopt(_ terms: RoomTerms) throws(Rejection) {
    if staged.terms == terms { throw .termsUnchanged }
    record(.charterChanged(terms))
  }

  mutating func adopt(_ scenario: AdoptedScenario) throws(Rejection) {
    if let known = staged.adoptedScenario { throw .scenarioAlreadyAdopted(known.name) }
    let bytes = scenario.text.utf8.count
    if bytes > TextLimit.scenario {
      throw .scenarioTooLong(bytes: bytes, limit: TextLimit.scenario)
    }
    record(.scenarioAdopted(scenario))
  }

  func unknown(_ number: MatterNumber) -> Rejection {
    let count = staged.matterKind(prefix: number.prefix).map { staged.matterCount($0.code) } ?? 0
    let last = count > 0 ? MatterNumber(prefix: number.prefix, ordinal: count) : nil
    return .matter(.unknown(number, last: last))
  }

  /// A matter that was not taken away.
  func standing(_ number: MatterNumber) throws(Rejection) -> Matter {
    guard let matter = staged.matter(number) else { throw unknown(number) }
    if matter.isVoid { throw .matter(.void(number)) }
    return matter
  }

  /// A kind as it is known here: as declared in the room, or newer as the surroundings bring it.
  func kind(_ code: KindCode) throws(Rejection) -> MatterKind {
    let declared = staged.matterKind(code)
    let brought = submission.surroundings.kinds.first { $0.code == code }
    switch (declared, brought) {
    case (let declared?, let brought?):
      return brought.version > declared.version ? brought : declared
    case (let declared?, nil): return declared
    case (nil, let brought?): return brought
    case (nil, nil): throw .matter(.kindUnknown(code))
    }
  }

  /// Declares a kind, or a newer version of it, before its first use.
  mutating func declare(_ kind: MatterKind) throws(Rejection) {
    guard let known = staged.matterKind(kind.code) else {
      if let other = staged.matterKind(prefix: kind.prefix) {
        throw .matter(.prefixTaken(kind.prefix, by: other.code))
      }
      return record(.matter(.kindDeclared(kind)))
    }
    if known.version >= kind.version { return }
    if let code = known.narrowing(in: kind) {
      throw .matter(.kindNarrowed(kind.code, code: code))
    }
    record(.matter(.kindDeclared(kind)))
  }

  mutating func link(_ fact: LinkFact) throws(Rejection) {
    for subject in [fact.subject, fact.other] where !staged.knows(subject) {
      throw .matter(.subjectUnknown(subject))
    }
    if fact.subject == fact.other { throw .matter(.linkToItself(fact.subject)) }
    let isThere = staged.links(of: fact.subject).contains {
      $0.subject == fact.subject && $0.other == fact.other && $0.link == fact.link
    }
    switch (isThere, fact.isRemoved) {
    case (true, false): throw .matter(.linkAlready(fact.subject, fact.other, fact.link))
    case (false, true): throw .matter(.linkUnknown(fact.subject, fact.other, fact.link))
    case (true, true), (false, false): record(.matter(.linked(fact)))
    }
  }

  mutating func mark(
    _ subject: Subject, _ marking: Marking, _ reason: String?
  ) throws(Rejection) {
    guard staged.knows(subject) else { throw .matter(.subjectUnknown(subject)) }
    let before = staged.marking(of: subject)
    if before == marking { throw .matter(.markingAlready(subject, marking)) }
    if case .matter(let number) = subject {
      try checkFresh(.matter(number), try standing(number).changed)
    }
    let reason = try optional(reason, .reason)
    if let before, marking < before, reason == nil {
      throw .matter(.loweringNeedsReason(subject, before))
    }
    record(.matter(.marked(subject, marking, reason: reason)))
  }

  mutating func step(_ fact: AnswerStepFact) throws(Rejection) {
    switch fact.answer {
    case .matter(let number, let ordinal):
      let matter = try standing(number)
      guard matter.awaits.contains(where: { $0.due.ordinal == ordinal }) else {
        throw .matter(.answerUnknown(fact.answer))
      }
    case .task(let number):
      guard let task = staged.assignment(number) else {
        throw .assignmentUnknown(.number(number))
      }
      if task.status != .issued { throw .matter(.answerUnknown(fact.answer)) }
    }
    var fact = fact
    fact.reason = try optional(fact.reason, .reason)
    if fact.step.endsIt, fact.reason == nil { throw .matter(.stepNeedsReason(fact.step)) }
    if fact.step == .extended {
      guard let until = fact.until else { throw .matter(.extensionNeedsTime) }
      if until <= occurred { throw .dueInPast(until, now: submission.time) }
    } else {
      fact.until = nil
    }
    if fact.step != .escalated { fact.to = nil }
    if case .agency(let agency)? = fact.to { try known(agency) }
    record(.matter(.answerStepped(fact)))
  }
}

extension MatterKind {
  /// What a newer version takes away or changes; nil when it only widens.
  func narrowing(in newer: MatterKind) -> String? {
    if prefix != newer.prefix { return prefix.description }
    for field in fields {
      guard let other = newer.field(field.code), field.type.widens(to: other.type),
        field.isRequired || !other.isRequired
      else { return field.code.text }
    }
    let added = newer.fields.first { $0.isRequired && field($0.code) == nil }
    if let added { return added.code.text }
    for state in states where newer.state(state.code)?.isOpen != state.isOpen {
      return state.code.text
    }
    for move in moves {
      guard let other = newer.move(move.code) else { return move.code.text }
      // What was said with it stands in the matter under its code.
      for field in move.takes {
        let wider = other.takes.first { $0.code == field.code }
        if !(wider.map { field.type.widens(to: $0.type) } ?? false) { return field.code.text }
      }
    }
    for parts in parts {
      guard let other = newer.parts(parts.code), other.field == parts.field,
        other.key == parts.key,
        parts.states.allSatisfy({ state in
          other.states.contains { $0.code == state.code && $0.isOpen == state.isOpen }
        })
      else { return parts.code.text }
    }
    return nil
  }
}
