import Glibc
import TestSupport
import Testing

/// The files of a room are moved, replaced or removed while the dashboard has it open.
@Suite struct MovedRoomTests {
  /// What happens to the room, by shell.
  private static let ways = [
    "rm -r ROOM", "mv ROOM ROOM.away", "rm ROOM/journal.sqlite", "rm ROOM/journal.sqlite-wal",
    "cp -r ROOM ROOM.copy; mv ROOM ROOM.away; mv ROOM.copy ROOM", "rm ROOM/lock",
  ]

  private func open(_ room: String, _ sandbox: Sandbox) throws -> PseudoTerminal {
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    return terminal
  }

  private func shell(_ line: String, _ room: String, _ sandbox: Sandbox) throws {
    let script = try sandbox.write(line.replacing("ROOM", with: room), to: "way")
    try #require(try Program.run([script], by: "/bin/sh", in: sandbox).status == .exited(0))
  }

  @Test(arguments: ways)
  func `what nobody would find again is not confirmed, and its draft stays`(way: String) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try open(room, sandbox)
    try shell(way, room, sandbox)
    terminal.say("log observation: rising")
    #expect(terminal.shows("NOT CONFIRMED"), "\(terminal.screenText)")
    #expect(terminal.shows("READ-ONLY"))
    #expect(terminal.shows(":log observation: rising"))
    // It does not heal into files that are not those it confirmed.
    #expect(!terminal.shows("● saved", timeout: .seconds(3)), "\(terminal.screenText)")
    terminal.type("\r")
    #expect(terminal.shows("Not written, the room is read-only"), "\(terminal.screenText)")
  }

  @Test func `a room that is put back is healed, and everything is there once`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try open(room, sandbox)
    try shell("mv ROOM ROOM.away", room, sandbox)
    terminal.say("log observation: rising")
    #expect(terminal.shows("NOT CONFIRMED"), "\(terminal.screenText)")
    try shell("mv ROOM.away ROOM", room, sandbox)
    #expect(terminal.hides("READ-ONLY"), "\(terminal.screenText)")
    // It was written into the folder that was away, and came to light.
    #expect(terminal.shows("✓ log line 1 written"), "\(terminal.screenText)")
    #expect(terminal.say("log observation: falling", "log line 2 written"))
    #expect(terminal.leave() == .exited(0))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    for word in ["rising", "falling"] {
      #expect(bodies.count { $0.contains("\"\(word)\"") } == 1, "\(word)")
    }
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }
}
