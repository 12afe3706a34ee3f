import Glibc
import TestSupport
import Testing

/// A room with some work in it, closed.
private func workedRoom(_ sandbox: Sandbox, _ name: String = "room") throws -> String {
  let room = sandbox.file(name)
  try makeRoom(room, in: sandbox)
  try say(
    [
      "open flood East Bank place=Mill Rd p=2 lead=fire", "task \(year)-0001 police close Mill Rd",
      "log \(year)-0001 risk: the dike is soft",
    ], to: room, in: sandbox)
  return room
}

@Suite struct KeepingTests {
  @Test func `the snapshots are listed with what each is and whether it fits`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    let listed = try Program.run(["snapshots", room], in: sandbox)
    #expect(listed.status == .exited(0))
    #expect(listed.lines.count == 3)
    #expect(listed.lines.dropFirst().allSatisfy { $0.hasSuffix("whole") })
    #expect(listed.output.contains("on leaving; one of the last 5"))
    let name = try #require(Files.names("\(room)/snapshots").first)
    try sandbox.write("nothing", to: "\(room)/snapshots/\(name)")
    let damaged = try Program.run(["snapshots", room, "--json"], in: sandbox)
    #expect(damaged.status == .exited(1))
    #expect(damaged.output.contains("\"verifies\":false,\"said\":\"damaged\""))
    #expect(damaged.output.contains("\"verifies\":true,\"said\":\"whole\""))
    #expect(damaged.output.contains("\"reason\":\"leaving\""))
  }

  @Test func `a reviewer reads what changed between entries, snapshots and times`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    let before = try StoredEntry.all(room, in: sandbox).count
    try say(
      ["ack \(year)-0001/1", "change \(year)-0001 p=1", "log decision: evacuate Mill Rd"],
      to: room, in: sandbox)
    let told = try Program.run(["diff", room, "\(before)", "now"], in: sandbox)
    #expect(told.status == .exited(0), "\(told.errors)")
    #expect(told.output.contains("Incidents changed (2)"))
    #expect(told.output.contains("\(year)-0001 priority: 2 → 1"))
    #expect(told.output.contains("Tasks answered (1)"))
    #expect(told.output.contains("decision: evacuate Mill Rd — B. Haddad"))
    #expect(!told.output.contains("Registered"))
    let all = try Program.run(["diff", room, "-2h"], in: sandbox)
    #expect(all.output.contains("Incidents opened (1)"), "\(all.output)\(all.errors)")
    #expect(
      try Program.run(["diff", room, "0"], in: sandbox).lines.dropFirst() == all.lines.dropFirst())
    let same = try Program.run(["diff", room, "now", "now"], in: sandbox)
    #expect(same.output.contains("Nothing changed."))
    let json = try Program.run(["diff", room, "0", "\(before)", "--json"], in: sandbox)
    #expect(json.lines.count == 1)
    #expect(
      json.output.contains("\"opened\":[{\"number\":\"\(year)-0001\",\"title\":\"East Bank\""))
  }

  @Test func `a time of day later than now is the last such moment`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    var now = time(nil)
    now += 2 * 3600
    var civil = tm()
    gmtime_r(&now, &civil)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(civil.tm_hour)):\(two(civil.tm_min))"
    let asked = try Program.run(["diff", room, clock, "now"], in: sandbox)
    #expect(asked.status == .exited(0), "\(asked.errors)")
    #expect(asked.output.contains("from the beginning to entry"), "\(asked.output)")
    #expect(asked.output.contains("Incidents opened (1)"))
    let same = try Program.run(["diff", room, "@\(clock)", "now"], in: sandbox)
    #expect(same.lines.dropFirst() == asked.lines.dropFirst())
  }

  @Test func `moments that cannot be followed are refused with the cure`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    for (arguments, status, words) in [
      (["999"], Int32(2), "There is no entry 999"), (["yesterday"], 1, "is no moment"),
      (["5", "3"], 1, "Say the earlier one first"),
      (["now", "-1m"], 1, "Say the earlier one first"),
      (["-1m", "-2m"], 1, "Say the earlier one first"), (["+5m"], 1, "is still to come"),
      (["2999-01-01 10:00"], 1, "is still to come"),
    ] {
      let refused = try Program.run(["diff", room] + arguments, in: sandbox)
      #expect(refused.status == .exited(status))
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
  }

  @Test func `a room on a board is backed up, and comes back when the board has left`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try #require(terminal.say("open fire Barn", "\(year)-0002 opened"))
    let copy = sandbox.file("copy")
    let made = try Program.run(["backup", room, copy], in: sandbox)
    #expect(made.status == .exited(0), "\(made.errors)")
    let head = try Program.run(["verify", copy], in: sandbox).output
    let digest = try #require(head.split(separator: " ").last).prefix(64)
    #expect(made.output.contains("head \(digest)"))
    #expect(try StoredEntry.all(copy, in: sandbox) == StoredEntry.all(room, in: sandbox))
    let twice = try Program.run(["backup", room, copy], in: sandbox)
    #expect(twice.status == .exited(2))
    #expect(twice.errors.contains("Choose a new or an empty folder"))
    try #require(terminal.say("open fire Mill", "\(year)-0003 opened"))
    let held = try Program.run(["restore", copy, room], in: sandbox)
    #expect(held.status == .exited(2))
    #expect(held.errors.contains("is held by process"), "\(held.errors)")
    try #require(terminal.leave() == .exited(0))
    let restored = try Program.run(["restore", copy, room], in: sandbox)
    #expect(restored.status == .exited(0), "\(restored.errors)")
    #expect(try Program.run(["incidents", room], in: sandbox).lines.count == 3)
    let replaced = try #require(Files.names(sandbox.path).first { $0.hasPrefix("room.replaced-") })
    #expect(try Program.run(["incidents", sandbox.file(replaced)], in: sandbox).lines.count == 4)
    #expect(try Program.run(["verify", sandbox.file(replaced)], in: sandbox).status == .exited(0))
  }

  @Test func `the doctor finds a healthy room well, and names what is not`() throws {
    let sandbox = try Sandbox()
    let room = try workedRoom(sandbox)
    func doctor(_ environment: [String: String] = [:]) throws -> Program.Result {
      try Program.run(["doctor", room, "--json"], in: sandbox, environment: environment)
    }
    /// The areas in which something is wrong, but for the disk: that is the machine's.
    func wrong(_ result: Program.Result) -> [Substring] {
      let findings = result.output.split(separator: "{\"area\":\"").dropFirst()
        .filter { $0.contains("\"state\":\"wrong\"") }
      #expect(result.output.contains("\"wrong\":\(findings.count),"), "\(result.output)")
      #expect(result.status == .exited(findings.isEmpty ? 0 : 1))
      return findings.map { $0.prefix { $0 != "\"" } }.filter { $0 != "disk" }
    }
    let well = try doctor()
    #expect(wrong(well) == [], "\(well.output)")
    #expect(well.output.contains("\"name\":\"journal\",\"state\":\"ok\",\"said\":\"whole up to"))
    let config = try sandbox.write("format: 1\ntheme: lilac\n", to: "tansiq.yaml")
    mkdir(sandbox.file("config"), 0o700)
    mkdir(sandbox.file("config/tansiq"), 0o700)
    rename(config, sandbox.file("config/tansiq/config.yaml"))
    let settings = try doctor(["XDG_CONFIG_HOME": sandbox.file("config")])
    #expect(wrong(settings) == ["settings"], "\(settings.output)")
    #expect(
      settings.output.contains("\"area\":\"settings\",\"name\":\"yours\",\"state\":\"wrong\""))
    chmod("\(room)/journal.sqlite", 0o644)
    #expect(try doctor().output.contains("\"name\":\"permissions\",\"state\":\"wrong\""))
    chmod("\(room)/journal.sqlite", 0o600)
    let name = try #require(Files.names("\(room)/snapshots").first)
    try sandbox.write("nothing", to: "\(room)/snapshots/\(name)")
    let snapshot = try doctor()
    #expect(wrong(snapshot) == [], "\(snapshot.output)")
    #expect(snapshot.output.contains("\"name\":\"snapshots\",\"state\":\"look\""))
    try tamper(room, "UPDATE entry SET account = 'x' WHERE number = 3")
    let damaged = try doctor()
    #expect(damaged.status == .exited(1))
    #expect(damaged.output.contains("The last good entry is 2"))
    let none = try Program.run(["doctor", sandbox.file("nothing")], in: sandbox)
    #expect(none.status == .exited(1))
    #expect(none.output.contains("is no room"))
  }

  @Test func `the doctor looks at the terminal it stands in`() throws {
    let sandbox = try Sandbox()
    func doctor(_ term: String, columns: Int, rows: Int) throws -> String {
      let terminal = try PseudoTerminal(
        ["doctor"], in: sandbox, environment: ["TERM": term, "COLUMNS": ""], columns: columns,
        rows: rows)
      _ = terminal.waitForExit(timeout: .seconds(60))
      return String(decoding: terminal.rawOutput, as: UTF8.self)
    }
    let good = try doctor("xterm-256color", columns: 120, rows: 60)
    #expect(good.contains("120 columns, 60 rows"), "\(good)")
    #expect(good.contains("ok     colours"))
    let bad = try doctor("no-such-thing", columns: 60, rows: 60)
    #expect(bad.contains("WRONG  kind"))
    #expect(bad.contains("look   size         60 columns, 60 rows: the board leaves"))
  }
}
