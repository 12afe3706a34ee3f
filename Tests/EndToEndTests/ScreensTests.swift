import Glibc
import TestSupport
import Testing

private let first = "\(year)-0001"

/// The second, third and fifth screen of the real program, as a terminal shows them.
@Suite struct ScreensTests {
  /// A room with two incidents, work for three agencies and a log.
  private func worked(_ sandbox: Sandbox, _ name: String = "room") throws -> String {
    let room = sandbox.file(name)
    try makeRoom(room, in: sandbox)
    try say(
      [
        "open flood Dike broken place=Mill Rd p=1 lead=fire",
        "resource Engine 41 kind=crew agency=fire",
        "commit \(first) Engine 41", "move Engine 41 en route",
        "task \(first) fire pump out the cellar of the school", "task \(first) police cordon",
        "ack \(first)/2", "task \(first) ambulance triage at the hall",
        "log \(first) risk: cables in the water", "log \(first) decision: no boats",
        "open traffic Bypass closed lead=police",
      ], to: room, in: sandbox)
    return room
  }

  private func opened(
    _ screen: String, _ sandbox: Sandbox, columns: Int, rows: Int,
    environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.board(
      try worked(sandbox), in: sandbox, environment: environment, columns: columns, rows: rows)
    terminal.type(screen)
    return terminal
  }

