import Glibc
import TestSupport
import Testing

/// Files that are not what they were, and a schema that somebody else changed.
@Suite struct UnusualFileTests {
  @Test(.enabled(if: Tracer.works, "strace is not here, or may not trace"), arguments: 1...4)
  func `a WAL that cannot be looked at is not taken for none`(call: Int) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.say("open flood Dike", "\(year)-0001 opened"))
    terminal.kill(SIGKILL)
    _ = terminal.waitForExit()
    let copy = sandbox.file("copy")
    let made = try Program.run(
      [
        "-f", "-qq", "-o", "/dev/null", "-P", "\(room)/journal.sqlite-wal", "-e",
        "trace=newfstatat,stat,lstat", "-e",
        "inject=newfstatat,stat,lstat:error=EIO:when=\(call)", BuiltProduct.path(of: "tansiq"),
        "backup", room, copy,
      ], by: Tracer.path, in: sandbox)
    guard made.status == .exited(0) else { return #expect(made.status == .exited(2)) }
    let board = try Program.run(["incidents", copy], in: sandbox)
    #expect(board.output.contains("Dike"), "\(made.output)")
  }

  @Test func `a trigger of somebody else discards nothing`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let trigger = "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END"
    let changed = try Program.run(
      [
        "-c", "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])",
        "\(room)/journal.sqlite", trigger,
      ], by: "/usr/bin/python3", in: sandbox)
    try #require(changed.status == .exited(0), "\(changed.errors)")
    try say(["log observation: kept"], to: room, in: sandbox)
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    #expect(bodies.contains { $0.contains("\"kept\"") })
  }

  @Test func `a pipe in place of a file is refused and not waited for`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let name = try #require(Files.names("\(room)/snapshots").last)
    for path in ["\(room)/snapshots/\(name)", "\(room)/journal.sqlite"] {
      unlink(path)
      try #require(mkfifo(path, 0o600) == 0)
      for verb in ["board", "verify", "doctor"] {
        let run = try Program.run([verb, room], in: sandbox, timeout: .seconds(30))
        #expect(run.status.map { $0 != .exited(0) || !path.hasSuffix("sqlite") } == true, "\(verb)")
      }
    }
  }

  @Test func `input that cannot be read is said, and half a line is none`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    for input in ["< /", "<&-"] {
      let said = try Program.run(
        ["-c", "exec \"$0\" do \"$1\" \(input)", BuiltProduct.path(of: "tansiq"), room],
        by: "/bin/sh", in: sandbox)
      #expect(said.status == .exited(2))
      #expect(said.errors.contains("Standard input cannot be read on"), "\(said.errors)")
    }
  }

  @Test func `a number that no desk can go on from is refused`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let said = try Program.run(
      ["do", room, "--counter", "9223372036854775807"] + someone + ["log a"], in: sandbox)
    #expect(said.status == .exited(64))
    #expect(said.errors.contains("is a number from 1 to"))
  }

  @Test func `a copy of a room keeps its drafts beside those of the room`() throws {
    let sandbox = try Sandbox()
    let (room, copy) = (sandbox.file("room"), sandbox.file("copy"))
    try makeRoom(room, in: sandbox)
    try #require(try Program.run(["backup", room, copy], in: sandbox).status == .exited(0))
    let first = try PseudoTerminal.board(room, in: sandbox)
    first.type(":log precious")
    #expect(first.shows(":log precious"))
    first.type("\u{1B}")
    #expect(first.shows("Not sent."))
    #expect(first.leave() == .exited(0))
    let second = try PseudoTerminal.board(copy, in: sandbox)
    second.type(":log another")
    #expect(second.shows(":log another"))
    second.type("\u{1B}")
    #expect(second.shows("Not sent."))
    #expect(second.leave() == .exited(0))
    let again = try PseudoTerminal.board(room, in: sandbox)
    again.type(":")
    again.type("\u{1B}[A")
    #expect(again.shows(":log precious"), "\(again.screenText)")
  }
}
