import IncidentEngine

extension Model {
  /// What this desk keeps for its account, so that nothing typed is lost.
  var notes: DeskNotes {
    var counters = unconfirmed
    for (counter, draft) in pending { counters[draft.sentence] = counter }
    let drafts = unsent.map { draft in
      var draft = draft
      draft.id = nil
      let counter = counters[draft.sentence]
      if counter != nil { draft.wasSent = true }
      return DeskNotes.Kept(
        draft: draft,
        sent: counter.map { DeskNotes.Sent(desk: desk, counter: $0, said: draft.said) })
    }
    return DeskNotes(
      history: Array(history.suffix(DeskNotes.linesKept)), drafts: drafts, view: viewNotes)
  }

  /// The lines that are in no room, as they would be typed.
  public var unsentLines: [String] { unsent.map(\.said) }

  /// Takes over what the desk kept. What was sent is on disk or it never will be.
  mutating func restore(_ notes: DeskNotes) {
    restore(notes.view)
    history = notes.history
    var alone = notes.sent
    var kept: [Draft] = []
    var written = 0
    for item in notes.drafts {
      let place = alone.firstIndex { item.sent == nil && $0.said == item.draft.said }
      let sent = item.sent ?? place.map { alone.remove(at: $0) }
      var draft = item.draft
      if let sent { draft.wasSent = true; keepClear(of: sent) }
      if let sent, isWritten(sent) { written += 1 } else { kept.append(draft) }
    }
    for sent in alone {
      keepClear(of: sent)
      if isWritten(sent) { written += 1 } else { drafts.keep(draft(of: sent)) }
    }
    for draft in kept { drafts.keep(draft) }
    for draft in drafts.offered.reversed() where !history.contains(draft.said) {
      remember(draft.said)
    }
    tellRestored(written: written)
  }

  private func isWritten(_ sent: DeskNotes.Sent) -> Bool {
    situation.desks[sent.desk]?.answer(to: sent.counter) != nil
  }

  private func draft(of sent: DeskNotes.Sent) -> Draft {
    var draft = Draft(line: sent.said, in: verbs)
    draft.wasSent = true
    return draft
  }

  /// A counter that was given to one line is given to no other, or it would be taken for that one.
  private mutating func keepClear(of sent: DeskNotes.Sent) {
    if sent.desk == desk { nextCounter = max(nextCounter, sent.counter + 1) }
  }

  private mutating func tellRestored(written: Int) {
    var parts: [String] = []
    let verbs = drafts.offered.map { draft in
      draft.said.split(separator: " ").first.map(String.init) ?? ""
    }
    if written > 0 {
      let isAll = written == 1 && verbs.isEmpty
      parts.append(isAll ? Phrases.sentWasWritten : Phrases.sentWereWritten(written))
    }
    if !verbs.isEmpty { parts.append(Phrases.draftsWait(verbs)) }
    if !parts.isEmpty { outcome = Outcome(kind: .note, text: parts.joined(separator: " ")) }
  }

  /// Says what is wrong with the notes as soon as the outcome line is seen and free.
  mutating func tellTrouble() {
    guard let trouble, case .board = activity, outcome == nil || outcome?.kind == .note else {
      return
    }
    outcome = Outcome(kind: .note, text: Phrases.said(trouble))
    self.trouble = nil
  }

  /// What became of writing the notes.
  mutating func follow(_ trouble: NotesTrouble?) {
    self.trouble = trouble
    switch trouble {
    case .unwritten(let why): unkept = why
    case .setAside: break
    case nil: unkept = nil
    }
  }
}
