import Glibc
import TestSupport
import Testing

private let first = "\(year)-0001"
private let f2 = "\u{1B}OQ"

@Suite struct FormTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func `a task is given by its form`(columns: Int, rows: Int) throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, columns: columns, rows: rows)
    try #require(terminal.say("open flood East Bank", "\(first) opened"))
    terminal.type("t\r")
    #expect(terminal.shows("Give work to an agency"))
    #expect(terminal.line(with: "Incident  ").contains("\(first)  East Bank"))
    terminal.type("pol\u{1B}[C\r")
    #expect(terminal.shows("police  Police"))
    terminal.type("\u{1B}[200~cordon p=3\nFerry Ln\u{1B}[201~\r+45q")
    terminal.send(bytes: [19])
    #expect(terminal.shows("✗ +45q is no time."), "\(terminal.screenText)")
    terminal.type("\u{7F}m\u{1B}\r")
    #expect(
      terminal.shows("✓ \(first)/1 issued to Police: cordon p=3 Ferry Ln"),
      "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `a form that was being filled is there after a kill`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    var terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(first) opened"))
    terminal.type(":task\(f2)police\tcordon \"Ferry Ln\" now")
    try #require(terminal.shows("cordon \"Ferry Ln\" now"))
    let folder = "\(sandbox.state)/desks"
    // What is being written beside does not count yet.
    let names = { Files.names(folder).filter { !$0.hasSuffix(".new") } }
    let kept = { names().compactMap { Files.text("\(folder)/\($0)") }.joined() }
    #expect(terminal.waitUntil(timeout: .seconds(60)) { _ in kept().contains("Ferry Ln\" now") })
    #expect(Files.mode(folder) == "700")
    #expect(names().map { Files.mode("\(folder)/\($0)") } == ["600"])
    terminal.kill(SIGKILL)
    #expect(terminal.waitForExit(timeout: .seconds(60)) == .signalled(SIGKILL))

    terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.shows("A draft waits that was not sent: task. F2 opens it."))
    terminal.type(f2)
    #expect(terminal.shows("cordon \"Ferry Ln\" now"))
    terminal.send(bytes: [19])
    #expect(terminal.shows("✓ \(first)/1 issued to Police: cordon \"Ferry Ln\" now"))
    terminal.type(":\u{1B}[A\u{1B}[A")
    #expect(terminal.shows(":open flood East Bank"), "\(terminal.screenText)")
    terminal.send(bytes: [3])
    #expect(terminal.leave() == .exited(0))
    #expect(!kept().contains("draft task"))
  }

  @Test func `what was recorded is no draft after a kill a moment later`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    for count in 1...4 {
      let terminal = try PseudoTerminal.board(room, in: sandbox)
      #expect(!terminal.screenText.contains("draft"), "\(terminal.screenText)")
      terminal.type(":log half")
      _ = terminal.shows(":log half")
      terminal.type(" a thought\r")
      try #require(terminal.shows("✓ log line \(count) written"))
      usleep(100_000)
      terminal.kill(SIGKILL)
      #expect(terminal.waitForExit() == .signalled(SIGKILL))
    }
  }

  @Test func `damaged notes are set aside, and the board opens`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    terminal.type(":log half a thought")
    try #require(terminal.shows("half a thought"))
    #expect(terminal.leaveFromLine() == .exited(0))
    let folder = "\(sandbox.state)/desks"
    let name = try #require(Files.names(folder).first)
    try sandbox.write("tansiq desk notes 1\nhistory lo", to: "\(folder)/\(name)")

    let again = try PseudoTerminal.board(room, in: sandbox)
    #expect(again.shows("The drafts of before could not be read."))
    #expect(Files.text("\(folder)/\(name).damaged") == "tansiq desk notes 1\nhistory lo")
    #expect(again.leave() == .exited(0))
  }

  @Test func `a place that cannot be written is said once, and the room works on`() throws {
    let sandbox = try Sandbox()
    mkdir(sandbox.state, 0o700)
    try sandbox.write("in the way", to: "\(sandbox.state)/desks")
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    terminal.type(":log a")
    terminal.send(bytes: [3])
    #expect(terminal.shows("Drafts are not kept on disk now:"), "\(terminal.screenText)")
    #expect(terminal.say("open flood East Bank", "\(first) opened"))
    #expect(terminal.leave() == .exited(0))
  }
}

extension PseudoTerminal {
  fileprivate func leaveFromLine() -> ExitStatus? {
    send(bytes: [3])
    return leave()
  }
}
