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
    let tabs = panelTabs
    let place = tabs.firstIndex(of: shownPanel) ?? 0
    shown.panel = tabs[(place + step + tabs.count) % tabs.count]
  }
}

extension Model {
  /// The pages that the panel of the selected incident has: one of matters where it has any.
  var panelTabs: [PanelTab] {
    let hasMatters = selection.map { situation.hasMatters(about: $0) } ?? false
    return PanelTab.allCases.filter { $0 != .matters || hasMatters }
  }

  /// The page that is shown: the overview where the incident has not the one that was chosen.
  var shownPanel: PanelTab { panelTabs.contains(shown.panel) ? shown.panel : .overview }
}

extension Model {
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
