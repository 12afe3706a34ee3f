/// What a part of a matter is for: an agency, a post, an officer, or a row by its number.
public enum PartKey: Hashable, Sendable, Comparable {
  case agency(AgencyCode)
  case post(PostCode)
  case officer(OfficerID)
  case row(Int)

  /// How journals spell it.
  public var text: String {
    switch self {
    case .agency(let code): "agency.\(code.text)"
    case .post(let code): "post.\(code.word)"
    case .officer(let id): "officer.\(id.number)"
    case .row(let number): "row.\(number)"
    }
  }

  /// Reads what ``text`` writes; nil when it is not that.
  public init?(_ text: some StringProtocol) {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let value = text[text.index(after: dot)...]
    switch text[..<dot] {
    case "agency":
      guard let code = AgencyCode(value), code.text == value else { return nil }
      self = .agency(code)
    case "post":
      guard let post = PostCode.allCases.first(where: { $0.word == value }) else { return nil }
      self = .post(post)
    case "officer":
      guard let number = Int(digits: value), number > 0 else { return nil }
      self = .officer(OfficerID(number))
    case "row":
      guard let number = Int(digits: value), number > 0 else { return nil }
      self = .row(number)
    default: return nil
    }
  }

  private var rank: Int {
    switch self {
    case .agency: 0
    case .post: 1
    case .officer: 2
    case .row: 3
    }
  }

  /// Agencies, posts, officers, rows; each by code or number.
  public static func < (left: PartKey, right: PartKey) -> Bool {
    switch (left, right) {
    case (.agency(let one), .agency(let other)): one < other
    case (.post(let one), .post(let other)): one.rawValue < other.rawValue
    case (.officer(let one), .officer(let other)): one < other
    case (.row(let one), .row(let other)): one < other
    default: left.rank < right.rank
    }
  }
}

/// A part of a matter.
public struct PartReference: Hashable, Sendable, Comparable {
  /// Which of its parts.
  public let parts: PartsCode
  /// Which one of them.
  public let key: PartKey

  /// A part; see the properties.
  public init(_ parts: PartsCode, _ key: PartKey) {
    self.parts = parts
    self.key = key
  }

  /// `addressee.agency.fire`.
  public var text: String { "\(parts).\(key.text)" }

  /// Reads what ``text`` writes; nil when it is not that.
  public init?(_ text: some StringProtocol) {
    guard let dot = text.firstIndex(of: "."), let parts = PartsCode(text[..<dot]),
      let key = PartKey(text[text.index(after: dot)...])
    else { return nil }
    self.init(parts, key)
  }

  /// By parts, then by key.
  public static func < (left: PartReference, right: PartReference) -> Bool {
    (left.parts, left.key) < (right.parts, right.key)
  }
}

/// What something is about: the things that links join and markings are on.
public enum Subject: Hashable, Sendable, Comparable {
  case incident(IncidentNumber)
  case task(AssignmentNumber)
  case matter(MatterNumber)
  case log(LogNumber)

  /// How journals spell it.
  public var text: String {
    switch self {
    case .incident(let number): number.description
    case .task(let number): number.description
    case .matter(let number): number.description
    case .log(let number): "log.\(number.number)"
    }
  }

  /// Reads what ``text`` writes; nil when it is not that.
  public init?(_ text: String) {
    if let number = IncidentNumber(text) {
      self = .incident(number)
    } else if let number = AssignmentNumber(text) {
      self = .task(number)
    } else if let number = MatterNumber(text), number.description == text {
      self = .matter(number)
    } else if text.hasPrefix("log."), let number = Int(digits: text.dropFirst(4)), number > 0 {
      self = .log(LogNumber(number))
    } else {
      return nil
    }
  }

  private var rank: Int {
    switch self {
    case .incident: 0
    case .task: 1
    case .matter: 2
    case .log: 3
    }
  }

  /// Incidents, tasks, matters, lines; each by number.
  public static func < (left: Subject, right: Subject) -> Bool {
    switch (left, right) {
    case (.incident(let one), .incident(let other)): one < other
    case (.task(let one), .task(let other)): one < other
    case (.matter(let one), .matter(let other)): one < other
    case (.log(let one), .log(let other)): one < other
    default: left.rank < right.rank
    }
  }
}
