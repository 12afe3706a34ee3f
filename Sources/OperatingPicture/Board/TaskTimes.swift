import IncidentEngine

/// Assignments with a time each, such as when they are due: the earliest first.
public struct TaskTimes: Sendable, Hashable {
  private var times: [AssignmentNumber: Moment] = [:]
  private var order = SortedList<Key>()

  private struct Key: Hashable, Comparable {
    let time: Moment
    /// Nil stands before all numbers of the same time.
    let number: AssignmentNumber?

    static func < (left: Key, right: Key) -> Bool {
      if left.time != right.time { return left.time < right.time }
      guard let other = right.number else { return false }
      return left.number.map { $0 < other } ?? true
    }
  }

  /// How many there are.
  public var count: Int { times.count }
  /// Whether there is none.
  public var isEmpty: Bool { times.isEmpty }

  /// The time of an assignment; nil where it is not among them.
  public internal(set) subscript(number: AssignmentNumber) -> Moment? {
    get { times[number] }
    set {
      let old = times[number]
      if old == newValue { return }
      times[number] = newValue
      if let old { order.remove(Key(time: old, number: number)) }
      if let newValue { order.insert(Key(time: newValue, number: number)) }
    }
  }

  /// Which assignments they are, the earliest first.
  public var numbers: some Sequence<AssignmentNumber> { order.lazy.compactMap(\.number) }

  /// The first few of them.
  public func first(_ count: Int) -> [AssignmentNumber] {
    (0..<min(max(0, count), order.count)).compactMap { order[$0].number }
  }

  /// Those before `moment`, the earliest first.
  public func numbers(before moment: Moment) -> some Sequence<AssignmentNumber> {
    order.lazy.prefix { $0.time < moment }.compactMap(\.number)
  }

  /// How many are before `moment`.
  public func count(before moment: Moment) -> Int { order.rank(of: Key(time: moment, number: nil)) }

  /// The earliest of them all.
  public var earliest: Moment? { order.first?.time }

  /// The earliest that is not before `moment`.
  public func earliest(from moment: Moment) -> Moment? {
    let place = count(before: moment)
    return place < order.count ? order[place].time : nil
  }
}
