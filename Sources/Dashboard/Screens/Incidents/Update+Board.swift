import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  mutating func takeOnBoard(_ key: Key) -> [Effect] {
    if key.control, key.code == .character("c") { return ask() }
    let isSearching = shown.search != nil
    guard let binding = keymap.binding(of: key, on: screen, isSearching: isSearching) else {
      outcome = Outcome(kind: .note, text: Phrases.unknownKey(key.label))
      return []
    }
    if binding.onlyInExercise, situation.charter?.kind != .exercise {
      outcome = Outcome(kind: .note, text: "\(binding.label): \(Phrases.onlyInExercise)")
      return []
    }
    return perform(binding.action)
  }

  mutating func perform(_ action: Action) -> [Effect] {
    if showsWall, turnsWall(action) { return [] }
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
    if lookAround(action) { return [] }
    switch action {
    case .mark, .clearMarks, .follow, .arrange, .nextPanel, .previousPanel, .nextTab, .previousTab,
      .keepTab, .goBack, .goForward, .search, .nextMatch, .previousMatch:
      break
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
    case .takeBack: openLine("undo ")
    case .writeLog: openLine("log ")
    case .closeIncident: openLineAbout("close ")
    case .pause, .faster, .slower: return steer(action)
    case .help: activity = .help(top: 0, verb: nil)
    case .wall: openWall()
    case .redraw: return [.redraw]
    case .mouse:
      mouseIsOn.toggle()
      let key = keyLabel(action) ?? ""
      outcome = Outcome(kind: .note, text: mouseIsOn ? Phrases.mouseOn : Phrases.mouseOff(key))
      return [.setMouse(mouseIsOn)]
    case .back:
      if showsConcern {
        concerns.dismissFirst()
      } else if shown.search != nil {
        shown.search = nil
        outcome = nil
      } else if screen != .incidents {
        show(.incidents)
      } else if !shown.marks.isEmpty {
        clearMarks()
      } else if filter != nil {
        dropFilter()
      } else if showsPanel {
        showsPanel = false
        keepSelectionVisible()
      } else {
        outcome = nil
      }
    case .palette: openPalette()
    case .copy: return copySelected()
    case .quit: return ask()
    }
    return []
  }

  /// Goes to a screen.
  mutating func show(_ screen: Screen) {
    if screen != self.screen { leaveTrace() }
    screenBefore = self.screen
    self.screen = screen
    outcome = nil
    switch screen {
    case .incidents: keepSelectionVisible()
    case .agencies: keepLaneVisible()
    case .timeline: openTimeline()
    case .log: openLog()
    }
  }

  /// Asks whether to leave. Whether the drafts can be kept is tried once more, to say what is so.
  mutating func ask() -> [Effect] {
    activity = .leaving
    return unsent.isEmpty ? [] : [.keep(notes)]
  }

  private mutating func steer(_ action: Action) -> [Effect] {
    guard let exercise = situation.exercise else { return [] }
    // What was asked and is not on disk yet counts: keys may come faster than the disk.
    let speed = steered.speed.flatMap { pending[$0.counter] == nil ? nil : $0.permille }
    let permille = speed ?? exercise.speedPermille
    switch action {
    case .pause:
      let asked = steered.running.flatMap { pending[$0.counter] == nil ? nil : $0.isRunning }
      let isRunning = asked ?? exercise.isRunning
      return submit([isRunning ? .pauseExercise : .resumeExercise])
    case .faster: return submit([.setExerciseSpeed(permille: min(permille * 2, 3_600_000))])
    default: return submit([.setExerciseSpeed(permille: max(permille / 2, 100))])
    }
  }

  private mutating func openLineAbout(_ text: String) {
    if screen == .agencies, text == "task ", let agency = lanes.agency {
      return openLine("task \(agency.text) ")
    }
    guard selectedPlace != nil || !shown.marks.isEmpty else {
      outcome = Outcome(kind: .note, text: Phrases.needsBoardFirst)
      return
    }
    openLine(text)
  }

  mutating func openLine(_ text: String) {
    var entry = LineEntry(field: TextField(text), seen: situation.lastNumber)
    entry.prefilled = text
    activity = .line(entry)
    outcome = nil
  }

  /// Sends commands under the desk's next counter, or `again` under the one they had; `draft` is
  /// what comes back when it fails.
  mutating func submit(
    _ commands: [Command], as draft: Draft = Draft(line: ""), occurred: Moment? = nil,
    seen: EntryNumber? = nil,
    again: Int64? = nil
  ) -> [Effect] {
    let counter = again ?? nextCounter
    if again == nil { nextCounter += 1 }
    pending[counter] = draft
    if let id = draft.id, drafts.draft(id) != nil { drafts.keep(draft) }
    for command in commands { steered.note(command, counter) }
    return [.submit(counter: counter, commands, occurred: occurred, seen: seen)]
  }

  mutating func move(by rows: Int) {
    guard rowCount > 0 else { return }
    move(to: selectedPlace.map { $0 + rows } ?? top)
  }

  /// Selects the row in a place; on the first one, new rows come in above it in sight.

  mutating func move(to place: Int) {
    guard rowCount > 0 else {
      selection = nil
      return
    }
    selection = number(at: min(max(0, place), rowCount - 1))
    shown.watchesTop = place <= 0
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
    // Who waits longest comes first, then the next: not who stands next on the board.
    var waiting: [IncidentNumber] = []
    for task in board.unanswered.numbers where place(of: task.incident) != nil {
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
    if let place = place(of: next) { move(to: place) }
  }

  mutating func click(_ position: Position, _ button: MouseButton) -> [Effect] {
    if case .palette(let palette) = activity { return clickInPalette(position, button, palette) }
    guard case .board = activity else { return [] }
    if showsWall {
      clickWall(button)
      return []
    }
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
      if clickHead(position) { return [] }
      if let incident = attentionIncident(at: position) {
        jump(to: incident)
        return []
      }
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
}
