import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// Turns the panel's pages; a panel that is closed opens.
  mutating func turnPanel(by step: Int) {
    panelTop = 0
    guard showsPanel, layout.panel != nil else {
      showsPanel = true
      keepSelectionVisible()
      if layout.panel == nil {
        outcome = Outcome(kind: .note, text: Phrases.noRoomForPanel)
        showsPanel = false
      }
      return
    }
    let count = PanelTab.allCases.count
    shown.panel = PanelTab(rawValue: (shown.panel.rawValue + step + count) % count) ?? .overview
  }
}

extension Model {
  /// The columns in the order in which they can be arranged: those shown, then the others.
  var arrangeable: [BoardColumn] {
    let chosen = shown.columns.isEmpty ? usualColumns : shown.columns
    return chosen + BoardColumn.allCases.filter { !chosen.contains($0) }
  }

  /// The columns that stand there while nobody chose.
  var usualColumns: [BoardColumn] { boardColumns(chosen: []).shown }

  mutating func takeInArranging(_ key: Key, _ row: Int) -> [Effect] {
    let columns = arrangeable
    let column = columns[min(row, columns.count - 1)]
    var row = row
    switch (key.code, key.alt) {
    case (.escape, _), (.character("q"), _), (.character("v"), _):
      activity = .board
      return []
    case (.character("c"), _) where key.control:
      activity = .board
      return []
    case (.up, true), (.character("K"), _), (.character("<"), _), (.left, _):
      row = moveColumn(column, by: -1)
    case (.down, true), (.character("J"), _), (.character(">"), _), (.right, _):
      row = moveColumn(column, by: 1)
    case (.up, _), (.character("k"), _): row -= 1
    case (.down, _), (.character("j"), _): row += 1
    case (.home, _): row = 0
    case (.end, _): row = columns.count - 1
    case (.character(" "), _), (.character("x"), _): toggleColumn(column)
    case (.enter, _), (.character("s"), _): sortAgain(by: column)
    case (.character("0"), _):
      shown.columns = []
      sort(by: nil, reversed: false)
      row = 0
    default: break
    }
    activity = .arrange(row: min(max(0, row), columns.count - 1))
    return []
  }

  private mutating func toggleColumn(_ column: BoardColumn) {
    var chosen = shown.columns.isEmpty ? usualColumns : shown.columns
    if let place = chosen.firstIndex(of: column) {
      guard chosen.count > 1 else { return }
      chosen.remove(at: place)
    } else {
      chosen.append(column)
    }
    shown.columns = chosen
    outcome = Outcome(kind: .note, text: Phrases.columnsAre(chosen))
  }

  /// Moves a column that is shown; returns its new row.
  private mutating func moveColumn(_ column: BoardColumn, by step: Int) -> Int {
    var chosen = shown.columns.isEmpty ? usualColumns : shown.columns
    guard let place = chosen.firstIndex(of: column) else {
      return arrangeable.firstIndex(of: column) ?? 0
    }
    let next = min(max(0, place + step), chosen.count - 1)
    chosen.remove(at: place)
    chosen.insert(column, at: next)
    shown.columns = chosen
    return next
  }

  /// A click on a column's head orders the board by it; true when a head was hit.
  mutating func clickHead(_ position: Position) -> Bool {
    guard position.row == listTop - 1, position.column < listWidth else { return false }
    let columns = boardColumns(chosen: shown.columns)
    let hit = columns.shown.first { column in
      columns[column].map { ($0.at..<$0.at + $0.width + 1).contains(position.column) } ?? false
    }
    guard let hit else { return false }
    sortAgain(by: hit)
    return true
  }
}
