extension Situation {
  /// What does not fit together about matters, their numbers and their links.
  func matterViolations() -> [Violation] {
    let book = matterBook
    var found: [Violation] = []
    let prefixes = Set(book.kinds.map(\.prefix))
    let codes = Set(book.kinds.map(\.code))
    if prefixes.count != book.kinds.count || codes.count != book.kinds.count
      || book.places.count != book.kinds.count
    {
      found.append(.counts(.kinds))
    }
    if book.places.reduce(0, { $0 + $1.count }) != book.matters.count
      || book.matters.count(where: \.isWaiting) != book.waiting
    {
      found.append(.counts(.matters))
    }
    for place in book.matters.indices { found += violations(ofMatterAt: place) }
    for place in book.links.indices {
      let link = book.links[place]
      let isFound = [link.subject, link.other].allSatisfy {
        (book.linksOf[$0] ?? []).contains(Int32(place)) && knows($0)
      }
      if !isFound { found.append(.matterLink(place)) }
    }
    return found
  }

  func violations(of number: MatterNumber) -> [Violation] {
    place(of: number).map { violations(ofMatterAt: $0) } ?? [.matter(number)]
  }

  private func violations(ofMatterAt place: Int) -> [Violation] {
    let matter = matterBook.matters[place]
    let answers = matter.awaits.map(\.due.ordinal)
    let rows = matter.lines.compactMap { line -> Int? in
      if case .row(let number) = line.part.key { number } else { nil }
    }
    let parts = matter.lines.map(\.part)
    let isSound =
      self.place(of: matter.number) == place
      && matterKind(matter.kind)?.prefix == matter.number.prefix
      && matter.history.first?.move == nil && matter.history.last?.state == matter.state
      && isPast(matter.changed)
      && Set(answers).count == answers.count
      && answers.allSatisfy { (1...max(1, matter.answerCount)).contains($0) }
      && Set(rows).count == rows.count
      && rows.allSatisfy { (1...max(1, matter.rowCount)).contains($0) }
      && parts == parts.sorted() && Set(parts).count == parts.count
      && authors.indices.contains(matter.author)
      && (matter.incident.map { incident in
        self.place(of: incident) != nil
          && (matterBook.ofIncident[incident] ?? []).contains(Int32(place))
      } ?? true)
    return isSound ? [] : [.matter(matter.number)]
  }

  /// What does not fit together about what a fact touched.
  func violations(touchedBy fact: MatterFact) -> [Violation] {
    switch fact {
    case .opened(let opening): violations(of: opening.number)
    case .changed(let step), .moved(let step): violations(of: step.number)
    case .answerStepped(let fact):
      if case .matter(let number, _) = fact.answer { violations(of: number) } else { [] }
    case .marked(let subject, _, _):
      if case .matter(let number) = subject { violations(of: number) } else { [] }
    case .kindDeclared: matterBook.places.count == matterBook.kinds.count ? [] : [.counts(.kinds)]
    case .linked:
      knows(matterBook.links.last?.subject) && knows(matterBook.links.last?.other)
        ? [] : [.matterLink(matterBook.links.count - 1)]
    }
  }

  private func knows(_ subject: Subject?) -> Bool { subject.map { knows($0) } ?? false }
}
