/// The instants at which a zone's clocks show a given date and time.
public enum LocalResult: Hashable, Sendable {
  /// Clocks show it once. Milliseconds UTC.
  case unique(Int64)
  /// Clocks are put back and show it twice. Milliseconds UTC.
  case ambiguous(earlier: Int64, later: Int64)
  /// Clocks are put forward and never show it.
  ///
  /// `transition` is the instant at which they are put forward; `shifted` is as long after it as
  /// the time asked for is after the last one shown: 02:30 becomes 03:30. Milliseconds UTC.
  case gap(transition: Int64, shifted: Int64)

  /// The instant to take when nobody is asked: the earlier of two, the shifted one in a gap.
  public var resolved: Int64 {
    switch self {
    case .unique(let instant): instant
    case .ambiguous(let earlier, _): earlier
    case .gap(_, let shifted): shifted
    }
  }
}