  /// Presses the left button and lets it go, by cells from zero.
  private func click(_ terminal: PseudoTerminal, row: Int, column: Int) {
    terminal.type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  /// The cells of the first place where a text stands.
  private func cells(of text: String, _ terminal: PseudoTerminal) -> [ScreenCell] {
    for row in 0..<terminal.rows {
      for column in 0..<max(1, terminal.columns - text.count) {
        let found = (0..<text.count).map { terminal.cell(row, column + $0) }
        if found.map(\.text).joined() == text { return found }
      }
    }
    return []
  }

  /// The rows whose first column has the mark of the selected one.
  private func marked(_ terminal: PseudoTerminal) -> [Int] {
    (0..<terminal.rows).filter { terminal.cell($0, 0).text == "▌" }
  }

  @Test(arguments: [(80, 24, 3), (120, 40, 5)])
  func `the agencies name who is silent, and a click goes to a lane`(
    columns: Int, rows: Int, lanes: Int
  ) throws {
    let sandbox = try Sandbox()
    let terminal = try opened("2", sandbox, columns: columns, rows: rows)
    #expect(terminal.shows("nothing is overdue"))
    #expect(terminal.line(with: "▲ silent").contains("Fire"))
    #expect(terminal.line(with: "▲ silent").contains("\(first)/1"))
    #expect(cells(of: "silent", terminal).allSatisfy { $0.foreground == 3 })
    #expect(terminal.line(with: "Fire  ").hasPrefix("  ▲ silent"))
    if columns == 80 {
      #expect(terminal.line(2).hasSuffix("Utilities  Municipality → ──"), "\(terminal.line(2))")
    }
    terminal.type("\u{1B}OC")
    #expect(terminal.shows("▌ Police"))
    let width = columns / lanes
    click(terminal, row: 6, column: width * 2 + 4)
    #expect(terminal.shows("▌ Ambulance"), "\(terminal.screenText)")
    #expect(cells(of: "▌ Amb", terminal).first?.foreground == 6)
    terminal.resize(columns: 60, rows: 20)
    #expect(terminal.shows("▌ Ambulance"))
    terminal.resize(columns: 50, rows: 20)
    #expect(terminal.shows("── Ambulance"), "\(terminal.screenText)")
    click(terminal, row: 5, column: 4)
    #expect(terminal.shows("── Fire"), "\(terminal.screenText)")
    terminal.type("\r")
    #expect(terminal.shows("▌ \(first)"))
  }

  @Test func `in a drill the latest agency is named in red at every size`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(
      ["drill", Files.project("scenarios/river-flood.yaml"), "--speed", "600"] + someone,
      in: sandbox, columns: 80, rows: 24)
    try #require(terminal.shows("saved"))
    terminal.type("2")
    try #require(terminal.waitUntil { _ in terminal.line(3).hasPrefix("  ! latest") })
    terminal.type(" ")
    try #require(terminal.shows("paused"))
    #expect(terminal.line(3).contains(" late"), "\(terminal.line(3))")
    #expect(cells(of: "latest", terminal).allSatisfy { $0.foreground == 1 && $0.bold })
    for (columns, rows) in [(40, 10), (50, 20), (60, 20), (120, 40), (200, 50)] {
      terminal.resize(columns: columns, rows: rows)
      let top = rows >= 16 ? 3 : 2
      #expect(
        terminal.waitUntil { _ in
          let line = terminal.line(top)
          return line.hasPrefix("  !") && line.contains("late")
            || line.hasPrefix("  ▲") && line.contains("no answer")
        }, "\(columns)x\(rows): \(terminal.screenText)")
    }
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `the timeline is zoomed, moved, fitted and read with keys`(columns: Int, rows: Int) throws {
    let sandbox = try Sandbox()
    let terminal = try opened("3", sandbox, columns: columns, rows: rows)
    #expect(terminal.shows("── \(first) Dike broken"))
    #expect(terminal.shows("░ waits"))
    let now = cells(of: "┃", terminal)
    #expect(now.first?.foreground == 6 && now.first?.bold == true)
    #expect(cells(of: "now", terminal).first?.foreground == 6)
    #expect(marked(terminal) == [4])
    let axis = terminal.line(3)
    for _ in 0..<4 { terminal.type("-") }
    #expect(terminal.waitUntil { _ in terminal.line(3) != axis })
    terminal.type(">>>>")
    #expect(terminal.shows("← now"), "\(terminal.screenText)")
    terminal.type("<<<<<<<<<<")
    #expect(terminal.shows("now →"), "\(terminal.screenText)")
    terminal.type(".")
    #expect(terminal.shows("now ┃"))
    terminal.type("f\u{1B}OB\u{1B}OD")
    #expect(terminal.waitUntil { $0.contains("/1 Fire:") })
    #expect(marked(terminal) == [5])
    #expect((0..<columns).contains { terminal.cell(5, $0).reverse })
    terminal.type("s")
    #expect(terminal.shows("── Fire"))
    terminal.type("s")
    #expect(terminal.shows("── The whole room"))
    #expect(terminal.shows("\(year)-0002"))
    terminal.resize(columns: columns == 80 ? 120 : 80, rows: columns == 80 ? 40 : 24)
    #expect(terminal.shows("── The whole room"))
    click(terminal, row: 5, column: 3)
    #expect(terminal.waitUntil { _ in marked(terminal) == [5] }, "\(terminal.screenText)")
    click(terminal, row: 4, column: 60)
    #expect(terminal.waitUntil { _ in terminal.cell(4, 60).reverse }, "\(terminal.screenText)")
    #expect(marked(terminal) == [4])
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `the log shows the line in focus whole, by key and by click`(
    columns: Int, rows: Int
  ) throws {
    let sandbox = try Sandbox()
    let terminal = try opened("5", sandbox, columns: columns, rows: rows)
    #expect(terminal.shows("What was said"))
    #expect(terminal.shows("── #2  \(first)  decision"))
    #expect(marked(terminal) == [4])
    terminal.type("\u{1B}OB")
    #expect(terminal.shows("── #1  \(first)  risk"))
    #expect(cells(of: "cables in", terminal).allSatisfy { $0.foreground == 3 })
    click(terminal, row: 4, column: 30)
    #expect(terminal.shows("── #2"))
    #expect(terminal.say("strike 1 wrong cellar", "log line 1 struck"))
    #expect(terminal.shows("struck: cables"))
    terminal.resize(columns: 40, rows: 10)
    #expect(terminal.shows("── #2"))
    #expect(terminal.shows("no boats"))
    terminal.resize(columns: 60, rows: 20)
    #expect(terminal.shows("decision: no boats"), "\(terminal.screenText)")
    terminal.type("\r")
    #expect(terminal.shows("▌ \(first)"))
  }
}

/// The same screens on terminals that can do less, or that come and go.
@Suite(.serialized) struct PlainScreensTests {
  private func worked(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(
      [
        "open flood Dike broken p=1 lead=fire", "task \(first) fire pump",
        "task \(first) police go",
        "start \(first)/2", "resource Engine 41 kind=crew agency=fire", "commit \(first) Engine 41",
        "move Engine 41 en route", "log \(first) decision: Siân says no – 陈",
      ], to: room, in: sandbox)
    return room
  }

