import IncidentEngine

/// The order of the incident board, kept as entries come in.
///
/// Open incidents stand before ended ones; within each, what the order says comes first, then
/// priority, then the newest. One entry costs O(log n) comparisons and moves a few
/// hundred keys at most, however many incidents there are.
public struct IncidentBoard: Sendable, Hashable {
  private var keys = SortedList<Key>()
  /// The open incidents by priority, then the newest, whatever the order of the board.
  private var urgent = SortedList<Key>()
  private var known = IncidentTable<Key>()
  /// What the incidents are ordered by.
  public private(set) var order: BoardOrder
  /// Open assignments that nobody has acknowledged, with when they were issued.
  public private(set) var unanswered = TaskTimes()
  /// Open assignments with a due time.
  public private(set) var dues = TaskTimes()
  /// Assignments an agency was unable to do and that nobody issued again.
  public private(set) var refused: Set<AssignmentNumber> = []
  /// Incidents that are not closed or cancelled.
  public private(set) var openCount = 0

  /// The board of a situation.
  public init(_ situation: Situation, order: BoardOrder = .standing) {
    self.order = order
    arrange(situation)
    situation.forEachLiveAssignment { task, _ in follow(task) }
  }

  /// Brings the incidents into another order. O(n log n).
  public mutating func sort(by order: BoardOrder, in situation: Situation) {
    guard order != self.order else { return }
    self.order = order
    arrange(situation)
  }

  private mutating func arrange(_ situation: Situation) {
    let keys = keys(of: situation)
    known = IncidentTable(keys.lazy.map { ($0.number, $0) })
    openCount = keys.count { !$0.isEnded }
    self.keys = SortedList(keys)
    urgent = SortedList(keys.lazy.filter { !$0.isEnded }.map(\.standing))
  }

  /// A board that nobody sorted needs only the heads of incidents.
  private func keys(of situation: Situation) -> [Key] {
    let incidents = situation.incidents
    if let column = order.by?.column {
      return incidents.indices.map { Key(incidents[$0], order, column, situation) }
    }
    var heads: [IncidentHead] = []
    heads.reserveCapacity(incidents.count)
    situation.forEachIncidentHead { heads.append($0) }
    // Sorted as they are, since keys cost more to move about.
    heads.sort { $0.precedes($1) }
    return heads.map { Key($0, order, .number(0)) }
  }

  /// Whether an incident stands before another on the board.
  public func precedes(_ first: IncidentNumber, _ second: IncidentNumber) -> Bool {
    guard let first = known[first], let second = known[second] else { return false }
    return first < second
  }

  /// How many incidents there are.
  public var count: Int { keys.count }

  /// The incident in a place of the board, 0..<count.
  public subscript(place: Int) -> IncidentNumber { keys[place].number }

  /// The incidents in places of the board, found in one walk.
  public func numbers(_ places: Range<Int>) -> [IncidentNumber] {
    keys.elements(places).map(\.number)
  }

  /// All incidents in the order of the board.
  public var numbers: some Sequence<IncidentNumber> { keys.lazy.map(\.number) }

  /// Where an incident stands, while it has no filter; nil when it is not on the board.
  public func place(of number: IncidentNumber) -> Int? {
    known[number].map { keys.rank(of: $0) }
  }

  /// Takes in new entries. `situation` is what they led to.
  public mutating func follow(_ entries: [Entry], in situation: Situation) {
    for entry in entries {
      for number in entry.event.incidents(in: situation) {
        if let incident = situation.incident(number) { follow(incident, in: situation) }
      }
      if let number = entry.event.assignment, let assignment = situation.assignment(number) {
        follow(assignment)
      }
    }
  }

  private mutating func follow(_ incident: Incident, in situation: Situation) {
    let key = Key(incident, order, order.by?.column, situation)
    let old = known[incident.number]
    if old == key { return }
    if let old {
      keys.remove(old)
      if !old.isEnded {
        openCount -= 1
        urgent.remove(old.standing)
      }
    }
    keys.insert(key)
    known[incident.number] = key
    if old?.isEnded != key.isEnded {
      for task in situation.assignments(of: incident) { follow(task) }
    }
    if !key.isEnded {
      openCount += 1
      urgent.insert(key.standing)
    }
  }

