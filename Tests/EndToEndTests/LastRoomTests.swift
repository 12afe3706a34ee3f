import Glibc
import TestSupport
import Testing

/// The program without arguments, when the last room is not as it was left.
@Suite struct LastRoomTests {
  /// A room that was opened on a terminal and left.
  private func remembered(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("ops")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.leave() == .exited(0))
    return room
  }

  /// What the program without arguments says on a terminal where it cannot open the room.
  private func complaint(_ sandbox: Sandbox) throws -> String {
    let terminal = try PseudoTerminal([], in: sandbox, columns: 500)
    #expect(terminal.waitForExit() == .exited(2))
    #expect(!terminal.screenText.contains("CommandFailure"), "\(terminal.screenText)")
    return terminal.screenText
  }

  @Test func `a room that is gone is named, with what to do`() throws {
    let sandbox = try Sandbox()
    let room = try remembered(sandbox)
    rename(room, sandbox.file("elsewhere"))
    let piped = try Program.run([], in: sandbox)
    #expect(piped.status == .exited(2))
    #expect(piped.errors.contains("The last room, \(room), is no longer there"), "\(piped.errors)")
    #expect(piped.errors.contains("tansiq open ROOM"))
    #expect(piped.output == "")
    #expect(try complaint(sandbox).contains("is no longer there"))
    #expect(!Files.exists(room))
  }

  @Test func `a room without its journal is not taken for one that was never there`() throws {
    let sandbox = try Sandbox()
    let room = try remembered(sandbox)
    unlink("\(room)/journal.sqlite")
    #expect(try complaint(sandbox).contains("The journal of \(room) is gone"))
  }

  @Test func `a room that is held says by whom`() throws {
    let sandbox = try Sandbox()
    let room = try remembered(sandbox)
    let holder = try PseudoTerminal.board(room, in: sandbox)
    #expect(try complaint(sandbox).contains("is held by process"))
    #expect(holder.leave() == .exited(0))
  }

  @Test func `a damaged room says what can still be read`() throws {
    let sandbox = try Sandbox()
    let room = try remembered(sandbox)
    for name in Files.names("\(room)/snapshots") { unlink("\(room)/snapshots/\(name)") }
    try tamper(room, "UPDATE entry SET account = 'x' WHERE number = 3")
    let said = try complaint(sandbox)
    #expect(said.contains("The last good entry is 2"), "\(said)")
    #expect(said.contains("tansiq journal ROOM prints every entry"), "\(said)")
    let journal = try Program.run(["journal", room], in: sandbox)
    #expect(journal.lines.count >= 2)
  }

  @Test func `a drill that is held or gone is told as cleanly`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    let flood = Files.project("scenarios/river-flood.yaml")
    let holder = try PseudoTerminal(["drill", flood, "--room", room], in: sandbox)
    try #require(holder.shows("? help"))
    #expect(try complaint(sandbox).contains("is held by process"))
    #expect(holder.leave() == .exited(0))
    rename(room, sandbox.file("elsewhere"))
    #expect(try complaint(sandbox).contains("The last room, \(room), is no longer there"))
  }

  @Test func `a replay whose settings are damaged is told as cleanly`() throws {
    let sandbox = try Sandbox()
    let room = try remembered(sandbox)
    try sandbox.write("format: 99\nlog: [\n", to: "\(room)/replay.yaml")
    let terminal = try PseudoTerminal([], in: sandbox, columns: 500)
    #expect(terminal.waitForExit() == .exited(2))
    #expect(terminal.screenText.contains("replay.yaml"), "\(terminal.screenText)")
    #expect(!terminal.screenText.contains("CommandFailure"), "\(terminal.screenText)")
  }
}
