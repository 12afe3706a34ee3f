import IncidentEngine

/// The times an officer types: `14:30`, `1430`, `-5m`, `+1h30m`, `@23:50`, `2026-11-23 14:30`.
public enum TimeWords {
  /// Why a text is no time.
  public enum Problem: Error, Hashable, Sendable {
    /// It is none of the known shapes.
    case unreadable
    /// It was skipped when the clocks went forward.
    case doesNotExist
  }

  /// When something happened: `14:30` is today's, `@23:50` the last such moment, `-5m` before now.
  ///
  /// Where the clocks show a time twice, the last one that has come is meant.
  public static func past(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    if text.hasPrefix("@") {
      guard let time = clock(text.dropFirst()) else { throw .unreadable }
      return try last(time, now: now, zone: zone)
    }
    if let moment = offset(text, from: now) { return moment }
    let moments = try moments(of: try civil(text, now, zone), zone)
    return moments.last { $0 <= now } ?? moments[0]
  }

  /// When something had happened that is looked back at: as in `past`, but `23:30` is the last such
  /// moment, so that at three in the morning it is last night's.
  public static func latest(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    let moment = try past(text, now: now, zone: zone)
    guard moment > now, let time = clock(text) else { return moment }
    return try last(time, now: now, zone: zone)
  }

  /// A moment before or after now, for a filter: `14:30` is today's, `-5m`, `+1h`; nil when it is
  /// none.
  public static func moment(_ text: String, now: Moment, zone: ZoneRules) -> Moment? {
    try? past(text, now: now, zone: zone)
  }

  /// By when something is due: `14:30` is the next such moment, `45m` and `+45m` from now.
  ///
  /// Where the clocks show a time twice, the first one still to come is meant.
  public static func future(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    if let milliseconds = duration(text) { return now.advanced(byMilliseconds: milliseconds) }
    if let moment = offset(text, from: now) { return moment }
    if let time = clock(text) {
      let next = try next(time, now: now, zone: zone)
      guard next.milliseconds(since: now) > mostAheadMilliseconds else { return next }
      // Rather a time of today that has passed, and is refused, than a slip taken for tomorrow.
      return try last(time, now: now, zone: zone)
    }
    let moments = try moments(of: try civil(text, now, zone), zone)
    return moments.first { $0 > now } ?? moments[0]
  }

  /// A time of day farther ahead than this was meant for earlier today.
  private static let mostAheadMilliseconds: Int64 = 16 * 3_600_000

  private typealias Clock = (hour: Int, minute: Int, second: Int)

  /// `-5m` and `+1h30m`.
  private static func offset(_ text: String, from now: Moment) -> Moment? {
    guard let sign = text.first, sign == "-" || sign == "+",
      let milliseconds = duration(text.dropFirst())
    else { return nil }
    return now.advanced(byMilliseconds: sign == "-" ? -milliseconds : milliseconds)
  }

  private static func last(
    _ time: Clock, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    let today = zone.utcMilliseconds(of: try civil(time, daysFromNow: 0, now, zone))
    if case .gap(_, let shifted) = today, shifted <= now.milliseconds { throw .doesNotExist }
    if let found = today.moments.last(where: { $0 <= now }) { return found }
    let yesterday = try moments(of: try civil(time, daysFromNow: -1, now, zone), zone)
    return yesterday[yesterday.count - 1]
  }

  private static func next(
    _ time: Clock, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    let today = zone.utcMilliseconds(of: try civil(time, daysFromNow: 0, now, zone))
    if case .gap(_, let shifted) = today, shifted > now.milliseconds { throw .doesNotExist }
    if let found = today.moments.first(where: { $0 > now }) { return found }
    return try moments(of: try civil(time, daysFromNow: 1, now, zone), zone)[0]
  }

  /// `14:30` today, or `2026-11-23 14:30`.
  private static func civil(
    _ text: String, _ now: Moment, _ zone: ZoneRules
  ) throws(Problem) -> CivilTime {
    if let time = clock(text) { return try civil(time, daysFromNow: 0, now, zone) }
    let pieces = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard pieces.count == 2, let day = date(pieces[0]), let time = clock(pieces[1]),
      let civil = CivilTime(
        year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute,
        second: time.second)
    else { throw .unreadable }
    return civil
  }

  private static func civil(
    _ time: Clock, daysFromNow days: Int64, _ now: Moment, _ zone: ZoneRules
  ) throws(Problem) -> CivilTime {
    let local = zone.civil(at: now.milliseconds).millisecondsSince1970
    let day = CivilTime(millisecondsSince1970: local + days * 86_400_000)
    guard
      let civil = CivilTime(
        year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute,
        second: time.second)
    else { throw .unreadable }
    return civil
  }

  /// The one or two moments at which the clocks show a time.
  private static func moments(
    of civil: CivilTime, _ zone: ZoneRules
  ) throws(Problem) -> [Moment] {
    let moments = zone.utcMilliseconds(of: civil).moments
    if moments.isEmpty { throw .doesNotExist }
    return moments
  }

  /// `1h30m`, `45m`, `90s`, `2d` in milliseconds; nil when it is no duration.
  public static func duration(_ text: some StringProtocol) -> Int64? {
    var total: Int64 = 0
    var digits = ""
    let text = text.hasPrefix("+") ? text.dropFirst() : text[...]
    if text.isEmpty || text.count > 12 { return nil }
    for character in text.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      let units: [Character: Int64] = ["s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
      guard let unit = units[character], digits.count <= 5, let count = Int64(digits) else {
        return nil
      }
      total += count * unit
      digits = ""
    }
    return digits.isEmpty ? total : nil
  }

  /// `14:30`, `14:30:05`, `1430`.
  private static func clock(_ text: some StringProtocol) -> Clock? {
    let text = String(text)
    let pieces =
      text.count == 4 && !text.contains(":")
      ? [text.prefix(2), text.suffix(2)]
      : text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { (1...2).contains($0.count) ? number($0) : nil }
    guard numbers.count == pieces.count, (2...3).contains(numbers.count), numbers[0] < 24,
      numbers[1] < 60, pieces[1].count == 2, numbers.count == 2 || numbers[2] < 60
    else { return nil }
    return (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  private static func date(_ text: Substring) -> (year: Int, month: Int, day: Int)? {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { number($0) }
    guard pieces.count == 3, numbers.count == 3, pieces[0].count == 4 else { return nil }
    return (numbers[0], numbers[1], numbers[2])
  }

  /// A number of ASCII digits and nothing else.
  private static func number(_ text: some StringProtocol) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}

extension LocalResult {
  /// None in a gap, two in an overlap.
  fileprivate var moments: [Moment] {
    switch self {
    case .unique(let milliseconds): [Moment(milliseconds: milliseconds)]
    case .ambiguous(let earlier, let later):
      [Moment(milliseconds: earlier), Moment(milliseconds: later)]
    case .gap: []
    }
  }
}
