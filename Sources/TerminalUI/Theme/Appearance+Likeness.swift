extension Appearance {
  /// Whether text of it cannot be seen: its colour is the one behind it.
  public var isInvisible: Bool { foreground != nil && foreground == background }

  /// Whether a person would take text of both for the same.
  ///
  /// Dim does not count, since many terminals do not show it; colours that change places by
  /// reversing do not count either.
  public func looksLike(_ other: Appearance) -> Bool { seen == other.seen }

  private var seen: Appearance {
    var seen = self
    seen.dim = false
    if reverse, foreground != nil, background != nil {
      seen.foreground = background
      seen.background = foreground
      seen.reverse = false
    }
    return seen
  }
}

extension Theme {
  /// The pairs of roles that may not look alike: who took one for the other would act wrongly.
  public static let pairsThatDiffer: [(Role, Role)] = [
    (.live, .exercise), (.overdue, .normal), (.warning, .normal), (.alert, .normal),
    (.error, .normal), (.priority1, .normal), (.selected, .normal), (.live, .normal),
    (.exercise, .normal), (.overdue, .strong), (.alert, .strong), (.error, .strong),
  ]

  /// The pairs that look alike here, of those that may not.
  public var confusedPairs: [(Role, Role)] {
    Self.pairsThatDiffer.filter { self[$0.0].looksLike(self[$0.1]) }
  }
}
