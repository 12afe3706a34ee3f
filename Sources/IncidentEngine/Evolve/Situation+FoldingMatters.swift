extension Situation {
  mutating func declare(_ kind: MatterKind, _ entry: Entry) throws(FoldError) {
    if let place = matterBook.kinds.firstIndex(where: { $0.code == kind.code }) {
      guard matterBook.kinds[place].prefix == kind.prefix else {
        throw .unknownSubject(entry.number)
      }
      matterBook.kinds[place] = kind
      return rebookAll()
    }
    guard !matterBook.kinds.contains(where: { $0.prefix == kind.prefix }) else {
      throw .unknownSubject(entry.number)
    }
    matterBook.kinds.append(kind)
    matterBook.places.append(ChunkedIndices())
  }

  mutating func open(
    _ opening: MatterOpening, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard let kind = matterBook.kinds.firstIndex(where: { $0.code == opening.kind }),
      matterBook.kinds[kind].prefix == opening.number.prefix, let state = opening.delta.whole
    else { throw .unknownSubject(entry.number) }
    guard opening.number.ordinal == matterBook.places[kind].count + 1 else {
      throw .numberNotNext(entry.number)
    }
    if let incident = opening.incident, place(of: incident) == nil {
      throw .unknownSubject(entry.number)
    }
    var matter = Matter(
      number: opening.number, kind: opening.kind, incident: opening.incident,
      opened: entry.occurred, recorded: entry.recorded, author: change.author,
      marking: opening.marking, state: state, values: FieldValues(), lines: [], awaits: [],
      answerCount: 0, rowCount: 0, history: [], log: [], changed: change)
    guard matter.apply(opening.delta, entry) else { throw .numberNotNext(entry.number) }
    matter.record(
      MatterEvent(
        move: nil, part: nil, state: state, partState: nil, values: opening.delta.values,
        occurred: entry.occurred, recorded: entry.recorded, change: change,
        circumstances: opening.circumstances, isTakingBack: false))
    let place = matterBook.matters.count
    matterBook.matters.append(matter)
    matterBook.places[kind].append(place)
    if let incident = opening.incident { note(Int32(place), of: incident, entry) }
    rebook([], intervals(ofMatterAt: place))
    noteWaiting(false, matter.isWaiting)
  }

  private mutating func note(_ place: Int32, of incident: IncidentNumber, _ entry: Entry) {
    matterBook.ofIncident.set((matterBook.ofIncident[incident] ?? []) + [place], for: incident)
    noteActivity(on: incident, entry)
  }

  private mutating func noteActivity(on incident: IncidentNumber, _ entry: Entry) {
    if let place = place(of: incident) { incidents[place].noteActivity(entry) }
  }

  mutating func step(_ step: MatterStep, _ entry: Entry, _ change: Change) throws(FoldError) {
    guard let place = place(of: step.number) else { throw .unknownSubject(entry.number) }
    // No copy of the matter is kept over the change: its history would be copied with it.
    let booked = intervals(ofMatterAt: place)
    let wasWaiting = matterBook.matters[place].isWaiting
    guard matterBook.matters[place].take(step, entry, change) else {
      throw .numberNotNext(entry.number)
    }
    let after = intervals(ofMatterAt: place)
    if !booked.isEmpty || !after.isEmpty { rebook(booked, after) }
    noteWaiting(wasWaiting, matterBook.matters[place].isWaiting)
    if let incident = matterBook.matters[place].incident { noteActivity(on: incident, entry) }
  }

  mutating func step(
    _ fact: AnswerStepFact, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let step = AwaitedAnswer.Step(
      step: fact.step, occurred: entry.occurred, until: fact.until, to: fact.to,
      reason: fact.reason, change: change)
    switch fact.answer {
    case .task(let number):
      guard place(of: number) != nil else { throw .unknownSubject(entry.number) }
      matterBook.taskSteps.set((matterBook.taskSteps[number] ?? []) + [step], for: number)
    case .matter(let number, let ordinal):
      guard let place = place(of: number),
        let answer = matterBook.matters[place].awaits.firstIndex(where: {
          $0.due.ordinal == ordinal
        })
      else { throw .unknownSubject(entry.number) }
      matterBook.matters[place].awaits[answer].steps.append(step)
      if let until = fact.until {
        matterBook.matters[place].awaits[answer].due = matterBook.matters[place].awaits[answer]
          .due.extended(to: until)
      }
      if fact.step.endsIt { matterBook.matters[place].awaits.remove(at: answer) }
      noteWaiting(true, matterBook.matters[place].isWaiting)
      matterBook.matters[place].changed = change
    }
  }

  /// Counts a matter that began or ceased to wait.
  mutating func noteWaiting(_ before: Bool, _ after: Bool) {
    if before != after { matterBook.waiting += after ? 1 : -1 }
  }

  mutating func link(_ fact: LinkFact, _ entry: Entry) throws(FoldError) {
    guard knows(fact.subject), knows(fact.other) else { throw .unknownSubject(entry.number) }
    if fact.isRemoved {
      let known = matterBook.linksOf[fact.subject] ?? []
      let made = known.first {
        let link = matterBook.links[Int($0)]
        return !link.isRemoved && link.link == fact.link && link.subject == fact.subject
          && link.other == fact.other
      }
      guard let made else { throw .unknownSubject(entry.number) }
      matterBook.links[Int(made)].isRemoved = true
      return
    }
    let place = Int32(matterBook.links.count)
    matterBook.links.append(fact)
    for subject in Set([fact.subject, fact.other]) {
      matterBook.linksOf.set((matterBook.linksOf[subject] ?? []) + [place], for: subject)
    }
  }

  mutating func mark(
    _ subject: Subject, _ marking: Marking, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard knows(subject) else { throw .unknownSubject(entry.number) }
    if case .matter(let number) = subject, let place = place(of: number) {
      matterBook.matters[place].marking = marking
      matterBook.matters[place].changed = change
    } else {
      matterBook.markings.set(marking, for: subject)
    }
  }

  /// Whether a subject is there.
  public func knows(_ subject: Subject) -> Bool {
    switch subject {
    case .incident(let number): place(of: number) != nil
    case .task(let number): place(of: number) != nil
    case .matter(let number): place(of: number) != nil
    case .log(let number): logEntry(number) != nil
    }
  }
}

