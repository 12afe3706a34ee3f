import Glibc
import TestSupport
import Testing

/// A script of 250 lines: all kinds of work, and one line in eight that is always refused.
private let script: [String] = {
  var lines = (1...10).map { "resource Engine \($0) kind=engine agency=fire" }
  for index in 1...30 {
    let number = "\(year)-\(String(10_000 + index).dropFirst())"
    let engine = "Engine \(index % 10 + 1)"
    lines += [
      "open flood Flood w\(index) place=Mill Rd \(index) p=\(index % 4 + 1) lead=fire anyway",
      "task \(number) police cordon w\(index)", "ack \(number)/1", "ack \(number)/1",
      "log \(number) decision: keep out, w\(index)", "commit \(number) \(engine)",
      index % 2 == 0 ? "move \(engine) on scene" : "strike \(index) wrong, w\(index)",
      "release \(engine)",
    ]
  }
  return lines
}()

private let refusedLines = 30

@Suite(.serialized) struct KillTests {
  @Test func `the audit finds lost, doubled, moved and changed entries`() throws {
    func entry(_ number: Int64, _ counter: Int64, _ body: String = "x") -> StoredEntry {
      StoredEntry(
        number: number, origin: "officer", desk: "script", counter: counter, body: body, chain: [])
    }
    let good = [entry(1, 1), entry(2, 1), entry(3, 2)]
    var audit = Audit()
    #expect(audit.take(["+ 1 1-2", "- 9 no", "+ 2 3-3"]) == [])
    #expect(audit.check(good, desk: "script") == [])
    func faults(_ entries: [StoredEntry]) -> [String] {
      var copy = audit
      return copy.check(entries, desk: "script")
    }
    #expect(faults(good + [entry(4, 3)]) == [])
    #expect(
      faults(Array(good.dropLast())) == ["an entry changed or is gone", "line 2, 3...3, is at []"])
    #expect(
      faults(good + [entry(4, 3), entry(5, 2)])
        == ["line 2, 3...3, is at [3, 5]", "line 2 came twice: [3, 5]"])
    #expect(
      faults([entry(1, 1), entry(2, 1, "y"), entry(3, 2)]) == ["an entry changed or is gone"])
    #expect(faults(good + [entry(5, 3)]) == ["the numbers have gaps"])
    #expect(audit.take(["+ 2 4-4"]) == ["line 2 moved to 4...4"])
  }

  @Test func `a hundred kills lose nothing that was confirmed and double nothing`() throws {
    let control = try Sandbox()
    try makeRoom(control.file("room"), in: control)
    let whole = try run(to: script.count, in: control)
    #expect(whole.filter { $0.hasPrefix("+ ") }.count == script.count - refusedLines)

    let sandbox = try Sandbox()
    try makeRoom(sandbox.file("room"), in: sandbox)
    var rounds = Rounds(sandbox)
    try rounds.killAHundredTimes()
    #expect(rounds.furthest > script.count / 2, "killed too early to mean anything")
    let answers = try run(to: script.count, in: sandbox)
    #expect(rounds.audit.take(answers) == [])
    #expect(rounds.audit.count == script.count - refusedLines)
    #expect(answers == whole, "the answers differ from those of a run that was never killed")

    let entries = try StoredEntry.all(sandbox.file("room"), in: sandbox)
    #expect(rounds.audit.check(entries, desk: "script") == [])
    let expected = try StoredEntry.all(control.file("room"), in: control)
    #expect(facts(entries) == facts(expected))
    let verified = try Program.run(["verify", sandbox.file("room")], in: sandbox)
    #expect(verified.status == .exited(0), "\(verified.output)\(verified.errors)")
    #expect(try board(sandbox) == board(control))
  }

  @Test func `what the dashboard showed as recorded survives its death`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    var random = Seeded(seed: 7)
    var shown: [String] = []
    for round in 1...8 {
      let terminal = try PseudoTerminal.board(room, in: sandbox)
      for word in shown { #expect(terminal.screenText.contains(word), "\(word) is gone") }
      for line in 1...Int.random(in: 1...2, using: &random) {
        let word = "w\(round)-\(line)"
        terminal.say("open flood \(word)")
        if terminal.waitUntil({ $0.contains("opened: \(word)") && $0.contains("✓") }) {
          shown.append(word)
        }
      }
      terminal.say("open flood last\(round)")
      usleep(UInt32.random(in: 0...20_000, using: &random))
      terminal.kill(SIGKILL)
      #expect(terminal.waitForExit() == .signalled(SIGKILL))
      try check(shown, unsure: "last\(round)", room, sandbox)
    }
    #expect(shown.count >= 8)
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  private func check(
    _ shown: [String], unsure: String, _ room: String, _ sandbox: Sandbox
  ) throws {
    let titles = try StoredEntry.all(room, in: sandbox).filter {
      $0.body.hasPrefix("{\"event\":\"incidentOpened\"")
    }.map(\.body)
    for word in shown {
      let times = titles.count { $0.contains("\"title\":\"\(word)\"") }
      #expect(times == 1, "\(word) is there \(times) times")
    }
    #expect(titles.count { $0.contains("\"\(unsure)\"") } <= 1)
  }

  private func run(to count: Int, in sandbox: Sandbox) throws -> [String] {
    let program = try start(to: count, in: sandbox)
    let result = program.finish()
    #expect(result.status == .exited(1), "\(result.errors)")
    return result.lines
  }

  /// Number, counter and words of what the script entered.
  private func facts(_ entries: [StoredEntry]) -> [String] {
    entries.filter { $0.desk == "script" }.map { "\($0.number) \($0.counter) \($0.body)" }
  }

  /// The board without clock and ages.
  private func board(_ sandbox: Sandbox) throws -> [String] {
    let printed = try Program.run(["board", sandbox.file("room")], in: sandbox)
    try #require(printed.status == .exited(0))
    return printed.lines.map { line in
      line.split(separator: " ").filter { word in
        !word.contains(":") && !(word.hasSuffix("m") && word.contains(where: \.isNumber))
      }.joined(separator: " ")
    }
  }
}

