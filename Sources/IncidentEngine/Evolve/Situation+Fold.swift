/// An entry that does not fit what came before it: the journal was damaged, or we failed.
public enum FoldError: Error, Hashable, Sendable {
  /// The entry has another number than the one that follows.
  case numberOutOfTurn(EntryNumber, expected: EntryNumber)
  /// The entry speaks of something the situation does not hold.
  case unknownSubject(EntryNumber)
  /// The entry gives a number that is not the next one of its kind.
  case numberNotNext(EntryNumber)
}

extension Situation {
  /// Folds one entry in. On an error the situation is unchanged.
  ///
  /// Complexity: O(1), plus O(entities / 4,096) once after a copy was taken.
  public mutating func fold(_ entry: Entry) throws(FoldError) {
    try fold(entry, notesAction: true)
  }

  /// Folds entries in, in order. On an error those before the one that does not fit are in.
  ///
  /// Only the last action at a desk can be taken back, so what would take back the others is not
  /// made out. An action that takes one back is noted as it goes, since it is folded by that.
  public mutating func fold(_ entries: [Entry]) throws(FoldError) {
    var last: [SubmissionID] = []
    var notes = [Bool](repeating: true, count: entries.count)
    var undoing: [SubmissionID] = []
    for place in entries.indices.reversed() {
      guard entries[place].origin == .officer, !entries[place].event.steersClock else { continue }
      if entries[place].event.isUndoing { undoing.append(entries[place].submission) }
      if let later = last.first(where: { $0.desk == entries[place].submission.desk }) {
        notes[place] = later.counter == entries[place].submission.counter
      } else {
        last.append(entries[place].submission)
      }
    }
    for place in entries.indices {
      let isNoted =
        notes[place] || !undoing.isEmpty && undoing.contains(entries[place].submission)
      try fold(entries[place], notesAction: isNoted)
    }
  }

  private mutating func fold(_ entry: Entry, notesAction: Bool) throws(FoldError) {
    guard entry.number == lastNumber + 1 else {
      throw .numberOutOfTurn(entry.number, expected: lastNumber + 1)
    }
    let author = place(of: entry.author) ?? authors.count
    let change = Change(number: entry.number, author: author)
    if entry.origin == .officer, notesAction {
      let action = ownAction(of: entry)
      let compensation = compensation(for: entry, in: action)
      try apply(entry, change)
      noteAction(entry, compensation, after: action)
    } else {
      try apply(entry, change)
    }
    if author == authors.count {
      authorPlaces[entry.author] = author
      authors.append(entry.author)
    }
    remember(entry)
    #if DEBUG
      checkInvariants(after: entry)
    #endif
  }

  #if DEBUG
    /// Everything is looked at every 256 entries, beyond two thousand at longer intervals, so that
    /// a long journal folds in a time that grows with its length.
    private func checkInvariants(after entry: Entry) {
      var found = violations(touchedBy: entry)
      var interval: EntryNumber = 256
      while interval < entry.number / 8 { interval *= 2 }
      if found.isEmpty, entry.number.isMultiple(of: interval) { found = violations() }
      precondition(found.isEmpty, "entry \(entry.number) breaks invariants: \(found)")
    }
  #endif

  /// Few stand behind most entries, and they are found sooner by looking than by hashing.
  private func place(of author: Author) -> Int? {
    authors.count > 8 ? authorPlaces[author] : authors.lastIndex(of: author)
  }

  /// What the entry's submission did so far.
  private func ownAction(of entry: Entry) -> LastAction? {
    lastActions[entry.submission.desk].flatMap { $0.id == entry.submission ? $0 : nil }
  }

  private mutating func remember(_ entry: Entry) {
    lastNumber = entry.number
    if let lastRecorded, entry.recorded < lastRecorded { clockStepsBack += 1 }
    lastRecorded = entry.recorded
    if let exerciseMilliseconds = entry.exerciseMilliseconds {
      exercise?.lastMilliseconds = exerciseMilliseconds
    }
    if case .inject(let id) = entry.origin, deliveredInjects[id] == nil {
      deliveredInjects[id] = entry.number
    }
    let desk = entry.submission.desk
    desks[desk, default: DeskMemory(desk: desk)].remember(entry)
  }

  private mutating func apply(_ entry: Entry, _ change: Change) throws(FoldError) {
    switch entry.event {
    case .roomOpened(let charter): self.charter = charter
    case .agencyRegistered(let details): register(details)
    case .agencyChanged(let details): try changeAgency(details, entry)
    case .officerRegistered(let id, let details): try register(id, details, entry)
    case .officerChanged(let id, let details): try changeOfficer(id, details, entry)
    case .resourceRegistered(let id, let name, let kind, let agency):
      try register(id, name: name, kind: kind, agency: agency, entry, change)
    case .resourceChanged(let id, let values): try self.change(id, values, entry, change)
    case .agencyOnCallChanged(let code, let onCall): try setOnCall(code, onCall, entry)
    case .shiftStarted(let number, let name, let ends):
      try shifts.begin(number, name, ends, entry)
    case .periodStarted(let number, let aim, let ends):
      try periods.begin(number, aim, ends, entry)
    case .incidentMerged(let number, let into, let reason):
      try merge(number, into, reason, entry, change)
    case .objectiveSet(let number, let text): try setObjective(number, text, entry, change)
    case .objectiveStatusChanged(let number, let status, let reason):
      try changeObjective(number, status, reason, entry, change)
    case .incidentOpened(let number, let draft): try open(number, draft, entry, change)
    case .incidentChanged(let number, let values): try self.change(number, values, entry, change)
    case .incidentPhaseChanged(let number, let phase, let reason):
      try changePhase(number, phase, reason, entry, change)
    case .participationChanged(let number, let agency, let participation):
      try participate(number, agency, participation, entry)
    case .assignmentIssued(let issue): try self.issue(issue, entry, change)
    case .assignmentStatusChanged(let number, let status, let reason):
      try advance(number, status, reason, entry, change)
    case .resourceCommitted(let id, let resource, let incident, let lentTo, let key):
      try commit(id, resource, incident, lentTo, key, entry, change)
    case .resourceMoved(let id, let movement): try move(id, movement, entry, change)
    case .resourceReleased(let id): try release(id, entry, change)
    case .resourceServiceChanged(let id, let inService, let reason):
      try setService(id, inService, reason, entry, change)
    case .logEntryWritten(let line): try write(line, entry, change)
    case .logEntryStruck(let number, let reason): try strike(number, reason, entry, change)
    case .exerciseStarted(let scenario):
      exercise = ExerciseClock(
        scenario: scenario, start: entry.occurred, isRunning: true, speedPermille: 1000,
        lastMilliseconds: 0)
    case .actionUndone: break
    case .exercisePaused: exercise?.isRunning = false
    case .exerciseResumed: exercise?.isRunning = true
    case .exerciseSpeedChanged(let permille): exercise?.speedPermille = permille
    case .matter(let fact): try apply(fact, entry, change)
    case .charterChanged(let terms): matterBook.terms.append(Standing(terms, of: entry))
    case .scenarioAdopted(let scenario): matterBook.scenario = scenario
    }
  }

  private mutating func apply(
    _ fact: MatterFact, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    switch fact {
    case .kindDeclared(let kind): try declare(kind, entry)
    case .opened(let opening): try open(opening, entry, change)
    case .changed(let step), .moved(let step): try self.step(step, entry, change)
    case .answerStepped(let fact): try step(fact, entry, change)
    case .linked(let fact): try link(fact, entry)
    case .marked(let subject, let marking, _): try mark(subject, marking, entry, change)
    }
  }
}
