import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// The one way the model changes. Pure: what must be done to the world comes back as data.
public func update(_ model: inout Model, _ input: Input) -> [Effect] {
  defer { model.holdStill() }
  // Time passes before everything else, and by itself changes nothing that is kept.
  if case .tick = input, !model.filtersWaitForTime {
    _ = change(&model, input)
    model.tellTrouble()
    return []
  }
  let before = model.notes
  let effects = change(&model, input)
  model.tellTrouble()
  let after = model.notes
  return before == after ? effects : effects + [.keep(after)]
}

private func change(_ model: inout Model, _ input: Input) -> [Effect] {
  switch input {
  case .restored(let notes):
    model.restore(notes)
    return []
  case .notKept(let trouble):
    model.follow(trouble)
    return []
  case .notesKept:
    model.follow(nil)
    return []
  case .terminal(let event): return model.take(event)
  case .feed(let feed): return model.beneathPalette { $0.follow(feed) }
  case .answer(let counter, let reply):
    return model.beneathPalette { $0.take(reply, to: counter) }
  case .edited(let result):
    model.takeEdited(result)
    return []
  case .notice(let text):
    model.outcome = Model.Outcome(kind: .bad, text: text)
    return []
  case .damaged(let text):
    model.damage = text
    model.concerns.take(text, of: .damage)
    return []
  case .concern(let concern, let text):
    model.concerns.take(text, of: concern)
    return []
  case .settings(let settings): return model.take(settings)
  case .tick(let now, let exerciseMilliseconds):
    model.passTime(to: now, exerciseMilliseconds)
    return []
  }
}

extension Model {
  mutating func take(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key): return take(key)
    case .paste(let text): return paste(text)
    case .mouse(let position, let button): return click(position, button)
    case .resize(let size):
      let grown = size.rows >= 20 && self.size.rows < 20
      let shrunk = size.rows < 20 && self.size.rows >= 20
      self.size = size
      if grown { showsPanel = true }
      if shrunk { showsPanel = false }
      keepFocusVisible()
      return []
    case .focus, .wake: return []
    case .resumed: return [.redraw]
    case .terminate, .hangup: return [.leave]
    }
  }

  private mutating func take(_ key: Key) -> [Effect] {
    if opensPalette(key) {
      openPalette()
      return []
    }
    switch activity {
    case .board: return takeOnBoard(key)
    case .line(let entry): return takeInLine(key, entry)
    case .form(let entry): return takeInForm(key, entry)
    case .filter(let entry): return takeInFilter(key, entry)
    case .search(let entry): return takeInSearch(key, entry)
    case .arrange(let row): return takeInArranging(key, row)
    case .help(let top, let verb): return takeInHelp(key, top, verb)
    case .leaving: return takeWhenLeaving(key)
    case .identity(let form): return takeInIdentity(key, form)
    case .palette(let palette): return takeInPalette(key, palette)
    }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    switch activity {
    case .line(var entry):
      entry.field.insert(text.map { $0.isNewline ? " " : String($0) }.joined())
      entry.problem = nil
      activity = .line(entry)
    case .form(let entry): pasteIntoForm(text, entry)
    case .identity(var form):
      form.insert(text)
      activity = .identity(form)
    case .filter(var entry):
      entry.field.insert(text.map { $0.isNewline ? " " : String($0) }.joined())
      entry.problem = nil
      activity = .filter(entry)
    case .search(var entry):
      entry.field.insert(text.map { $0.isNewline ? " " : String($0) }.joined())
      activity = .search(entry)
    case .palette(let palette): pasteInPalette(text, palette)
    case .board:
      outcome = Outcome(kind: .note, text: Phrases.nowhereToPaste(press(.writeLog, or: "log")))
    case .help, .leaving, .arrange: break
    }
    return []
  }

  private mutating func takeWhenLeaving(_ key: Key) -> [Effect] {
    switch key.code {
    case .character("y"), .character("q"), .enter:
      wantsToLeave = true
      return [.leave]
    case .character("n"), .escape, .character("c"): activity = .board
    default: break
    }
    return []
  }
}
