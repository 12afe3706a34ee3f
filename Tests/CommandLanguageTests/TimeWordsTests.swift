import CommandLanguage
import IncidentEngine
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Europe/London as Debian's and Ubuntu's `tzdata` installs it.
enum London {
  static let bytes: [UInt8]? = {
    guard let file = fopen("/usr/share/zoneinfo/Europe/London", "rb") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&buffer, 1, buffer.count, file)
    return count > 44 ? Array(buffer.prefix(count)) : nil
  }()

  static func zone() throws -> ZoneRules {
    try ZoneRules(name: "Europe/London", tzif: try #require(bytes))
  }
}

/// An instant by its UTC date, `2026-03-29 00:30` or with seconds.
private func utc(_ text: String) throws -> Moment {
  let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
  let second = numbers.count > 5 ? numbers[5] : 0
  let civil = try #require(
    CivilTime(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
      second: second))
  return Moment(milliseconds: civil.millisecondsSince1970)
}

struct TimeWordsTests {
  private let now = OfficersRoom.now

  @Test(arguments: [
    ("14:05", "2026-11-23 14:05"), ("1405", "2026-11-23 14:05"), ("9:30", "2026-11-23 09:30"),
    ("14:05:07", "2026-11-23 14:05:07"), ("-5m", "2026-11-23 14:00:20"),
    ("-90s", "2026-11-23 14:03:50"), ("-1H30M", "2026-11-23 12:35:20"),
    ("+1h30m", "2026-11-23 15:35:20"), ("@14:05", "2026-11-23 14:05"),
    ("@23:50", "2026-11-22 23:50"), ("@14:06", "2026-11-22 14:06"),
    ("2026-11-20 08:15", "2026-11-20 08:15"), ("2028-02-29T10:00", "2028-02-29 10:00"),
  ])
  func `a time that has passed is read`(_ text: String, _ expected: String) throws {
    #expect(try TimeWords.past(text, now: now, zone: .utc) == utc(expected))
  }

  @Test(arguments: [
    ("14:05", "2026-11-23 14:05"), ("14:06", "2026-11-22 14:06"), ("2350", "2026-11-22 23:50"),
    ("@23:50", "2026-11-22 23:50"), ("-5m", "2026-11-23 14:00:20"),
    ("2026-11-24 08:00", "2026-11-24 08:00"), ("+5m", "2026-11-23 14:10:20"),
  ])
  func `a time of day that is looked back at is the last such moment`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try TimeWords.latest(text, now: now, zone: .utc) == utc(expected))
  }

  @Test(arguments: [
    ("14:30", "2026-11-23 14:30"), ("0:10", "2026-11-24 00:10"), ("06:00", "2026-11-24 06:00"),
    ("45m", "2026-11-23 14:50:20"), ("+45m", "2026-11-23 14:50:20"),
    ("+1h30m", "2026-11-23 15:35:20"), ("2d", "2026-11-25 14:05:20"),
    ("2026-12-01 08:00", "2026-12-01 08:00"),
  ])
  func `a due time is the next such moment`(_ text: String, _ expected: String) throws {
    #expect(try TimeWords.future(text, now: now, zone: .utc) == utc(expected))
  }

  @Test(arguments: [
    ("14:05", "2026-11-23 14:05"), ("13:00", "2026-11-23 13:00"), ("06:10", "2026-11-23 06:10"),
  ])
  func `a due time that passed not long ago is not taken for tomorrow's`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try TimeWords.future(text, now: now, zone: .utc) == utc(expected))
  }

  @Test func `the last moment of a leap day and of a year is found across midnight`() throws {
    let afterLeapDay = try utc("2028-03-01 00:10")
    let newYear = try utc("2027-01-01 00:05")
    #expect(
      try TimeWords.past("@23:50", now: afterLeapDay, zone: .utc) == utc("2028-02-29 23:50"))
    #expect(try TimeWords.past("@23:50", now: newYear, zone: .utc) == utc("2026-12-31 23:50"))
    let eve = try utc("2028-02-28 23:00")
    #expect(try TimeWords.future("10:00", now: eve, zone: .utc) == utc("2028-02-29 10:00"))
  }

  @Test(arguments: [
    "", "@", "-", "+", "5", "-5", "-5x", "m", "--5m", "24:00", "14:60", "14:5", "14:05:60",
    "14:05:", "2400", "12345", "١٤:٠٥", "2027-02-29 10:00", "2026-13-01 10:00", "2026-11-20",
    "26-11-20 10:00", "2026-+1-20 10:00", "@2026-11-20 10:00", "-99999999999m",
  ])
  func `anything else is no time`(_ text: String) {
    #expect(throws: TimeWords.Problem.unreadable) {
      try TimeWords.past(text, now: now, zone: .utc)
    }
    #expect(throws: TimeWords.Problem.unreadable) {
      try TimeWords.future(text, now: now, zone: .utc)
    }
  }

  @Test func `a duration by itself is a due time and never a past one`() throws {
    #expect(throws: TimeWords.Problem.unreadable) {
      try TimeWords.past("45m", now: now, zone: .utc)
    }
    #expect(TimeWords.duration("99999d") == Int64(8_639_913_600_000))
    #expect(TimeWords.duration("999999d") == nil)
  }
}

