import OperatingPicture
import TerminalUI

extension Action {
  /// Shows or hides the detail panel.
  public static let togglePanel = Action("toggle-panel")
  static let panelUp = Action("panel-up")
  static let panelDown = Action("panel-down")
  static let hideEnded = Action("hide-ended")
  /// To who waits longest for an answer.
  public static let nextUnanswered = Action("next-unanswered")
  static let filter = Action("filter")
  static let closeIncident = Action("close-incident")
  static let mark = Action("mark")
  static let clearMarks = Action("clear-marks")
  static let follow = Action("follow")
  static let arrange = Action("arrange")
  static let nextPanel = Action("next-panel")
  static let previousPanel = Action("previous-panel")
  static let nextTab = Action("next-tab")
  static let previousTab = Action("previous-tab")
  static let keepTab = Action("keep-tab")
}

extension IncidentsRoom {
  static let showing: [KeyBinding] = [
    KeyBinding(
      [Key(.enter)], "Enter", "detail", "show or hide the detail panel", .togglePanel,
      in: .opening, rank: 2, does: { $0.togglePanel() }),
    KeyBinding(
      [.character("[")], "[", "panel up", "scroll the detail panel up", .panelUp, in: .showing,
      does: { $0.scrollPanel(by: -1) }),
    KeyBinding(
      [.character("]")], "]", "panel down", "scroll the detail panel down", .panelDown,
      in: .showing, does: { $0.scrollPanel(by: 1) }),
    KeyBinding(
      [.character("u")], "u", "unanswered", "to who waits longest for an answer, then to the next",
      .nextUnanswered, in: .showing, rank: 6,
      unless: { $0.board.unanswered.isEmpty ? Phrases.nothingUnanswered : nil },
      does: { $0.selectNextUnanswered() }),
    KeyBinding(
      [.character("o")], "o", "closed", "hide or show closed incidents", .hideEnded, in: .showing,
      rank: 8, does: { $0.toggleEnded() }),
  ]

  static let viewing: [KeyBinding] = [
    KeyBinding(
      [Key(.tab)], "Tab", "panel",
      "the panel's next page: tasks, resources, agencies, log, history", .nextPanel, in: .viewing,
      does: { $0.turnPanel(by: 1) }),
    KeyBinding(
      [Key(.backTab)], "Shift-Tab", "panel back", "the panel's page before", .previousPanel,
      in: .viewing, does: { $0.turnPanel(by: -1) }),
    KeyBinding(
      [.character("x")], "x", "mark",
      "mark the incident: a command that names none is for all marked", .mark, in: .viewing,
      rank: 13, unless: { $0.selectedPlace == nil ? Phrases.needsBoardFirst : nil },
      does: { $0.markSelected() }),
    KeyBinding(
      [.character("X")], "X", "unmark", "take all marks away", .clearMarks, in: .viewing,
      unless: { $0.shown.marks.isEmpty ? Phrases.nothingMarked : nil },
      does: { $0.clearMarks() }),
    KeyBinding(
      [.character("f")], "f", "follow", "keep the incident first and tell its news, or no longer",
      .follow, in: .viewing, rank: 14,
      unless: { $0.selection == nil ? Phrases.needsBoardFirst : nil },
      does: { $0.followSelected() }),
    KeyBinding(
      [.character("v")], "v", "columns", "choose columns and order", .arrange, in: .viewing,
      rank: 15, does: { $0.activity = .arrange(row: 0) }),
    KeyBinding(
      [.character(">")], ">", "next tab", "the next filter kept as a tab", .nextTab, in: .viewing,
      does: { $0.changeTab(by: 1) }),
    KeyBinding(
      [.character("<")], "<", "tab before", "the filter kept before", .previousTab, in: .viewing,
      does: { $0.changeTab(by: -1) }),
    KeyBinding(
      [.character("w")], "w", "keep filter", "keep the filter as a tab", .keepTab, in: .viewing,
      unless: { $0.filter == nil ? Phrases.noFilterToKeep : nil },
      does: { $0.openLine("keep ") }),
  ]

  static let writing: [KeyBinding] = [
    KeyBinding(
      [.character("/")], "/", "filter", "show only some incidents: agency=fire and overdue",
      .filter, in: .telling, rank: 1, does: { $0.openFilter() }),
    KeyBinding(
      [.character("c")], "c", "close", "close the incident", .closeIncident, in: .doing, rank: 7,
      keepsWall: true,
      wordings: { hint, _, openTasks in
        (openTasks.map { [Phrases.closeWithOpen($0)] } ?? []) + [hint]
      },
      unless: { $0.screen.room.obstacleToWork(in: $0) }, does: { $0.openLine("close ") }),
  ]
}
