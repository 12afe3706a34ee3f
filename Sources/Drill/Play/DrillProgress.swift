/// How far a drill has come: what was delivered, and what became of it. Milliseconds of exercise.
public struct DrillProgress: Hashable, Sendable {
  /// When each inject came, by its id.
  public var deliveries: [String: Int64]
  /// What became of each delivered inject that expects something, by its id.
  public var outcomes: [String: ExpectedOutcome]

  /// A drill that has come so far; nothing has come yet where nothing is given.
  public init(deliveries: [String: Int64] = [:], outcomes: [String: ExpectedOutcome] = [:]) {
    self.deliveries = deliveries
    self.outcomes = outcomes
  }
}

/// What became, or as things stand becomes, of all that an inject expects.
public enum ExpectedOutcome: Hashable, Sendable {
  /// All was done in time, the last of it at this time. Milliseconds of exercise.
  case met(at: Int64)
  /// Unless it is done before, it counts as missed from this time on. Milliseconds of exercise.
  case missed(from: Int64)
}
