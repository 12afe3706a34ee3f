import TestSupport
import Testing

/// Pastes that come in pieces: nothing of them acts as keys.
@Suite struct PasteTests {
  @Test func `the rest of a paste that fell silent is text`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    terminal.type("\u{1B}[200~from a mail\r")
    // What came is told after half a second of silence.
    #expect(terminal.shows("Nothing is being written"))
    terminal.type("log INJECTED\r:log INJECTED\r\u{1B}[201~")
    terminal.type(":log ")
    #expect(terminal.shows(":log"))
    terminal.type("\u{1B}[200~first part ")
    #expect(terminal.shows(":log first part"))
    terminal.type("second part\rthird\u{1B}[201~")
    #expect(terminal.shows(":log first part second part third"))
    terminal.type("\r")
    #expect(terminal.shows("log line 1 written"), "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    #expect(!bodies.contains { $0.contains("INJECTED") })
  }

  @Test func `Escape alone gives the keyboard back after a paste without an end`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    terminal.type("\u{1B}[200~half")
    #expect(terminal.shows("Nothing is being written"))
    terminal.type("\u{1B}")
    terminal.settle(quiet: 300)
    #expect(terminal.say("log observation: works", "log line 1 written"))
    #expect(terminal.leave() == .exited(0))
  }
}
