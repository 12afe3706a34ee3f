import Glibc
import TestSupport
import Testing

/// What the system says of every file of a folder, so that any change shows.
private func prints(_ folder: String, below: String = "") -> [String] {
  Files.names(folder).flatMap { name -> [String] in
    var status = stat()
    lstat("\(folder)/\(name)", &status)
    let time = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    let bytes = Files.bytes("\(folder)/\(name)").map {
      "\($0.reduce(5381) { $0 &* 33 &+ Int($1) })"
    }
    let line = "\(below)\(name) \(status.st_mode) \(status.st_size) \(time) \(bytes ?? "-")"
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    return [line] + (isFolder ? prints("\(folder)/\(name)", below: "\(below)\(name)/") : [])
  }
}

@Suite(.serialized) struct ReadOnlyRoomTests {
  /// A room that was killed, so that there is a WAL to be read.
  private func killedRoom(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    terminal.kill(SIGKILL)
    _ = terminal.waitForExit()
    try #require(Files.exists("\(room)/journal.sqlite-wal"))
    return room
  }

  private func readEverything(_ room: String, _ sandbox: Sandbox) throws {
    for verb in [["verify"], ["snapshots"], ["journal"], ["board"], ["incidents"], ["doctor"]] {
      let read = try Program.run([verb[0], room], in: sandbox)
      let isDoctor = verb == ["doctor"]
      #expect(isDoctor || read.status == .exited(0), "\(verb): \(read.output)\(read.errors)")
      #expect(isDoctor || !read.output.isEmpty)
    }
    let diff = try Program.run(["diff", room, "0"], in: sandbox)
    #expect(diff.output.contains("East Bank"), "\(diff.errors)")
    let copy = sandbox.file("copy")
    #expect(try Program.run(["backup", room, copy], in: sandbox).status == .exited(0))
    #expect(try Program.run(["incidents", copy], in: sandbox).output.contains("East Bank"))
  }

  @Test func `reading a room changes no byte, time or file of it`() throws {
    let sandbox = try Sandbox()
    let room = try killedRoom(sandbox)
    for name in Files.names("\(room)/snapshots") { chmod("\(room)/snapshots/\(name)", 0o400) }
    for name in Files.names(room) where name != "snapshots" { chmod("\(room)/\(name)", 0o400) }
    chmod("\(room)/snapshots", 0o500)
    chmod(room, 0o500)
    defer {
      chmod(room, 0o700)
      chmod("\(room)/snapshots", 0o700)
    }
    let before = prints(room)
    try readEverything(room, sandbox)
    #expect(prints(room) == before)
    if getuid() != 0 {
      let refused = try Program.run(["do", room, "log decision: x"] + someone, in: sandbox)
      #expect(refused.status == .exited(2))
      #expect(refused.errors.contains("Ask for permission"))
    }
  }

  /// Permission bits do not bind root; a mount that may not be written does.
  @Test(.enabled(if: Mounting.isAllowed, "mounting needs root"))
  func `a room on a mount that may not be written is read, and writing says so`() throws {
    let sandbox = try Sandbox()
    let room = try killedRoom(sandbox)
    let before = prints(room)
    let mount = try Mounting(readOnly: room, at: sandbox.file("mounted"))
    try readEverything(mount.path, sandbox)
    let refused = try Program.run(["do", mount.path, "log decision: x"] + someone, in: sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("mounted read-only. Mount it writable"), "\(refused.errors)")
    let doctor = try Program.run(["doctor", mount.path], in: sandbox)
    #expect(doctor.output.contains("mounted read-only"))
    #expect(doctor.status == .exited(1))
    #expect(prints(room) == before)
  }
}
