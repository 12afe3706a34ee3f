import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  /// Opens an empty form of a verb, about the incident that is meant now.
  mutating func openForm(_ verb: Verb) {
    var form = CommandForm(verb)
    if let agency = screen.room.agency(in: self),
      let place = form.place(of: verb.fields.first?.name ?? ""), form.fields[place].kind == .agency
    {
      form.values[place] = agency.text
    }
    openForm(form, about: meantIncident, seen: situation.lastNumber, isUntouched: true)
  }

  private mutating func openForm(
    _ form: CommandForm, about: IncidentNumber?, seen: EntryNumber, isUntouched: Bool
  ) {
    var form = form
    let marked = form.verb.object == .incident ? lineContext.marked : []
    if marked.isEmpty, let place = form.incidentPlace, form.values[place].isEmpty, let about {
      form.values[place] = about.description
    }
    if form.verb.object.isMatter, form.values[0].isEmpty,
      let matter = lineContext.selectedMatter, form.verb.object.fits(matter)
    {
      form.values[0] = matter.description
    }
    var entry = FormEntry(form, about: about, marked: marked, seen: seen)
    if isUntouched { entry.prefilled = entry.form.values }
    activity = .form(entry)
    outcome = nil
  }

  /// What a form is said into: the incident it is about stays the same whatever is selected.
  func context(of entry: FormEntry) -> LineContext {
    var context = lineContext
    context.selected = entry.about
    context.marked = entry.marked
    return context
  }

  /// The line that says what is in the form.
  func said(_ entry: FormEntry) -> String { entry.form.line(in: context(of: entry)) }

  mutating func takeInForm(_ key: Key, _ entry: FormEntry) -> [Effect] {
    var entry = entry
    let action = FormKeymap.action(of: key, atEnd: entry.isAtEnd)
    switch action {
    case .next: entry.move(by: 1)
    case .previous: entry.move(by: -1)
    case .goOn where !entry.isOnLast: entry.move(by: 1)
    case .goOn, .send: return send(entry)
    case .complete: complete(&entry)
    case .toLine: return openLine(of: entry)
    case .leave: return leaveForm(entry)
    case .nextDraft, .previousDraft:
      turnDraft(by: action == .nextDraft ? 1 : -1)
      return []
    case .throwAway:
      throwAwayDraft()
      return []
    case .editor: return edit(entry)
    case nil: edit(&entry, key)
    }
    activity = .form(entry)
    return []
  }

  /// Edits the current field; a blank turns a flag on and off.
  private func edit(_ entry: inout FormEntry, _ key: Key) {
    let isFlag =
      entry.fields.indices.contains(entry.current) && entry.fields[entry.current].kind == .flag
    entry.change { text in
      if isFlag, key == Key(.character(" ")) {
        text.set(text.characters.isEmpty ? Phrases.flagOn : "")
      } else {
        text.edit(key)
      }
    }
  }

  mutating func pasteIntoForm(_ pasted: String, _ entry: FormEntry) {
    var entry = entry
    entry.change { $0.insert(pasted.map { $0.isNewline ? " " : String($0) }.joined()) }
    activity = .form(entry)
  }

  /// What is offered in the current field: for what was typed, while a candidate stands there.
  func offers(_ entry: FormEntry) -> CompletionList {
    let empty = TextField("")
    let now = entry.texts.indices.contains(entry.current) ? entry.texts[entry.current] : empty
    let typed = entry.offer?.typed ?? now
    return entry.form.completions(
      ofField: entry.current, typed: typed.textToCursor, in: context(of: entry))
  }

  /// Puts the next candidate into the field.
  private func complete(_ entry: inout FormEntry) {
    let list = offers(entry)
    guard !list.items.isEmpty else { return }
    let typed = entry.offer?.typed ?? entry.texts[entry.current]
    let index = entry.offer.map { ($0.index + 1) % list.items.count } ?? 0
    entry.change { text in
      text = typed
      text.replace(list.replacing, with: list.items[index].text)
    }
    if list.items.count > 1 { entry.offer = FormEntry.Offer(typed: typed, index: index) }
  }

  private mutating func send(_ entry: FormEntry) -> [Effect] {
    var entry = entry
    entry.offer = nil
    if entry.awaiting != nil {
      entry.problem = FormEntry.Problem(text: Phrases.stillSending)
      activity = .form(entry)
      return []
    }
    let draft = Draft(entry, said: said(entry), in: verbs)
    do {
      switch carryOut(try entry.form.meaning(in: context(of: entry)), draft.said) {
      case .done(let effects):
        forgetDraft(draft)
        return effects
      case .refused(let why):
        entry.problem = FormEntry.Problem(text: why)
        activity = .form(entry)
        return []
      case .send(let commands, let occurred):
        let counter = counterAgain(of: draft)
        entry.awaiting = counter ?? nextCounter
        entry.problem = nil
        activity = .form(entry)
        return submit(commands, as: draft, occurred: occurred, seen: entry.seen, again: counter)
      }
    } catch {
      entry.point(to: error)
      activity = .form(entry)
      return []
    }
  }

  /// Leaves the form; what is in it is the draft, and stands among the lines of before.
  mutating func leaveForm(_ entry: FormEntry) -> [Effect] {
    activity = .board
    guard !entry.saysNothing else { return [] }
    leave(Draft(entry, said: said(entry), in: verbs), isAwaiting: entry.awaiting != nil)
    return []
  }
}

