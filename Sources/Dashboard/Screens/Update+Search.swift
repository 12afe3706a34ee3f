import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  mutating func openSearch() {
    activity = .search(LineEntry(field: TextField(""), seen: situation.lastNumber))
    outcome = nil
  }

  mutating func takeInSearch(_ key: Key, _ entry: LineEntry) -> [Effect] {
    var entry = entry
    switch key.code {
    case .escape: activity = .board
    case .character("c") where key.control: activity = .board
    case .backspace where entry.field.characters.isEmpty: activity = .board
    case .enter:
      activity = .board
      find(entry.field.text.trimmedBlanks)
    default:
      entry.field.edit(key)
      activity = .search(entry)
    }
    return []
  }

  /// Looks for words on this screen; none means those of the last time.
  mutating func find(_ text: String) {
    if text.isEmpty, shown.search == nil {
      outcome = Outcome(kind: .note, text: Phrases.nothingSearched)
      return
    }
    if !text.isEmpty { shown.search = text }
    nextMatch(backwards: false)
  }

  /// To the next row that holds the words; behind the last one it begins anew.
  mutating func nextMatch(backwards: Bool) {
    guard let search = shown.search else {
      outcome = Outcome(kind: .note, text: Phrases.nothingSearched)
      return
    }
    let wanted = SearchedText(search)
    let rows = screen.room.searchableRows(in: self)
    let here = rows.here ?? -1
    var at = here
    for _ in 0..<rows.count {
      at += backwards ? -1 : 1
      if at < 0 { at = rows.count - 1 }
      if at >= rows.count { at = 0 }
      guard rows.text(at).contains(where: { wanted.isIn($0) }) else { continue }
      leaveTrace()
      let wrapped = backwards ? at >= here : at <= here
      outcome = Outcome(kind: .note, text: Phrases.found(search, again: wrapped && here >= 0))
      return rows.go(&self, at)
    }
    outcome = Outcome(kind: .note, text: Phrases.notFound(search))
    // What is nowhere leaves the keys what they mean otherwise.
    shown.search = nil
  }
}
