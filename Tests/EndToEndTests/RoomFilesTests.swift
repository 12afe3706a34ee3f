import Glibc
import TestSupport
import Testing

@Suite struct RoomFilesTests {
  @Test func `a room is for nobody but its owner, whatever the umask`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let shell = try PseudoTerminal(
      "/bin/sh",
      ["-c", "umask 0; exec \"$0\" \"$@\"", BuiltProduct.path(of: "tansiq"), "open", room]
        + someone, environment: sandbox.environment(), columns: 80, rows: 24)
    try #require(shell.shows("saved"))
    try #require(shell.say("open flood East Bank", "\(year)-0001 opened"))
    #expect(Files.mode(room) == "700")
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "lock"] {
      #expect(Files.mode("\(room)/\(name)") == "600", "\(name)")
    }
    try #require(shell.leave() == .exited(0))
    #expect(Files.mode("\(room)/snapshots") == "700")
    let snapshots = Files.names("\(room)/snapshots")
    #expect(snapshots.count == 1)
    for name in snapshots { #expect(Files.mode("\(room)/snapshots/\(name)") == "600") }
  }

  @Test func `leaving removes the WAL and leaves a snapshot`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    #expect(Files.exists("\(room)/journal.sqlite-wal"))
    #expect(terminal.leave() == .exited(0))
    #expect(Files.names(room) == ["journal.sqlite", "lock", "snapshots"])
    let last = try StoredEntry.all(room, in: sandbox).count
    let digits = String(1_000_000_000_000 + last).dropFirst()
    #expect(Files.names("\(room)/snapshots") == ["\(digits).snapshot"])
  }

  @Test func `a room opens from its snapshot`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(["open flood East Bank"], to: room, in: sandbox)
    // An old entry that no longer fits is not read where the snapshot is used.
    try tamper(room, "UPDATE entry SET body = replace(body, 'Police', 'Pollce') WHERE number = 3")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.screenText.contains("East Bank"))
    #expect(terminal.leave() == .exited(0))
    let verified = try Program.run(["verify", room], in: sandbox)
    #expect(verified.status == .exited(1))
    #expect(verified.errors.contains("Entry 3 "), "\(verified.errors)")
    for name in Files.names("\(room)/snapshots") { unlink("\(room)/snapshots/\(name)") }
    let refused = try PseudoTerminal(["open", room], in: sandbox)
    #expect(refused.waitForExit() == .exited(2))
    #expect(refused.screenText.contains("entry 3"), "\(refused.screenText)")
  }

  @Test func `a damaged snapshot costs nothing`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(["open flood East Bank"], to: room, in: sandbox)
    let name = try #require(Files.names("\(room)/snapshots").last)
    try sandbox.write("not a snapshot", to: "\(room)/snapshots/\(name)")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.screenText.contains("East Bank"))
    #expect(terminal.leave() == .exited(0))
    #expect(Files.names("\(room)/snapshots").contains("\(name).damaged"))
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  @Test func `a room that is none and one of a newer format are refused with status 2`() throws {
    let sandbox = try Sandbox()
    let verbs = ["journal", "verify", "board", "figures"]
    for verb in verbs {
      let none = try Program.run([verb, sandbox.file("nothing")], in: sandbox)
      #expect(none.status == .exited(2), "\(verb)")
      #expect(none.errors.contains("is no room"), "\(none.errors)")
    }
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try tamper(room, "PRAGMA user_version = 99")
    for verb in verbs {
      let newer = try Program.run([verb, room], in: sandbox)
      #expect(newer.status == .exited(2), "\(verb)")
      #expect(newer.errors.contains("format 99"), "\(newer.errors)")
    }
  }
}