private func start(to count: Int, from first: Int = 1, in sandbox: Sandbox) throws -> Program {
  let lines = script[(first - 1)..<count].map { $0 + "\n" }.joined()
  let input = try sandbox.write(lines, to: "script")
  return try Program(
    ["do", sandbox.file("room"), "--desk", "script", "--counter", "\(first)"] + someone,
    in: sandbox, input: input)
}

/// Kills the program at one moment after the other: starting, working, closing.
private struct Rounds {
  let sandbox: Sandbox
  var audit = Audit()
  /// The last line of the script that was answered.
  var furthest = 0
  private var random = Seeded(seed: 20_26)

  init(_ sandbox: Sandbox) { self.sandbox = sandbox }

  mutating func killAHundredTimes() throws {
    var kills = 0
    for _ in 1...300 where kills < 100 {
      if try killOnce() { kills += 1 }
    }
    #expect(kills == 100)
  }

  /// One round; false when the program was done before it could be killed.
  private mutating func killOnce() throws -> Bool {
    let overlap = Int.random(in: 0...40, using: &random)
    let first = Bool.random(using: &random) ? 1 : max(1, furthest - overlap)
    let last = min(script.count, max(first, furthest) + Int.random(in: 1...7, using: &random))
    let program = try start(to: last, from: first, in: sandbox)
    if Int.random(in: 0..<5, using: &random) == 0 {
      usleep(UInt32.random(in: 0...60_000, using: &random))
    } else {
      let target = Int.random(in: min(furthest, last)...last, using: &random) - first + 1
      _ = program.wait(lines: max(1, target))
      usleep(UInt32.random(in: 0...3_000, using: &random))
    }
    program.kill(SIGKILL)
    let result = program.finish()
    try #require(audit.take(program.lines) == [])
    furthest = max(furthest, first - 1 + program.lines.count)
    let entries = try StoredEntry.all(sandbox.file("room"), in: sandbox)
    try #require(audit.check(entries, desk: "script") == [])
    return result.status == .signalled(SIGKILL)
  }
}
