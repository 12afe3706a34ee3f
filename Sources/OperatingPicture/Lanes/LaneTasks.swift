import IncidentEngine

/// Where an open assignment stands among those of its kind: by its due time, by its issue where it
/// has none, then by number.
struct LaneKey: Sendable, Hashable, Comparable {
  let time: Moment
  let number: AssignmentNumber
  /// In `Situation.assignments`.
  let place: Int

  static func < (left: LaneKey, right: LaneKey) -> Bool {
    (left.time, left.number) < (right.time, right.number)
  }
}

/// The open assignments of one agency, kept in order as entries come in.
struct OpenTasks: Sendable, Hashable {
  /// What decides where an assignment stands.
  fileprivate struct Standing: Sendable, Hashable {
    let key: LaneKey
    let hasDue: Bool
    /// Since when it waits to be acknowledged; nil when it does not.
    let waitsSince: Moment?
  }

  private var standings: [AssignmentNumber: Standing] = [:]
  /// Those nobody has acknowledged, with and without a due time.
  private(set) var unansweredDue = SortedList<LaneKey>()
  private(set) var unansweredFree = SortedList<LaneKey>()
  /// Those that were acknowledged, with and without a due time.
  private(set) var begunDue = SortedList<LaneKey>()
  private(set) var begunFree = SortedList<LaneKey>()
  /// Since when the unacknowledged ones wait.
  private var waits = SortedList<Moment>()

  init() {}

  /// Open assignments that are gathered before they are put in order.
  struct Gathered {
    fileprivate var standings: [Standing] = []

    /// Adds an open assignment with its place.
    mutating func add(_ task: borrowing Assignment, _ place: Int) {
      standings.append(OpenTasks.standing(of: task, place))
    }
  }

  /// Takes assignments in any order.
  init(_ gathered: Gathered) {
    let standings = gathered.standings
    self.standings = Dictionary(
      standings.lazy.map { ($0.key.number, $0) }, uniquingKeysWith: { $1 })
    func keys(_ isWanted: (Standing) -> Bool) -> SortedList<LaneKey> {
      SortedList(standings.lazy.filter(isWanted).map(\.key))
    }
    unansweredDue = keys { $0.waitsSince != nil && $0.hasDue }
    unansweredFree = keys { $0.waitsSince != nil && !$0.hasDue }
    begunDue = keys { $0.waitsSince == nil && $0.hasDue }
    begunFree = keys { $0.waitsSince == nil && !$0.hasDue }
    waits = SortedList(standings.lazy.compactMap(\.waitsSince))
  }

  var count: Int { standings.count }
  var unansweredCount: Int { waits.count }
  var longestWait: Moment? { waits.first }

  func contains(_ number: AssignmentNumber) -> Bool { standings[number] != nil }

  func overdueCount(at now: Moment) -> Int {
    unansweredDue.rank(before: now) + begunDue.rank(before: now)
  }

  /// Follows an assignment that changed.
  mutating func follow(_ task: Assignment, _ place: Int) {
    let old = standings[task.number]
    let new = task.status.isOpen ? Self.standing(of: task, place) : nil
    if old == new { return }
    if let old { change(old) { $0.remove($1) } }
    if let new { change(new) { $0.insert($1) } }
    if let wait = old?.waitsSince { waits.remove(wait) }
    if let wait = new?.waitsSince { waits.insert(wait) }
    standings[task.number] = new
  }

  private mutating func change(
    _ standing: Standing, _ apply: (inout SortedList<LaneKey>, LaneKey) -> Void
  ) {
    switch (standing.waitsSince != nil, standing.hasDue) {
    case (true, true): apply(&unansweredDue, standing.key)
    case (true, false): apply(&unansweredFree, standing.key)
    case (false, true): apply(&begunDue, standing.key)
    case (false, false): apply(&begunFree, standing.key)
    }
  }

  private static func standing(of task: borrowing Assignment, _ place: Int) -> Standing {
    Standing(
      key: LaneKey(time: task.due ?? task.issued, number: task.number, place: place),
      hasDue: task.due != nil, waitsSince: task.status == .issued ? task.issued : nil)
  }
}

extension SortedList where Element == LaneKey {
  /// How many are due before `moment`.
  func rank(before moment: Moment) -> Int {
    rank(of: LaneKey(time: moment, number: .lowest, place: 0))
  }
}

extension AssignmentNumber {
  fileprivate static let lowest = AssignmentNumber(
    incident: IncidentNumber(year: Int(Int32.min), counter: Int(Int32.min)),
    ordinal: Int(Int32.min))
}

