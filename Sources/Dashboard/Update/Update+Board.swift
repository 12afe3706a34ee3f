import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// How many rows the board has to show.
  var rowCount: Int {
    if filter != nil { return filtered.count }
    return hidesEnded ? board.openCount : board.count
  }

  /// The incident in a row of the list, 0..<rowCount.
  func number(at place: Int) -> IncidentNumber {
    filter == nil ? board[place] : filtered[place]
  }

  /// Where an incident stands in the list; nil when it is not in it.
  func place(of number: IncidentNumber) -> Int? {
    if filter != nil { return filtered.firstIndex(of: number) }
    return board.place(of: number).flatMap { $0 < rowCount ? $0 : nil }
  }

  /// Asks the filter again, of every incident: time and entries change what it lets through.
  mutating func applyFilter() {
    guard let filter else {
      filtered = []
      return
    }
    let count = hidesEnded ? board.openCount : board.count
    filtered = (0..<count).lazy.map { [board] in board[$0] }.filter { [situation, now] number in
      situation.incident(number).map { filter.matches($0, in: situation, now: now) } ?? false
    }
  }

  /// Where the selection stands; nil when nothing is selected or it is not shown.
  var selectedPlace: Int? {
    selection.flatMap { place(of: $0) }
  }

  mutating func takeOnBoard(_ key: Key) -> [Effect] {
    if key.control, key.code == .character("c") { return ask() }
    guard let binding = Keymap.binding(of: key, on: screen) else {
      outcome = Outcome(kind: .note, text: Phrases.unknownKey(name(of: key)))
      return []
    }
    if binding.onlyInExercise, situation.charter?.kind != .exercise {
      outcome = Outcome(kind: .note, text: "\(binding.label): \(Phrases.onlyInExercise)")
      return []
    }
    return perform(binding.action)
  }

  mutating func perform(_ action: Action) -> [Effect] {
    if screen == .agencies, action.movesOnScreen {
      moveAmongLanes(action)
      return []
    }
    if screen == .log, action.movesOnScreen {
      moveInLog(action)
      return []
    }
    if screen == .timeline, action.movesOnScreen {
      actOnTimeline(action)
      return []
    }
    switch action {
    case .timeline: show(.timeline)
    case .log: show(.log)
    case .zoomIn, .zoomOut, .panBack, .panOn, .followNow, .fit, .nextScope: break
    case .incidents: show(.incidents)
    case .agencies: show(.agencies)
    case .openIncident: openFocusedIncident()
    case .reissue: reissueFocused()
    case .left, .right: break
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, listHeight - 1))
    case .pageDown: move(by: max(1, listHeight - 1))
    case .first: move(to: 0)
    case .last: move(to: rowCount - 1)
    case .togglePanel:
      showsPanel.toggle()
      keepSelectionVisible()
    case .panelUp: panelTop = max(0, panelTop - 1)
    case .panelDown: panelTop = min(panelTop + 1, longestPanelColumn)
    case .hideEnded: toggleEnded()
    case .nextUnanswered: selectNextUnanswered()
    case .commandLine: openLine("")
    case .openDraft: openDraft()
    case .filter: openFilter()
    case .newIncident: openLine("open ")
    case .giveTask: openLineAbout("task ")
    case .writeLog: openLine("log ")
    case .closeIncident: openLineAbout("close ")
    case .pause, .faster, .slower: return steer(action)
    case .help: activity = .help(top: 0, verb: nil)
    case .redraw: return [.redraw]
    case .mouse:
      mouseIsOn.toggle()
      outcome = Outcome(kind: .note, text: mouseIsOn ? Phrases.mouseOn : Phrases.mouseOff)
      return [.setMouse(mouseIsOn)]
    case .back:
      if screen != .incidents {
        show(.incidents)
      } else if filter != nil {
        dropFilter()
      } else if showsPanel {
        showsPanel = false
        keepSelectionVisible()
      } else {
        outcome = nil
      }
    case .quit: return ask()
    }
    return []
  }

  /// Goes to a screen.
  private mutating func show(_ screen: Screen) {
    screenBefore = self.screen
    self.screen = screen
    outcome = nil
    switch screen {
    case .incidents: keepSelectionVisible()
    case .agencies: keepLaneVisible()
    case .timeline: openTimeline()
    case .log: keepLogVisible()
    }
  }

  private mutating func ask() -> [Effect] {
    activity = .leaving
    return []
  }

  private mutating func steer(_ action: Action) -> [Effect] {
    guard let exercise = situation.exercise else { return [] }
    switch action {
    case .pause: return submit([exercise.isRunning ? .pauseExercise : .resumeExercise], as: "")
    case .faster:
      return submit(
        [.setExerciseSpeed(permille: min(exercise.speedPermille * 2, 3_600_000))], as: "")
    default:
      return submit([.setExerciseSpeed(permille: max(exercise.speedPermille / 2, 100))], as: "")
    }
  }

  private mutating func openLineAbout(_ text: String) {
    if screen == .agencies, text == "task ", let agency = lanes.agency {
      return openLine("task \(agency.text) ")
    }
    guard selectedPlace != nil else {
      outcome = Outcome(kind: .note, text: Phrases.needsBoardFirst)
      return
    }
    openLine(text)
  }

  mutating func openLine(_ text: String) {
    activity = .line(LineEntry(field: TextField(text), seen: situation.lastNumber))
    outcome = nil
  }

  /// Sends commands under the desk's next counter, or `again` under the one they had; `said` is
  /// what comes back when it fails.
  mutating func submit(
    _ commands: [Command], as said: String, occurred: Moment? = nil, seen: EntryNumber? = nil,
    again: Int64? = nil
  ) -> [Effect] {
    let counter = again ?? nextCounter
    if again == nil { nextCounter += 1 }
    pending[counter] = said
    return [.submit(counter: counter, commands, occurred: occurred, seen: seen)]
  }

  mutating func move(by rows: Int) {
    guard rowCount > 0 else { return }
    move(to: selectedPlace.map { $0 + rows } ?? top)
  }

  mutating func move(to place: Int) {
    guard rowCount > 0 else {
      selection = nil
      return
    }
    selection = number(at: min(max(0, place), rowCount - 1))
    panelTop = 0
    keepSelectionVisible()
  }

  mutating func selectSomething() {
    if selectedPlace == nil { move(to: 0) }
  }

  mutating func keepSelectionVisible() {
    let height = max(1, listHeight)
    if let place = selectedPlace {
      if place < top { top = place }
      if place >= top + height { top = place - height + 1 }
    }
    top = min(max(0, top), max(0, rowCount - height))
  }

  private mutating func toggleEnded() {
    hidesEnded.toggle()
    applyFilter()
    let ended = board.count - board.openCount
    if hidesEnded { outcome = Outcome(kind: .note, text: Phrases.endedHidden(ended)) }
    selectSomething()
    keepSelectionVisible()
  }

  private mutating func selectNextUnanswered() {
    let waiting = Set(board.unanswered.keys.map(\.incident))
    let places = waiting.compactMap { place(of: $0) }.sorted()
    guard let first = places.first else {
      outcome = Outcome(kind: .note, text: Phrases.nothingUnanswered)
      return
    }
    let here = selectedPlace ?? -1
    move(to: places.first { $0 > here } ?? first)
  }

  mutating func click(_ position: Position, _ button: MouseButton) -> [Effect] {
    guard case .board = activity else { return [] }
    if screen == .log {
      switch button {
      case .wheelUp: moveInLog(.up)
      case .wheelDown: moveInLog(.down)
      case .left: clickLog(position)
      case .middle, .right: break
      }
      return []
    }
    if screen == .timeline {
      switch button {
      case .wheelUp: actOnTimeline(.up)
      case .wheelDown: actOnTimeline(.down)
      case .left: clickTimeline(position)
      case .middle, .right: break
      }
      return []
    }
    if screen == .agencies {
      switch button {
      case .wheelUp: moveAmongLanes(.up)
      case .wheelDown: moveAmongLanes(.down)
      case .left: clickLane(position)
      case .middle, .right: break
      }
      return []
    }
    switch button {
    case .wheelUp: move(by: -3)
    case .wheelDown: move(by: 3)
    case .left:
      let place = top + position.row - listTop
      if position.row >= listTop, position.row < listTop + listHeight, place < rowCount,
        position.column < listWidth
      {
        move(to: place)
      }
    case .middle, .right: break
    }
    return []
  }

  private func name(of key: Key) -> String {
    let base =
      switch key.code {
      case .character(let scalar): String(Character(scalar))
      case .function(let number): "F\(number)"
      case .enter: "Enter"
      case .escape: "Esc"
      case .tab: "Tab"
      case .backTab: "Shift-Tab"
      case .backspace: "Backspace"
      case .delete: "Delete"
      case .insert: "Insert"
      case .left: "←"
      case .right: "→"
      case .up: "↑"
      case .down: "↓"
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      }
    return (key.control ? "Ctrl-" : "") + (key.alt ? "Alt-" : "") + base
  }
}
