import TestSupport
import Testing

private let map = Files.project("scenarios/maps/san-francisco.yaml")
private let calls = Files.data("incidents/sffd_2017_calls.csv")
private let manyCalls = Files.data("incidents/sffd_outside-fire_calls.csv")

@Suite struct RealImportTests {
  private func bring(_ file: String, to room: String, _ sandbox: Sandbox) throws -> Program.Result {
    let result = try Program.run(
      ["import", "dispatch", file, "--map", map, "--room", room], in: sandbox)
    try #require(result.status == .exited(0), "\(result.output)\(result.errors)")
    return result
  }

  @Test(.enabled(if: calls != nil, "the data beside the project is not there"))
  func `a year's calls give exactly the figures that were counted by hand`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let file = try #require(calls)
    let brought = try bring(file, to: room, sandbox)
    #expect(brought.output.hasPrefix("865 rows read, 0 not taken. 173 new"), "\(brought.output)")
    let figures = try Program.run(["figures", room, "--json"], in: sandbox)
    #expect(
      figures.output == """
        {"format":1,"incidents":173,"commitments":865,"lateAfterSeconds":480,\
        "arrivals":{"known":546,"late":98,"medianSeconds":337},\
        "firstArrivals":{"known":169,"late":7,"medianSeconds":263,"never":4},\
        "mostCommitments":17}

        """)
    let entries = try StoredEntry.all(room, in: sandbox)
    let again = try bring(file, to: room, sandbox)
    #expect(again.output.contains("0 new incidents, 0 calls with news, 173 unchanged"))
    #expect(try StoredEntry.all(room, in: sandbox) == entries)
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  @Test(.enabled(if: manyCalls != nil, "the data beside the project is not there"))
  func `4,340 rows open on the board and can be worked with`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    _ = try bring(try #require(manyCalls), to: room, sandbox)
    let figures = try Program.run(["figures", room, "--json"], in: sandbox).output
    for part in [
      "\"incidents\":901,", "\"arrivals\":{\"known\":2916,\"late\":520,",
      "\"firstArrivals\":{\"known\":866,\"late\":25,", "\"never\":35}", "\"mostCommitments\":36}",
    ] {
      #expect(figures.contains(part), "\(part) is not in \(figures)")
    }
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    let top = terminal.line(5)
    #expect(top.contains(/^▌ \d\d-\d{4}/), "\(terminal.screenText)")
    terminal.type("j")
    #expect(terminal.waitUntil { _ in terminal.line(6).hasPrefix("▌") })
    terminal.type("\u{1B}[6~")
    #expect(terminal.waitUntil { _ in terminal.line(5) != top && !terminal.line(5).hasPrefix("▌") })
    terminal.type("g")
    #expect(terminal.waitUntil { _ in terminal.line(5) == top })
    terminal.type("G")
    #expect(terminal.waitUntil { $0.contains("901") || !$0.contains("below") })
    #expect(terminal.say("open fire A new one", "\(year)-0902 opened"))
    #expect(terminal.line(with: "A new one").hasPrefix("▌"))
    #expect(terminal.say("task fire go there", "\(year)-0902/1 issued"))
    #expect(terminal.say("ack /1", "\(year)-0902/1 is acknowledged"))
    #expect(terminal.leave() == .exited(0))
  }

  @Test(.enabled(if: calls != nil, "the data beside the project is not there"))
  func `rows that cannot be read are told with their line, and the rest is taken`() throws {
    let text = try #require(calls.flatMap { Files.text($0) })
    let sandbox = try Sandbox()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(6)
    lines[3] = ",,z"
    let file = try sandbox.write(lines.joined(separator: "\n") + "\n", to: "calls.csv")
    let result = try Program.run(
      ["import", "dispatch", file, "--map", map, "--room", sandbox.file("room")], in: sandbox)
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("calls.csv:4:"), "\(result.errors)")
    #expect(result.output.hasPrefix("5 rows read, 1 not taken."), "\(result.output)")
  }
}
