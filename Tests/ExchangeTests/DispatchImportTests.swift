import CheckedYAML
import Exchange
import IncidentEngine
import Testing

@Suite struct DispatchImportTests {
  @Test func `rows become calls in the order of their first row`() throws {
    let log = try read(
      [
        row("2", "E1", "10:01", "10:02", "10:05", "11:00"),
        row("1", "E2", "10:01", "", "", ""),
        row("2", "M1", kind: "medic", "10:03", "", "", "").dropLast() + "null,n/a",
      ], by: plainMap())
    #expect(log.problems.isEmpty)
    #expect((log.rowsRead, log.rowsKept) == (3, 3))
    #expect(
      log.calls.map(\.key) == [
        ExternalKey(source: "plain", id: "2"), ExternalKey(source: "plain", id: "1"),
      ])
    let call = try #require(log.calls.first)
    #expect(call.rows.map(\.unit) == ["E1", "M1"])
    #expect(call.rows.map(\.agency.text) == ["fire", "ambulance"])
    #expect(call.rows.map(\.unitKind) == ["engine", "medic"])
    #expect(
      call.rows[0].movements == [
        .dispatched: at("10:01"), .enRoute: at("10:02"), .onScene: at("10:05"),
      ])
    #expect(call.rows[0].available == at("11:00"))
    #expect(call.rows[1].movements == [.dispatched: at("10:03")])
    #expect(call.rows[1].available == nil)
    #expect(log.agencies.map(\.contact) == [nil, "channel 3"])
  }

  @Test func `a call says what its first row says`() throws {
    let log = try read([row("1", "E1", "10:01", "", "", "")], by: plainMap())
    let incident = try #require(log.calls.first?.incident)
    #expect(incident.title == "Fire at Main Street")
    #expect(incident.type == "Fire")
    #expect(incident.place == "Main Street")
    #expect(incident.priority == .urgent)
    #expect(incident.reportedAt == at("10:00"))
    #expect(incident.coordinates == Coordinates(latitude: 51.5, longitude: -0.12))
  }

  @Test func `what the first row of a call does not know comes from a later one`() throws {
    let log = try read(
      [
        row("1", "E1", received: "", "10:01", "", "", ""),
        row("1", "E2", "10:01", "", "", ""),
      ], by: plainMap())
    #expect(log.calls.first?.incident.reportedAt == at("10:00"))
  }

  @Test func `a byte order mark, quotes, bare returns and ragged rows survive`() throws {
    let ragged = "3,E3,,ENGINE,Fire,12 Main,,,3,2026-01-02 10:00:00"
    let quoted =
      #"1,"E ""1""",,ENGINE,"Fire, big","12 Main\#rStreet",,,3,2026-01-02 10:00:00,,,,"#
    let text =
      "\u{FEFF}" + [plainHeader, quoted, ragged, "4,E4", quoted + ",x"].joined(separator: "\n")
    let log = try DispatchImport.read(Array(text.utf8), by: plainMap(), zone: .utc)
    #expect(log.calls.map(\.key.id) == ["1", "3"])
    #expect(log.calls[0].rows.first?.unit == "E \"1\"")
    #expect(log.calls[0].rows.first?.id == "1-E \"1\"")
    #expect(log.calls[0].incident.title == "Fire, big at 12 Main Street")
    #expect(log.calls[1].incident.reportedAt == at("10:00"))
    #expect(log.problems.map(\.line) == [3, 4, 5])
    #expect(
      log.problems.map(\.reason) == [
        .fieldCount(found: 10, expected: 14), .misshapen(found: 2, expected: 14),
        .misshapen(found: 15, expected: 14),
      ])
    #expect((log.rowsRead, log.rowsKept, log.rowsSkipped) == (4, 2, 2))
  }

  @Test func `a file whose lines end with bare returns is read`() throws {
    let rows = [row("1", "E1", "10:01", "", "", ""), row("1", "E2", "10:01", "", "", "")]
    let log = try read(rows, by: plainMap(), lineEnd: "\r")
    #expect(log.calls.first?.rows.count == 2)
    #expect(log.problems.isEmpty)
  }

  @Test func `a row given twice is told with the first line, which is kept`() throws {
    let twice = row("1", "E1", "10:01", "", "", "")
    let log = try read([twice, row("1", "E2", "10:01", "", "", ""), twice], by: plainMap())
    #expect(log.calls.first?.rows.map(\.unit) == ["E1", "E2"])
    #expect(
      log.problems == [
        RowProblem(line: 4, reason: .repeated(id: "1/E1", firstLine: 2))
      ])
  }

  @Test func `a time that cannot be read is unknown, and told`() throws {
    let log = try read(
      ["1,E1,,ENGINE,Fire,Here,,,3,soon,2026-01-02T10:01:00+01:00,,,"], by: plainMap())
    #expect(
      log.problems.map(\.reason) == [
        .timeUnreadable(
          column: "received", written: "soon", patterns: ["yyyy-MM-dd HH:mm:ss", "iso"])
      ])
    #expect(log.rowsSkipped == 0)
    #expect(log.calls.first?.incident.reportedAt == nil)
    #expect(log.calls.first?.rows.first?.movements == [.dispatched: at("9:01")])
  }

  @Test func `times out of order are kept and flagged`() throws {
    let log = try read(
      [
        row("1", "E1", "10:04", "10:02", "", "11:00"), row("1", "E2", "10:01", "", "09:00", ""),
        row("1", "E3", "10:01", "10:02", "", "11:00"),
      ], by: plainMap())
    #expect(log.flagged.map(\.line) == [2, 3])
    #expect(log.flagged.map(\.column) == ["responded", "arrived"])
    #expect(log.flagged.map(\.follows) == ["dispatched", "dispatched"])
    #expect(log.calls.first?.rows.first?.movements[.enRoute] == at("10:02"))
  }

  @Test func `a unit of a type that nobody owns is told, unless the map has an otherwise`() throws {
    let rows = [row("1", "B1", kind: "BOAT", "10:01", "", "", "")]
    let strict = try read(rows, by: plainMap(more: ""))
    #expect(strict.calls.isEmpty)
    #expect(strict.problems.map(\.reason) == [.unitTypeUnlisted("BOAT")])
    let lenient = try read(rows, by: plainMap())
    #expect(lenient.calls.first?.rows.first?.agency.text == "fire")
    #expect(lenient.agencies.map(\.code.text) == ["fire"])
  }

  @Test func `priorities and places that are none are told and left out`() throws {
    let log = try read(["1,E1,,ENGINE,Fire,Here,99,0,7,,,,,"], by: plainMap())
    #expect(log.calls.first?.incident.priority == .normal)
    #expect(log.calls.first?.incident.coordinates == nil)
    #expect(
      log.problems.map(\.reason) == [
        .priorityUnlisted(column: "prio", written: "7"),
        .coordinatesUnreadable(column: "lat", written: "99,0"),
      ])
  }

  @Test func `what is too long is cut where it is read and refused where it names`() throws {
    let long = String(repeating: "ü", count: 300)
    let log = try read(
      ["1,E1,,ENGINE,Fire,\(long),,,3,,,,,", "1,\(long),,ENGINE,Fire,x,,,3,,,,,"], by: plainMap())
    #expect(log.calls.first?.incident.place.utf8.count == 399)
    #expect(
      log.problems.map(\.reason) == [
        .cut(.title, limit: 400), .cut(.place, limit: 400), .tooLong(column: "unit", limit: 200),
      ])
    var room = try ImportRoom()
    #expect(room.take(log).areAccepted)
  }

  @Test func `columns that the file lacks are told all at once, with its own`() throws {
    let text = "Call,unit,row,kind,type,place,lat,lon,prio,recieved,dispatched,responded,available"
    let map = try plainMap()
    let refusal = #expect(throws: ImportRefusal.self) {
      try DispatchImport.read(Array(text.utf8), by: map, zone: .utc)
    }
    guard case .columnsMissing(let missing, let header) = refusal else {
      Issue.record("refused for another reason")
      return
    }
    #expect(missing.map(\.name) == ["call", "received", "arrived"])
    #expect(missing.map(\.nearest) == ["Call", "recieved", nil])
    #expect(missing.map(\.place.line) == [8, 17, 20])
    #expect(header.count == 13)
    #expect(refusal?.cure.contains("`recieved`") == true)
  }

  @Test func `an empty file is refused`() {
    #expect(throws: ImportRefusal.fileEmpty) {
      try DispatchImport.read([], by: plainMap(), zone: .utc)
    }
  }

  @Test func `when clocks go back, times stay in order; when they go forward, they are shifted`()
    throws
  {
    let map = try plainMap(zone: "America/Los_Angeles")
    let log = try read(
      [
        "1,E1,,ENGINE,Fire,x,,,3,2025-11-02 01:50:00,2025-11-02 01:55:00,2025-11-02 01:05:00,,",
        "2,E1,,ENGINE,Fire,x,,,3,2025-03-09 02:30:00,2025-03-09 03:31:00,,,",
      ], by: map)
    let back = try #require(log.calls[0].rows.first?.movements)
    let received = try #require(log.calls[0].incident.reportedAt)
    #expect(back[.dispatched]?.milliseconds(since: received) == 300_000)
    #expect(back[.enRoute]?.milliseconds(since: received) == 900_000)
    let forward = try #require(log.calls[1].incident.reportedAt)
    #expect(log.calls[1].rows.first?.movements[.dispatched]?.milliseconds(since: forward) == 60_000)
    #expect(log.flagged.isEmpty)
  }

  @Test func `every problem says what is wrong and what to do`() {
    let reasons: [RowProblem.Reason] = [
      .unreadable(.unclosedQuote(line: 1)), .fieldCount(found: 1, expected: 2),
      .unknown(column: "a"), .tooLong(column: "a", limit: 3), .cut(.title, limit: 3),
      .repeated(id: "a", firstLine: 2), .unitTypeUnlisted("A"), .unitTypeUnlisted(nil),
      .timeUnreadable(column: "a", written: "b", patterns: ["iso"]),
      .priorityUnlisted(column: "a", written: "b"),
      .coordinatesUnreadable(column: "a", written: "b"),
    ]
    for reason in reasons {
      let problem = RowProblem(line: 1, reason: reason)
      #expect(problem.what.hasSuffix(".") && problem.cure.hasSuffix("."))
    }
  }
}
