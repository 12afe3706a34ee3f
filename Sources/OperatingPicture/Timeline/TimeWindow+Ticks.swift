import IncidentEngine

/// Round moments of a calendar, for the labels of an axis.
public struct TimeTicks: Hashable, Sendable {
  /// What lies between two of them.
  public enum Unit: Hashable, Sendable {
    /// Minutes or hours.
    case clock
    /// Days or weeks.
    case days
    /// Months.
    case months
    /// Years.
    case years
  }

  /// What lies between two of them.
  public let unit: Unit
  /// When they are, in order.
  public let moments: [Moment]
}

extension TimeWindow {
  /// Most ticks that a window has.
  public static let mostTicks = 200

  /// The moments that are labelled: round ones in the zone, at least as many columns apart as a
  /// label of their unit takes with air around it.
  public func ticks(in zone: ZoneRules) -> TimeTicks {
    let step =
      TickStep.all.first { $0.milliseconds >= perColumn * Int64($0.columns) }
      ?? TickStep.all[TickStep.all.count - 1]
    let first = zone.civil(at: start.milliseconds)
    var index = step.index(of: first)
    var found: [Moment] = []
    for _ in 0..<Self.mostTicks * 2 where found.count < Self.mostTicks {
      guard let civil = step.civil(at: index) else { break }
      index += 1
      let moment = Moment(milliseconds: zone.utcMilliseconds(of: civil).resolved)
      if moment < start { continue }
      if moment >= end { break }
      // Where clocks go forward two round times fall together.
      if found.last.map({ $0 < moment }) ?? true { found.append(moment) }
    }
    return TimeTicks(unit: step.unit, moments: found)
  }
}

/// A distance between ticks.
private struct TickStep {
  let unit: TimeTicks.Unit
  /// How many of the unit: minutes, days, months, years.
  let count: Int

  static let all: [TickStep] =
    [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map { TickStep(unit: .clock, count: $0) }
    + [1, 2, 7, 14].map { TickStep(unit: .days, count: $0) }
    + [1, 2, 3, 6].map { TickStep(unit: .months, count: $0) }
    + [1, 2, 5, 10, 20, 50, 100].map { TickStep(unit: .years, count: $0) }

  /// About how long it is.
  var milliseconds: Int64 {
    switch unit {
    case .clock: Int64(count) * 60_000
    case .days: Int64(count) * 86_400_000
    case .months: Int64(count) * 28 * 86_400_000
    case .years: Int64(count) * 365 * 86_400_000
    }
  }

  /// Columns between two labels.
  var columns: Int {
    switch unit {
    case .clock, .days: 9
    case .months: 11
    case .years: 7
    }
  }

  private static let mondayBefore1970: Int64 = 3

  /// The step that begins at or before a time.
  func index(of civil: CivilTime) -> Int64 {
    let days = Self.floor(civil.millisecondsSince1970, 86_400_000)
    return switch unit {
    case .clock: Self.floor(civil.millisecondsSince1970, milliseconds)
    case .days: Self.floor(days + (count >= 7 ? Self.mondayBefore1970 : 0), Int64(count))
    case .months: Self.floor(Int64(civil.year * 12 + civil.month - 1), Int64(count))
    case .years: Self.floor(Int64(civil.year), Int64(count))
    }
  }

  /// When a step begins; nil beyond the calendar.
  func civil(at index: Int64) -> CivilTime? {
    let value = index * Int64(count)
    switch unit {
    case .clock: return CivilTime(millisecondsSince1970: value * 60_000)
    case .days:
      let days = value - (count >= 7 ? Self.mondayBefore1970 : 0)
      return CivilTime(millisecondsSince1970: days * 86_400_000)
    case .months:
      let year = Self.floor(value, 12)
      return CivilTime(year: Int(year), month: Int(value - year * 12) + 1, day: 1)
    case .years: return CivilTime(year: Int(value), month: 1, day: 1)
    }
  }

  private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }
}
