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

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGUSR1, SIGPIPE, SIGALRM,
    SIGXCPU, 34, 64,
  ])
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

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal ends a program that still loads, and the terminal is as it was`(
    signal: Int32
  ) throws {
    let sandbox = try Sandbox()
    // A file that nobody writes is loaded without end.
    let settings = sandbox.file("settings.yaml")
    try #require(mkfifo(settings, 0o600) == 0)
    let terminal = try PseudoTerminal(
      ["open", sandbox.file("room"), "--settings", settings], in: sandbox)
    var writer: Int32 = -1
    while writer < 0, terminal.exitStatus == nil {
      writer = open(settings, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      usleep(1_000)
    }
    defer { close(writer) }
    terminal.kill(signal)
    #expect(terminal.waitForExit() == .signalled(signal))
    #expect(terminal.notGivenBack == [])
    #expect(!terminal.rawOutput.contains(0x1B))
  }

  @Test(
    .enabled(if: Tracer.works, "strace is not here, or may not trace"), arguments: ["TERM", "SEGV"])
  func `a signal at any call by which it takes the terminal gives the terminal back`(
    signal: String
  ) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    var taken = 0
    for count in 1...200 {
      let terminal = try PseudoTerminal(
        Tracer.path,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=write,ioctl", "-e",
          "inject=write,ioctl:signal=SIG\(signal):when=\(count)", BuiltProduct.path(of: "tansiq"),
          "open", room,
        ] + someone, environment: sandbox.environment(), columns: 120, rows: 40)
      let isShown = terminal.shows("? help")
      if isShown, terminal.exitStatus == nil, taken > 0 { return }
      try #require(terminal.waitForExit() != nil)
      #expect(terminal.notGivenBack == [], "SIG\(signal) at call \(count)")
      if terminal.rawOutput.contains(0x1B) { taken += 1 }
    }
    Issue.record("it never got past these calls")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT])
  func `a line that takes nothing more does not keep it from ending`(signal: Int32) throws {
    let sandbox = try Sandbox()
    let terminal = try opened(sandbox)
    // Each of these draws the whole screen.
    terminal.typeUnread(0x0C)
    terminal.kill(signal)
    #expect(terminal.waitForExitUnread() == .signalled(signal))
    #expect(terminal.modes == terminal.modesBefore)
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
