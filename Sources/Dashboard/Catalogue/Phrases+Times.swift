import IncidentEngine

extension Phrases {
  /// `14:05` in the room's zone.
  public static func clock(_ moment: Moment, _ zone: ZoneRules) -> String {
    let civil = zone.civil(at: moment.milliseconds)
    return "\(two(civil.hour)):\(two(civil.minute))"
  }

  /// `14:05` today, `23 Nov 14:05` on another day of the year, with the year otherwise.
  public static func clockOrDate(_ moment: Moment, now: Moment, _ zone: ZoneRules) -> String {
    let then = zone.civil(at: moment.milliseconds)
    let today = zone.civil(at: now.milliseconds)
    let time = "\(two(then.hour)):\(two(then.minute))"
    if (then.year, then.month, then.day) == (today.year, today.month, today.day) { return time }
    // Shortly before or after midnight the time alone says it.
    if abs(now.milliseconds - moment.milliseconds) < 12 * 3_600_000 { return time }
    let date = "\(then.day) \(months[then.month - 1])"
    return then.year == today.year ? "\(date) \(time)" : "\(date) \(then.year) \(time)"
  }

  static func monthName(_ month: Int) -> String { months[(month + 11) % 12] }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `0m`, `41m`, `3h`, `2d`, `5w`, `9y`: how long ago, in the largest unit that fits.
  public static func age(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    if minutes < 120 { return "\(minutes)m" }
    let hours = minutes / 60
    if hours < 48 { return "\(hours)h" }
    let days = hours / 24
    if days < 60 { return "\(days)d" }
    return days < 730 ? "\(days / 7)w" : "\(days / 365)y"
  }

  /// `T+01:12`.
  static func exerciseTime(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    return "T+\(two(Int(minutes / 60))):\(two(Int(minutes % 60)))"
  }

  /// `×10`, `×0.5`.
  static func speed(_ permille: Int) -> String {
    if permille % 1000 == 0 { return "×\(permille / 1000)" }
    var fraction = String(permille % 1000 + 1000).dropFirst()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "×\(permille / 1000).\(fraction)"
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
