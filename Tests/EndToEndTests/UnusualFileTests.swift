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

  @Test func `a copy of a room that is open beside it leaves its drafts alone`() throws {
    let sandbox = try Sandbox()
    let (room, copy) = (sandbox.file("room"), sandbox.file("copy"))
    try makeRoom(room, in: sandbox)
    try #require(try Program.run(["backup", room, copy], in: sandbox).status == .exited(0))
    let (first, second) = (
      try PseudoTerminal.board(room, in: sandbox), try PseudoTerminal.board(copy, in: sandbox)
    )
    first.type(":log precious")
    #expect(first.shows(":log precious"))
    first.type("\u{1B}")
    #expect(first.shows("Not sent."))
    let folder = "\(sandbox.state)/desks"
    #expect(
      first.waitUntil { _ in
        Files.names(folder).contains { Files.text("\(folder)/\($0)")?.contains("precious") == true }
      })
    second.type(":log another")
    #expect(second.shows(":log another"))
    second.type("\u{1B}")
    #expect(second.shows("Not sent."))
    #expect(second.leave() == .exited(0))
    first.kill(SIGKILL)
    _ = first.waitForExit()
    let again = try PseudoTerminal.board(room, in: sandbox)
    again.type("\u{1B}OQ")
    #expect(again.shows(":log precious"), "\(again.screenText)")
  }

  @Test func `a snapshot that leads nowhere is passed over, and that is told`() throws {
    let sandbox = try Sandbox()
    let (room, copy) = (sandbox.file("room"), sandbox.file("copy"))
    try makeRoom(room, in: sandbox)
    let name = try #require(Files.names("\(room)/snapshots").last)
    let path = "\(room)/snapshots/\(name)"
    unlink(path)
    try #require(symlink(path, path) == 0)
    let said = try Program.run(["do", room, "log observation: on"], in: sandbox)
    #expect(said.status == .exited(0))
    #expect(said.errors.contains("\(name) may not be read and was passed over"), "\(said.errors)")
    for words in [["verify", room], ["backup", room, copy], ["snapshots", room]] {
      let run = try Program.run(words, in: sandbox)
      #expect(run.status == .exited(0), "\(words): \(run.errors)")
    }
  }

  @Test func `a backup beside a writer does not stumble over a snapshot that makes way`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let script = "for k in $(seq 40); do \"$0\" do \"$1\" \"log observation: w.$k\"; done"
    let writer = try Program(
      ["-c", script, BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh", in: sandbox)
    for count in 1...15 {
      let made = try Program.run(["backup", room, sandbox.file("copy\(count)")], in: sandbox)
      #expect(made.status == .exited(0), "\(made.errors)")
    }
    #expect(writer.finish(timeout: .seconds(120)).status == .exited(0))
  }

  @Test func `no copy of the journal is left where a reader goes away`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    for count in 1...20 { #expect(terminal.say("log observation: \(count)", "log line \(count)")) }
    terminal.kill(SIGKILL)
    _ = terminal.waitForExit()
    let scratch = sandbox.file("scratch")
    try #require(mkdir(scratch, 0o700) == 0)
    let script = "{ \"$0\" journal \"$1\"; } | true"
    _ = try Program.run(
      ["-c", script, BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh", in: sandbox,
      environment: ["TMPDIR": scratch])
    #expect(Files.names(scratch) == [])
  }

  @Test(.enabled(if: Tracer.works, "strace is not here, or may not trace"))
  func `a folder that cannot be listed is not taken for an empty one`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let run = try Program.run(
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=getdents64", "-e",
        "inject=getdents64:error=EIO:when=1", BuiltProduct.path(of: "tansiq"), "verify", room,
      ], by: Tracer.path, in: sandbox)
    #expect(run.status == .exited(2) || run.status == .exited(1), "\(run.output)\(run.errors)")
  }
}
