extension Decision {
  /// What answers are owed after a change, as it differs from what is owed before it.
  ///
  /// `answered` is the move that was made and the part it was made of: what it answers is owed anew
  /// where it is owed again.
  func awaits(
    of matter: Matter, _ kind: MatterKind, since: Moment, before: [AwaitedAnswer], count: Int,
    answered: (move: MoveCode, part: PartReference?)? = nil
  ) -> (begun: [AnswerDue], ended: [Int]) {
    var kept: Set<Int> = []
    var begun: [AnswerDue] = []
    var ordinal = count
    for rule in kind.awaits {
      for part in standing(matter, in: rule) {
        let known = before.first {
          $0.due.move == rule.move && $0.due.part == part && !kept.contains($0.due.ordinal)
        }
        let isAnswered = answered.map { $0.move == rule.move && $0.part == part } ?? false
        if let known, !isAnswered {
          kept.insert(known.due.ordinal)
          continue
        }
        let line = part.flatMap { matter.line($0) }
        guard let due = due(rule, matter, line, since: since) else { continue }
        ordinal += 1
        begun.append(
          AnswerDue(
            ordinal: ordinal, move: rule.move, part: part,
            from: debtor(rule.from, matter, line, kind), since: since, due: due.moment))
      }
    }
    return (begun, before.map(\.due.ordinal).filter { !kept.contains($0) })
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
    let span: Span?
    switch (own, rule.within) {
    case (let own?, _): span = pressing(own.span, matter)
    case (nil, .field(let field)):
      let value = (line?.values[field] ?? matter.values[field])?.integer
      return value.map { Allowed(moment: Moment(milliseconds: $0)) }
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
      if let agency = value?.texts.first.flatMap({ AgencyCode($0) }) { return .agency(agency) }
      if let post = value?.text.flatMap({ PostCode(word: $0) }) { return .post(post) }
      return .post(.duty)
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
