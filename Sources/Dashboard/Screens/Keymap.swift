import TerminalUI

/// What a key does on the board.
public enum Action: Hashable, Sendable, CaseIterable {
  case up, down, left, right, pageUp, pageDown, first, last
  case incidents, agencies, timeline, log, openIncident, reissue
  case zoomIn, zoomOut, panBack, panOn, followNow, fit, nextScope
  case togglePanel, panelUp, panelDown, hideEnded, nextUnanswered
  case commandLine, openDraft, filter, newIncident, giveTask, writeLog, closeIncident, takeBack
  case mark, clearMarks, follow, arrange, nextPanel, previousPanel
  case nextTab, previousTab, keepTab, goBack, goForward, search, nextMatch, previousMatch
  case pause, faster, slower
  case help, wall, redraw, mouse, back, quit, palette, copy
}

extension Action {
  /// Whether it moves the focus within a screen.
  var movesOnScreen: Bool {
    switch self {
    case .up, .down, .left, .right, .pageUp, .pageDown, .first, .last, .zoomIn, .zoomOut, .panBack,
      .panOn, .followNow, .fit, .nextScope:
      true
    case .incidents, .agencies, .timeline, .log, .openIncident, .reissue, .togglePanel, .panelUp,
      .panelDown,
      .hideEnded, .nextUnanswered, .commandLine, .openDraft, .filter, .newIncident, .giveTask,
      .writeLog, .closeIncident, .takeBack, .mark, .clearMarks, .follow, .arrange, .nextPanel,
      .previousPanel,
      .nextTab,
      .previousTab, .keepTab, .goBack, .goForward, .search, .nextMatch, .previousMatch, .pause,
      .faster, .slower, .help, .wall, .redraw, .mouse, .back, .quit, .palette, .copy:
      false
    }
  }
}

/// One row of the key table: help, the manual page and the hint line are made of it.
public struct KeyBinding: Hashable, Sendable {
  /// The keys, the one to show first.
  public let keys: [Key]
  /// How the keys are written.
  public let label: String
  /// What it does, in a word or two for the hint line.
  public let hint: String
  /// What it does, for help.
  public let summary: String
  /// What happens.
  public let action: Action
  /// Whether it works in an exercise only.
  public let onlyInExercise: Bool
  /// Whether it works only while words are looked for, in place of what the key means otherwise.
  public let onlyInSearch: Bool
  /// The screens on which it works.
  public let screens: Set<Screen>
  /// Its place in the hint line, the smallest first; nil when it is not shown there.
  public let hintRank: Int?

  init(
    _ keys: [Key], _ label: String, _ hint: String, _ summary: String, _ action: Action,
    onlyInExercise: Bool = false, onlyInSearch: Bool = false, rank: Int? = nil,
    on screens: Set<Screen> = Keymap.everywhere
  ) {
    self.keys = keys
    self.label = label
    self.hint = hint
    self.summary = summary
    self.action = action
    self.onlyInExercise = onlyInExercise
    self.onlyInSearch = onlyInSearch
    self.screens = screens
    hintRank = rank
  }
}

/// The keys of the board, in one table: the standard one, or that with a person's changes.
public struct Keymap: Hashable, Sendable {
  /// The keys as they come.
  public static let standard = Keymap(moving + looking + acting + leaving)

  static let everywhere = Set(Screen.allCases)

  /// Every key of the board, in the order in which help shows them.
  public let bindings: [KeyBinding]
  /// The rows that a key is in, by their places in ``bindings``.
  private let places: [Key: [Int]]

  private static func character(_ scalar: Unicode.Scalar) -> Key { Key(.character(scalar)) }