/// The open assignments of an agency in the order of its lane, found by their place without the
/// others being looked at: overdue, then unacknowledged, then the others, each by due time.
public struct LaneTasks: Sendable {
  /// Two sorted lists, or parts of them, that are read as one.
  private struct Section: Sendable {
    let one: SortedList<LaneKey>
    let oneRange: Range<Int>
    let other: SortedList<LaneKey>
    let otherRange: Range<Int>

    var count: Int { oneRange.count + otherRange.count }

    /// How many of the first `place` elements come from `one`.
    func split(at place: Int) -> Int {
      var low = max(0, place - otherRange.count)
      var high = min(place, oneRange.count)
      while low < high {
        let middle = (low + high) / 2
        let mine = one[oneRange.lowerBound + middle]
        let theirs = other[otherRange.lowerBound + place - middle - 1]
        if mine < theirs { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// Up to `count` keys from `place` on.
    func keys(from place: Int, count: Int) -> [LaneKey] {
      var mine = oneRange.lowerBound + split(at: place)
      var theirs = otherRange.lowerBound + place - (mine - oneRange.lowerBound)
      var found: [LaneKey] = []
      while found.count < count {
        let next = mine < oneRange.upperBound ? one[mine] : nil
        let rival = theirs < otherRange.upperBound ? other[theirs] : nil
        if let next, rival.map({ next < $0 }) ?? true {
          found.append(next)
          mine += 1
        } else if let rival {
          found.append(rival)
          theirs += 1
        } else {
          break
        }
      }
      return found
    }

    /// The place of a key; nil when it is not here.
    func place(of key: LaneKey) -> Int? {
      let (mine, theirs) = (one.rank(of: key), other.rank(of: key))
      let isMine = oneRange.contains(mine) && one[mine] == key
      let isTheirs = otherRange.contains(theirs) && other[theirs] == key
      guard isMine || isTheirs else { return nil }
      let before = min(max(mine, oneRange.lowerBound), oneRange.upperBound)
      let rivals = min(max(theirs, otherRange.lowerBound), otherRange.upperBound)
      return before - oneRange.lowerBound + rivals - otherRange.lowerBound
    }
  }

  private let situation: Situation
  private let sections: [Section]
  /// An order that was held while the officer acts; nil when there is none.
  private var held: [Int]?
  /// How many there are.
  public let count: Int

  init(_ open: OpenTasks, in situation: Situation, now: Moment) {
    self.situation = situation
    let (late, lateBegun) = (
      open.unansweredDue.rank(before: now), open.begunDue.rank(before: now)
    )
    sections = [
      Section(
        one: open.unansweredDue, oneRange: 0..<late, other: open.begunDue,
        otherRange: 0..<lateBegun),
      Section(
        one: open.unansweredDue, oneRange: late..<open.unansweredDue.count,
        other: open.unansweredFree, otherRange: 0..<open.unansweredFree.count),
      Section(
        one: open.begunDue, oneRange: lateBegun..<open.begunDue.count,
        other: open.begunFree, otherRange: 0..<open.begunFree.count),
    ]
    count = open.count
  }

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }

  /// The first in the lane.
  public var first: Assignment? { isEmpty ? nil : self[0] }

  /// The assignment in a place, 0..<count.
  public subscript(place: Int) -> Assignment { window(from: place, count: 1)[0] }

  /// Up to `count` assignments from a place on.
  public func window(from start: Int, count: Int) -> [Assignment] {
    places(from: start, count: count).map { situation.assignments[$0] }
  }

  /// All of them, in order.
  public var all: [Assignment] { window(from: 0, count: count) }

  private func places(from start: Int, count: Int) -> [Int] {
    if let held { return Array(held.dropFirst(start).prefix(count)) }
    var (start, found) = (max(0, start), [Int]())
    for section in sections where found.count < count {
      if start < section.count {
        found += section.keys(from: start, count: count - found.count).map(\.place)
      }
      start = max(0, start - section.count)
    }
    return found
  }

  /// Where an assignment stands; nil when it is not in the lane.
  public func place(of number: AssignmentNumber?) -> Int? {
    guard let number, let place = situation.place(of: number) else { return nil }
    if let held { return held.firstIndex(of: place) }
    let task = situation.assignments[place]
    let key = LaneKey(time: task.due ?? task.issued, number: number, place: place)
    var before = 0
    for section in sections {
      if let found = section.place(of: key) { return before + found }
      before += section.count
    }
    return nil
  }

  /// The tasks in the order in which they stood; those that came since stand last.
  func inOrder(of numbers: [AssignmentNumber], _ open: OpenTasks) -> LaneTasks {
    let known = Set(numbers)
    let kept = numbers.filter { open.contains($0) }.compactMap { situation.place(of: $0) }
    let new = kept.count == count ? [] : all.filter { !known.contains($0.number) }
    var tasks = self
    tasks.held = kept + new.compactMap { situation.place(of: $0.number) }
    return tasks
  }
}
