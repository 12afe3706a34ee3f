import Glibc
import TestSupport
import Testing

private let script = floodScript(6)

/// The machine's clock is set while a room is dead, and jumps an hour where the officers' does.
@Suite(.serialized) struct MovedClockTests {
  /// What the machine's clock is off by, run after run.
  enum Scene: CaseIterable, Sendable {
    case anHourBack, anHourOn, summerTimeEnds, summerTimeBegins

    var offsets: [Int] {
      switch self {
      case .anHourBack: [0, -3_600, -3_600, 0]
      case .anHourOn: [0, 3_600, 0, 3_600]
      // A machine that keeps local time is set back an hour as well, and put right later.
      case .summerTimeEnds: change(month: 9).map { $0 - time(nil) }
      case .summerTimeBegins: change(month: 2).map { $0 - time(nil) }
      }
    }

    /// Times around the last Sunday of a month, 01:00 UTC, when London's clocks change.
    private func change(month: Int32) -> [Int] {
      var parts = tm()
      parts.tm_year = (Int32(year) ?? 0) + 100
      parts.tm_mon = month
      parts.tm_mday = 31
      parts.tm_hour = 1
      var moment = timegm(&parts)
      while parts.tm_wday != 0 {
        moment -= 86_400
        gmtime_r(&moment, &parts)
      }
      return [moment - 4, moment + 2, moment - 3_598, moment + 10]
    }

    /// Whether the clock is set back between two runs.
    var stepsBack: Bool { zip(offsets, offsets.dropFirst()).contains { $1 < $0 - 60 } }
  }

  private func start(
    to last: Int, from first: Int, offset: Int, _ sandbox: Sandbox
  ) throws -> Program {
    let lines = script[(first - 1)..<last].map { $0 + "\n" }.joined()
    let input = try sandbox.write(lines, to: "script")
    return try Program(
      ["do", sandbox.file("room"), "--desk", "script", "--counter", "\(first)"] + someone,
      in: sandbox, input: input,
      environment: [
        "LD_PRELOAD": BuiltProduct.path(of: "libMovedClock.so"), "MOVED_CLOCK": "\(offset)",
      ])
  }

  private func room(_ sandbox: Sandbox) throws {
    let settings = try sandbox.write(
      "format: 1\nzone: Europe/London\nagencies:\n  - {code: fire, name: Fire}\n"
        + "  - {code: police, name: Police}\n", to: "settings.yaml")
    try makeRoom(sandbox.file("room"), in: sandbox, options: ["--settings", settings])
  }

  private func facts(_ entries: [StoredEntry]) -> [String] {
    entries.filter { $0.desk == "script" }.map { "\($0.number) \($0.counter) \($0.body)" }
  }

  @Test(arguments: Scene.allCases)
  func `killed, and opened again by another time of day`(scene: Scene) throws {
    let control = try Sandbox()
    try room(control)
    let whole = try start(to: script.count, from: 1, offset: 0, control).finish()
    try #require(whole.status == .exited(0), "\(whole.lines)\(whole.errors)")

    let sandbox = try Sandbox()
    try room(sandbox)
    var audit = Audit()
    var answered = 0
    for (run, offset) in scene.offsets.enumerated() {
      let isLast = run == scene.offsets.count - 1
      let last = isLast ? script.count : min(script.count, answered + 12)
      let first = max(1, answered - 3)
      let program = try start(to: last, from: first, offset: offset, sandbox)
      if !isLast {
        _ = program.wait(lines: 9)
        program.kill(SIGKILL)
      }
      let result = program.finish()
      #expect(!isLast || result.status == .exited(0), "\(result.lines)\(result.errors)")
      #expect(audit.take(program.lines) == [])
      answered = max(answered, first - 1 + program.lines.count)
      #expect(
        audit.check(try StoredEntry.all(sandbox.file("room"), in: sandbox), desk: "script") == [])
      let verified = try Program.run(["verify", sandbox.file("room")], in: sandbox)
      #expect(verified.status == .exited(0), "run \(run): \(verified.output)\(verified.errors)")
    }
    let entries = try StoredEntry.all(sandbox.file("room"), in: sandbox)
    let expected = try StoredEntry.all(control.file("room"), in: control)
    #expect(facts(entries) == facts(expected))
    let times = entries.filter { $0.desk == "script" }.map(\.recorded)
    let steps = zip(times, times.dropFirst()).map { $1 - $0 }
    #expect(steps.contains { $0 < -3_000_000 } == scene.stepsBack, "\(steps)")
    #expect(steps.contains { $0 > 3_000_000 }, "the clock was not moved: \(steps)")
    let board = try Program.run(["board", sandbox.file("room")], in: sandbox)
    #expect(board.status == .exited(0))
    #expect(board.output.contains("Flood w6"), "\(board.output)")
  }
}
