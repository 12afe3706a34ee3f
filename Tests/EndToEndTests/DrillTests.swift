import Glibc
import TestSupport
import Testing

private let flood = Files.project("scenarios/river-flood.yaml")

@Suite struct RealDrillTests {
  private func start(
    _ options: [String], in sandbox: Sandbox, scenario: String = flood
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(["drill", scenario] + options, in: sandbox)
    try #require(terminal.shows(" EXERCISE T+"), "\(terminal.screenText)")
    try #require(terminal.shows("? help"))
    return terminal
  }

  /// `T+01:12` of the top line in minutes.
  private func minutes(_ terminal: PseudoTerminal) -> Int {
    guard let match = terminal.line(0).firstMatch(of: /T\+(\d+):(\d\d)/) else { return -1 }
    return (Int(match.1) ?? 0) * 60 + (Int(match.2) ?? 0)
  }

  /// How many submissions each inject became.
  private func deliveries(_ room: String, _ sandbox: Sandbox) throws -> [String: Int] {
    var submissions: [String: Set<Int64>] = [:]
    for entry in try StoredEntry.all(room, in: sandbox) where entry.origin.hasPrefix("inject:") {
      submissions[entry.origin, default: []].insert(entry.counter)
    }
    return submissions.mapValues(\.count)
  }

