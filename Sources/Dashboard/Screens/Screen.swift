/// The screens, by the digit that leads to them.
public enum Screen: Int, Hashable, Sendable, CaseIterable {
  case incidents = 1
  case agencies = 2
  case timeline = 3
  case log = 5

  /// What it is called on the second line.
  public var name: String {
    switch self {
    case .incidents: Phrases.incidents
    case .agencies: Phrases.agencies
    case .timeline: Phrases.timeline
    case .log: Phrases.log
    }
  }
}
