/// A closed list of words of the glossary: one byte in a snapshot, one spelling everywhere else.
public protocol Vocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == UInt8 {
  /// The word as journals, scenario files and the command line spell it.
  var word: String { get }
}

extension Vocabulary {
  /// The value spelled `word`; hyphens and underscores count as spaces. Nil when there is none.
  public init?(word: some StringProtocol) {
    let wanted = word.lowercased().map { $0 == "-" || $0 == "_" ? " " : $0 }
    guard let found = Self.allCases.first(where: { $0.word.elementsEqual(wanted) }) else {
      return nil
    }
    self = found
  }
}

/// The three forms of joint action; an incident may move from one to another.
public enum IncidentMode: UInt8, Vocabulary {
  case response, inspection, enforcement

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .response: "response"
    case .inspection: "inspection"
    case .enforcement: "enforcement"
    }
  }
}

/// Where an incident stands in its life.
public enum IncidentPhase: UInt8, Vocabulary {
  case reported, active, contained, closed, cancelled

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .reported: "reported"
    case .active: "active"
    case .contained: "contained"
    case .closed: "closed"
    case .cancelled: "cancelled"
    }
  }

  /// Whether work may still be done on the incident.
  public var isOpen: Bool {
    switch self {
    case .reported, .active, .contained: true
    case .closed, .cancelled: false
    }
  }
}

/// An agency's standing on one incident.
public enum Participation: UInt8, Vocabulary {
  case alerted, acknowledged, standingBy, mobilised, onScene, stoodDown, unable

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .alerted: "alerted"
    case .acknowledged: "acknowledged"
    case .standingBy: "standing by"
    case .mobilised: "mobilised"
    case .onScene: "on scene"
    case .stoodDown: "stood down"
    case .unable: "unable"
    }
  }
}

/// Where an assignment stands in its life. *Overdue* is derived, never stored.
public enum AssignmentStatus: UInt8, Vocabulary {
  case issued, acknowledged, inProgress, done, unable, cancelled

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .issued: "issued"
    case .acknowledged: "acknowledged"
    case .inProgress: "in progress"
    case .done: "done"
    case .unable: "unable"
    case .cancelled: "cancelled"
    }
  }

  /// Whether somebody still has to do something.
  public var isOpen: Bool {
    switch self {
    case .issued, .acknowledged, .inProgress: true
    case .done, .unable, .cancelled: false
    }
  }
}

/// What a committed resource is doing on its incident.
public enum Movement: UInt8, Vocabulary {
  case dispatched, enRoute, onScene, transporting, atHospital, returning

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .dispatched: "dispatched"
    case .enRoute: "en route"
    case .onScene: "on scene"
    case .transporting: "transporting"
    case .atHospital: "at hospital"
    case .returning: "returning"
    }
  }
}

/// The kinds of log entries (ICS 214, activity log).
public enum LogKind: UInt8, Vocabulary {
  case observation, messageIn, messageOut, order, decision, risk, resource, contact, meeting
  case handover, inject, correction

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .observation: "observation"
    case .messageIn: "message in"
    case .messageOut: "message out"
    case .order: "order"
    case .decision: "decision"
    case .risk: "risk"
    case .resource: "resource"
    case .contact: "contact"
    case .meeting: "meeting"
    case .handover: "handover"
    case .inject: "inject"
    case .correction: "correction"
    }
  }
}

/// Whether a room works on real incidents or on a drill; never both.
public enum RoomKind: UInt8, Vocabulary {
  case live, exercise

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .live: "live"
    case .exercise: "exercise"
    }
  }
}

/// How urgent an incident is: 1, at once, to 4, when there is time.
public enum Priority: UInt8, CaseIterable, Hashable, Sendable, Comparable {
  case immediate = 1
  case urgent = 2
  case normal = 3
  case low = 4

  /// Orders by urgency, the most urgent first.
  public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}
