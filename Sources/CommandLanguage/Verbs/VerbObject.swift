/// What a verb's number is of: what may stand right behind the verb, and is selected otherwise.
public enum VerbObject: Hashable, Sendable {
  /// Nothing: its fields say all.
  case nothing
  /// An incident. Where some are marked and none is named, each of them.
  case incident
  /// One incident, whatever is marked.
  case oneIncident
  /// A matter of any kind.
  case matter
  /// A matter of the kind whose numbers have this prefix, in capitals.
  case matterOf(prefix: String)

  /// The field in which it stands; nil for nothing.
  var field: Field? {
    switch self {
    case .nothing: nil
    case .incident, .oneIncident: Field("incident", .incident, required: false)
    case .matter, .matterOf: Field("matter", .matter, required: false)
    }
  }

  var isIncident: Bool { self == .incident || self == .oneIncident }

  /// Whether it is a matter, of any kind or of one.
  public var isMatter: Bool {
    switch self {
    case .nothing, .incident, .oneIncident: false
    case .matter, .matterOf: true
    }
  }

  /// Whether a matter of this number may stand there.
  public func fits(_ matter: MatterReference) -> Bool {
    switch self {
    case .nothing, .incident, .oneIncident: false
    case .matter: true
    case .matterOf(let prefix): prefix == matter.prefix
    }
  }
}
