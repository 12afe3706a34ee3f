import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  mutating func toggleEnded() {
    hidesEnded.toggle()
    applyFilter()
    let ended = board.count - board.openCount
    if hidesEnded { outcome = Outcome(kind: .note, text: Phrases.endedHidden(ended)) }
    selectSomething()
    keepSelectionVisible()
  }

  mutating func selectNextUnanswered() {
    // Who waits longest comes first, then the next: not who stands next on the board.
    var waiting: [IncidentNumber] = []
    let rows = boardRows
    for task in board.unanswered.numbers where rows.place(of: task.incident) != nil {
      if !waiting.contains(task.incident) { waiting.append(task.incident) }
    }
    guard let first = waiting.first else {
      outcome = Outcome(kind: .note, text: Phrases.nothingUnanswered)
      return
    }
    let here = selection.flatMap { waiting.firstIndex(of: $0) } ?? waiting.count
    let next = here + 1 < waiting.count ? waiting[here + 1] : first
    if next == selection {
      outcome = Outcome(kind: .note, text: Phrases.onlyWaiting(next))
      return
    }
    leaveTrace()
    if let place = boardRows.place(of: next) { move(to: place) }
  }

  /// Takes away what lies over the plain board: marks, then the filter, then the panel.
  mutating func uncover() {
    if !shown.marks.isEmpty {
      clearMarks()
    } else if filter != nil {
      dropFilter()
    } else if showsPanel {
      togglePanel()
    } else {
      outcome = nil
    }
  }

  /// Shows or hides the detail panel.
  mutating func togglePanel() {
    showsPanel.toggle()
    keepSelectionVisible()
  }

  mutating func scrollPanel(by rows: Int) {
    panelTop = max(0, rows < 0 ? panelTop + rows : min(panelTop + rows, longestPanelColumn))
  }

  /// A click on the head orders the rows, on the row above it goes to who needs somebody, on a row
  /// selects it.
  mutating func clickBoard(_ position: Position) {
    if clickHead(position) { return }
    if let incident = attentionIncident(at: position) { return jump(to: incident) }
    let place = shown.list.top + position.row - listTop
    if position.row >= listTop, position.row < listTop + listHeight, place < boardRows.count,
      position.column < listWidth
    {
      move(to: place)
    }
  }
}
