import TerminalUI

extension Model {
  mutating func takeInArranging(_ key: Key, _ row: Int) -> [Effect] {
    let columns = screen.room.arrangedColumns(in: self)
    guard !columns.isEmpty else {
      activity = .board
      return []
    }
    let name = columns[min(row, columns.count - 1)].name
    var row = row
    switch (key.code, key.alt) {
    case (.escape, _), (.character("q"), _), (.character("v"), _):
      activity = .board
      return []
    case (.character("c"), _) where key.control:
      activity = .board
      return []
    case (.up, true), (.character("K"), _), (.character("<"), _), (.left, _):
      row = move(column: name, by: -1)
    case (.down, true), (.character("J"), _), (.character(">"), _), (.right, _):
      row = move(column: name, by: 1)
    case (.up, _), (.character("k"), _): row -= 1
    case (.down, _), (.character("j"), _): row += 1
    case (.home, _): row = 0
    case (.end, _): row = columns.count - 1
    case (.character(" "), _), (.character("x"), _):
      screen.room.arrange(.toggle(name), in: &self)
    case (.enter, _), (.character("s"), _): screen.room.arrange(.sort(name), in: &self)
    case (.character("0"), _):
      screen.room.arrange(.reset, in: &self)
      row = 0
    default: break
    }
    activity = .arrange(row: min(max(0, row), columns.count - 1))
    return []
  }

  /// Moves a column that is shown; returns its new row.
  private mutating func move(column name: String, by step: Int) -> Int {
    screen.room.arrange(.move(name, by: step), in: &self)
    return screen.room.arrangedColumns(in: self).firstIndex { $0.name == name } ?? 0
  }
}
