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
    "{\"format\":1,\"incidents\":\(incidents),\"commitments\":\(commitments),"
      + "\"lateAfterSeconds\":\(lateAfterSeconds),\"arrivals\":{\(arrivals.members)},"
      + "\"firstArrivals\":{\(firstArrivals.members),\"never\":\(neverReached)},"
      + "\"mostCommitments\":\(mostCommitments)}"
  }
}

extension DispatchFigures.Arrivals {
  fileprivate var members: String {
    let median = medianSeconds.map { String($0) } ?? "null"
    return "\"known\":\(known),\"late\":\(late),\"medianSeconds\":\(median)"
  }
}
