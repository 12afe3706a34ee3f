import IncidentEngine

/// A date, a date and time, or a time of day, as a person gives it to say which part of a log is to
/// be played: `2017-01-31`, `2017-01-31T14:30`, `14:30`.
public struct ReplayTime: Hashable, Sendable {
  /// The date at midnight; nil for a time of day alone.
  public let date: CivilTime?
  /// Minutes since midnight, 0...1439.
  public let minuteOfDay: Int

  /// Reads a time; nil when it is written otherwise. A blank may stand for the `T`.
  public init?(_ text: String) {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
    let hasDate = parts.first?.contains("-") ?? false
    date = hasDate ? parts.first.flatMap { Self.date(String($0)) } : nil
    let written = hasDate ? parts.dropFirst().first.map(String.init) : text
    if hasDate, date == nil { return nil }
    guard let minutes = written.map({ Self.minutes($0) }) ?? (hasDate ? 0 : nil) else { return nil }
    minuteOfDay = minutes
  }

  /// A date written `2017-01-31`; nil when it is none.
  public static func date(_ text: String) -> CivilTime? {
    guard let numbers = numbers(text, between: "-", digits: [4, 2, 2]) else { return nil }
    return CivilTime(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func minutes(_ text: String) -> Int? {
    guard let numbers = numbers(text, between: ":", digits: [2, 2]), numbers[0] < 24,
      numbers[1] < 60
    else { return nil }
    return numbers[0] * 60 + numbers[1]
  }

  private static func numbers(
    _ text: String, between sign: Character, digits: [Int]
  ) -> [Int]? {
    let parts = text.split(separator: sign, omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == digits,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == sign.asciiValue })
    else { return nil }
    return parts.compactMap { Int($0) }
  }

  /// The first such moment that is not before `moment`'s day in the zone, or, `after` given, that is
  /// later than it. One with a date is that moment, whatever stands before it.
  public func moment(
    onOrAfterDayOf moment: Moment, after earlier: Moment? = nil, in zone: ZoneRules
  ) -> Moment {
    let midnight = date ?? zone.civil(at: moment.milliseconds)
    let first = Self.moment(midnight, minuteOfDay, in: zone)
    guard date == nil, let earlier, first <= earlier else { return first }
    let next = CivilTime(millisecondsSince1970: midnight.millisecondsSince1970 + 86_400_000)
    return Self.moment(next, minuteOfDay, in: zone)
  }

  private static func moment(_ day: CivilTime, _ minutes: Int, in zone: ZoneRules) -> Moment {
    let civil = CivilTime(
      year: day.year, month: day.month, day: day.day, hour: minutes / 60, minute: minutes % 60)
    return Moment(milliseconds: zone.utcMilliseconds(of: civil ?? day).resolved)
  }
}
