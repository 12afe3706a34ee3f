/// The spoken number of an objective: `26-0007/O2`.
public struct ObjectiveNumber: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// The incident that is to achieve it.
  public let incident: IncidentNumber
  /// Its place among the objectives of the incident, from 1.
  public let ordinal: Int

  /// A number; see the properties.
  public init(incident: IncidentNumber, ordinal: Int) {
    self.incident = incident
    self.ordinal = ordinal
  }

  /// `26-0007/O2`.
  public var description: String { "\(incident)/O\(ordinal)" }

  /// Reads `26-0007/O2`; nil when it is not that.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let incident = IncidentNumber(spoken: parts[0]),
      parts[1].first == "O" || parts[1].first == "o",
      let ordinal = Int(digits: parts[1].dropFirst()), ordinal > 0
    else { return nil }
    self.init(incident: incident, ordinal: ordinal)
  }

  /// By incident, then by place.
  public static func < (left: ObjectiveNumber, right: ObjectiveNumber) -> Bool {
    (left.incident, left.ordinal) < (right.incident, right.ordinal)
  }
}

/// Where an objective stands.
public enum ObjectiveStatus: UInt8, Vocabulary {
  case open, met, dropped

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .open: "open"
    case .met: "met"
    case .dropped: "dropped"
    }
  }
}
