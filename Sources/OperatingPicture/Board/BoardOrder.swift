import IncidentEngine

/// In what order the incident board stands.
public struct BoardOrder: Hashable, Sendable {
  /// What is compared first; nil is the standing order by priority and newest first.
  public var by: Value?
  /// Whether what usually comes last comes first.
  public var isReversed: Bool

  /// The standing order.
  public static let standing = BoardOrder(by: nil)

  /// An order; see the properties.
  public init(by: Value?, isReversed: Bool = false) {
    self.by = by
    self.isReversed = isReversed
  }

  /// What incidents can be ordered by. Numbers and times that matter most come first: the highest
  /// priority, the most open tasks, the most resources, the earliest due time, the newest, the most
  /// recently active.
  public enum Value: Hashable, Sendable, CaseIterable {
    case number, priority, phase, mode, type, title, place, lead, agencies, tasks, due, resources
    case by, opened, age
  }
}

/// What one incident is compared by.
enum OrderKey: Hashable, Comparable, Sendable {
  case number(Int64)
  case text(String)

  static func < (left: OrderKey, right: OrderKey) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)):
      // What is empty stands last.
      left.isEmpty || right.isEmpty ? !left.isEmpty && right.isEmpty : left < right
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

extension Incident {
  /// How many of its assignments are open.
  public func openTaskCount(in situation: Situation) -> Int {
    assignments.count { situation.assignments[Int($0)].status.isOpen }
  }

  /// When its next open assignment is due, or was; nil when none has a due time.
  public func nextDue(in situation: Situation) -> Moment? {
    assignments.lazy.map { situation.assignments[Int($0)] }
      .filter(\.status.isOpen).compactMap(\.due).min()
  }

  /// How many resources are on it.
  public func resourceCount(in situation: Situation) -> Int {
    commitments.count { situation.commitment($0)?.released == nil }
  }
}
