import CommandLanguage
import IncidentEngine

extension Model {
  /// What is being written, or was left unsent.
  var unsent: Draft? { unsent(in: activity) }

  private func unsent(in activity: Activity) -> Draft? {
    switch activity {
    case .line(let entry):
      let text = entry.field.text.trimmedBlanks
      return isDraft(text) ? lineDraft(text) : draft
    case .form(let entry): return entry.saysNothing ? draft : Draft(entry, said: said(entry))
    case .palette(let palette): return unsent(in: palette.beneath)
    case .board, .filter, .search, .arrange, .help, .leaving, .identity: return draft
    }
  }

  /// A line as a draft, with what it is about.
  func lineDraft(_ text: String) -> Draft {
    Draft(line: text, about: meantIncident, marked: usesMarks(text) ? markedIncidents : [])
  }

  /// Whether a line is more than the name of a verb.
  func isDraft(_ line: String) -> Bool {
    !line.isEmpty && VerbTable.verb(named: line) == nil
  }

  /// What this desk keeps for its account, so that nothing typed is lost.
  var notes: DeskNotes {
    var sent = unconfirmed
    for (counter, said) in pending where !said.isEmpty { sent[said] = counter }
    return DeskNotes(
      history: Array(history.suffix(DeskNotes.linesKept)), draft: unsent,
      sent: sent.map { DeskNotes.Sent(desk: desk, counter: $0.value, said: $0.key) }
        .sorted { ($0.counter, $0.said) < ($1.counter, $1.said) },
      view: viewNotes)
  }

  /// Takes over what the desk kept. What was sent is on disk or it never will be.
  mutating func restore(_ notes: DeskNotes) {
    restore(notes.view)
    history = notes.history
    var lost: [String] = []
    var written = 0
    for sent in notes.sent {
      if situation.desks[sent.desk]?.answer(to: sent.counter) == nil {
        lost.append(sent.said)
      } else {
        written += 1
      }
    }
    let isWritten = notes.draft.map { draft in
      notes.sent.contains { $0.said == draft.said } && !lost.contains(draft.said)
    }
    draft = isWritten == true ? nil : notes.draft
    for said in lost { remember(said) }
    if let draft { remember(draft.said) } else { draft = lost.last.map { Draft(line: $0) } }
    if let draft {
      let verb = draft.said.split(separator: " ").first.map(String.init) ?? ""
      outcome = Outcome(kind: .note, text: Phrases.draftWaits(verb))
    } else if written > 0 {
      outcome = Outcome(kind: .note, text: Phrases.sentWasWritten)
    }
  }

  /// Opens the last draft where it was left.
  mutating func openDraft() {
    guard let draft else {
      outcome = Outcome(kind: .note, text: Phrases.noDraft)
      return
    }
    self.draft = nil
    switch draft.content {
    case .form(let form, let current):
      activity = .form(
        FormEntry(
          form, about: draft.about, marked: draft.marked, seen: situation.lastNumber,
          current: current))
      outcome = nil
    case .line(let text):
      if draft.marked.isEmpty { return openLine(lineNow(text, about: draft.about)) }
      mark(draft.marked)
      openLine(text)
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

  /// Says what is wrong with the notes as soon as the outcome line is seen and free.
  mutating func tellTrouble() {
    guard let trouble, case .board = activity, outcome == nil || outcome?.kind == .note else {
      return
    }
    outcome = Outcome(kind: .note, text: Phrases.said(trouble))
    self.trouble = nil
  }

  /// A draft that was sent is none any more.
  mutating func forgetDraft(_ said: String) {
    if draft?.said == said { draft = nil }
  }
}
