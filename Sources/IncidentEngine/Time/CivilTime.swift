/// A date and time of day as a clock on the wall shows them, in no particular zone.
///
/// Proleptic Gregorian calendar, years -9999...9999 (year 0 is the year before year 1).
/// Every value is a real date: 30 February cannot be made.
public struct CivilTime: Hashable, Sendable {
  /// Year, -9999...9999.
  public let year: Int
  /// Month, 1...12.
  public let month: Int
  /// Day of the month, 1...31.
  public let day: Int
  /// Hour, 0...23.
  public let hour: Int
  /// Minute, 0...59.
  public let minute: Int
  /// Second, 0...59; there are no leap seconds here.
  public let second: Int
  /// Millisecond, 0...999.
  public let millisecond: Int

  /// A date and time of day, or nil where a part is out of its range or the day does not exist.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0
  ) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second), (0...999).contains(millisecond)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// The date and time that many milliseconds after the beginning of 1970, were there no zones.
  ///
  /// What lies outside the years -9999...9999 becomes their first or last millisecond.
  public init(millisecondsSince1970 milliseconds: Int64) {
    let bounded = min(max(milliseconds, Self.first), Self.last)
    let days = Self.floorDivide(bounded, by: Self.millisecondsPerDay)
    let date = Self.date(ofDay: Int(days))
    let rest = Int(bounded - days * Self.millisecondsPerDay)
    (year, month, day) = date
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
  }

  /// The milliseconds from the beginning of 1970 to this date and time, were there no zones.
  public var millisecondsSince1970: Int64 {
    let ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    return Int64(daysSince1970) * Self.millisecondsPerDay + Int64(ofDay)
  }

  /// The day of the week.
  public var weekday: Weekday { Weekday(daysSince1970: daysSince1970) }
}

/// A day of the week; the raw value is that of ISO 8601, Monday 1 to Sunday 7.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
  /// The first day of the ISO week.
  case monday = 1
  /// The second day of the ISO week.
  case tuesday
  /// The third day of the ISO week.
  case wednesday
  /// The fourth day of the ISO week.
  case thursday
  /// The fifth day of the ISO week.
  case friday
  /// The sixth day of the ISO week.
  case saturday
  /// The seventh day of the ISO week.
  case sunday

  init(daysSince1970 days: Int) {
    // 1 January 1970 was a Thursday.
    self = Self.allCases[((days % 7) + 10) % 7]
  }
}

extension CivilTime: Comparable {
  /// Earlier dates and times come first.
  public static func < (one: CivilTime, other: CivilTime) -> Bool {
    one.millisecondsSince1970 < other.millisecondsSince1970
  }
}

extension CivilTime: CustomStringConvertible {
  /// `2026-03-29 02:30:00`; for logs and tests, not for the screen.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      let zeros = String(repeating: "0", count: max(0, width - digits.count))
      return (number < 0 ? "-" : "") + zeros + digits
    }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    return "\(date) \(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
  }
}
