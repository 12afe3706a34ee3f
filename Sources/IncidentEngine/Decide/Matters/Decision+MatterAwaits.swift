extension Decision {
  /// What answers are owed after a change, as it differs from what was owed before it.
  ///
  /// An answer goes on, extended or given up as it may be, while the same rule asks for it and the
  /// fields that it rests on stand as they stood. `answered` is the move that was made and the part
  /// it was made of: what it answers is owed anew where it is owed again.
  func awaits(
    of matter: Matter, _ kind: MatterKind, since: Moment, after before: Matter? = nil,
    answered: (move: MoveCode, part: PartReference?)? = nil
  ) -> (begun: [AnswerDue], ended: [Int]) {
    let was = before.map { owed($0, kind, since: since) } ?? []
    var kept: [Owed] = []
    var begun: [AnswerDue] = []
    for next in owed(matter, kind, since: since) {
      let isAnswered = answered.map { $0.move == next.move && $0.part == next.part } ?? false
      if !isAnswered, let old = was.first(where: { next.goesOn(from: $0) }) {
        kept.append(old)
        continue
      }
      begun.append(
        AnswerDue(
          ordinal: (before?.answerCount ?? 0) + begun.count + 1, move: next.move,
          part: next.part, from: next.from, since: since, due: next.due))
    }
    let ended = (before?.awaits ?? []).map(\.due).filter { due in
      !kept.contains { $0.move == due.move && $0.part == due.part }
    }
    return (begun, ended.map(\.ordinal))
  }

  /// An answer that a rule of a kind asks for.
  private struct Owed {
    let rule: Int
    let move: MoveCode
    let part: PartReference?
    let from: Debtor
    let due: Moment?
    /// What stands in the fields that say who owes it and by when.
    let restsOn: [FieldValue?]

    func goesOn(from old: Owed) -> Bool {
      rule == old.rule && part == old.part && restsOn == old.restsOn
    }
  }

  /// What is owed of a matter as it stands. The same move of the same part is owed once: by the
  /// first rule that asks for it.
  private func owed(_ matter: Matter, _ kind: MatterKind, since: Moment) -> [Owed] {
    var found: [Owed] = []
    for (place, rule) in kind.awaits.enumerated() {
      for part in standing(matter, in: rule) {
        if found.contains(where: { $0.move == rule.move && $0.part == part }) { continue }
        let line = part.flatMap { matter.line($0) }
        guard let due = due(rule, matter, line, since: since) else { continue }
        found.append(
          Owed(
            rule: place, move: rule.move, part: part,
            from: debtor(rule.from, matter, line, kind), due: due.moment,
            restsOn: rule.fields.map { line?.values[$0] ?? matter.values[$0] }))
      }
    }
    return found
  }

  /// The parts of which an answer is awaited now; one nil for the matter itself.
  private func standing(_ matter: Matter, in rule: Await) -> [PartReference?] {
    if matter.isVoid { return [] }
    guard let parts = rule.scope.parts else {
      return rule.states.contains(matter.state) ? [nil] : []
    }
    guard rule.whole.isEmpty || rule.whole.contains(matter.state) else { return [] }
    return matter.lines(parts).filter { $0.state.map { rule.states.contains($0) } ?? false }
      .map(\.part)
  }

  private struct Allowed { var moment: Moment? }

  /// By when; nil where it is not awaited at all.
  private func due(
    _ rule: Await, _ matter: Matter, _ line: MatterLine?, since: Moment
  ) -> Allowed? {
    let terms = staged.terms
    let own = terms.times.first { $0.kind == matter.kind && $0.move == rule.move }
    // What was asked for by name goes before what the room allows.
    if case .field(let field) = rule.within,
      let time = (line?.values[field] ?? matter.values[field])?.integer
    {
      return Allowed(moment: Moment(milliseconds: time))
    }
    let span: Span?
    switch (own, rule.within) {
    case (let own?, _): span = pressing(own.span, matter)
    case (nil, .field): return nil
    case (nil, .choice(let field, let spans)):
      let choice = matter.values[field]?.text
      span = (spans.first { $0.choice.text == choice } ?? spans.last)?.span
    case (nil, .classed(let classed)): span = pressing(classed, matter)
    }
    return span.map {
      Allowed(
        moment: terms.calendar.moment($0, after: since, in: submission.surroundings.zone))
    }
  }

  /// Hot, warm or cold by the incident that the matter is about.
  private func pressing(_ span: ClassedSpan, _ matter: Matter) -> Span? {
    guard let number = matter.incident, let incident = staged.incident(number),
      incident.phase.isOpen
    else { return span.cold }
    switch incident.priority {
    case .immediate, .urgent: return span.hot
    case .normal, .low: return span.warm
    }
  }

  private func debtor(
    _ speaker: Speaker, _ matter: Matter, _ line: MatterLine?, _ kind: MatterKind
  ) -> Debtor {
    switch speaker {
    case .anyone: return .post(.duty)
    case .post(let post): return .post(post)
    case .maker: return maker(of: matter)
    case .lead:
      let lead = matter.incident.flatMap { staged.incident($0)?.lead }
      return lead.map { .agency($0) } ?? .post(.duty)
    case .part:
      switch line?.part.key {
      case .agency(let code): return .agency(code)
      case .post(let post): return .post(post)
      case .officer(let officer): return .officer(officer)
      case .row, nil:
        return line.flatMap { agency(of: $0, kind: kind.code) }.map { .agency($0) }
          ?? .post(.duty)
      }
    case .holder(let field):
      let value = line?.values[field] ?? matter.values[field]
      return value.flatMap { kind.holders(value: $0, of: field, line).first } ?? .post(.duty)
    }
  }

  private func maker(of matter: Matter) -> Debtor {
    let author =
      staged.authors.indices.contains(matter.author)
      ? staged.authors[matter.author] : submission.author
    if let agency = author.officer.flatMap({ staged.officer($0)?.details.agency }) {
      return .agency(agency)
    }
    return .post(staged.terms.code(ofPost: author.post))
  }
}

extension Await {
  /// The fields that say who owes the answer and by when.
  fileprivate var fields: [FieldCode] {
    var found: [FieldCode] = []
    switch within {
    case .field(let field), .choice(let field, _): found.append(field)
    case .classed: break
    }
    if case .holder(let field) = from { found.append(field) }
    return found
  }
}
