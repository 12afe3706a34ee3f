import IncidentEngine

/// An assignment with what the time makes of it.
public struct AssignmentRow: Sendable, Hashable {
  /// The assignment.
  public let task: Assignment
  /// Whether it is open and past its due time.
  public let isOverdue: Bool
  /// Milliseconds since it was issued.
  public let ageMilliseconds: Int64
  /// Milliseconds past its due time; nil when it is not overdue.
  public let lateMilliseconds: Int64?

  /// Whether the agency has not acknowledged it.
  public var isUnanswered: Bool { task.status == .issued }

  /// When it was done, refused or cancelled; nil while it is open.
  public var ended: Moment? {
    task.status.isOpen ? nil : task.time(of: task.status)
  }

  /// The row of an assignment at `now`.
  public init(_ task: Assignment, now: Moment) {
    self.task = task
    isOverdue = task.isOverdue(at: now)
    ageMilliseconds = max(0, now.milliseconds(since: task.issued))
    lateMilliseconds = isOverdue ? task.due.map { now.milliseconds(since: $0) } : nil
  }
}