  @Test func `incidents appear, agencies answer, and the way back is told`() throws {
    let sandbox = try Sandbox()
    let terminal = try start(["--speed", "600"], in: sandbox)
    #expect(terminal.shows("East Bank, 640"))
    #expect(terminal.shows("Bypass under water"))
    #expect(terminal.line(0).contains("River flood"))
    let room = try #require(
      Files.names("\(sandbox.state)/drills").first.map { "\(sandbox.state)/drills/\($0)" })
    #expect(
      terminal.waitUntil(timeout: .seconds(60)) { _ in
        let origins = (try? StoredEntry.all(room, in: sandbox).map(\.origin)) ?? []
        return origins.contains("simulated:fire") && origins.contains("simulated:police")
      })
    terminal.say("task police stand by")
    #expect(
      terminal.waitUntil(timeout: .seconds(60)) { _ in
        terminal.line(with: "stand by").contains(/[○●✓] Poli/)
      }, "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
    #expect(terminal.notGivenBack == [])
    let words = terminal.lastWords.replacing("\r\n", with: "\n")
    #expect(words.contains("The drill is in \(room)\n"), "\(words)")
    #expect(words.contains("tansiq drill \(flood) --room \(room)"), "\(words)")
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
    let board = try Program.run(["board", room], in: sandbox)
    #expect(board.output.hasPrefix(" EXERCISE T+"))
  }

  @Test func `the clock stops, goes on and changes its speed by key`() throws {
    let sandbox = try Sandbox()
    let terminal = try start(["--speed", "600"], in: sandbox)
    #expect(terminal.line(0).contains("×600"))
    terminal.type(" ")
    #expect(terminal.shows(" paused "))
    terminal.settle()
    let stopped = minutes(terminal)
    usleep(400_000)
    terminal.settle()
    #expect(minutes(terminal) == stopped)
    terminal.type(" ")
    #expect(terminal.waitUntil { _ in minutes(terminal) > stopped })
    terminal.type("+")
    #expect(terminal.shows("×1200"))
    terminal.type("-")
    #expect(terminal.shows("×600"))
    terminal.say("speed 10")
    #expect(terminal.shows("×10 "))
    terminal.type("?")
    #expect(terminal.shows("What can be typed and said"))
    for _ in 0..<8 where !terminal.screenText.contains("stop the exercise's clock") {
      terminal.type("jjjjjjjj")
      terminal.settle()
    }
    #expect(terminal.shows("stop the exercise's clock, or let it go on"))
  }

  @Test func `after kills a drill goes on where it was, and no inject comes twice`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    var random = Seeded(seed: 5)
    var reached = 0
    for round in 1...8 {
      let terminal = try start(["--room", room, "--speed", "1200"], in: sandbox)
      #expect(minutes(terminal) >= reached, "the clock went back")
      #expect(minutes(terminal) < reached + 40, "the clock jumped")
      let goal = reached + Int.random(in: 2...12, using: &random)
      #expect(terminal.waitUntil { _ in minutes(terminal) >= goal }, "round \(round)")
      usleep(UInt32.random(in: 0...60_000, using: &random))
      terminal.kill(SIGKILL)
      try #require(terminal.waitForExit() == .signalled(SIGKILL))
      reached = try lastEntryMinutes(room, sandbox)
      #expect(try deliveries(room, sandbox).values.allSatisfy { $0 == 1 })
    }
    let terminal = try start(["--room", room, "--speed", "3600"], in: sandbox)
    #expect(terminal.waitUntil(timeout: .seconds(60)) { _ in minutes(terminal) >= 120 })
    // The clock stops by itself at the end of the scenario.
    #expect(terminal.shows(" paused "))
    #expect(terminal.leave() == .exited(0))
    let delivered = try deliveries(room, sandbox)
    let lines = (Files.text(flood) ?? "").split(separator: "\n")
    let timed = lines.count { $0.hasPrefix("    at: T+") }
    #expect(timed > 20)
    #expect(delivered.count >= timed, "\(delivered.keys.sorted())")
    #expect(delivered.values.allSatisfy { $0 == 1 }, "\(delivered)")
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  @Test(arguments: Files.names(Files.project("scenarios")).filter { $0.hasSuffix(".yaml") })
  func `what is due at the end comes before the clock stops, and the end is told`(
    _ name: String
  ) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    let scenario = Files.project("scenarios/\(name)")
    let terminal = try start(["--room", room, "--speed", "3600"], in: sandbox, scenario: scenario)
    #expect(
      terminal.waitUntil(timeout: .seconds(60)) { _ in
        terminal.screenText.contains("The exercise is over") && terminal.line(0).contains("paused")
      }, "\(terminal.screenText)")
    #expect(terminal.screenText.contains("Space lets it go on"))
    #expect(try deliveries(room, sandbox)["inject:I-30"] == 1)
    #expect(terminal.leave() == .exited(0))
    let words = terminal.lastWords
    #expect(words.contains("open at the end"), "\(words)")
    #expect(!words.contains("still to come"), "\(words)")
    // It goes on where it stopped, and stops no second time.
    let again = try start(["--room", room, "--speed", "3600"], in: sandbox, scenario: scenario)
    again.type(" ")
    #expect(again.waitUntil { _ in minutes(again) > 130 }, "\(again.screenText)")
    #expect(again.leave() == .exited(0))
    #expect(try deliveries(room, sandbox).values.allSatisfy { $0 == 1 })
  }

  private func lastEntryMinutes(_ room: String, _ sandbox: Sandbox) throws -> Int {
    let last = try StoredEntry.all(room, in: sandbox).compactMap { entry in
      entry.body.firstMatch(of: /"exerciseMilliseconds":(\d+)/).flatMap { Int($0.1) }
    }.last
    return try #require(last) / 60_000
  }

  @Test func `a live room takes no drill, and a drill no other scenario`() throws {
    let sandbox = try Sandbox()
    let live = sandbox.file("live")
    try makeRoom(live, in: sandbox)
    let before = try StoredEntry.all(live, in: sandbox)
    let refused = try Program.run(["drill", flood, "--room", live], in: sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("is a live room"), "\(refused.errors)")
    #expect(try StoredEntry.all(live, in: sandbox) == before)

    let drill = sandbox.file("drill")
    try #require(
      try Program.run(["drill", flood, "--room", drill], in: sandbox).status == .exited(0))
    let entries = try StoredEntry.all(drill, in: sandbox)
    let text = try #require(Files.text(flood))
    let other = try sandbox.write(
      text.replacing("name: River flood\n", with: "name: Dry summer\n"), to: "other.yaml")
    let different = try Program.run(["drill", other, "--room", drill], in: sandbox)
    #expect(different.status == .exited(2))
    #expect(different.errors.contains("runs the scenario River flood"), "\(different.errors)")
    #expect(try StoredEntry.all(drill, in: sandbox) == entries)
  }

  @Test func `the exercise starts at the time of day that is asked for`() throws {
    let sandbox = try Sandbox()
    let terminal = try start(["--start", "07:40", "--speed", "0.1"], in: sandbox)
    #expect(terminal.line(0).contains(" 07:40 "), "\(terminal.line(0))")
    #expect(terminal.line(0).contains("×0.1"))
  }

  @Test func `a scenario with mistakes opens nothing`() throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write("format: 1\nname: X\ninjcts: []\n", to: "bad.yaml")
    for verb in ["drill", "check"] {
      let result = try Program.run([verb, file], in: sandbox)
      #expect(result.status == .exited(1))
      #expect(result.errors.contains("bad.yaml:3:1"), "\(result.errors)")
    }
    #expect(!Files.exists("\(sandbox.state)/drills"))
    let good = try Program.run(["check", flood], in: sandbox)
    #expect(good.status == .exited(0))
    #expect(good.output.contains("7 agencies, 30 injects, 120 minutes"), "\(good.output)")
  }
}
