import IncidentEngine
import OperatingPicture
import Testing

struct TimeTicksTests {
  /// 26 November 2025, 13:00 UTC, a Wednesday.
  private let start = Moment(milliseconds: 1_764_162_000_000)

  private func ticks(_ perColumn: Int64, columns: Int = 60, from: Moment? = nil) -> TimeTicks {
    TimeWindow(start: from ?? start, perColumn: perColumn, columns: columns).ticks(in: .utc)
  }

  private func civil(_ moment: Moment) -> CivilTime { ZoneRules.utc.civil(at: moment.milliseconds) }

  @Test func `minutes are labelled at round ones`() {
    let found = ticks(60_000)
    #expect(found.unit == .clock)
    #expect(found.moments.map { civil($0).minute } == [0, 10, 20, 30, 40, 50])
  }

  @Test func `weeks begin on Mondays`() {
    let found = ticks(21_600_000 * 2, columns: 100)
    #expect(found.unit == .days)
    #expect(!found.moments.isEmpty)
    #expect(found.moments.allSatisfy { civil($0).weekday == .monday })
  }

  @Test func `months begin on their first day and none comes twice`() {
    let found = ticks(604_800_000, columns: 120)
    #expect(found.unit == .months)
    #expect(found.moments.count > 4)
    #expect(found.moments.allSatisfy { civil($0).day == 1 && civil($0).hour == 0 })
    #expect(Set(found.moments).count == found.moments.count)
  }

  @Test func `years begin in January`() {
    let found = ticks(9_676_800_000, columns: 200)
    #expect(found.unit == .years)
    #expect(found.moments.allSatisfy { civil($0).month == 1 && civil($0).day == 1 })
  }

  @Test func `at every step labels have room, and all lie within the window`() {
    for step in TimeWindow.steps {
      for columns in [1, 4, 40, 61, 200, 480] {
        for from in [0, 1_764_162_000_000, -62_135_596_800_000, 253_370_764_800_000] {
          let begin = Moment(milliseconds: Int64(from))
          let window = TimeWindow(start: begin, perColumn: step, columns: columns)
          let found = window.ticks(in: .utc)
          #expect(found.moments.allSatisfy { $0 >= begin && $0 < window.end })
          for (one, other) in zip(found.moments, found.moments.dropFirst()) {
            let apart = window.column(of: other) - window.column(of: one)
            let least = found.unit == .years ? 6 : found.unit == .months ? 10 : 8
            #expect(apart >= least, "\(step) \(columns): \(apart) columns")
          }
        }
      }
    }
  }
}