  private static let looking: [KeyBinding] = [
    KeyBinding(
      [Key(.tab)], "Tab", "panel",
      "the panel's next page: tasks, resources, agencies, log, history",
      .nextPanel, on: [.incidents]),
    KeyBinding(
      [Key(.backTab)], "Shift-Tab", "panel back", "the panel's page before", .previousPanel,
      on: [.incidents]),
    KeyBinding(
      [character("x")], "x", "mark",
      "mark the incident: a command that names none is for all marked",
      .mark, rank: 13, on: [.incidents]),
    KeyBinding(
      [character("X")], "X", "unmark", "take all marks away", .clearMarks, on: [.incidents]),
    KeyBinding(
      [character("f")], "f", "follow", "keep the incident first and tell its news, or no longer",
      .follow, rank: 14, on: [.incidents]),
    KeyBinding(
      [character("v")], "v", "columns", "choose columns and order", .arrange, rank: 15,
      on: [.incidents]),
    KeyBinding(
      [character(">")], ">", "next tab", "the next filter kept as a tab", .nextTab,
      on: [.incidents]),
    KeyBinding(
      [character("<")], "<", "tab before", "the filter kept before", .previousTab,
      on: [.incidents]),
    KeyBinding(
      [character("w")], "w", "keep filter", "keep the filter as a tab", .keepTab,
      on: [.incidents]),
    KeyBinding(
      [character("\\"), Key(.character("f"), control: true)], "\\", "find",
      "look for words on this screen; also Ctrl-F", .search, rank: 16),
    KeyBinding(
      [character("n")], "n", "next match", "to the next row with the words looked for", .nextMatch,
      onlyInSearch: true, rank: 1),
    KeyBinding(
      [character("N")], "N", "match before", "to the row before with the words looked for",
      .previousMatch, rank: nil),
    KeyBinding(
      [character("H"), Key(.left, alt: true)], "H", "back", "back to where you were; also Alt-←",
      .goBack),
    KeyBinding(
      [character("L"), Key(.right, alt: true)], "L", "forward", "forward again; also Alt-→",
      .goForward),
  ]

  private static let moving: [KeyBinding] = [
    KeyBinding([character("1")], "1", "incidents", "the incident board", .incidents),
    KeyBinding([character("2")], "2", "agencies", "a lane for each agency", .agencies),
    KeyBinding([character("3")], "3", "timeline", "bars over time", .timeline),
    KeyBinding([character("5")], "5", "log", "everything that was written", .log),
    KeyBinding([Key(.up), character("k")], "↑ k", "up", "one row up", .up),
    KeyBinding([Key(.down), character("j")], "↓ j", "down", "one row down", .down),
    KeyBinding([Key(.left)], "←", "left", "one lane to the left", .left, on: [.agencies]),
    KeyBinding([Key(.right)], "→", "right", "one lane to the right", .right, on: [.agencies]),
    KeyBinding(
      [Key(.left)], "←", "earlier", "the cursor one column earlier", .left, on: [.timeline]),
    KeyBinding([Key(.right)], "→", "later", "the cursor one column later", .right, on: [.timeline]),
    KeyBinding(
      [character("+"), character("=")], "+", "zoom in", "show less time, more finely", .zoomIn,
      rank: 2, on: [.timeline]),
    KeyBinding(
      [character("-")], "-", "zoom out", "show more time", .zoomOut, rank: 3, on: [.timeline]),
    KeyBinding(
      [character("<"), character("[")], "<", "back", "a quarter of the window back", .panBack,
      rank: 4, on: [.timeline]),
    KeyBinding(
      [character(">"), character("]")], ">", "on", "a quarter of the window on", .panOn, rank: 5,
      on: [.timeline]),
    KeyBinding([character(".")], ".", "now", "follow now", .followNow, rank: 6, on: [.timeline]),
    KeyBinding([character("f")], "f", "fit", "show everything", .fit, rank: 7, on: [.timeline]),
    KeyBinding(
      [character("s")], "s", "incident, agency, room", "whose time is shown", .nextScope, rank: 8,
      on: [.timeline]),
    KeyBinding([Key(.pageUp)], "PgUp", "page up", "one page up", .pageUp),
    KeyBinding([Key(.pageDown)], "PgDn", "page down", "one page down", .pageDown),
    KeyBinding([Key(.home), character("g")], "Home g", "first", "to the first row", .first),
    KeyBinding([Key(.end), character("G")], "End G", "last", "to the last row", .last),
    KeyBinding(
      [Key(.enter)], "Enter", "detail", "show or hide the detail panel", .togglePanel, rank: 2,
      on: [.incidents]),
    KeyBinding(
      [Key(.enter)], "Enter", "incident", "to the incident on the board", .openIncident, rank: 2,
      on: [.agencies, .timeline, .log]),
    KeyBinding(
      [character("[")], "[", "panel up", "scroll the detail panel up", .panelUp,
      on: [.incidents]),
    KeyBinding(
      [character("]")], "]", "panel down", "scroll the detail panel down", .panelDown,
      on: [.incidents]),
    KeyBinding(
      [character("u")], "u", "unanswered", "to who waits longest for an answer, then to the next",
      .nextUnanswered, rank: 6, on: [.incidents]),
    KeyBinding(
      [character("o")], "o", "closed", "hide or show closed incidents", .hideEnded, rank: 8,
      on: [.incidents]),
  ]

