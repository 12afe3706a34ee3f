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
  /// What takes it back; most actions are one entry.
  private var firstStep: Step?
  private var moreSteps: [Step]
  /// Why it cannot be taken back; nil when it can.
  public internal(set) var obstacle: UndoObstacle?

  init(
    id: SubmissionID, officer: OfficerID?, first: EntryNumber, last: EntryNumber, steps: [Step],
    obstacle: UndoObstacle?
  ) {
    self.id = id
    self.officer = officer
    self.first = first
    self.last = last
    firstStep = steps.first
    moreSteps = Array(steps.dropFirst())
    self.obstacle = obstacle
  }

  /// What takes it back, in the order in which it was done.
  var steps: [Step] { (firstStep.map { [$0] } ?? []) + moreSteps }

  /// Adds what takes a further entry back.
  mutating func add(_ step: Step) {
    if firstStep == nil { firstStep = step } else { moreSteps.append(step) }
  }

  /// A fact that takes one entry back, and when it is to have happened; nil for now.
  struct Step: Hashable, Sendable {
    var event: Event
    var at: Moment?
  }
}

/// Why an action cannot be taken back.
public enum UndoObstacle: UInt8, Vocabulary {
  case moved, struck, merged, reissued, registered, emptied, turned, steered, undone, told, final

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
    case .told: "told"
    case .final: "final"
    }
  }
}

/// What an entry does to the chance of taking its submission back.
enum Compensation {
  case nothing
  case step(LastAction.Step)
  case steps([LastAction.Step])
  case obstacle(UndoObstacle)
}
