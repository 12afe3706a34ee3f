/// Days and dates, after Howard Hinnant's `chrono`-compatible low-level date algorithms.
extension CivilTime {
  /// The years that can be written.
  public static let years = -9999...9999

  /// The days from 1 January 1970 to this date; negative before it.
  public var daysSince1970: Int { Self.daysSince1970(year: year, month: month, day: day) }

  /// The days from 1 January 1970 to a date of the Gregorian calendar.
  ///
  /// Source: howardhinnant.github.io/date_algorithms.html, `days_from_civil`. An era is 400 years;
  /// a year begins in March, so that the leap day is its last.
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day counted from 1 January 1970 (`civil_from_days`).
  static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static let millisecondsPerDay: Int64 = 86_400_000

  /// The first millisecond of the year -9999.
  static let first = Int64(daysSince1970(year: -9999, month: 1, day: 1)) * millisecondsPerDay
  /// The last millisecond of the year 9999.
  static let last = Int64(daysSince1970(year: 10_000, month: 1, day: 1)) * millisecondsPerDay - 1

  static func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
