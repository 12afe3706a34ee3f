import TestSupport
import Testing

private let incident = "\(year)-0001"

/// The registers of the real program: from a decision that is said to an agreement on its page.
@Suite struct RegistersTests {
  @Test func `a decision is said, and agreed to on the screen of the registers`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(["open flood Dam p=1 lead=fire agencies=police"], to: room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    terminal.say("decide \(incident) no boats why=\"weir pool\" power=none agencies=fire,police")
    try #require(terminal.shows("✓ D-1"), "\(terminal.screenText)")
    terminal.type("6")
    try #require(terminal.shows("▌ D-1"), "\(terminal.screenText)")
    #expect(terminal.line(with: "▌ D-1").contains("no boats"))
    terminal.say("agree by=fire")
    #expect(terminal.shows("agreed"), "\(terminal.screenText)")
    #expect(terminal.waitUntil { !$0.contains("Fire: agree,") })
    terminal.type("a")
    #expect(terminal.shows(":agree D-1 by=police"), "\(terminal.screenText)")
    terminal.type("\r")
    #expect(
      terminal.waitUntil { screen in
        screen.split(separator: "\n").filter { $0.contains(": agreed ") }.count == 2
      }, "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
  }
}
