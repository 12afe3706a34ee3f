import IncidentEngine
import OperatingPicture

extension Model {
  /// Why a key can do nothing now; nil when it can.
  func obstacle(to binding: KeyBinding) -> String? {
    if binding.onlyInExercise, situation.charter?.kind != .exercise {
      return Phrases.onlyInExercise
    }
    switch binding.action {
    case .giveTask: return screen == .agencies && lanes.agency != nil ? nil : needsIncident
    case .closeIncident: return needsIncident
    case .reissue: return lanes.task == nil ? Phrases.laneIsEmpty : nil
    case .openIncident: return focusedIncident == nil ? Phrases.noIncidentHere : nil
    case .nextUnanswered: return board.unanswered.isEmpty ? Phrases.nothingUnanswered : nil
    case .copy: return selectedText == nil ? Phrases.nothingToCopy : nil
    case .keepTab: return filter == nil ? Phrases.noFilterToKeep : nil
    case .openDraft: return unsent.isEmpty ? Phrases.noDraft : nil
    case .clearMarks: return shown.marks.isEmpty ? Phrases.nothingMarked : nil
    case .mark, .follow: return selection == nil ? Phrases.needsBoardFirst : nil
    case .nextMatch, .previousMatch: return shown.search == nil ? Phrases.nothingSearched : nil
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .incidents, .agencies,
      .timeline, .log, .zoomIn, .zoomOut, .panBack, .panOn, .followNow, .fit, .nextScope,
      .togglePanel, .panelUp, .panelDown, .hideEnded, .commandLine, .filter, .newIncident,
      .writeLog, .takeBack, .arrange, .nextPanel, .previousPanel, .nextTab, .previousTab, .goBack,
      .goForward, .search, .pause, .faster, .slower, .help, .wall, .redraw, .mouse, .back, .quit,
      .palette:
      return nil
    }
  }

  private var needsIncident: String? {
    selectedPlace == nil && shown.marks.isEmpty ? Phrases.needsBoardFirst : nil
  }

  /// The incident that what is in focus on this screen belongs to.
  private var focusedIncident: IncidentNumber? {
    switch screen {
    case .incidents: selection
    case .agencies: lanes.task?.incident
    case .timeline: timelineIncident
    case .log: focusedLogEntry?.incident
    }
  }
}
