import IncidentEngine
import TerminalUI

extension Action {
  static let up = Action("up")
  static let down = Action("down")
  static let left = Action("left")
  static let right = Action("right")
  static let pageUp = Action("page-up")
  static let pageDown = Action("page-down")
  static let first = Action("first")
  static let last = Action("last")
  static let openIncident = Action("open-incident")
  static let search = Action("search")
  static let nextMatch = Action("next-match")
  static let previousMatch = Action("previous-match")
  static let goBack = Action("go-back")
  static let goForward = Action("go-forward")
  /// Opens the command line.
  public static let commandLine = Action("command-line")
  static let openDraft = Action("open-draft")
  static let palette = Action("palette")
  /// Begins an incident.
  public static let newIncident = Action("new-incident")
  /// Begins work for an agency.
  public static let giveTask = Action("give-task")
  /// Begins a line of the log.
  public static let writeLog = Action("write-log")
  static let takeBack = Action("take-back")
  static let pause = Action("pause")
  static let faster = Action("faster")
  static let slower = Action("slower")
  /// Shows what keys do.
  public static let help = Action("help")
  static let wall = Action("wall")
  static let redraw = Action("redraw")
  /// Takes the mouse, or lets the terminal have it.
  public static let mouse = Action("mouse")
  static let back = Action("back")
  static let quit = Action("quit")
  static let copy = Action("copy")
}

extension Keymap {
  /// The keys that work on every screen.
  static let everyScreen = toScreens + moving + finding + writing + clock + desk

  private static let toScreens = Screen.allCases.map { screen in
    KeyBinding(
      [.character(Unicode.Scalar(UInt8(48 + screen.rawValue)))], "\(screen.rawValue)",
      screen.room.hint, screen.room.summary, screen.action, in: .screens,
      does: { $0.show(screen) })
  }

  private static let moving: [KeyBinding] = [
    .moving(.up, [Key(.up), .character("k")], "↑ k", "up", "one row up", .up, in: .steps),
    .moving(
      .down, [Key(.down), .character("j")], "↓ j", "down", "one row down", .down, in: .steps),
    .moving(.pageUp, [Key(.pageUp)], "PgUp", "page up", "one page up", .pageUp, in: .pages),
    .moving(
      .pageDown, [Key(.pageDown)], "PgDn", "page down", "one page down", .pageDown, in: .pages),
    .moving(
      .first, [Key(.home), .character("g")], "Home g", "first", "to the first row", .first,
      in: .pages),
    .moving(
      .last, [Key(.end), .character("G")], "End G", "last", "to the last row", .last, in: .pages),
  ]

  private static let finding: [KeyBinding] = [
    KeyBinding(
      [.character("\\"), Key(.character("f"), control: true)], "\\", "find",
      "look for words on this screen; also Ctrl-F", .search, in: .finding, rank: 16,
      does: { $0.openSearch() }),
    KeyBinding(
      [.character("n")], "n", "next match", "to the next row with the words looked for",
      .nextMatch, in: .finding, rank: 1, onlyInSearch: true, unless: lackOfSearch,
      does: { $0.nextMatch(backwards: false) }),
    KeyBinding(
      [.character("N")], "N", "match before", "to the row before with the words looked for",
      .previousMatch, in: .finding, unless: lackOfSearch,
      does: { $0.nextMatch(backwards: true) }),
    KeyBinding(
      [.character("H"), Key(.left, alt: true)], "H", "back", "back to where you were; also Alt-←",
      .goBack, in: .finding, does: { $0.goBack() }),
    KeyBinding(
      [.character("L"), Key(.right, alt: true)], "L", "forward", "forward again; also Alt-→",
      .goForward, in: .finding, does: { $0.goForward() }),
  ]

  @Sendable private static func lackOfSearch(_ model: Model) -> String? {
    model.shown.search == nil ? Phrases.nothingSearched : nil
  }

  private static let writing: [KeyBinding] = [
    KeyBinding(
      [.character(":")], ":", "command", "the command line, for everything", .commandLine,
      in: .telling, rank: 1, keepsWall: true, does: { $0.openLine("") }),
    KeyBinding(
      [Key(.function(2))], "F2", "draft",
      "open what was written and is not in the room; PgDn goes on to the next", .openDraft,
      in: .telling, rank: 1,
      wordings: { hint, model, _ in [Phrases.draftHint(model.drafts.count, hint)] },
      unless: { $0.drafts.count == 0 ? Phrases.noDraft : nil }, does: { $0.openDraft() }),
    KeyBinding(
      [Key(.character("p"), control: true)], "Ctrl-P", "anything",
      "find any action, command, incident, task, agency or resource", .palette, in: .doing,
      rank: 1, does: { $0.openPalette() }),
    KeyBinding(
      [.character("n")], "n", "new", "open an incident", .newIncident, in: .doing, rank: 3,
      keepsWall: true, does: { $0.openLine("open ") }),
    KeyBinding(
      [.character("t")], "t", "task", "give work to an agency", .giveTask, in: .doing, rank: 4,
      keepsWall: true, unless: { $0.screen.room.obstacleToWork(in: $0) },
      does: { $0.openTaskLine() }),
    KeyBinding(
      [.character("l")], "l", "log", "write a log line", .writeLog, in: .doing, rank: 5,
      keepsWall: true, does: { $0.openLine("log ") }),
    KeyBinding(
      [.character("U")], "U", "undo", "take back what you did last; Enter does it", .takeBack,
      in: .doing, does: { $0.openLine("undo ") }),
  ]

  private static let clock: [KeyBinding] = [
    KeyBinding(
      [.character(" ")], "Space", "pause", "stop the exercise's clock, or let it go on", .pause,
      in: .clock, rank: 9, onlyInExercise: true, keepsWall: true,
      wordings: { hint, model, _ in
        [model.situation.exercise?.isRunning == false ? Phrases.goOn : hint]
      },
      asks: { $0.pauseExercise() })
  ]

  private static let desk: [KeyBinding] = [
    KeyBinding(
      [.character("?"), Key(.function(1))], "?", "help", "this page", .help, in: .desk, rank: 0,
      keepsWall: true, does: { $0.activity = .help(top: 0, verb: nil) }),
    KeyBinding(
      [.character("y")], "y", "copy", "copy the number and the words of what is selected", .copy,
      in: .desk, rank: 13,
      unless: { $0.screen.room.text(in: $0) == nil ? Phrases.nothingToCopy : nil },
      asks: { $0.copySelected() }),
    KeyBinding(
      [.character("W")], "W", "wall", "the wall: large, for a screen across the room", .wall,
      in: .desk, keepsWall: true, does: { $0.turnWall() }),
    KeyBinding(
      [.character("m")], "m", "mouse", "let the terminal have the mouse, or take it", .mouse,
      in: .desk, keepsWall: true, asks: { $0.turnMouse() }),
    KeyBinding(
      [Key(.character("l"), control: true)], "Ctrl-L", "redraw", "draw the screen anew", .redraw,
      in: .desk, keepsWall: true, asks: { _ in [.redraw] }),
    KeyBinding(
      [Key(.escape)], "Esc", "back", "one step back", .back, in: .desk, keepsWall: true,
      does: { $0.stepBack() }),
    KeyBinding(
      [.character("q")], "q", "leave", "leave; asks first", .quit, in: .desk, rank: 12,
      keepsWall: true, asks: { $0.ask() }),
  ]
}
