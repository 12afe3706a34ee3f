import CommandLanguage
import IncidentEngine

extension Model {
  /// All that was written and is not in the room for all that is known, with what is being written.
  var unsent: [Draft] {
    var queue = drafts
    for (_, draft) in pending.sorted(by: { $0.key < $1.key }) where !draft.said.isEmpty {
      guard queue.draft(of: draft.sentence) == nil else { continue }
      var draft = draft
      draft.id = nil
      queue.keep(draft)
    }
    for draft in written(in: activity) { queue.keep(draft) }
    return queue.items
  }

  /// What is being written, as it would be kept.
  private func written(in activity: Activity) -> [Draft] {
    switch activity {
    case .line(let entry): written(in: entry)
    case .form(let entry): entry.saysNothing ? [] : [Draft(entry, said: said(entry), in: verbs)]
    case .palette(let palette): written(in: palette.beneath)
    case .board, .filter, .search, .arrange, .help, .leaving, .identity: []
    }
  }

  /// What is written in a line and, where an older one was brought back over it, what was before.
  func written(in entry: LineEntry) -> [Draft] {
    var written: [Draft] = []
    if entry.recalled != nil, isDraft(entry.written) {
      written.append(lineDraft(entry.written.trimmedBlanks))
    }
    if saysSomething(entry) { written.append(lineDraft(of: entry)) }
    return written
  }

  /// Whether something was typed in a line: not only a key pressed, or an older line brought back.
  private func saysSomething(_ entry: LineEntry) -> Bool {
    let text = entry.field.text.trimmedBlanks
    guard isDraft(text), text != entry.prefilled.trimmedBlanks else { return false }
    guard let place = entry.recalled, history.indices.contains(place) else { return true }
    return text != history[place].trimmedBlanks
  }

  /// Whether a line is more than the name of a verb.
  private func isDraft(_ line: String) -> Bool {
    let text = line.trimmedBlanks
    return !text.isEmpty && verbs.verb(named: text) == nil
  }

  /// A line as a draft, with what it is about.
  func lineDraft(_ text: String) -> Draft {
    Draft(
      line: text, about: meantIncident, marked: usesMarks(text) ? markedIncidents : [], in: verbs)
  }

  /// The line as a draft, in the place of the one it was opened from. Another command is another
  /// draft.
  func lineDraft(of entry: LineEntry) -> Draft {
    var draft = lineDraft(entry.field.text.trimmedBlanks)
    if let id = entry.draft, drafts.draft(id)?.verb == draft.verb { draft.id = id }
    return draft
  }

  /// The counter under which this was sent without an answer.
  func counter(of draft: Draft) -> Int64? { unconfirmed[draft.sentence] }

  /// The counter under which it is sent again. The room knows an old one no more; by then it is
  /// certain that nothing came of it.
  func counterAgain(of draft: Draft) -> Int64? {
    guard let counter = counter(of: draft) else { return nil }
    let last = situation.desks[desk]?.lastCounter ?? 0
    return counter + Int64(DeskMemory.kept) > last ? counter : nil
  }

  /// What was sent and never confirmed keeps its counter when it is said otherwise.
  mutating func keepCounter(of draft: Draft, for other: Draft) {
    if let counter = counter(of: draft) { unconfirmed[other.sentence] = counter }
  }

  /// Keeps what was left unsent, and says where it is.
  mutating func leave(_ draft: Draft, isAwaiting: Bool) {
    remember(draft.said)
    let id = drafts.keep(draft)
    outcome = isAwaiting ? nil : Outcome(kind: .note, text: keptWords(of: draft, id))
  }

  private func keptWords(of draft: Draft, _ id: Int) -> String {
    let isUnconfirmed = counter(of: draft) != nil
    if drafts.count >= DraftQueue.limit { return Phrases.draftsFull(drafts.count) }
    if !drafts.offersFirst(id) {
      return isUnconfirmed
        ? Phrases.unconfirmedAmong(drafts.count) : Phrases.draftAmong(drafts.count)
    }
    if case .form = draft.content {
      return isUnconfirmed ? Phrases.formUnconfirmed : Phrases.formKept
    }
    return isUnconfirmed ? Phrases.draftUnconfirmed : Phrases.draftKept
  }

  /// A draft that was sent to the room, or done, is none any more.
  mutating func forgetDraft(_ draft: Draft) {
    if let id = draft.id { drafts.remove(id) }
    drafts.remove([draft.sentence])
  }
}

extension Model {
  /// Opens the draft that is offered first.
  mutating func openDraft() {
    guard let draft = drafts.offered.first else {
      outcome = Outcome(kind: .note, text: Phrases.noDraft)
      return
    }
    open(draft)
  }

