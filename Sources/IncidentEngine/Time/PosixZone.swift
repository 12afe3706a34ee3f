/// The rule for all time to come: a POSIX `TZ` string, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX.1-2017, 8.3, with the extension of RFC 9636, 3.3.2: rule times of -167...167 hours.
struct PosixZone: Hashable, Sendable {
  struct Daylight: Hashable, Sendable {
    let period: ZonePeriod
    let start: YearlyChange
    let end: YearlyChange
  }

  let standard: ZonePeriod
  let daylight: Daylight?

  /// The period in force at an instant. Seconds UTC.
  func period(at seconds: Int64) -> ZonePeriod {
    guard let daylight else { return standard }
    let changes = changes(around: seconds)
    let isDaylight = changes.last { $0.at <= seconds }?.isDaylight ?? false
    return isDaylight ? daylight.period : standard
  }

  /// The changes of the years around an instant, in order. Seconds UTC.
  ///
  /// Two years back: a rule time of 167 hours may carry a change of December into January.
  func changes(around seconds: Int64) -> [(at: Int64, isDaylight: Bool)] {
    guard let daylight else { return [] }
    let days = CivilTime.floorDivide(seconds, by: 86_400)
    let year = CivilTime.date(ofDay: Int(days)).year
    let found = (year - 2...year + 1).flatMap { year in
      [
        (
          at: daylight.start.secondsLocal(in: year) - Int64(standard.offsetSeconds),
          isDaylight: true
        ),
        (
          at: daylight.end.secondsLocal(in: year) - Int64(daylight.period.offsetSeconds),
          isDaylight: false
        ),
      ]
    }
    // Where one daylight time ends as the next begins, it goes on.
    return found.sorted { ($0.at, $0.isDaylight ? 1 : 0) < ($1.at, $1.isDaylight ? 1 : 0) }
  }
}

/// What clocks of a zone show for a time: an offset, and what it is called.
struct ZonePeriod: Hashable, Sendable {
  let offsetSeconds: Int
  let abbreviation: String
}

/// A moment of each year, local time.
struct YearlyChange: Hashable, Sendable {
  enum Day: Hashable, Sendable {
    /// 1...365, 29 February never counted.
    case julian(Int)
    /// 0...365, 29 February counted.
    case ordinal(Int)
    /// Month 1...12, week 1...5 (5 is the last), weekday 0...6 from Sunday.
    case weekday(month: Int, week: Int, day: Int)
  }

  let day: Day
  let secondsOfDay: Int

  /// Seconds from the beginning of 1970 local time.
  func secondsLocal(in year: Int) -> Int64 {
    Int64(dayNumber(in: year)) * 86_400 + Int64(secondsOfDay)
  }

  private func dayNumber(in year: Int) -> Int {
    let newYear = CivilTime.daysSince1970(year: year, month: 1, day: 1)
    switch day {
    case .julian(let day):
      return newYear + day - 1 + (CivilTime.isLeap(year) && day >= 60 ? 1 : 0)
    case .ordinal(let day): return newYear + day
    case .weekday(let month, let week, let weekday):
      let first = CivilTime.daysSince1970(year: year, month: month, day: 1)
      let firstWeekday = Weekday(daysSince1970: first).rawValue % 7
      let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      let isPastMonth = day >= CivilTime.days(inMonth: month, of: year)
      return first + (isPastMonth ? day - 7 : day)
    }
  }
}
