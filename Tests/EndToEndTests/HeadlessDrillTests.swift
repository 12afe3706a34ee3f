import CSQLite
import Glibc
import TestSupport
import Testing

private let flood = Files.project("scenarios/river-flood.yaml")

@Suite struct HeadlessDrillRunTests {
  private struct Played {
    let sandbox: Sandbox
    let room: String
    let result: Program.Result
  }

  private func play(
    _ options: [String] = [], _ scenario: String = flood, in sandbox: Sandbox? = nil,
    environment: [String: String] = [:]
  ) throws -> Played {
    let sandbox = try sandbox ?? Sandbox()
    let room = sandbox.file("drill")
    let result = try Program.run(
      ["drill", scenario, "--headless", "--room", room] + options, in: sandbox,
      environment: environment)
    return Played(sandbox: sandbox, room: room, result: result)
  }

  /// Every column of every row as SQLite writes them, in hexadecimal where they are bytes.
  private func rows(_ room: String) throws -> [String] {
    var database: OpaquePointer?
    try #require(sqlite3_open("\(room)/journal.sqlite", &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    let sql = "SELECT * FROM entry ORDER BY number"
    try #require(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK)
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_column_count(statement) == 14)
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let columns = (0..<Int32(14)).map { column -> String in
        let count = Int(sqlite3_column_bytes(statement, column))
        guard let start = sqlite3_column_blob(statement, column) else { return "" }
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        return bytes.map { String($0, radix: 16) }.joined(separator: " ")
      }
      rows.append(columns.joined(separator: "|"))
    }
    return rows
  }

  @Test(arguments: Files.names(Files.project("scenarios")).filter { $0.hasSuffix(".yaml") })
  func `a scenario that ships is played to its end, the same in any folder and surroundings`(
    _ name: String
  ) throws {
    let scenario = Files.project("scenarios/\(name)")
    let one = try play([], scenario)
    let other = try play(
      [], scenario,
      environment: ["TZ": "Asia/Tokyo", "LC_ALL": "C", "USER": "other", "LOGNAME": "other"])
    #expect(one.result.status == .exited(0), "\(one.result.errors)")
    #expect(one.result.errors == "")
    #expect(one.result.output.contains("The drill is in \(one.room)\n"), "\(one.result.output)")
    #expect(one.result.output.contains("Expected actions: 0 in time"), "\(one.result.output)")
    #expect(one.result.output.contains("open at the end"), "\(one.result.output)")
    #expect(one.result.output.contains("wait for somebody's hand: I-25."), "\(one.result.output)")
    #expect(try rows(one.room) == rows(other.room))
    let verified = try Program.run(["verify", one.room], in: one.sandbox)
    #expect(verified.status == .exited(0), "\(verified.output)")
    let head = try #require(verified.output.firstMatch(of: /Head [0-9a-f]{64}/)?.0)
    #expect(
      try Program.run(["verify", other.room], in: other.sandbox).output.contains(head))
    let origins = Set(try StoredEntry.all(one.room, in: one.sandbox).map(\.origin))
    for inject in ["I-01", "I-24", "I-30"] { #expect(origins.contains("inject:\(inject)")) }
    #expect(origins.contains { $0.hasPrefix("simulated:") })
    #expect(!origins.contains("officer"))
  }

  @Test func `what the room does not take from an inject is told`() throws {
    let sandbox = try Sandbox()
    let scenario = try sandbox.write(
      """
      format: 2
      name: Two routes
      duration: 10m
      agencies:
        - {code: fire, name: Fire Service}
      incidents:
        - {id: dike, type: flood, title: The dike seeps, agencies: [fire]}
      kinds:
        - kind: crossing
          prefix: CRS
          name: crossing
          for: who crosses
          fields:
            - {field: route, type: line, title: yes, required: yes}
          states:
            - {state: planned}
          refuse: unique(route)
      injects:
        - id: I-1
          at: T+00:00
          text: The dike seeps at the mill.
          opens: dike
          matters:
            - {opens: one, kind: crossing, values: {route: north}}
            - {opens: two, kind: crossing, values: {route: north}}

      """, to: "two.yaml")
    let played = try play([], scenario)
    #expect(played.result.status == .exited(0), "\(played.result.errors)")
    #expect(
      played.result.output.contains(
        "The room did not take from injects:\n  I-1  The same is there already: CRS-1 north."),
      "\(played.result.output)")
    #expect(!(try play()).result.output.contains("did not take"))
  }

  @Test func `the room has the scenario's name, and its account and desk are headless`() throws {
    let played = try play()
    let document = try Program.run(["incidents", played.room, "--json"], in: played.sandbox).output
    #expect(document.contains("\"room\":\"River flood\""), "\(document)")
    #expect(document.contains("\"kind\":\"exercise\""))
    // 13:00 in London on the day of all headless drills, and two hours later.
    #expect(document.contains("\"now\":\"2026-11-23T15:00:00.000Z\""), "\(document)")
    let fields = try rows(played.room).map {
      $0.split(separator: "|", omittingEmptySubsequences: false)
    }
    let headless = "headless".utf8.map { String($0, radix: 16) }.joined(separator: " ")
    #expect(fields.allSatisfy { $0[5] == headless && $0[6] == headless && $0[8] == headless })
  }

  @Test func `another seed makes a room of its own, the usual one is 1`() throws {
    let usual = try play()
    let one = try play(["--seed", "1"])
    let two = try play(["--seed", "2"])
    #expect(try rows(usual.room) == rows(one.room))
    let pairs = try zip(rows(one.room), rows(two.room))
    #expect(pairs.allSatisfy { $0 != $1 })
    let identities = try [one, two].map { played in
      try StoredEntry.all(played.room, in: played.sandbox).first?.body
        .firstMatch(of: /"identity":"([0-9a-f]{32})"/)?.1
    }
    #expect(identities[0] != nil && identities[0] != identities[1])
  }

  @Test func `what is cut short goes on later to the same end`() throws {
    let played = try play()
    let whole = try rows(played.room)
    let sandbox = try Sandbox()
    let part = try play(["--until", "T+00:30"], in: sandbox)
    #expect(part.result.status == .exited(0), "\(part.result.errors)")
    #expect(part.result.output.contains("still to come"), "\(part.result.output)")
    let beginning = try rows(part.room)
    #expect(beginning.count < whole.count)
    #expect(Array(whole.prefix(beginning.count)) == beginning)
    let again = try play(["--until", "T+00:30:00"], in: sandbox)
    #expect(again.result.output == part.result.output)
    #expect(try rows(part.room) == beginning)
    let back = try play(["--until", "T+00:10"], in: sandbox)
    #expect(back.result.status == .exited(2))
    #expect(back.result.errors.contains("has come to T+00:"), "\(back.result.errors)")
    #expect(try play(in: sandbox).result.status == .exited(0))
    #expect(try rows(part.room) == whole)
    #expect(try play(in: sandbox).result.status == .exited(0))
    #expect(try rows(part.room) == whole)
  }

  @Test func `killed at any moment and started again it comes to the same end`() throws {
    let played = try play()
    let whole = try rows(played.room)
    var random = Seeded(seed: 8)
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    var cuts = 0
    for _ in 0..<12 {
      let program = try Program(["drill", flood, "--headless", "--room", room], in: sandbox)
      usleep(UInt32.random(in: 5_000...90_000, using: &random))
      program.kill(SIGKILL)
      if program.finish().status == .signalled(SIGKILL) { cuts += 1 }
    }
    #expect(cuts > 0)
    #expect(try play(in: sandbox).result.status == .exited(0))
    #expect(try rows(room) == whole)
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  @Test(arguments: [
    (["--headless", "--speed", "60"], 64, "--speed says nothing to --headless"),
    (["--headless", "--name", "Amal"], 64, "--name says nothing to --headless"),
    (["--headless", "--post", "Liaison"], 64, "--post says nothing to --headless"),
    (["--headless", "--agency", "fire"], 64, "--agency says nothing to --headless"),
    (["--seed", "2"], 64, "Add --headless"),
    (["--until", "T+00:30"], 64, "Add --headless"),
    (["--headless", "--seed", "-1"], 64, "seed"),
    (["--headless", "--until", "00:30"], 2, "Type it as T+01:30"),
    (["--headless", "--until", "T+02:00:01"], 2, "end of the scenario at T+02:00"),
    (["--headless", "--start", "noon"], 2, "Type it as 14:30"),
  ])
  func `options that say nothing together are refused, and no room is made`(
    _ options: [String], _ status: Int, _ words: String
  ) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    let refused = try Program.run(["drill", flood, "--room", room] + options, in: sandbox)
    #expect(refused.status == .exited(Int32(status)), "\(refused.errors)")
    #expect(refused.errors.contains(words), "\(refused.errors)")
    #expect(!Files.exists(room))
  }

  @Test func `a room that was begun otherwise is refused as it stands`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("drill")
    try #require(
      try Program.run(["drill", flood, "--room", room], in: sandbox).status == .exited(0))
    let before = try rows(room)
    let onBoard = try play(in: sandbox)
    #expect(onBoard.result.status == .exited(2))
    #expect(onBoard.result.errors.contains("another --seed, or on the board"))
    #expect(try rows(room) == before)
    let live = try Sandbox()
    try makeRoom(live.file("drill"), in: live)
    #expect(try play(in: live).result.errors.contains("is a live room"))
    let seeded = try play(["--seed", "5", "--until", "T+00:05"])
    let other = try play(["--seed", "6"], in: seeded.sandbox)
    #expect(other.result.status == .exited(2))
    #expect(other.result.errors.contains("another --seed"), "\(other.result.errors)")
  }

  @Test func `without a folder it goes where drills go, and the last room stays the last`() throws {
    let sandbox = try Sandbox()
    let played = try Program.run(["drill", flood, "--headless", "--start", "06:30"], in: sandbox)
    #expect(played.status == .exited(0), "\(played.errors)")
    let room = try #require(Files.names("\(sandbox.state)/drills").first)
    #expect(played.output.contains("The drill is in \(sandbox.state)/drills/\(room)\n"))
    #expect(!Files.exists("\(sandbox.state)/last-room"))
    let document = try Program.run(
      ["incidents", "\(sandbox.state)/drills/\(room)", "--json"], in: sandbox
    ).output
    #expect(document.contains("\"now\":\"2026-11-23T08:30:00.000Z\""), "\(document)")
  }
}
