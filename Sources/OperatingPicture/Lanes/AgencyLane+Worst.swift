import IncidentEngine

extension AgencyLane {
  /// The open assignment that is overdue for longest; nil when none is.
  public func latest(at now: Moment) -> Assignment? {
    tasks.filter { $0.isOverdue(at: now) }
      .min { ($0.due ?? now, $0.number) < ($1.due ?? now, $1.number) }
  }

  /// The assignment that waits longest to be acknowledged, `other` apart; nil when none does.
  public func mostSilent(but other: AssignmentNumber?) -> Assignment? {
    tasks.filter { $0.status == .issued && $0.number != other }
      .min { ($0.issued, $0.number) < ($1.issued, $1.number) }
  }
}
