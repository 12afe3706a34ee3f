import Glibc
import TestSupport
import Testing

private let first = "\(year)-0001"

@Suite struct DashboardTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func `an empty room opens on the board`(columns: Int, rows: Int) throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      sandbox.file("northport"), in: sandbox, columns: columns, rows: rows)
    #expect(terminal.line(0).hasPrefix(" LIVE  northport "))
    let officer = columns >= 100 ? "B. Haddad  Duty officer" : "B. Haddad"
    #expect(terminal.line(0).hasSuffix("\(officer)   ● saved"))
    #expect(terminal.line(0).contains(/\d\d:\d\d/))
    #expect(terminal.line(1).hasPrefix(" 1 Incidents 0"))
    #expect(terminal.screenText.contains("Nº"))
    #expect(terminal.screenText.contains("No incidents yet. Press n and say what happened."))
    #expect(terminal.line(rows - 1).hasPrefix(" ? help   : command"))
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func `an incident is worked from its opening to its close by lines`(
    columns: Int, rows: Int
  ) throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, columns: columns, rows: rows)
    #expect(
      terminal.say(
        "open flood Dike broken place=Mill Rd p=1 lead=fire agencies=police",
        "\(first) opened: Dike broken"))
    #expect(terminal.line(5).hasPrefix("▌ \(first)  1  reported"), "\(terminal.line(5))")
    #expect(terminal.line(1).contains("Incidents 1"))

    #expect(terminal.say("task police cordon", "\(first)/1 issued to Police: cordon"))
    #expect(terminal.line(with: "/1 ▲ Poli").contains("cordon"))
    #expect(terminal.line(5).contains("0/1"))
    #expect(terminal.line(1).contains("▲ 1 unanswered"))
    #expect(terminal.say("ack /1", "\(first)/1 is acknowledged"))
    #expect(terminal.shows("/1 ○ Poli"))
    #expect(!terminal.line(1).contains("unanswered"))
    #expect(terminal.say("start /1", "\(first)/1 is in progress"))
    #expect(terminal.shows("/1 ● Poli"))

    #expect(terminal.say("resource Engine 41 kind=engine agency=fire", "Engine 41 registered"))
    #expect(terminal.say("commit Engine 41", "Engine 41 committed to \(first)"))
    #expect(terminal.say("move Engine 41 on scene", "Engine 41 is on scene"))
    #expect(terminal.line(with: "Engine 41  ").contains("on scene"))

    #expect(terminal.say("log decision: no boats", "log line 1 written"))
    #expect(terminal.shows("1 decision: no boats"))
    #expect(terminal.say("strike 1 wrong place", "log line 1 struck"))
    #expect(terminal.shows("struck (wrong place): no boats"))

    terminal.say("close road clear")
    #expect(terminal.shows("close \(first) anyway."), "\(terminal.screenText)")
    #expect(terminal.line(rows - 1).hasPrefix(":close road clear"))
    terminal.send(bytes: [27])
    #expect(terminal.shows("F2 brings it back"))
    #expect(terminal.say("done /1 all out", "\(first)/1 is done"))
    #expect(terminal.say("release Engine 41", "Engine 41 released"))
    #expect(terminal.say("close road clear", "\(first) is closed"))
    #expect(terminal.line(5).contains("closed"))
    #expect(terminal.say("reopen second car", "\(first) is active"))
    #expect(!terminal.line(5).contains("closed"))
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.notGivenBack == [])
  }

  @Test func `a mistake is told with its cure, and the line stays to be mended`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    terminal.say("opne flood East Bank")
    #expect(terminal.shows("✗ There is no command opne. Did you mean open?"))
    #expect(terminal.line(39) == ":opne flood East Bank")
    #expect(terminal.cell(39, 1).foreground == 1)
    terminal.send(bytes: [1, 4, 4, 4, 4])
    terminal.type("open\r")
    #expect(terminal.shows("✓ \(first) opened: East Bank"))
    terminal.say("task polcie go")
    #expect(terminal.shows("There is no agency polcie. Did you mean police?"))
    terminal.send(bytes: [3])
    #expect(try StoredEntry.all(sandbox.file("room"), in: sandbox).count == 8)
  }

  @Test func `Tab completes commands, agencies and options`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(first) opened"))
    terminal.type(":tas\tpol\t")
    #expect(terminal.shows(":task police"), "\(terminal.screenText)")
    terminal.type("cordon du\t+45m\r")
    #expect(terminal.shows("✓ \(first)/1 issued to Police: cordon"), "\(terminal.screenText)")
    terminal.type(":ack /\t")
    #expect(terminal.shows(":ack /1"))
    terminal.type("\r")
    #expect(terminal.shows("✓ \(first)/1 is acknowledged"))
  }

  @Test func `the arrow up brings lines back`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    try #require(terminal.say("open flood one", "\(first) opened"))
    try #require(terminal.say("open flood two", "\(year)-0002 opened"))
    terminal.type(":dra\u{1B}OA")
    #expect(terminal.shows(":open flood two"))
    terminal.type("\u{1B}[A")
    #expect(terminal.shows(":open flood one"))
    terminal.type("\u{1B}OB\u{1B}OB")
    #expect(terminal.waitUntil { $0.hasSuffix(":dra") })
    terminal.type("\u{1B}OA er\r")
    #expect(terminal.shows("✓ \(year)-0003 opened: two er"))
  }

  @Test func `Ctrl-C leaves the line and keeps the draft`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    terminal.type(":open flood half a thou")
    terminal.send(bytes: [3])
    #expect(terminal.shows("Not sent. F2 brings it back, or : and then ↑."))
    terminal.type(":\u{1B}OA")
    #expect(terminal.shows(":open flood half a thou"))
    terminal.type("ght\r")
    #expect(terminal.shows("✓ \(first) opened: half a thought"))
  }

  @Test func `the question mark shows keys and commands, and Esc leads back`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, columns: 80, rows: 24)
    terminal.type("?")
    #expect(terminal.shows("What can be typed and said"))
    for _ in 1...3 { terminal.type("\u{1B}OB") }
    #expect(terminal.shows("PgUp"))
    for _ in 1...20 { terminal.type("\u{1B}[6~") }
    #expect(terminal.shows("26-0003/4, or /4 on the selected incident"))
    terminal.send(bytes: [27])
    #expect(terminal.shows("No incidents yet"))
    terminal.say("help task")
    #expect(terminal.shows("task fire evacuate Mill Rd"))
  }

  @Test func `the board follows every size of the window`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    try #require(terminal.say("open flood Dike broken place=Mill Rd", "\(first) opened"))
    for (columns, rows) in [(80, 24), (200, 50), (40, 10), (500, 60), (120, 40)] {
      terminal.resize(columns: columns, rows: rows)
      #expect(
        terminal.waitUntil(timeout: .seconds(60)) { text in
          text.hasPrefix(" LIVE  room") && text.contains("▌ \(first)") && text.contains("Dike")
            && terminal.line(0).hasSuffix("● saved")
        }, "\(columns)x\(rows): \(terminal.screenText)")
    }
    terminal.resize(columns: 36, rows: 9)
    #expect(terminal.shows("Make the window at least 40×10"))
    terminal.resize(columns: 80, rows: 24)
    #expect(terminal.shows("▌ \(first)"))
  }

  @Test func `q asks before it leaves`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    terminal.type("q")
    #expect(terminal.shows("Leave the room? Everything is saved."))
    terminal.type("n")
    #expect(terminal.hides("Leave the room?"))
    #expect(terminal.exitStatus == nil)
    terminal.say("quit")
    #expect(terminal.shows("Leave the room?"))
    terminal.type("y")
    #expect(terminal.waitForExit() == .exited(0))
  }

  @Test func `a board at rest sends nothing`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    terminal.settle()
    let before = terminal.bytesReceived
    terminal.settle(quiet: 1500)
    // The minute may turn meanwhile.
    #expect(terminal.bytesReceived - before < 80)
  }
}