  /// Opens a draft where it was left. It stays in the queue until it is sent or thrown away.
  private mutating func open(_ draft: Draft) {
    outcome = nil
    switch draft.content {
    case .form(let form, let current):
      var entry = FormEntry(
        form, about: draft.about, marked: draft.marked, seen: situation.lastNumber,
        current: current)
      entry.draft = draft.id
      activity = .form(entry)
    case .line(let text):
      if !draft.marked.isEmpty { mark(draft.marked) }
      openLine(draft.marked.isEmpty ? lineNow(text, about: draft.about) : text)
      guard case .line(var entry) = activity else { return }
      entry.prefilled = ""
      entry.draft = draft.id
      activity = .line(entry)
      let now = lineDraft(of: entry)
      keepCounter(of: draft, for: now)
      drafts.keep(now)
    }
  }

  /// A line that means the same as when another incident was selected.
  private func lineNow(_ text: String, about: IncidentNumber?) -> String {
    guard let about, about != meantIncident || !lineContext.marked.isEmpty else { return text }
    var context = lineContext
    context.selected = about
    context.marked = []
    guard var form = CommandForm(line: text, in: context), form.verb.meansIncident else {
      return text
    }
    form = form.spellingOutTasks(of: about)
    if let place = form.incidentPlace, form.values[place].isEmpty {
      form.values[place] = about.description
    }
    return form.line(in: context)
  }

  /// The draft that is open; nil where what is written is in no queue.
  var openedDraft: Int? {
    switch activity {
    case .line(let entry): openedDraft(of: entry)
    case .form(let entry):
      entry.draft ?? drafts.draft(of: Draft(entry, said: said(entry), in: verbs).sentence)?.id
    case .board, .filter, .search, .arrange, .help, .leaving, .identity, .palette: nil
    }
  }

  private func openedDraft(of entry: LineEntry) -> Int? {
    if entry.field.text.trimmedBlanks.isEmpty { return entry.draft }
    let draft = lineDraft(of: entry)
    return draft.id ?? drafts.draft(of: draft.sentence)?.id
  }

  /// Where the open draft stands among all that wait, from 1; nil where it is none.
  var placeOfDraft: (place: Int, count: Int)? {
    guard let opened = openedDraft,
      let place = drafts.offered.firstIndex(where: { $0.id == opened })
    else { return nil }
    return (place + 1, drafts.count)
  }

  /// Whether another draft waits than the open one.
  var hasOtherDraft: Bool {
    let opened = openedDraft
    return drafts.items.contains { $0.id != opened }
  }

  /// From what is written to the next draft, or the one before; nothing typed is lost.
  mutating func turnDraft(by step: Int) {
    guard hasOtherDraft else { return say(Phrases.noOtherDraft) }
    let before = Set(drafts.items.map(\.id))
    let opened = openedDraft
    if case .line(let entry) = activity { _ = leaveLine(entry) }
    if case .form(let entry) = activity { _ = leaveForm(entry) }
    let offered = drafts.offered
    let here = opened ?? drafts.items.first { !before.contains($0.id) }?.id
    let next = offered.firstIndex { $0.id == here }
      .map { ($0 + step + offered.count) % offered.count }
    open(offered[next ?? (step > 0 ? 0 : offered.count - 1)])
  }

  /// Throws away what is being written, and its draft.
  mutating func throwAwayDraft() {
    let opened = openedDraft
    var thrown: Draft?
    switch activity {
    case .line(let entry):
      if entry.awaiting != nil { return say(Phrases.stillSending) }
      let text = entry.field.text.trimmedBlanks
      thrown = text.isEmpty ? opened.flatMap { drafts.draft($0) } : lineDraft(of: entry)
    case .form(let entry):
      if entry.awaiting != nil { return say(Phrases.stillSending) }
      thrown = Draft(entry, said: said(entry), in: verbs)
    case .board, .filter, .search, .arrange, .help, .leaving, .identity, .palette: return
    }
    activity = .board
    outcome = nil
    if let opened { drafts.remove(opened) }
    guard let thrown else { return }
    remember(thrown.said)
    drafts.remove([thrown.sentence])
    let isUnconfirmed = counter(of: thrown) != nil && failure != nil
    outcome = Outcome(
      kind: .note,
      text: isUnconfirmed
        ? Phrases.thrownAwayInDoubt(thrown.said) : Phrases.thrownAway(thrown.said))
  }

  /// Says something beside what is being written; where nothing is, in the outcome line.
  mutating func say(_ text: String, _ kind: Outcome.Kind = .note) {
    switch activity {
    case .line(var entry):
      entry.problem = LineEntry.Problem(text: text)
      activity = .line(entry)
    case .form(var entry):
      entry.problem = FormEntry.Problem(text: text)
      activity = .form(entry)
    case .board, .filter, .search, .arrange, .help, .leaving, .identity, .palette:
      outcome = Outcome(kind: kind, text: text)
    }
  }
}
