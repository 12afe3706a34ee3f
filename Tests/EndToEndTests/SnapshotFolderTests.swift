import Glibc
import TestSupport
import Testing

/// A room whose folder of snapshots is not what it was.
@Suite struct SnapshotFolderTests {
  private func room(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    try say(["open flood Dike"], to: room, in: sandbox)
    return room
  }

  private func removeSnapshots(_ room: String) {
    for name in Files.names("\(room)/snapshots") { unlink("\(room)/snapshots/\(name)") }
    rmdir("\(room)/snapshots")
  }

  @Test func `a missing folder is made again`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    removeSnapshots(room)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(Files.mode("\(room)/snapshots") == "700")
    removeSnapshots(room)
    #expect(terminal.say("open fire Barn", "\(year)-0002 opened"))
    #expect(terminal.leave() == .exited(0))
    #expect(!Files.names("\(room)/snapshots").isEmpty)
  }

  @Test func `a room with a file in its place opens by its journal and says so`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    removeSnapshots(room)
    try sandbox.write("", to: "\(room)/snapshots")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.shows("snapshots is no folder. Move it away."), "\(terminal.screenText)")
    #expect(terminal.say("open fire Barn", "\(year)-0002 opened"))
    #expect(terminal.leave() == .exited(0))
    for verb in ["board", "incidents", "verify"] {
      let read = try Program.run([verb, room], in: sandbox)
      #expect(read.status == .exited(0), "\(verb): \(read.errors)")
    }
    let said = try say(["open fire Mill"], to: room, in: sandbox)
    #expect(said.errors.contains("No snapshot can be kept"), "\(said.errors)")
    #expect(said.errors.contains("the journal has everything"))
    unlink("\(room)/snapshots")
    #expect(try say(["open fire Hut"], to: room, in: sandbox).errors == "")
    #expect(!Files.names("\(room)/snapshots").isEmpty)
  }

  @Test func `an open room says once that snapshots cannot be kept any more`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    removeSnapshots(room)
    try sandbox.write("", to: "\(room)/snapshots")
    // The change of shift takes a snapshot.
    terminal.say("shift Night")
    #expect(terminal.shows("snapshots is no folder. Move it away."), "\(terminal.screenText)")
    #expect(terminal.say("open fire Barn", "\(year)-0002 opened"))
    #expect(terminal.leave() == .exited(0))
  }
}