  private static let acting: [KeyBinding] = [
    KeyBinding(
      [character(":")], ":", "command", "the command line, for everything", .commandLine, rank: 1),
    KeyBinding(
      [Key(.function(2))], "F2", "draft",
      "open what was written and is not in the room; PgDn goes on to the next", .openDraft,
      rank: 1),
    KeyBinding(
      [character("/")], "/", "filter", "show only some incidents: agency=fire and overdue",
      .filter, rank: 1, on: [.incidents]),
    KeyBinding(
      [Key(.character("p"), control: true)], "Ctrl-P", "anything",
      "find any action, command, incident, task, agency or resource",
      .palette, rank: 1),
    KeyBinding([character("n")], "n", "new", "open an incident", .newIncident, rank: 3),
    KeyBinding([character("t")], "t", "task", "give work to an agency", .giveTask, rank: 4),
    KeyBinding([character("l")], "l", "log", "write a log line", .writeLog, rank: 5),
    KeyBinding(
      [character("c")], "c", "close", "close the incident", .closeIncident, rank: 7,
      on: [.incidents]),
    KeyBinding(
      [character("U")], "U", "undo", "take back what you did last; Enter does it", .takeBack),
    KeyBinding(
      [character("r")], "r", "re-issue", "give the task to another agency", .reissue, rank: 3,
      on: [.agencies]),
    KeyBinding(
      [character(" ")], "Space", "pause", "stop the exercise's clock, or let it go on", .pause,
      onlyInExercise: true, rank: 9),
    KeyBinding(
      [character("+"), character("=")], "+", "faster", "twice as fast", .faster,
      onlyInExercise: true, rank: 10, on: [.incidents, .agencies, .log]),
    KeyBinding(
      [character("-")], "-", "slower", "half as fast", .slower, onlyInExercise: true, rank: 11,
      on: [.incidents, .agencies, .log]),
  ]

  private static let leaving: [KeyBinding] = [
    KeyBinding([character("?"), Key(.function(1))], "?", "help", "this page", .help, rank: 0),
    KeyBinding(
      [character("y")], "y", "copy", "copy the number and the words of what is selected", .copy,
      rank: 13),
    KeyBinding(
      [character("W")], "W", "wall", "the wall: large, for a screen across the room", .wall),
    KeyBinding(
      [character("m")], "m", "mouse", "let the terminal have the mouse, or take it", .mouse),
    KeyBinding(
      [Key(.character("l"), control: true)], "Ctrl-L", "redraw", "draw the screen anew", .redraw),
    KeyBinding([Key(.escape)], "Esc", "back", "one step back", .back),
    KeyBinding([character("q")], "q", "leave", "leave; asks first", .quit, rank: 12),
  ]

  init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
    var places: [Key: [Int]] = [:]
    for (place, binding) in bindings.enumerated() {
      for key in binding.keys { places[key, default: []].append(place) }
    }
    self.places = places
  }

  /// What a key is bound to on a screen; nil when to nothing. Of two rows with one key the first has
  /// it, while words are looked for one that works only then.
  public func binding(
    of key: Key, on screen: Screen, isSearching: Bool = false
  ) -> KeyBinding? {
    let rows = (places[key] ?? []).filter { bindings[$0].screens.contains(screen) }
    let onlyInSearch = isSearching ? rows.first { bindings[$0].onlyInSearch } : nil
    return (onlyInSearch ?? rows.first { !bindings[$0].onlyInSearch }).map { bindings[$0] }
  }

  /// Whether the first key of a row does on a screen what the row says.
  func holds(_ row: KeyBinding, on screen: Screen, isSearching: Bool) -> Bool {
    row.keys.first.map { binding(of: $0, on: screen, isSearching: isSearching) == row } ?? false
  }
}
