import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  var lineContext: LineContext {
    LineContext(
      situation: situation, now: now, zone: zone, selected: meantIncident,
      injectsByHand: injectsByHand, marked: screen.room.marked(in: self),
      tabs: shown.tabs.map(\.name),
      verbs: verbs, matters: KnownMatters(situation),
      matterSelection: screen.room.matterSelection(in: self))
  }

  mutating func takeInLine(_ key: Key, _ entry: LineEntry) -> [Effect] {
    var entry = entry
    if let effects = takeEditorKey(key, &entry) { return effects }
    switch key.code {
    case .escape: return leaveLine(entry)
    case .character("c") where key.control: return leaveLine(entry)
    case .enter: return send(entry)
    case .tab: completeLine(&entry)
    case .function(2):
      if openForm(from: entry) { return [] }
      entry.problem = problemOfForm(entry)
    case .pageDown, .pageUp:
      activity = .line(entry)
      turnDraft(by: key.code == .pageDown ? 1 : -1)
      return []
    case .function(8):
      activity = .line(entry)
      throwAwayDraft()
      return []
    case .up: recall(&entry, by: -1)
    case .down: recall(&entry, by: 1)
    case .backspace where entry.field.characters.isEmpty: return leaveLine(entry)
    default:
      let before = entry.field
      entry.field.edit(key)
      if entry.field.characters != before.characters {
        entry.problem = nil
        entry.note = nil
      }
    }
    activity = .line(entry)
    return []
  }

  /// Leaves the line; what was written is a draft and goes into the history.
  mutating func leaveLine(_ entry: LineEntry) -> [Effect] {
    let entry = spellingOut(entry)
    let drafts = written(in: entry)
    activity = .board
    for draft in drafts { leave(draft, isAwaiting: entry.awaiting != nil) }
    return []
  }

  /// The entry with the number of the matter it is said of: what is sent or kept means the same
  /// whatever is selected later.
  private func spellingOut(_ entry: LineEntry) -> LineEntry {
    let text = entry.field.text
    let spelled = spellingOutMatter(of: text, in: lineContext)
    if entry.awaiting != nil || spelled == text { return entry }
    var entry = entry
    entry.field.set(spelled)
    return entry
  }

  mutating func remember(_ text: String) {
    history.removeAll { $0 == text }
    history.append(text)
    if history.count > 500 { history.removeFirst() }
  }

  private mutating func recall(_ entry: inout LineEntry, by step: Int) {
    guard !history.isEmpty else { return }
    if entry.recalled == nil { entry.written = entry.field.text }
    let place = (entry.recalled ?? history.count) + step
    if place >= history.count {
      entry.recalled = nil
      entry.field.set(entry.written)
    } else {
      let bounded = max(0, place)
      entry.recalled = bounded
      entry.field.set(history[bounded])
    }
    entry.problem = nil
  }

  private func completeLine(_ entry: inout LineEntry) {
    let list = complete(line: entry.field.textToCursor, in: lineContext)
    let common = list.items.map(\.text).sharedPrefix
    let typed = String(
      entry.field.characters[list.replacing.clamped(to: 0..<entry.field.cursor)])
    if list.items.count == 1, let only = list.items.first {
      let goesOn = only.text.hasSuffix("=")
      entry.field.replace(list.replacing, with: only.text + (goesOn ? "" : " "))
    } else if common.count > typed.count {
      entry.field.replace(list.replacing, with: common)
    }
    entry.problem = nil
  }

  private mutating func send(_ entry: LineEntry) -> [Effect] {
    var entry = entry
    if entry.awaiting != nil {
      entry.problem = LineEntry.Problem(text: Phrases.stillSending)
      activity = .line(entry)
      return []
    }
    if entry.field.text.trimmedBlanks.isEmpty {
      activity = .board
      return []
    }
    entry = spellingOut(entry)
    let text = entry.field.text.trimmedBlanks
    do {
      return try perform(try read(line: entry.field.text, in: lineContext), text, &entry)
    } catch {
      if openForm(from: entry, after: error) { return [] }
      entry.problem = LineEntry.Problem(text: Phrases.said(error), range: error.range)
      activity = .line(entry)
      return []
    }
  }

  private mutating func perform(
    _ meaning: LineMeaning, _ text: String, _ entry: inout LineEntry
  ) throws(LineProblem) -> [Effect] {
    // A draft brought back by the arrow is that draft, however it is changed.
    if entry.draft == nil, let place = entry.recalled, history.indices.contains(place) {
      entry.draft = drafts.items.last { $0.said == history[place] }?.id
    }
    switch carryOut(meaning, text) {
    case .done(let effects):
      forgetDraft(lineDraft(of: entry))
      return effects
    case .refused(let why):
      entry.problem = LineEntry.Problem(text: why)
      activity = .line(entry)
      return []
    case .send(let commands, let occurred):
      return sendAndWait(commands, text, occurred, &entry)
    }
  }

  /// What becomes of a meaning: it is done, it cannot be, or it is for the room to answer.
  enum Carried {
    case done([Effect])
    case refused(String)
    case send([Command], occurred: Moment?)
  }

  /// Does what a line or a form asks for, as far as the room is not needed.
  mutating func carryOut(_ meaning: LineMeaning, _ text: String) -> Carried {
    remember(text)
    switch meaning {
    case .quit: return .done(ask())
    case .help(let verb):
      activity = .help(top: 0, verb: verb)
      return .done([])
    case .view(let command):
      activity = .board
      return perform(command).map { .refused($0) } ?? .done([])
    case .deliver(let inject):
      activity = .board
      return .done([.deliver(inject: inject)])
    case .identify(let name, let agency, let post):
      let known = situation.officers.first {
        $0.details.account == account && $0.details.name.lowercased() == name.lowercased()
      }
      if let known, agency == nil || agency == known.details.agency {
        let held = post ?? known.details.posts.first ?? ""
        officer = Badge(id: known.id, name: known.details.name, post: held)
        outcome = Outcome(kind: .good, text: Phrases.deskIs(known.details.name, held))
        activity = .board
        return .done([])
      }
      let details = OfficerDetails(
        name: name, agency: agency ?? known?.details.agency,
        posts: [post ?? "Duty officer"], account: account)
      return .send([.registerOfficer(details)], occurred: nil)
    case .commands(let commands, let occurred): return .send(commands, occurred: occurred)
    }
  }

  /// Whether a line is for all marked incidents.
  func usesMarks(_ text: String) -> Bool {
    let head = LineHead(line: text, in: verbs)
    return !screen.room.marked(in: self).isEmpty && head.verb?.object == .incident
      && head.meansSelectedIncident
  }

  private mutating func sendAndWait(
    _ commands: [Command], _ text: String, _ occurred: Moment?, _ entry: inout LineEntry
  ) -> [Effect] {
    let draft = lineDraft(of: entry)
    let counter = counterAgain(of: draft)
    entry.awaiting = counter ?? nextCounter
    entry.marked = usesMarks(text) ? shown.marks : []
    entry.problem = nil
    activity = .line(entry)
    return submit(
      commands, as: draft, occurred: occurred, seen: entry.seen, again: counter)
  }
}

