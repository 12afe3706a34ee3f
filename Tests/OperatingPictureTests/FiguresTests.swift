import IncidentEngine
import OperatingPicture
import Testing

@Suite struct FiguresTests {
  /// A situation with one call for each list: seconds from receipt to each unit's arrival.
  private func situation(_ calls: [[Double?]], isReceived: Bool = true) throws -> Situation {
    var situation = Situation()
    let fire = try #require(AgencyCode("fire"))
    let received = Moment(milliseconds: 1_000_000_000_000)
    let recorded = calls.enumerated().map { index, arrivals in
      let rows = arrivals.enumerated().map { unit, seconds in
        let arrived = seconds.map { received.advanced(byMilliseconds: Int64($0 * 1000)) }
        return DispatchCall.Row(
          id: "\(index)-\(unit)", unit: "E\(unit)", unitKind: "engine", agency: fire,
          movements: arrived.map { [.onScene: $0] } ?? [:], available: nil)
      }
      return Command.recordCall(
        DispatchCall(
          key: ExternalKey(source: "test", id: "\(index)"),
          incident: IncidentDraft(
            type: "fire", title: "Fire", reportedAt: isReceived ? received : nil), rows: rows))
    }
    let charter = RoomCharter(
      identity: String(repeating: "0", count: 32), name: "Test", kind: .live, zone: "UTC")
    let opening: [Command] = [
      .openRoom(charter), .registerAgency(AgencyDetails(code: fire, name: "Fire")),
    ]
    let now = Moment(milliseconds: 1_100_000_000_000)
    let submission = Submission(
      id: SubmissionID(desk: "a", counter: 1),
      author: Author(officer: nil, post: "", account: "a", desk: "a"), origin: .imported("test"),
      time: now, recorded: now, localYear: 2026, commands: opening + recorded)
    guard case .happenings(let happenings) = try decide(submission, in: situation) else {
      return situation
    }
    for happening in happenings {
      try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
    }
    return situation
  }

  @Test func `an empty room has figures without medians`() {
    #expect(
      DispatchFigures(Situation()).json
        == #"{"format":1,"incidents":0,"commitments":0,"lateAfterSeconds":480,"#
        + #""arrivals":{"known":0,"late":0,"medianSeconds":null},"#
        + #""firstArrivals":{"known":0,"late":0,"medianSeconds":null,"never":0},"#
        + #""mostCommitments":0}"#)
  }

  @Test func `an arrival at eight minutes is in time, a moment later it is late`() throws {
    let figures = DispatchFigures(try situation([[480, 480.001, 481, nil]]))
    #expect(figures.arrivals.known == 3)
    #expect(figures.arrivals.late == 2)
    #expect(figures.firstArrivals.late == 0)
    #expect(figures.commitments == 4)
    #expect(figures.mostCommitments == 4)
  }

  @Test func `an arrival before the call was received is known and not late`() throws {
    let figures = DispatchFigures(try situation([[-600]]))
    #expect(figures.arrivals.known == 1)
    #expect(figures.arrivals.late == 0)
    #expect(figures.arrivals.medianSeconds == -600)
  }

  @Test(arguments: [
    ([1.0, 2.0], 2), ([1.0, 3.0], 2), ([300.0], 300), ([1.4], 1), ([1.5], 2), ([-1.0, -2.0], -1),
    ([-3.0, -1.0, 9.0], -1), ([5.0, 336.0, 337.0, 900.0], 337),
  ])
  func `of two middles the median is the mean, halves up`(
    seconds: [Double], median: Int
  ) throws {
    let figures = DispatchFigures(try situation(seconds.map { [$0] }))
    #expect(figures.arrivals.medianSeconds == median)
  }

  @Test func `an incident that nobody reached is counted as such`() throws {
    let figures = DispatchFigures(try situation([[nil, nil], [60, 30], []]))
    #expect(figures.neverReached == 2)
    #expect(figures.firstArrivals.known == 1)
    #expect(figures.firstArrivals.medianSeconds == 30)
  }

  @Test func `where nobody knows when a call was received, arrivals are not measured`() throws {
    let figures = DispatchFigures(try situation([[60]], isReceived: false))
    #expect(figures.arrivals.known == 1)
    #expect(figures.arrivals.medianSeconds == nil)
    #expect(figures.neverReached == 0)
  }
}
