import IncidentEngine

/// The times an officer types: `14:30`, `-5m`, `+1h30m`, `@23:50`, `2026-11-23 14:30`.
public enum TimeWords {
  /// Why a text is no time.
  public enum Problem: Error, Hashable, Sendable {
    /// It is none of the known shapes.
    case unreadable
    /// It was skipped when the clocks went forward.
    case doesNotExist
  }

  /// When something happened: `14:30` is today's, `@23:50` the last such moment, `-5m` before now.
  public static func past(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    if text.hasPrefix("@") { return try last(text.dropFirst(), now: now, zone: zone) }
    return try moment(text, now: now, zone: zone)
  }

  /// By when something is due: `14:30` is the next such moment, `45m` and `+45m` from now.
  public static func future(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    if let milliseconds = duration(text) { return now.advanced(byMilliseconds: milliseconds) }
    let moment = try moment(text, now: now, zone: zone)
    if moment <= now, clock(text) != nil {
      return try today(text, now: now, zone: zone, plusDays: 1)
    }
    return moment
  }

  private static func moment(
    _ text: String, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    if text.hasPrefix("-"), let milliseconds = duration(text.dropFirst()) {
      return now.advanced(byMilliseconds: -milliseconds)
    }
    if text.hasPrefix("+"), let milliseconds = duration(text.dropFirst()) {
      return now.advanced(byMilliseconds: milliseconds)
    }
    if clock(text) != nil { return try today(text, now: now, zone: zone, plusDays: 0) }
    let pieces = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard pieces.count == 2, let day = date(pieces[0]), let time = clock(pieces[1]) else {
      throw .unreadable
    }
    return try resolve(day, time, zone)
  }

  private static func last(
    _ text: Substring, now: Moment, zone: ZoneRules
  ) throws(Problem) -> Moment {
    guard clock(text) != nil else { throw .unreadable }
    let today = try today(text, now: now, zone: zone, plusDays: 0)
    return today <= now ? today : try self.today(text, now: now, zone: zone, plusDays: -1)
  }

  private static func today(
    _ text: some StringProtocol, now: Moment, zone: ZoneRules, plusDays: Int64
  ) throws(Problem) -> Moment {
    guard let time = clock(text) else { throw .unreadable }
    let local = zone.civil(at: now.milliseconds).millisecondsSince1970
    let shifted = CivilTime(millisecondsSince1970: local + plusDays * 86_400_000)
    return try resolve((shifted.year, shifted.month, shifted.day), time, zone)
  }

  private static func resolve(
    _ day: (year: Int, month: Int, day: Int), _ time: (hour: Int, minute: Int, second: Int),
    _ zone: ZoneRules
  ) throws(Problem) -> Moment {
    guard
      let civil = CivilTime(
        year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute,
        second: time.second)
    else { throw .unreadable }
    switch zone.utcMilliseconds(of: civil) {
    case .unique(let milliseconds): return Moment(milliseconds: milliseconds)
    case .ambiguous(let earlier, _): return Moment(milliseconds: earlier)
    case .gap: throw .doesNotExist
    }
  }

  /// `1h30m`, `45m`, `90s`, `2d` in milliseconds; nil when it is no duration.
  public static func duration(_ text: some StringProtocol) -> Int64? {
    var total: Int64 = 0
    var digits = ""
    let text = text.hasPrefix("+") ? text.dropFirst() : text[...]
    if text.isEmpty || text.count > 12 { return nil }
    for character in text {
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

  private static func clock(
    _ text: some StringProtocol
  ) -> (hour: Int, minute: Int, second: Int)? {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { piece in
      (1...2).contains(piece.count) && piece.allSatisfy { $0.isASCII && $0.isNumber }
        ? Int(piece) : nil
    }
    guard numbers.count == pieces.count, (2...3).contains(numbers.count), numbers[0] < 24,
      numbers[1] < 60, pieces[1].count == 2, numbers.count == 2 || numbers[2] < 60
    else { return nil }
    return (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  private static func date(_ text: Substring) -> (year: Int, month: Int, day: Int)? {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { Int($0) }
    guard numbers.count == 3, pieces[0].count == 4, (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    return (numbers[0], numbers[1], numbers[2])
  }
}
