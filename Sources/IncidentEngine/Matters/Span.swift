/// A time allowed: minutes, or working days of the room's calendar.
public enum Span: Hashable, Sendable, CustomStringConvertible {
  case minutes(Int)
  case workingDays(Int)

  /// The longest span: ten years.
  public static let longestMinutes = 5_256_000
  /// The longest span in working days.
  public static let longestWorkingDays = 2_600

  /// `45m`, `2h`, `3d`, `5wd`; nil when it is none of them or longer than ten years.
  public init?(_ text: some StringProtocol) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits: digits) else { return nil }
    switch text[digits.endIndex...].lowercased() {
    case "m": self = .minutes(count)
    case "h": self = .minutes(count * 60)
    case "d": self = .minutes(count * 1440)
    case "wd": self = .workingDays(count)
    default: return nil
    }
    guard isSound else { return nil }
  }

  /// Whether it is not longer than ten years.
  var isSound: Bool {
    switch self {
    case .minutes(let count): (0...Self.longestMinutes).contains(count)
    case .workingDays(let count): (0...Self.longestWorkingDays).contains(count)
    }
  }

  /// The shortest way to write it.
  public var description: String {
    switch self {
    case .workingDays(let count): "\(count)wd"
    case .minutes(let count) where count > 0 && count.isMultiple(of: 1440): "\(count / 1440)d"
    case .minutes(let count) where count > 0 && count.isMultiple(of: 60): "\(count / 60)h"
    case .minutes(let count): "\(count)m"
    }
  }
}

/// Minutes and working days by how pressing a matter is.
///
/// Hot: of an open incident of priority 1 or 2. Warm: of another open incident. Cold: of none.
public struct ClassedSpan: Hashable, Sendable {
  /// Of an open incident of priority 1 or 2; nil where nothing is awaited then.
  public var hot: Span?
  /// Of an open incident of priority 3 or 4.
  public var warm: Span?
  /// Of no open incident.
  public var cold: Span?

  /// Spans by class.
  public init(hot: Span? = nil, warm: Span? = nil, cold: Span? = nil) {
    self.hot = hot
    self.warm = warm
    self.cold = cold
  }
}

/// The days on which an office works.
public struct WorkCalendar: Hashable, Sendable {
  /// The days of the week, in their order; never empty.
  public let days: [Weekday]
  /// Days off, counted from 1970, rising.
  public let holidays: [Int]

  /// Monday to Friday, no holidays.
  public static let usual = WorkCalendar(
    days: [.monday, .tuesday, .wednesday, .thursday, .friday], holidays: [])

  /// A calendar; where no day of the week is given, the usual ones count.
  public init(days: [Weekday], holidays: [Int]) {
    let known = Weekday.allCases.filter { days.contains($0) }
    self.days = known.isEmpty ? Weekday.allCases.filter { $0.rawValue <= 5 } : known
    self.holidays = Set(holidays).sorted()
  }

  /// Whether the office works on a day, counted from 1970.
  public func isWorking(_ day: Int) -> Bool {
    days.contains(Weekday(daysSince1970: day)) && !holidays.contains(day)
  }

  /// The moment so long after another one, by the clocks of a zone: so many working days later, at
  /// the same time of day.
  ///
  /// A day on which clocks never show that time of day has it an hour later.
  public func moment(_ span: Span, after start: Moment, in zone: ZoneRules) -> Moment {
    switch span {
    case .minutes(let count): return start.advanced(byMilliseconds: Int64(count) * 60_000)
    case .workingDays(let count):
      let local = zone.civil(at: start.milliseconds).millisecondsSince1970
      let perDay: Int64 = 86_400_000
      var day = Int(CivilTime.floorDivide(local, by: perDay))
      let timeOfDay = local - Int64(day) * perDay
      var left = count
      // Ten years of holidays end the search.
      var looked = 0
      while left > 0, looked < 10_000 {
        day += 1
        looked += 1
        if isWorking(day) { left -= 1 }
      }
      let civil = CivilTime(millisecondsSince1970: Int64(day) * perDay + timeOfDay)
      return Moment(milliseconds: zone.utcMilliseconds(of: civil).resolved)
    }
  }
}
