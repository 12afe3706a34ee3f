/// What an officer did last at a desk, and the facts that would take it back.
public struct LastAction: Hashable, Sendable {
  /// The submission.
  public let id: SubmissionID
  /// The officer.
  public let officer: OfficerID?
  /// Its first entry.
  public let first: EntryNumber
  /// Its last entry.
  public internal(set) var last: EntryNumber
  /// What takes it back, in the order in which it was done.
  var steps: [Step]
  /// Why it cannot be taken back; nil when it can.
  public internal(set) var obstacle: UndoObstacle?

  /// A fact that takes one entry back, and when it is to have happened; nil for now.
  struct Step: Hashable, Sendable {
    var event: Event
    var at: Moment?
  }
}

/// Why an action cannot be taken back.
public enum UndoObstacle: UInt8, Vocabulary {
  case moved, struck, merged, reissued, registered, emptied, turned, steered, undone

  /// The word for a snapshot.
  public var word: String {
    switch self {
    case .moved: "moved"
    case .struck: "struck"
    case .merged: "merged"
    case .reissued: "reissued"
    case .registered: "registered"
    case .emptied: "emptied"
    case .turned: "turned"
    case .steered: "steered"
    case .undone: "undone"
    }
  }
}

/// What an entry does to the chance of taking its submission back.
enum Compensation {
  case nothing
  case steps([LastAction.Step])
  case obstacle(UndoObstacle)

  static func step(_ step: LastAction.Step) -> Compensation { .steps([step]) }
}
