import IncidentEngine
import Testing

@Suite struct CivilTimeTests {
  @Test func `the epoch is a Thursday, and the day before is the last of 1969`() throws {
    let epoch = CivilTime(millisecondsSince1970: 0)
    #expect(epoch == (try civil(1970, 1, 1)))
    #expect(epoch.weekday == .thursday)
    let before = CivilTime(millisecondsSince1970: -1)
    #expect(before.description == "1969-12-31 23:59:59")
    #expect(before.millisecond == 999)
    #expect(before.weekday == .wednesday)
  }

  @Test(arguments: [
    (2000, 2, 29, 11_016), (2024, 2, 29, 19_782), (2100, 3, 1, 47_541), (1600, 2, 29, -135_081),
    (1, 1, 1, -719_162), (0, 3, 1, -719_468), (-1, 12, 31, -719_529), (9999, 12, 31, 2_932_896),
  ])
  func `known days are counted from 1970`(year: Int, month: Int, day: Int, days: Int) throws {
    #expect(try civil(year, month, day).daysSince1970 == days)
    let back = CivilTime(millisecondsSince1970: Int64(days) * 86_400_000)
    #expect([back.year, back.month, back.day] == [year, month, day])
  }

  @Test func `every day of nine centuries follows the one before`() throws {
    var expected = try civil(1600, 1, 1).daysSince1970
    var weekday = try civil(1600, 1, 1).weekday.rawValue
    for year in 1600..<2500 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CivilTime(year: year, month: month, day: day) else { continue }
          let isRight =
            date.daysSince1970 == expected && date.weekday.rawValue == weekday
            && CivilTime(millisecondsSince1970: date.millisecondsSince1970) == date
          if !isRight { Issue.record("wrong at \(date)") }
          expected += 1
          weekday = weekday % 7 + 1
        }
      }
    }
  }

  @Test(arguments: [
    (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
    (10_000, 1, 1), (-10_000, 1, 1),
  ])
  func `a day that does not exist cannot be made`(year: Int, month: Int, day: Int) {
    #expect(CivilTime(year: year, month: month, day: day) == nil)
  }

  @Test func `an hour, minute, second or millisecond out of range cannot be made`() {
    #expect(CivilTime(year: 2024, month: 1, day: 1, hour: 24) == nil)
    #expect(CivilTime(year: 2024, month: 1, day: 1, minute: 60) == nil)
    #expect(CivilTime(year: 2024, month: 1, day: 1, second: 60) == nil)
    #expect(CivilTime(year: 2024, month: 1, day: 1, millisecond: 1000) == nil)
  }

  @Test func `instants beyond the calendar become its ends`() {
    #expect(CivilTime(millisecondsSince1970: .max).description == "9999-12-31 23:59:59")
    #expect(CivilTime(millisecondsSince1970: .min).description == "-9999-01-01 00:00:00")
  }
}