extension LineChange {
  /// The number of the row that it is about; nil where it is about a part.
  fileprivate var row: Int? { if case .row(let number) = part.key { number } else { nil } }
}

extension AnswerDue {
  fileprivate func extended(to until: Moment) -> AnswerDue {
    AnswerDue(ordinal: ordinal, move: move, part: part, from: from, since: since, due: until)
  }
}

extension Matter {
  mutating func record(_ event: MatterEvent) {
    history.append(event)
    changed = event.change
  }

  /// Takes over a step and keeps that it was taken; false when it cannot follow.
  fileprivate mutating func take(_ step: MatterStep, _ entry: Entry, _ change: Change) -> Bool {
    guard apply(step.delta, entry) else { return false }
    let line = step.part.flatMap { part in step.delta.lines.first { $0.part == part } }
    record(
      MatterEvent(
        move: step.move, part: step.part, state: state, partState: line?.state,
        values: line?.values ?? step.delta.values, occurred: entry.occurred,
        recorded: entry.recorded, change: change, circumstances: step.circumstances,
        isTakingBack: step.isTakingBack))
    return true
  }

  /// Takes over what changes; false when it names an answer or a row out of turn.
  fileprivate mutating func apply(_ delta: MatterDelta, _ entry: Entry) -> Bool {
    if let whole = delta.whole { state = whole }
    for entry in delta.values.entries { values[entry.code] = entry.value }
    for code in delta.cleared { values[code] = nil }
    // Rows of several fields come in the order of their parts, not of their numbers.
    let highest = rowCount + delta.lines.count { $0.row.map { $0 > rowCount } ?? false }
    for change in delta.lines where !apply(change, entry, highestRow: highest) { return false }
    for ordinal in delta.ended { awaits.removeAll { $0.due.ordinal == ordinal } }
    for due in delta.begun {
      // One that an undo brings back has the number it had.
      guard due.ordinal <= answerCount + 1,
        !awaits.contains(where: { $0.due.ordinal == due.ordinal })
      else { return false }
      answerCount = max(answerCount, due.ordinal)
      let place = awaits.firstIndex { $0.due.ordinal > due.ordinal } ?? awaits.count
      awaits.insert(AwaitedAnswer(due: due, steps: []), at: place)
    }
    return true
  }

  private mutating func apply(
    _ change: LineChange, _ entry: Entry, highestRow: Int
  ) -> Bool {
    if change.isRemoved {
      lines.removeAll { $0.part == change.part }
      return true
    }
    let place = lines.firstIndex { $0.part >= change.part } ?? lines.count
    if place == lines.count || lines[place].part != change.part {
      if let number = change.row {
        guard number <= highestRow, row(number) == nil else { return false }
        rowCount = max(rowCount, number)
      }
      lines.insert(
        MatterLine(
          part: change.part, state: change.state, values: FieldValues(), since: entry.occurred),
        at: place)
    } else if let state = change.state {
      lines[place].state = state
      lines[place].since = entry.occurred
    }
    for entry in change.values.entries { lines[place].values[entry.code] = entry.value }
    for code in change.cleared { lines[place].values[code] = nil }
    return true
  }
}
