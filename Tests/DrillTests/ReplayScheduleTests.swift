import Drill
import IncidentEngine
import Testing

private let start = utc(2026, 1, 5, 10)

private func minutes(_ moment: Moment) -> Int64 { moment.milliseconds(since: start) / 60_000 }

private func at(_ minutes: Int64) -> Moment { start.advanced(byMilliseconds: minutes * 60_000) }

@Suite struct ReplayScheduleTests {
  @Test func `each time of a call is a step, in order of time`() throws {
    let schedule = ReplaySchedule([
      call("B", received: at(5), try turn("B-1", "E1", from: start, 6, 12, 40)),
      call("A", received: at(0), try turn("A-1", "E2", from: start, 1, 12, 30)),
    ])
    #expect(schedule.calls.map(\.key.id) == ["A", "B"])
    #expect(schedule.steps.map { minutes($0.time) } == [0, 1, 5, 6, 12, 12, 30, 40])
    #expect(schedule.steps.map(\.call) == [0, 0, 1, 1, 0, 1, 0, 1])
    #expect(schedule.begin == at(0))
    #expect(schedule.end == at(40))
  }

  @Test func `calls that begin together are ordered by their rows, in whatever order they come`()
    throws
  {
    let calls = [
      call("1", received: at(0), try turn("c", "E1", from: start, 1)),
      call("2", received: at(0), try turn("a", "E2", from: start, 1)),
      call("3", received: at(0), try turn("b", "E3", from: start, 1)),
    ]
    let schedule = ReplaySchedule(calls)
    #expect(schedule.calls.map(\.key.id) == ["2", "3", "1"])
    #expect(ReplaySchedule(calls.reversed()) == schedule)
  }

  @Test func `of a call only what has happened by then is known`() throws {
    let schedule = ReplaySchedule([
      call(
        "A", received: at(0), try turn("A-1", "E1", from: start, 1, 12, 30),
        try turn("A-2", "E2", from: start, 20, nil, nil))
    ])
    #expect(schedule.call(0, by: at(0)).rows.isEmpty)
    let early = schedule.call(0, by: at(12))
    #expect(early.rows.map(\.unit) == ["E1"])
    #expect(early.rows[0].movements == [.dispatched: at(1), .onScene: at(12)])
    #expect(early.rows[0].available == nil)
    let late = schedule.call(0, by: at(30))
    #expect(late.rows.map(\.unit) == ["E1", "E2"])
    #expect(late.rows[0].available == at(30))
    #expect(late == schedule.calls[0])
  }

  @Test func `what is older than the call comes with it, at its own time`() throws {
    let schedule = ReplaySchedule([
      call("A", received: at(5), try turn("A-1", "E1", from: start, 2, 12))
    ])
    #expect(schedule.steps.map { minutes($0.time) } == [5, 12])
    #expect(schedule.call(0, by: at(4)).rows.isEmpty)
    #expect(schedule.call(0, by: at(5)).rows.map(\.movements) == [[.dispatched: at(2)]])
  }

  @Test func `a call without a time of receipt begins with its earliest time`() throws {
    let schedule = ReplaySchedule([
      call(
        "A", received: nil, try turn("A-1", "E1", from: start, nil, nil, 30),
        try turn("A-2", "E2", from: start))
    ])
    #expect(schedule.steps.map { minutes($0.time) } == [30])
    #expect(schedule.call(0, by: at(30)).rows.count == 2)
  }

  @Test func `a call without any time is not played, and told`() throws {
    let schedule = ReplaySchedule([
      call("A", received: nil, try turn("A-1", "E1", from: start)),
      call("B", received: at(1), try turn("B-1", "E1", from: start)),
    ])
    #expect(schedule.calls.map(\.key.id) == ["B"])
    #expect(schedule.untimed.map(\.id) == ["A"])
  }

  @Test func `a window takes the calls that begin in it, each to its end`() throws {
    let calls = try (0..<4).map { number in
      call(
        "\(number)", received: at(Int64(number) * 10),
        try turn("r\(number)", "E1", from: at(Int64(number) * 10), 1, 5, 100))
    }
    let schedule = ReplaySchedule(calls, beginningIn: at(10)..<at(30))
    #expect(schedule.calls.map(\.key.id) == ["1", "2"])
    #expect(schedule.end == at(120))
    #expect(ReplaySchedule(calls, beginningIn: at(31)..<at(40)).begin == nil)
  }

  @Test func `units are named once, as their first row has them`() throws {
    let schedule = ReplaySchedule([
      call("B", received: at(5), try turn("B-1", "e1", from: start, 6)),
      call(
        "A", received: at(0), try turn("A-1", "E2", from: start, 1),
        try turn("A-2", "E1", from: start, 1)),
    ])
    #expect(schedule.units.map(\.unit) == ["E2", "E1"])
  }
}
