import CommandLanguage
import IncidentEngine
import TerminalUI

extension Model {
  /// Opens the line for the filter, with the present one in it.
  mutating func openFilter() {
    activity = .filter(
      LineEntry(field: TextField(filter?.text ?? ""), seen: situation.lastNumber))
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
    var entry = entry
    if entry.field.text.trimmedBlanks.isEmpty {
      activity = .board
      return dropFilter()
    }
    do {
      filter = try Filter.read(entry.field.text, in: lineContext)
      applyFilter()
      activity = .board
      selectSomething()
      keepSelectionVisible()
    } catch {
      entry.problem = LineEntry.Problem(text: Phrases.said(error), range: error.range)
      activity = .filter(entry)
    }
  }

  /// Shows all incidents again; the selected one stays selected.
  mutating func dropFilter() {
    filter = nil
    applyFilter()
    selectSomething()
    keepSelectionVisible()
  }

  private func completeFilter(_ entry: inout LineEntry) {
    let list = Filter.complete(
      entry.field.text, cursor: entry.field.cursor, in: lineContext)
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
