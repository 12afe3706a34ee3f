extension Situation {
  /// What would take a fact about matters back, seen from before it is folded.
  func compensation(for fact: MatterFact) -> Compensation {
    switch fact {
    case .kindDeclared: return .nothing
    case .opened(let opening):
      let delta = MatterDelta(whole: .void, ended: opening.delta.begun.map(\.ordinal))
      return step(
        MatterStep(number: opening.number, move: .void, delta: delta, takingBack: true))
    case .changed(let step):
      guard let matter = matter(step.number) else { return .nothing }
      return .step(
        .init(
          event: .matter(
            .changed(
              MatterStep(
                number: step.number, move: nil, delta: matter.inverse(of: step.delta),
                takingBack: true)))))
    case .moved(let step):
      guard let matter = matter(step.number) else { return .nothing }
      return self.step(
        MatterStep(
          number: step.number, move: step.move, part: step.part,
          delta: matter.inverse(of: step.delta), takingBack: true))
    case .answerStepped(let fact): return compensation(for: fact)
    case .linked(var link):
      link.isRemoved.toggle()
      return .step(.init(event: .matter(.linked(link))))
    case .marked(let subject, _, _):
      guard let before = marking(of: subject) else { return .obstacle(.emptied) }
      return .step(.init(event: .matter(.marked(subject, before, reason: nil))))
    }
  }

  private func step(_ step: MatterStep) -> Compensation {
    .step(.init(event: .matter(.moved(step))))
  }

  /// What was told cannot be untold; an answer that was given up is owed again.
  private func compensation(for fact: AnswerStepFact) -> Compensation {
    guard fact.step.endsIt, case .matter(let number, let ordinal) = fact.answer,
      let answer = matter(number)?.awaits.first(where: { $0.due.ordinal == ordinal })
    else { return .obstacle(.told) }
    return .step(
      .init(
        event: .matter(
          .changed(
            MatterStep(
              number: number, move: nil, delta: MatterDelta(begun: [answer.due]),
              takingBack: true)))))
  }

  /// Whether an event takes back a move that cannot be taken back.
  func isFinal(_ event: Event) -> Bool {
    guard case .matter(.moved(let step)) = event, let move = step.move,
      let matter = matter(step.number)
    else { return false }
    return matterKind(matter.kind)?.move(move)?.isFinal ?? false
  }

  /// Whether what a fact is about is there.
  func knows(_ fact: MatterFact) -> Bool {
    switch fact {
    case .kindDeclared: true
    case .opened(let opening): matter(opening.number) != nil
    case .changed(let step), .moved(let step): matter(step.number) != nil
    case .answerStepped(let fact):
      switch fact.answer {
      case .matter(let number, _): matter(number) != nil
      case .task(let number): assignment(number) != nil
      }
    case .linked(let link): knows(link.subject) && knows(link.other)
    case .marked(let subject, _, _): knows(subject)
    }
  }
}

extension MatterFact {
  /// The matter it is about; nil where it is about none.
  public var number: MatterNumber? {
    switch self {
    case .kindDeclared, .linked: return nil
    case .opened(let opening): return opening.number
    case .changed(let step), .moved(let step): return step.number
    case .answerStepped(let fact):
      if case .matter(let number, _) = fact.answer { return number }
      return nil
    case .marked(let subject, _, _):
      if case .matter(let number) = subject { return number }
      return nil
    }
  }
}

extension Matter {
  /// What sets a delta back, seen from before it.
  fileprivate func inverse(of delta: MatterDelta) -> MatterDelta {
    let touched = delta.values.entries.map(\.code) + delta.cleared
    let (old, cleared) = values.restoring(touched)
    return MatterDelta(
      whole: delta.whole == nil ? nil : state,
      lines: delta.lines.map { inverse(of: $0) }, values: old, cleared: cleared,
      begun: awaits.map(\.due).filter { delta.ended.contains($0.ordinal) },
      ended: delta.begun.map(\.ordinal))
  }

  private func inverse(of change: LineChange) -> LineChange {
    guard let line = line(change.part) else { return LineChange(change.part, removed: true) }
    if change.isRemoved {
      return LineChange(change.part, state: line.state, values: line.values)
    }
    let touched = change.values.entries.map(\.code) + change.cleared
    let (old, cleared) = line.values.restoring(touched)
    return LineChange(
      change.part, state: change.state == nil ? nil : line.state, values: old, cleared: cleared)
  }
}

extension FieldValues {
  /// What stands in some fields, and those in which nothing does.
  fileprivate func restoring(
    _ codes: [FieldCode]
  ) -> (values: FieldValues, cleared: [FieldCode]) {
    (
      FieldValues(codes.compactMap { code in self[code].map { FieldEntry(code, $0) } }),
      codes.filter { self[$0] == nil }.sorted()
    )
  }
}
