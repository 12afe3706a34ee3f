import TestSupport
import Testing

@Suite struct SecondProcessTests {
  @Test func `who opens a held room for writing is told the process that holds it`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    let holder = "process \(terminal.pid),"
    let said = try Program.run(["do", room, "log - x"] + someone, in: sandbox)
    #expect(said.status == .exited(2))
    #expect(said.errors.contains(holder), "\(said.errors)")
    #expect(said.output.isEmpty)

    let second = try PseudoTerminal(["open", room], in: sandbox)
    #expect(second.waitForExit() == .exited(2))
    #expect(second.screenText.replacing("\n", with: " ").contains(holder), "\(second.screenText)")
    #expect(second.modes == second.modesBefore)

    let file = try sandbox.write("Incident Number\n1\n", to: "calls.csv")
    let map = Files.project("scenarios/maps/san-francisco.yaml")
    let whole = Files.data("incidents/sffd_2017_calls.csv") ?? file
    let imported = try Program.run(
      ["import", "dispatch", whole, "--map", map, "--room", room], in: sandbox)
    #expect(imported.status == .exited(2))
    #expect(terminal.say("open flood still mine", "\(year)-0001 opened"))
    #expect(terminal.leave() == .exited(0))
    #expect(try say(["log - mine now"], to: room, in: sandbox).lines.count == 1)
  }

  @Test func `a held room can be read meanwhile`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    let journal = try Program.run(["journal", room, "--json"], in: sandbox)
    #expect(journal.status == .exited(0))
    #expect(journal.output.contains("\"title\":\"East Bank\""))
    #expect(journal.lines.count == Int(try StoredEntry.all(room, in: sandbox).count))
    let verified = try Program.run(["verify", room], in: sandbox)
    #expect(verified.status == .exited(0), "\(verified.errors)")
    #expect(verified.output.hasPrefix("Whole: \(journal.lines.count) entries"))
    #expect(try Program.run(["board", room], in: sandbox).output.contains("East Bank"))
    #expect(
      try Program.run(["figures", room, "--json"], in: sandbox).output.contains("\"incidents\":1,"))
    #expect(terminal.say("open flood West Bank", "\(year)-0002 opened"))
    #expect(terminal.leave() == .exited(0))
  }
}
