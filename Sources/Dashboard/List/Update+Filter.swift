import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  /// Opens the line for the filter, with the present one in it.
  mutating func openFilter() {
    activity = .filter(
      LineEntry(
        field: TextField(screen.room.filterText(in: self)), seen: situation.lastNumber))
    outcome = nil
  }

  mutating func takeInFilter(_ key: Key, _ entry: LineEntry) -> [Effect] {
    var entry = entry
    switch key.code {
    case .escape: activity = .board
    case .character("c") where key.control: activity = .board
    case .backspace where entry.field.characters.isEmpty: activity = .board
    case .enter: set(entry)
    case .tab:
      completeFilter(&entry)
      activity = .filter(entry)
    default:
      let before = entry.field.characters
      entry.field.edit(key)
      if entry.field.characters != before { entry.problem = nil }
      activity = .filter(entry)
    }
    return []
  }

  private mutating func set(_ entry: LineEntry) {
    let problem = screen.room.setFilter(entry.field.text.trimmedBlanks, in: &self)
    var entry = entry
    entry.problem = problem
    activity = problem == nil ? .board : .filter(entry)
  }

  private func completeFilter(_ entry: inout LineEntry) {
    guard let list = screen.room.filterCandidates(entry, in: self) else { return }
    let common = list.items.map(\.text).sharedPrefix
    let bounds = list.replacing.clamped(to: 0..<entry.field.characters.count)
    let typed = String(entry.field.characters[bounds])
    if list.items.count == 1, let only = list.items.first {
      entry.field.replace(list.replacing, with: only.text)
    } else if common.count > typed.count {
      entry.field.replace(list.replacing, with: common)
    }
    entry.problem = nil
  }
}
