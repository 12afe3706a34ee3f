import IncidentEngine

/// The stretch of time that a row of columns shows.
public struct TimeWindow: Hashable, Sendable {
  /// The moment at the leading edge of the first column.
  public var start: Moment
  /// Milliseconds that one column stands for.
  public private(set) var perColumn: Int64
  /// How many columns there are, at least one.
  public private(set) var columns: Int

  /// Milliseconds a column may stand for: from five seconds to sixteen weeks.
  public static let steps: [Int64] = [
    5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
    3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000, 302_400_000,
    604_800_000, 1_209_600_000, 2_419_200_000, 9_676_800_000,
  ]

  /// A window of `columns` columns from `start`; the step is the nearest of `steps`, not smaller.
  public init(start: Moment, perColumn: Int64, columns: Int) {
    self.start = start
    self.columns = max(1, columns)
    self.perColumn = Self.steps.first { $0 >= perColumn } ?? Self.steps[Self.steps.count - 1]
  }

  /// The smallest window that shows all of a range, with a little room behind it.
  public init(fitting range: ClosedRange<Moment>, columns: Int) {
    let length = range.upperBound.milliseconds(since: range.lowerBound)
    let room = Int64(max(4, columns - columns / 8 - 2))
    self.init(start: range.lowerBound, perColumn: 0, columns: columns)
    perColumn = max(Self.steps[0], length / room + 1)
    start = range.lowerBound.advanced(byMilliseconds: -perColumn)
  }

  /// The moment behind the last column.
  public var end: Moment { start.advanced(byMilliseconds: perColumn * Int64(columns)) }

  /// The moment at the leading edge of a column.
  public func moment(at column: Int) -> Moment {
    start.advanced(byMilliseconds: perColumn * Int64(column))
  }

  /// The column a moment falls into; may lie outside.
  public func column(of moment: Moment) -> Int {
    let distance = moment.milliseconds(since: start)
    let column = distance >= 0 ? distance / perColumn : (distance - perColumn + 1) / perColumn
    return Int(min(max(column, -1_000_000), 1_000_000))
  }

  /// Shows more or less time around a moment, which keeps its column.
  public mutating func zoom(by steps: Int, around moment: Moment) {
    let near = Self.steps.firstIndex { $0 >= perColumn } ?? Self.steps.count - 1
    let place = Self.steps[near] > perColumn && steps > 0 ? near - 1 : near
    let next = Self.steps[min(max(0, place + steps), Self.steps.count - 1)]
    let column = Int64(min(max(0, self.column(of: moment)), columns - 1))
    perColumn = next
    start = moment.advanced(byMilliseconds: -column * next)
  }

  /// Moves by columns.
  public mutating func pan(by columns: Int) {
    start = start.advanced(byMilliseconds: perColumn * Int64(columns))
  }

  /// Takes over a new width; the start stays.
  public mutating func resize(to columns: Int) { self.columns = max(1, columns) }
}
