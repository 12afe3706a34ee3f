import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  private var place: Place { Place(screen: screen, incident: selection, focus: focus) }

  /// Remembers where the officer is, before going somewhere else.
  mutating func leaveTrace() {
    guard shown.visited.last != place else { return }
    shown.visited.append(place)
    if shown.visited.count > BoardView.placeLimit { shown.visited.removeFirst() }
    shown.ahead = []
  }

  mutating func goBack() {
    while let last = shown.visited.popLast() {
      if last == place { continue }
      shown.ahead.append(place)
      return go(to: last)
    }
    outcome = Outcome(kind: .note, text: Phrases.nothingBefore)
  }

  mutating func goForward() {
    guard let next = shown.ahead.popLast() else {
      outcome = Outcome(kind: .note, text: Phrases.nothingAfter)
      return
    }
    shown.visited.append(place)
    go(to: next)
  }

  private mutating func go(to place: Place) {
    screen = place.screen
    if let incident = place.incident { select(incident) }
    screen.room.restore(place.focus, in: &self)
    screen.room.keepVisible(in: &self)
    outcome = nil
  }

  /// Selects an incident, and shows it whatever is filtered or hidden.
  mutating func select(_ incident: IncidentNumber) {
    shown.list.selection = incident
    panelTop = 0
    if selectedPlace == nil, hidesEnded {
      hidesEnded = false
      applyFilter()
    }
    if selectedPlace == nil, filter != nil {
      filter = nil
      applyFilter()
      outcome = Outcome(kind: .note, text: Phrases.filterDropped)
    }
    keepSelectionVisible()
  }

  /// Goes to an incident on the board.
  mutating func jump(to incident: IncidentNumber) {
    leaveTrace()
    screen = .home
    outcome = nil
    select(incident)
  }
}
