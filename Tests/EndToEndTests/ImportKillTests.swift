import Glibc
import TestSupport
import Testing

private let realMap = Files.project("scenarios/maps/san-francisco.yaml")
private let realLog = Files.data("incidents/sffd_outside-fire_calls.csv")

/// An import that dies and is run again makes the very room that one run makes.
@Suite(.serialized) struct ImportKillTests {
  /// As many as `TANSIQ_KILLS` says; three where it says nothing.
  private static let kills = getenv("TANSIQ_KILLS").flatMap { Int(String(cString: $0)) } ?? 3

  @Test(.enabled(if: realLog != nil, "the data beside the project is not there"))
  func `4,340 rows whose import is killed again and again make the same room`() throws {
    let log = try #require(realLog)
    try check(log, map: realMap, in: try Sandbox())
  }

  @Test func `a made log whose import is killed again and again makes the same room`() throws {
    let sandbox = try Sandbox()
    let map = try sandbox.write(Self.map, to: "map.yaml")
    let log = try sandbox.write(Self.made(calls: 500), to: "calls.csv")
    try check(log, map: map, in: sandbox)
  }

  private func check(_ log: String, map: String, in sandbox: Sandbox) throws {
    func arguments(_ room: String) -> [String] {
      ["import", "dispatch", log, "--map", map, "--room", room]
    }
    let control = sandbox.file("control")
    try #require(try Program.run(arguments(control), in: sandbox).status == .exited(0))
    let whole = Double(Self.size(of: control))
    let expected = try Facts(of: control, in: sandbox)

    var room = sandbox.file("killed")
    var random = Seeded(seed: 4340)
    var kills = 0
    var between = 0
    for round in 0..<(Self.kills * 6) where kills < Self.kills {
      let program = try Program(arguments(room), in: sandbox)
      let start = Double(Self.size(of: room))
      let goal = start + Double.random(in: -0.2...0.7, using: &random) * max(0, whole - start)
      Self.wait(for: program, until: { Double(Self.size(of: room)) > goal })
      usleep(UInt32.random(in: 0...40_000, using: &random))
      program.kill(SIGKILL)
      guard program.finish().status == .signalled(SIGKILL) else {
        // The import was quicker: nothing is left to be killed in this room.
        room = sandbox.file("killed-\(round)")
        continue
      }
      kills += 1
      // A room that was killed while it was made may have no journal yet.
      let found = try Program.run(["figures", room, "--json"], in: sandbox).output
      if found.contains(/"commitments":[1-9]/), found != expected.figures { between += 1 }
    }
    #expect(kills == Self.kills)
    #expect(between > 0, "no kill came while something was written")
    let last = try Program.run(arguments(room), in: sandbox)
    #expect(last.status == .exited(0), "\(last.errors)")
    let facts = try Facts(of: room, in: sandbox)
    #expect(facts.entries == expected.entries)
    #expect(facts.figures == expected.figures)
    #expect(facts.lists == expected.lists)
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  /// How far a room has grown, in bytes.
  private static func size(of room: String) -> Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      var status = stat()
      return stat("\(room)/journal.sqlite\(suffix)", &status) == 0
        ? sum + Int(status.st_size) : sum
    }
  }

  /// Waits until something is so, or the program has answered.
  private static func wait(for program: Program, until isSo: () -> Bool) {
    for _ in 0..<10_000 where !isSo() {
      if program.wait(lines: 1, timeout: .milliseconds(5)) { return }
    }
  }

  /// All that a room holds, without the times at which it was written down.
  private struct Facts {
    let entries: [String]
    let figures: String
    let lists: [String]

    init(of room: String, in sandbox: Sandbox) throws {
      entries = try StoredEntry.all(room, in: sandbox).map { entry in
        let body = entry.body.replacing(/"identity":"[0-9a-f]*"/, with: "")
          .replacing(/"name":"(control|killed(-[0-9]+)?)"/, with: "")
        return "\(entry.number) \(entry.origin) \(body)"
      }
      figures = try Program.run(["figures", room, "--json"], in: sandbox).output
      lists = try ["incidents", "tasks", "resources"].map { verb in
        try Program.run([verb, room, "--json"], in: sandbox).output
          .replacing(/"(now|room)":"[^"]*",?/, with: "").replacing(/"\w+Seconds":-?\d+,?/, with: "")
      }
    }
  }

  private static let map = """
    format: 1
    name: Made
    source: made
    zone: UTC
    times: {format: "yyyy-MM-dd HH:mm"}
    columns: {call: call, unit: unit, received: received, dispatched: dispatched, available: back}
    agencies: [{code: fire, name: Fire Brigade}]
    otherwise: fire

    """

  /// A log of that many calls with three units each.
  private static func made(calls: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = "call,unit,received,dispatched,back\n"
    for call in 0..<calls {
      let day = "2020-\(two(call / 24 / 28 % 12 + 1))-\(two(call / 24 % 28 + 1)) \(two(call % 24))"
      for unit in 0..<3 {
        text += "C\(call),E\((call + unit) % 40),\(day):00,\(day):0\(unit + 1),\(day):5\(unit)\n"
      }
    }
    return text
  }
}