extension TextField {
  /// The usual keys of a line of text.
  mutating func edit(_ key: Key) {
    switch (key.code, key.control, key.alt) {
    case (.character("a"), true, _), (.home, _, _): moveToStart()
    case (.character("e"), true, _), (.end, _, _): moveToEnd()
    case (.character("w"), true, _), (.backspace, _, true): deleteWordBackward()
    case (.character("u"), true, _): deleteToStart()
    case (.character("k"), true, _): deleteToEnd()
    case (.character("d"), true, _), (.delete, _, _): deleteForward()
    case (.character("b"), true, _), (.left, _, _): move(by: -1)
    case (.character("f"), true, _), (.right, _, _): move(by: 1)
    case (.backspace, _, _), (.character("h"), true, _): deleteBackward()
    case (.character(let scalar), false, false): insert(String(Character(scalar)))
    default: break
    }
  }
}

extension String {
  /// Without blanks at either end.
  var trimmedBlanks: String {
    let kept = drop { $0.isWhitespace }
    let end = kept.lastIndex { !$0.isWhitespace }
    return end.map { String(kept[...$0]) } ?? ""
  }
}

extension [String] {
  /// What all of them start with.
  var sharedPrefix: String {
    guard var shared = first else { return "" }
    for text in dropFirst() {
      while !text.lowercased().hasPrefix(shared.lowercased()) { shared.removeLast() }
    }
    return shared
  }
}
