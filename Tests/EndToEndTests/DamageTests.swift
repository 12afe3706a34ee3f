import Glibc
import TestSupport
import Testing

private let flood = Files.project("scenarios/river-flood.yaml")

@Suite struct DamageTests {
  private func room(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    try #require(terminal.leave() == .exited(0))
    return room
  }

  @Test func `a journal that is gone beside its snapshots is never made anew`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    unlink("\(room)/journal.sqlite")
    for verb in [["open", room], ["board", room], ["verify", room]] {
      let result = try Program.run(verb, in: sandbox)
      #expect(result.status != .exited(0))
      #expect(result.errors.contains("is gone"), "\(verb): \(result.errors)")
    }
    #expect(!Files.exists("\(room)/journal.sqlite"))
  }

  /// What lies before the snapshot is not read on opening.
  @Test
  func `an entry that was changed before the snapshot is told on the board, and the board works`()
    throws
  {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    var bytes = try #require(Files.bytes("\(room)/journal.sqlite"))
    let title = Array("East Bank".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: title) }, "the title is not in the journal")
    bytes[place] ^= 1
    let file = try #require(fopen("\(room)/journal.sqlite", "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.shows("DAMAGED") && terminal.shows("was changed on disk"))
    #expect(terminal.say("log decision: stay", "log line 1 written"))
    #expect(terminal.shows("DAMAGED"))
    #expect(terminal.leave() == .exited(0))
    #expect(!Files.exists("\(room)/journal.sqlite-wal"))
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(1))
  }

  @Test func `a board is not printed of a journal whose tail was cut`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    let older = sandbox.file("older")
    let copied = try Program.run(["board", room], in: sandbox)
    #expect(copied.status == .exited(0))
    rename("\(room)/journal.sqlite", older)
    let other = sandbox.file("other")
    let terminal = try PseudoTerminal.board(other, in: sandbox)
    try #require(terminal.leave() == .exited(0))
    rename("\(other)/journal.sqlite", "\(room)/journal.sqlite")
    let cut = try Program.run(["board", room], in: sandbox)
    #expect(cut.status == .exited(2))
    #expect(cut.errors.contains("tail was cut"), "\(cut.errors)")
  }

  @Test func `damaged snapshots alone are told apart from a damaged journal`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    let name = try #require(Files.names("\(room)/snapshots").first)
    try sandbox.write("nothing", to: "\(room)/snapshots/\(name)")
    let result = try Program.run(["verify", room], in: sandbox)
    #expect(result.status == .exited(1))
    #expect(result.output.contains("The journal is whole"))
  }

  @Test func `a snapshot that cannot be used is told, and the room is whole without it`() throws {
    for (place, told) in [(200, "was set aside"), (11, "in a newer format")] {
      let sandbox = try Sandbox()
      let room = try room(sandbox)
      let board = try Program.run(["board", room], in: sandbox)
      let name = try #require(Files.names("\(room)/snapshots").last)
      var bytes = try #require(Files.bytes("\(room)/snapshots/\(name)"))
      bytes[place] = place == 11 ? bytes[place] + 1 : bytes[place] ^ 1
      let file = try #require(fopen("\(room)/snapshots/\(name)", "w"))
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
      let result = try Program.run(
        ["do", room, "--desk", "script", "--counter", "1"] + someone + ["log decision: stay"],
        in: sandbox)
      #expect(result.status == .exited(0), "\(result.errors)")
      #expect(result.errors.contains("Snapshot \(name)"), "\(result.errors)")
      #expect(result.errors.contains(told), "\(result.errors)")
      let again = try Program.run(["board", room], in: sandbox)
      #expect(again.output.contains("East Bank") && board.output.contains("East Bank"))
      #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
    }
  }

  @Test func `a zone without rules is told with its place`() throws {
    let sandbox = try Sandbox()
    let settings = try sandbox.write(
      "format: 1\nzone: Europe/Lodnon\nagencies:\n  - {code: fire, name: F}\n", to: "s.yaml")
    let result = try Program.run(
      ["open", sandbox.file("new"), "--settings", settings], in: sandbox)
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("s.yaml:2:7"), "\(result.errors)")
  }

  @Test func `a file is no room`() throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write("x", to: "file")
    let result = try Program.run(["open", file], in: sandbox)
    #expect(result.errors.contains("is a file"), "\(result.errors)")
  }

  @Test func `without arguments a drill goes on as a drill`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    let drill = try PseudoTerminal(["drill", flood, "--room", room], in: sandbox)
    try #require(drill.shows("26-0001") || drill.shows("-0001"))
    try #require(drill.leave() == .exited(0))
    let again = try PseudoTerminal([], in: sandbox)
    #expect(again.shows(" EXERCISE T+00:00"))
    #expect(again.leave() == .exited(0))
    #expect(again.shows("Go on with: /"))
    #expect(again.lastWords.contains("tansiq drill \(flood)"), "\(again.lastWords)")
  }
}
