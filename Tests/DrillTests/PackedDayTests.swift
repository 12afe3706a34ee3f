import Drill
import IncidentEngine
import Testing

private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilTime {
  guard let civil = CivilTime(year: year, month: month, day: day) else { throw Unreadable() }
  return civil
}

/// When the calls begin, as clocks of Los Angeles show it.
private func shown(_ packed: PackedDay) throws -> [String] {
  let zone = try losAngeles()
  return packed.calls.compactMap { $0.incident.reportedAt }.map {
    zone.civil(at: $0.milliseconds).description
  }
}

private func units(_ packed: PackedDay) -> [String] {
  packed.calls.flatMap { $0.rows.map(\.unit) }
}

@Suite struct PackedDayTests {
  @Test func `a call keeps its time of day and its durations, whatever its date and season`() throws
  {
    // 10:15 in winter and in summer.
    let winter = utc(2017, 1, 5, 18, 15)
    let summer = utc(2009, 7, 5, 17, 15)
    let packed = PackedDay(
      [
        call("A", received: winter, try turn("A-1", "E1", from: winter, 1, 7, 40)),
        call("B", received: summer, try turn("B-1", "E2", from: summer, 1, 7, 40)),
      ], onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(try shown(packed) == ["2026-11-20 10:15:00", "2026-11-20 10:15:00"])
    let begin = utc(2026, 11, 20, 18, 15)
    for call in packed.calls {
      #expect(call.incident.reportedAt == begin)
      #expect(call.rows[0].movements[.onScene] == begin.advanced(byMilliseconds: 420_000))
      #expect(call.rows[0].available == begin.advanced(byMilliseconds: 2_400_000))
    }
  }

  @Test func `a call that crosses midnight goes on into the next day`() throws {
    let begin = utc(2017, 1, 6, 7, 50)  // 23:50 the day before
    let packed = PackedDay(
      [call("A", received: begin, try turn("A-1", "E1", from: begin, 1, 20, 60))],
      onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(try shown(packed) == ["2026-11-20 23:50:00"])
    #expect(packed.calls[0].rows[0].available == utc(2026, 11, 21, 8, 50))
  }

  @Test func `where clocks are put forward, a time they never show counts on from the change`()
    throws
  {
    let begin = utc(2017, 1, 5, 10, 30)  // 02:30
    let packed = PackedDay(
      [call("A", received: begin, try turn("A-1", "E1", from: begin, 1, nil, 60))],
      onto: try day(2026, 3, 8), in: try losAngeles())
    #expect(try shown(packed) == ["2026-03-08 03:30:00"])
    let moved = try #require(packed.calls[0].incident.reportedAt)
    #expect(packed.calls[0].rows[0].available?.milliseconds(since: moved) == 3_600_000)
  }

  @Test func `where clocks are put back, a time they show twice is the first of the two`() throws {
    let begin = utc(2017, 1, 5, 9, 30)  // 01:30
    let packed = PackedDay(
      [call("A", received: begin)], onto: try day(2026, 11, 1), in: try losAngeles())
    #expect(packed.calls[0].incident.reportedAt == utc(2026, 11, 1, 8, 30))
  }

  @Test func `a unit stays with its first call, and the later call gets a stand-in`() throws {
    let first = utc(2017, 1, 5, 18)
    let second = utc(2017, 2, 9, 18, 20)
    let third = utc(2017, 3, 1, 18, 25)
    let fourth = utc(2017, 2, 1, 18, 30)
    let packed = PackedDay(
      [
        call("D", received: fourth, try turn("D-1", "e1", from: fourth, 0, nil, 30)),
        call("B", received: second, try turn("B-1", "E1", from: second, 0, nil, 30)),
        call("C", received: third, try turn("C-1", "E1", from: third, 0, nil, 30)),
        call("A", received: first, try turn("A-1", "E1", from: first, 0, nil, 30)),
      ], onto: try day(2026, 11, 20), in: try losAngeles())
    // A is out until 10:30, when D begins.
    #expect(units(packed) == ["e1", "E1 (2)", "E1 (3)", "E1"])
    #expect(packed.standIns == 2)
  }

  @Test func `rows that begin together get their units by their identities`() throws {
    let one = utc(2017, 1, 5, 18)
    let other = utc(2017, 2, 9, 18)
    let calls = [
      call("A", received: one, try turn("z", "E1", from: one, 0, nil, 30)),
      call("B", received: other, try turn("a", "E1", from: other, 0, nil, 30)),
    ]
    let packed = PackedDay(calls, onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(units(packed) == ["E1 (2)", "E1"])
    let turned = PackedDay(calls.reversed(), onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(units(turned) == ["E1", "E1 (2)"])
  }

  @Test func `a stand-in never takes the name of a unit of the log`() throws {
    let one = utc(2017, 1, 5, 18)
    let packed = PackedDay(
      [
        call(
          "A", received: one, try turn("1", "E1", from: one, 0, nil, 30),
          try turn("2", "E1", from: one, 0, nil, 30),
          try turn("3", "E1 (2)", from: one, 0, nil, 30))
      ], onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(units(packed) == ["E1", "E1 (3)", "E1 (2)"])
  }

  @Test func `a unit whose return is unknown is out until the last time its row knows`() throws {
    let first = utc(2017, 1, 5, 18)
    let during = utc(2017, 2, 9, 18, 5)
    let after = utc(2017, 2, 10, 18, 10)
    let packed = PackedDay(
      [
        call("A", received: first, try turn("A-1", "E1", from: first, 0, 10)),
        call("B", received: during, try turn("B-1", "E1", from: during, 0, 10)),
        call("C", received: after, try turn("C-1", "E1", from: after, 0, 10)),
      ], onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(units(packed) == ["E1", "E1 (2)", "E1"])
  }

  @Test func `a call without any time has no time of day`() throws {
    let packed = PackedDay(
      [call("A", received: nil)], onto: try day(2026, 11, 20), in: try losAngeles())
    #expect(packed.calls.isEmpty)
    #expect(packed.untimed.map(\.id) == ["A"])
  }
}

@Suite struct ReplayTimeTests {
  @Test(arguments: [
    ("14:30", nil, 870), ("2017-01-31", "2017-01-31 00:00:00", 0),
    ("2017-01-31T14:30", "2017-01-31 00:00:00", 870),
    ("2017-01-31 00:05", "2017-01-31 00:00:00", 5),
  ])
  func `a time is a date, a time of day, or both`(
    text: String, date: String?, minutes: Int
  ) throws {
    let time = try #require(ReplayTime(text))
    #expect(time.date?.description == date)
    #expect(time.minuteOfDay == minutes)
  }

  @Test(arguments: [
    "", "24:00", "12:60", "2017-02-30", "2017-1-3", "2017-01-31T", "2017-01-31T1:00", "noon",
    "+1:00", "2017-01-31T10:00:00",
  ])
  func `anything else is no time`(text: String) { #expect(ReplayTime(text) == nil) }

  @Test func `a time of day is that of the first day, or the first one after another time`() throws
  {
    let zone = try losAngeles()
    let begin = utc(2017, 1, 5, 18)  // 10:00
    let nine = try #require(ReplayTime("09:00"))
    #expect(nine.moment(onOrAfterDayOf: begin, in: zone) == utc(2017, 1, 5, 17))
    #expect(nine.moment(onOrAfterDayOf: begin, after: begin, in: zone) == utc(2017, 1, 6, 17))
    let dated = try #require(ReplayTime("2016-12-01T09:00"))
    #expect(dated.moment(onOrAfterDayOf: begin, after: begin, in: zone) == utc(2016, 12, 1, 17))
  }
}
