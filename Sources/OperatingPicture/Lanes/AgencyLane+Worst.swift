import IncidentEngine

extension AgencyLane {
  /// The open assignment that is overdue for longest; nil when none is.
  public func latest(at now: Moment) -> Assignment? {
    tasks.filter { $0.isOverdue(at: now) }
      .min { ($0.due ?? now, $0.number) < ($1.due ?? now, $1.number) }
  }
}
