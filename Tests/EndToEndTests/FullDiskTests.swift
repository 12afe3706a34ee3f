import Glibc
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: Mounting.isAllowed, "mounting a small disk needs root"))
struct FullDiskTests {
  /// Takes all the space that is left, in a file that gives it back when it goes.
  private func fill(_ disk: Mounting) throws {
    let file = try #require(fopen(disk.path + "/ballast", "w"))
    let block = [UInt8](repeating: 1, count: 4096)
    setvbuf(file, nil, _IONBF, 0)
    while fwrite(block, 1, block.count, file) == block.count {}
    fclose(file)
  }

  /// Says lines until one is not confirmed; returns it with those that were.
  private func sayUntilFull(
    _ terminal: PseudoTerminal
  ) throws -> (confirmed: [String], unconfirmed: String) {
    var confirmed: [String] = []
    for count in 1...200 {
      let words = "w\(count) " + String(repeating: "rising water ", count: 4)
      terminal.say("log observation: \(words)")
      try #require(
        terminal.waitUntil {
          $0.contains("NOT CONFIRMED") || $0.contains("✓ log line \(count) written")
        }, "\(terminal.screenText)")
      if terminal.screenText.contains("NOT CONFIRMED") { return (confirmed, words) }
      confirmed.append(words)
    }
    throw Failure()
  }

  private struct Failure: Error {}

  private func heals(_ terminal: PseudoTerminal, within seconds: Double) -> Bool {
    terminal.waitUntil(timeout: .seconds(seconds)) { !$0.contains("READ-ONLY") }
  }

  @Test func `a full disk is said on every screen, heals by itself, and doubles nothing`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 8, at: sandbox.file("disk"))
    let room = disk.path + "/room"
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    try fill(disk)
    let said = try sayUntilFull(terminal)
    #expect(terminal.shows("READ-ONLY"))
    #expect(terminal.shows("The disk is full"))
    #expect(terminal.shows(String(said.unconfirmed.prefix(20))), "the draft is gone")
    terminal.send(bytes: [27])
    #expect(terminal.shows("Not confirmed."))
    for key in ["2", "3", "5", "1", "?"] {
      terminal.type(key)
      #expect(terminal.waitUntil { $0.contains("READ-ONLY") }, "screen \(key)")
    }
    terminal.send(bytes: [27])
    #expect(!heals(terminal, within: 4.5), "it healed on a disk that is full")
    var ballast = stat()
    stat(disk.path + "/ballast", &ballast)
    truncate(disk.path + "/ballast", ballast.st_size - 98_304)
    #expect(!heals(terminal, within: 4.5), "it healed with room for a few entries")
    unlink(disk.path + "/ballast")
    #expect(heals(terminal, within: 60), "it did not heal: \(terminal.screenText)")
    terminal.say("log observation: \(said.unconfirmed)")
    let count = "Log \(said.confirmed.count + 1) "
    #expect(terminal.waitUntil { $0.contains(count) && $0.contains("? help") })
    try #require(terminal.say("open fire Barn", "\(year)-0002 opened"), "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    for words in said.confirmed + [said.unconfirmed] {
      let mark = "\"\(words.prefix { $0 != " " }) rising"
      #expect(bodies.count { $0.contains(mark) } == 1, "\(mark)")
    }
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  /// Fills a room's disk, says three lines and leaves each.
  private func sayThree(_ terminal: PseudoTerminal, on disk: Mounting) throws -> [String] {
    try fill(disk)
    let first = try sayUntilFull(terminal).unconfirmed
    terminal.send(bytes: [27])
    try #require(terminal.shows("Not confirmed."))
    for word in ["SECOND", "THIRD"] {
      terminal.type("ldecision: \(word)\r")
      try #require(terminal.shows("Not written"), "\(terminal.screenText)")
      terminal.send(bytes: [27])
      try #require(terminal.shows("Not sent, one of"), "\(terminal.screenText)")
    }
    return ["observation: \(first.trimmedEnd)", "decision: SECOND", "decision: THIRD"]
  }

  private func sendAllDrafts(_ lines: [String], on terminal: PseudoTerminal) throws {
    for line in lines {
      terminal.type("\u{1B}OQ")
      try #require(terminal.shows(":log \(line)"), "\(terminal.screenText)")
      terminal.type("\r")
      try #require(terminal.hides(":log \(line)"), "\(terminal.screenText)")
    }
    terminal.type("\u{1B}OQ")
    #expect(terminal.shows("No draft waits."), "\(terminal.screenText)")
  }

  private func expectOnce(_ lines: [String], _ room: String, in sandbox: Sandbox) throws {
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    for line in lines {
      let words = line.split(separator: ": ").last.map { $0.prefix(20) } ?? ""
      #expect(bodies.count { $0.contains("\"\(words)") } == 1, "\(words)")
    }
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  @Test func `three lines of an outage wait in order, and each is entered once`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 8, at: sandbox.file("disk"))
    let room = disk.path + "/room"
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    let lines = try sayThree(terminal, on: disk)
    #expect(terminal.shows("F2 3 drafts"))
    terminal.type("q")
    #expect(terminal.shows("3 lines are NOT in it; they are kept on disk for next time."))
    terminal.type("n")
    unlink(disk.path + "/ballast")
    #expect(heals(terminal, within: 60), "it did not heal: \(terminal.screenText)")
    // Whether the first one reached the disk, the healing tells.
    #expect(terminal.waitUntil { $0.contains("not in the room") }, "\(terminal.screenText)")
    let isFound = terminal.screenText.contains("on disk after all")
    try sendAllDrafts(isFound ? Array(lines.dropFirst()) : lines, on: terminal)
    terminal.type("q")
    #expect(terminal.shows("Leave the room? Everything is saved."))
    terminal.type("y")
    #expect(terminal.waitForExit() == .exited(0))
    try expectOnce(lines, room, in: sandbox)
  }

  @Test func `three lines of an outage are offered again after a kill`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 8, at: sandbox.file("disk"))
    let room = disk.path + "/room"
    try makeRoom(room, in: sandbox)
    var terminal = try PseudoTerminal.board(room, in: sandbox)
    let lines = try sayThree(terminal, on: disk)
    let folder = "\(sandbox.state)/desks"
    let kept = {
      Files.names(folder).filter { !$0.hasSuffix(".new") }
        .compactMap { Files.text("\(folder)/\($0)") }.joined()
    }
    #expect(terminal.waitUntil { _ in kept().contains("draft log decision: THIRD") })
    terminal.kill(SIGKILL)
    #expect(terminal.waitForExit() == .signalled(SIGKILL))
    unlink(disk.path + "/ballast")

    terminal = try PseudoTerminal.board(room, in: sandbox)
    #expect(terminal.shows("drafts wait: log"), "\(terminal.screenText)")
    let isFound = terminal.screenText.contains("is on disk")
    try sendAllDrafts(isFound ? Array(lines.dropFirst()) : lines, on: terminal)
    #expect(terminal.leave() == .exited(0))
    #expect(!kept().contains("\ndraft "))
    try expectOnce(lines, room, in: sandbox)
  }

  @Test func `drafts that no disk takes are said to be lost, and printed on leaving`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 1, at: sandbox.file("state"))
    let terminal = try PseudoTerminal.board(sandbox.file("room"), in: sandbox)
    try fill(disk)
    terminal.type(":log half a thought")
    terminal.send(bytes: [3])
    try #require(terminal.shows("Drafts are not kept on disk now:"), "\(terminal.screenText)")
    terminal.type("q")
    #expect(terminal.shows("Leave the room? 1 line is NOT in it and would be LOST"))
    unlink(disk.path + "/ballast")
    #expect(terminal.shows("kept on disk for next time", timeout: .seconds(20)))
    try fill(disk)
    terminal.type("n:log another")
    terminal.send(bytes: [3])
    try #require(terminal.shows("Drafts are not kept on disk now:"), "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.lastWords.contains("These 2 lines are not in the room"))
    #expect(terminal.lastWords.contains("log half a thought"))
  }

  @Test func `the last room stays known where the next cannot be written down`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 1, at: sandbox.file("disk"))
    let state = ["XDG_STATE_HOME": disk.path]
    for name in ["first", "second"] {
      let room = sandbox.file(name)
      try makeRoom(room, in: sandbox)
      let terminal = try PseudoTerminal(
        ["open", room] + someone, in: sandbox, environment: state)
      #expect(terminal.shows("No incidents yet."))
      #expect(terminal.leave() == .exited(0))
      if name == "first" { try fill(disk) }
    }
    let known = try Program.run(
      [disk.path + "/tansiq/last-room"], by: "/bin/cat", in: sandbox)
    #expect(known.output == sandbox.file("first") + "\n")
    #expect(Files.names(disk.path + "/tansiq").allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func `a backup onto a full disk leaves nothing behind and says why`() throws {
    let sandbox = try Sandbox()
    let disk = try Mounting(megabytes: 1, at: sandbox.file("disk"))
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try fill(disk)
    let refused = try Program.run(["backup", room, disk.path + "/copy"], in: sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("The disk is full"), "\(refused.errors)")
    #expect(Files.names(disk.path) == ["ballast"])
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmedEnd: String {
    lastIndex { $0 != " " }.map { String(self[...$0]) } ?? ""
  }
}
