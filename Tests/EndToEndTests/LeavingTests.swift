import Glibc
import TestSupport
import Testing

@Suite(.serialized) struct LeavingTests {
  private func opened(_ sandbox: Sandbox) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    try #require(terminal.isAltScreen && !terminal.cursorVisible)
    try #require(terminal.modes != terminal.modesBefore)
    return terminal
  }

  @Test func `leaving gives the terminal back`() throws {
    let sandbox = try Sandbox()
    let terminal = try opened(sandbox)
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.notGivenBack == [])
    #expect(sandbox.processes.isEmpty)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS])
  func `a signal gives the terminal back at once, and nothing is lost`(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try opened(sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    terminal.type(":log a line in the making")
    try #require(terminal.shows("in the making"))
    terminal.kill(signal)
    #expect(terminal.waitForExit(timeout: .seconds(60)) == .signalled(signal))
    #expect(terminal.notGivenBack == [])
    #expect(sandbox.processes.isEmpty)
    let room = sandbox.file("room")
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
    let again = try PseudoTerminal.board(room, in: sandbox)
    #expect(again.screenText.contains("East Bank"))
  }

  @Test func `a line that goes down ends the program`() throws {
    let sandbox = try Sandbox()
    let terminal = try opened(sandbox)
    terminal.hangUp()
    #expect(terminal.waitForExit(timeout: .seconds(60)) == .signalled(SIGHUP))
    #expect(sandbox.processes.isEmpty)
  }

  @Test func `a refusal to start leaves the terminal alone`() throws {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(["open", "/dev/null/room"], in: sandbox)
    #expect(terminal.waitForExit() == .exited(2))
    #expect(terminal.notGivenBack == [])
    #expect(!terminal.rawOutput.contains(0x1B))
    #expect(!terminal.screenText.isEmpty)
  }
}