  private mutating func follow(_ assignment: borrowing Assignment) {
    let number = assignment.number
    unanswered[number] = assignment.status == .issued ? assignment.issued : nil
    dues[number] = assignment.status.isOpen ? assignment.due : nil
    let isOpen = known[number.incident].map { !$0.isEnded } ?? false
    if isOpen, assignment.isRefused { refused.insert(number) } else { refused.remove(number) }
    if let old = assignment.issue.replaces { refused.remove(old) }
  }

  /// What the order is made of.
  private struct Key: Hashable, Comparable {
    let isEnded: Bool
    var isReversed: Bool
    var value: OrderKey
    let priority: Priority
    let opened: Moment
    let number: IncidentNumber

    init(
      _ incident: Incident, _ order: BoardOrder, _ column: Column<SeenIncident>?,
      _ situation: Situation
    ) {
      // No column is ordered by what the time makes of an incident.
      let value = column.map {
        $0.order(of: SeenIncident(incident, in: situation, now: incident.lastActivity))
      }
      self.init(IncidentHead(incident), order, value ?? .number(0))
    }

    init(_ incident: IncidentHead, _ order: BoardOrder, _ value: OrderKey) {
      isReversed = order.isReversed
      self.value = value
      isEnded = !incident.phase.isOpen
      priority = incident.priority
      opened = incident.opened
      number = incident.number
    }

    /// The same incident in the order of a board that nobody sorted.
    var standing: Key {
      var key = self
      key.isReversed = false
      key.value = .number(0)
      return key
    }

    static func < (left: Key, right: Key) -> Bool {
      if left.isEnded != right.isEnded { return right.isEnded }
      if left.value != right.value {
        return left.isReversed ? right.value < left.value : left.value < right.value
      }
      if left.priority != right.priority { return left.priority < right.priority }
      if left.opened != right.opened { return left.opened > right.opened }
      return left.number > right.number
    }
  }
}

extension IncidentHead {
  /// Whether it stands before another on a board that nobody sorted.
  fileprivate func precedes(_ other: IncidentHead) -> Bool {
    let (isOpen, otherIsOpen) = (phase.isOpen, other.phase.isOpen)
    if isOpen != otherIsOpen { return isOpen }
    if priority != other.priority { return priority < other.priority }
    if opened != other.opened { return opened > other.opened }
    return number > other.number
  }
}

extension IncidentBoard {
  /// How many open assignments are past their due time.
  public func overdueCount(at now: Moment) -> Int { dues.count(before: now) }

  /// The longest wait for an acknowledgement, in milliseconds; nil when nothing waits.
  public func longestWait(at now: Moment) -> Int64? {
    unanswered.earliest.map { max(0, now.milliseconds(since: $0)) }
  }

  /// The open assignment that is overdue for longest; nil when none is.
  public func latest(at now: Moment) -> AssignmentNumber? {
    dues.numbers(before: now).first { _ in true }
  }

  /// The assignment that waits longest to be acknowledged, `other` apart; nil when none does.
  public func mostSilent(but other: AssignmentNumber?) -> AssignmentNumber? {
    unanswered.numbers.first { $0 != other }
  }

  /// The open incident that needs somebody most; nil when none is open.
  ///
  /// Of those of the most urgent priority it is the one with the task that is overdue for longest,
  /// else one of whose tasks was refused and given to nobody else, else the one whose task waits
  /// longest to be acknowledged, else the newest.
  public func worst(at now: Moment) -> IncidentNumber? {
    guard let first = urgent.first else { return nil }
    func isAsUrgent(_ task: AssignmentNumber) -> Bool {
      guard let key = known[task.incident] else { return false }
      return !key.isEnded && key.priority == first.priority
    }
    let task =
      dues.numbers(before: now).first(where: isAsUrgent)
      ?? refused.filter(isAsUrgent).min() ?? unanswered.numbers.first(where: isAsUrgent)
    return task?.incident ?? first.number
  }
}