extension FormEntry {
  /// Goes to the field that is wrong and says why.
  mutating func point(to problem: LineProblem) {
    guard let place = problem.field, texts.indices.contains(place) else {
      self.problem = Problem(text: Phrases.said(problem, of: nil))
      return
    }
    current = place
    let blanks = texts[place].characters.prefix { $0.isWhitespace }.count
    self.problem = Problem(
      text: Phrases.said(problem, of: fields[place]), field: place,
      range: problem.range.lowerBound + blanks..<problem.range.upperBound + blanks)
  }
}

extension Model {
  /// From the line to its form, with what is typed; true when it was opened.
  mutating func openForm(from entry: LineEntry) -> Bool {
    guard entry.awaiting == nil,
      let form = CommandForm(line: entry.field.text, in: lineContext)
    else { return false }
    let line = lineDraft(of: entry)
    let id = openedDraft
    let isUntouched = line.said == entry.prefilled.trimmedBlanks
    openForm(form, about: meantIncident, seen: entry.seen, isUntouched: isUntouched)
    if case .form(var opened) = activity {
      opened.draft = id
      activity = .form(opened)
      keepCounter(of: line, for: Draft(opened, said: said(opened), in: verbs))
    }
    return true
  }

  /// Opens the form of a line that says a verb and nothing it needs; true when it was opened.
  mutating func openForm(from entry: LineEntry, after problem: LineProblem) -> Bool {
    guard case .missing = problem.reason,
      let form = CommandForm(line: entry.field.text, in: lineContext), form.saysNothing
    else { return false }
    return openForm(from: entry)
  }

  /// From the form to the line, with what is in it.
  private mutating func openLine(of entry: FormEntry) -> [Effect] {
    if entry.awaiting != nil {
      var entry = entry
      entry.problem = FormEntry.Problem(text: Phrases.stillSending)
      activity = .form(entry)
      return []
    }
    let form = entry.about.map { entry.form.spellingOutTasks(of: $0) } ?? entry.form
    let line = form.line(in: context(of: entry))
    let draft = Draft(entry, said: said(entry), in: verbs)
    var opened = LineEntry(field: TextField(line), seen: entry.seen)
    opened.draft = openedDraft
    if entry.saysNothing { opened.prefilled = line }
    if entry.usesMarks { mark(entry.marked) }
    activity = .line(opened)
    keepCounter(of: draft, for: lineDraft(of: opened))
    return []
  }

  /// Marks these incidents alone, on the board, as they were when a line or form was begun.
  mutating func mark(_ numbers: [IncidentNumber]) {
    guard lineContext.marked != numbers else { return }
    if !isShown(.home) { show(.home) }
    shown.marks = Set(numbers)
  }

  /// The form closes when what is in it was accepted; what was typed meanwhile stays.
  mutating func formAccepted(_ said: String, _ counter: Int64, _ last: EntryNumber) {
    guard case .form(var entry) = activity, entry.awaiting == counter else { return }
    if entry.usesMarks { shown.marks.subtract(entry.marked) }
    entry.awaiting = nil
    entry.seen = max(entry.seen, last)
    activity = self.said(entry) == said ? .board : .form(entry)
  }

  /// What was refused stays in its form, with the reason; true when there is one.
  mutating func formRefused(_ why: String, _ counter: Int64) -> Bool {
    guard case .form(var entry) = activity, entry.awaiting == counter else { return false }
    entry.awaiting = nil
    entry.seen = situation.lastNumber
    entry.problem = FormEntry.Problem(text: why)
    activity = .form(entry)
    return true
  }

  /// Closes the form of something that turned out to be on disk.
  mutating func settleForm(_ counter: Int64) {
    guard case .form(let entry) = activity,
      self.counter(of: Draft(entry, said: said(entry), in: verbs)) == counter
    else { return }
    activity = .board
  }
}

extension Model {
  /// Why a line has no form, as the line says it.
  func problemOfForm(_ entry: LineEntry) -> LineEntry.Problem {
    if entry.awaiting != nil { return LineEntry.Problem(text: Phrases.stillSending) }
    if entry.field.text.trimmedBlanks.isEmpty {
      return LineEntry.Problem(text: Phrases.lineHasNoForm)
    }
    do {
      _ = try read(line: entry.field.text, in: lineContext)
      return LineEntry.Problem(text: Phrases.lineHasNoForm)
    } catch {
      return LineEntry.Problem(text: Phrases.said(error), range: error.range)
    }
  }
}