  @Test func `the C locale gets ASCII on every screen`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      try worked(sandbox), in: sandbox, environment: ["LC_ALL": "C", "LANG": ""])
    for (key, text) in [
      ("3", "-- \(first) Dike broken"), ("-", ". waits"), ("s", "-- Fire"),
      ("s", "-- The whole room"), ("2", "^ silent  Fire"), ("5", "-- #1"),
      ("?", "What can be typed"), ("\u{1B}", "-- #1"), ("1", "> \(first)"),
    ] {
      terminal.type(key)
      #expect(terminal.shows(text), "\(text): \(terminal.screenText)")
    }
    terminal.settle()
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
  }

  @Test func `NO_COLOR sends no colour on any screen`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      try worked(sandbox), in: sandbox, environment: ["NO_COLOR": "1"])
    for (key, text) in [("2", "silent"), ("3", "░ waits"), ("5", "What was said"), ("q", "Leave")] {
      terminal.type(key)
      #expect(terminal.shows(text))
    }
    terminal.settle()
    let output = String(decoding: terminal.rawOutput, as: UTF8.self)
    let colour = try Regex("\u{1B}\\[[0-9;]*\\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")
    #expect(output.firstMatch(of: colour).map { "\($0.0.dropFirst())" } == nil)
    #expect(output.contains("\u{1B}[1m") || output.contains(";1m"))
  }

  @Test func `a terminal that does not tell its size gets 80 by 24`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      try worked(sandbox), in: sandbox, columns: 0, rows: 0)
    terminal.type("2")
    #expect(terminal.shows("silent"))
    #expect(terminal.line(23).hasPrefix(" ? help"))
    #expect(terminal.line(0).hasSuffix("● saved"))
  }

  @Test func `focus that comes and goes changes nothing`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(try worked(sandbox), in: sandbox)
    terminal.type(":log half a thought")
    #expect(terminal.shows("half a thought"))
    terminal.type("\u{1B}[O\u{1B}[I\u{1B}[O\u{1B}[I")
    terminal.type(" more")
    #expect(terminal.waitUntil { $0.hasSuffix(":log half a thought more") })
  }

  @Test(arguments: ["2", "3", "5"])
  func `Ctrl-Z gives the terminal to the shell, and the screen comes back as it was`(
    screen: String
  ) throws {
    let sandbox = try Sandbox()
    let room = try worked(sandbox)
    let script =
      "set -m; \"$0\" open \"$1\"; echo stopped; read -r line; fg >/dev/null; echo code $?"
    let terminal = try PseudoTerminal(
      "/bin/bash", ["-c", script, BuiltProduct.path(of: "tansiq"), room],
      environment: sandbox.environment(), columns: 80, rows: 24)
    try #require(terminal.shows("saved"), "\(terminal.screenText)")
    terminal.type(screen)
    let mark = ["2": "silent", "3": "░ waits", "5": "What was said"][screen] ?? ""
    try #require(terminal.shows(mark))
    terminal.settle()
    // The clock on the top line may turn meanwhile, ages with it.
    let before = terminal.screenText.split(separator: "\n").suffix(1)
    terminal.type("\u{1A}")
    #expect(terminal.shows("stopped"))
    #expect(!terminal.isAltScreen && terminal.cursorVisible && !terminal.reportsMouse)
    terminal.type("\n")
    #expect(terminal.shows(mark))
    #expect(terminal.isAltScreen && !terminal.cursorVisible)
    #expect(terminal.screenText.split(separator: "\n").suffix(1) == before)
    terminal.type("qy")
    #expect(terminal.waitForExit(timeout: .seconds(60)) == .exited(0))
    #expect(terminal.screenText.contains("code 0"))
    #expect(!terminal.isAltScreen && !terminal.reportsMouse)
  }
}