@Suite(.enabled(if: London.bytes != nil, "tzdata is not installed"))
struct ClockChangeTests {
  // On 29 March 2026 London's clocks go from 01:00 to 02:00; on 25 October from 02:00 to 01:00.

  @Test func `a time that the clocks skip does not exist`() throws {
    let zone = try London.zone()
    let night = try utc("2026-03-29 00:30")
    let morning = try utc("2026-03-29 09:00")
    #expect(throws: TimeWords.Problem.doesNotExist) {
      try TimeWords.past("01:30", now: morning, zone: zone)
    }
    #expect(throws: TimeWords.Problem.doesNotExist) {
      try TimeWords.past("@01:30", now: morning, zone: zone)
    }
    #expect(throws: TimeWords.Problem.doesNotExist) {
      try TimeWords.future("01:30", now: night, zone: zone)
    }
    #expect(throws: TimeWords.Problem.doesNotExist) {
      try TimeWords.past("2026-03-29 01:30", now: morning, zone: zone)
    }
  }

  @Test func `a skipped time on the far side of now means another day`() throws {
    let zone = try London.zone()
    let night = try utc("2026-03-29 00:30")
    let morning = try utc("2026-03-29 09:00")
    #expect(try TimeWords.past("@01:30", now: night, zone: zone) == utc("2026-03-28 01:30"))
    #expect(try TimeWords.future("01:30", now: morning, zone: zone) == utc("2026-03-30 00:30"))
  }

  @Test func `of a time shown twice the one nearest to now is meant`() throws {
    let zone = try London.zone()
    let between = try utc("2026-10-25 01:10")
    let after = try utc("2026-10-25 01:40")
    let before = try utc("2026-10-24 23:00")
    #expect(try TimeWords.past("@01:30", now: between, zone: zone) == utc("2026-10-25 00:30"))
    #expect(try TimeWords.past("@01:30", now: after, zone: zone) == utc("2026-10-25 01:30"))
    #expect(try TimeWords.past("01:30", now: after, zone: zone) == utc("2026-10-25 01:30"))
    #expect(try TimeWords.future("01:30", now: before, zone: zone) == utc("2026-10-25 00:30"))
    #expect(try TimeWords.future("01:30", now: between, zone: zone) == utc("2026-10-25 01:30"))
    #expect(try TimeWords.future("01:30", now: after, zone: zone) == utc("2026-10-25 01:30"))
  }

  @Test func `a day is a day on the wall even when it has 23 hours`() throws {
    let zone = try London.zone()
    let evening = try utc("2026-03-28 22:00")
    #expect(try TimeWords.future("09:00", now: evening, zone: zone) == utc("2026-03-29 08:00"))
    let next = try utc("2026-03-29 19:00")
    #expect(try TimeWords.past("@21:00", now: next, zone: zone) == utc("2026-03-28 21:00"))
  }

  @Test func `the line says where the skipped time stands`() throws {
    var context = try OfficersRoom.usual().context(zone: try London.zone())
    context.now = try utc("2026-03-29 09:00")
    let line = "log water rising at=01:30"
    let problem = try #require(throws: LineProblem.self) {
      try read(line: line, in: context)
    }
    #expect(problem.reason == .timeDoesNotExist("01:30"))
    #expect(problem.range == 20..<25)
  }
}
