extension DispatchFigures {
  /// The figures as one line of JSON without blanks, its keys always there and in this order.
  ///
  /// | key | value |
  /// |---|---|
  /// | `format` | 1 |
  /// | `incidents` | number of incidents |
  /// | `commitments` | turns of resources on them |
  /// | `lateAfterSeconds` | seconds after which an arrival is late |
  /// | `arrivals` | object: `known`, `late`, `medianSeconds` (null when none can be measured) |
  /// | `firstArrivals` | the same for the first arrival on each incident, and `never`: incidents without any |
  /// | `mostCommitments` | the most turns on one incident |
  public var json: String {
    JSONValue.object([
      ("format", .count(1)),
      ("incidents", .count(incidents)),
      ("commitments", .count(commitments)),
      ("lateAfterSeconds", .count(lateAfterSeconds)),
      ("arrivals", .object(arrivals.members)),
      ("firstArrivals", .object(firstArrivals.members + [("never", .count(neverReached))])),
      ("mostCommitments", .count(mostCommitments)),
    ]).line
  }
}

extension DispatchFigures.Arrivals {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("known", .count(known)), ("late", .count(late)),
      ("medianSeconds", .count(ifAny: medianSeconds)),
    ]
  }
}
