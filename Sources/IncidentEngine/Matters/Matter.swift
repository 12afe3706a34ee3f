/// What agencies have with each other that has a number, a state and often somebody who must answer.
public struct Matter: Hashable, Sendable {
  /// Its spoken number.
  public let number: MatterNumber
  /// Its kind.
  public let kind: KindCode
  /// The incident it is about; nil for the room.
  public let incident: IncidentNumber?
  /// When it was opened.
  public let opened: Moment
  /// When that was recorded.
  public let recorded: Moment
  /// Who opened it, as an index into `Situation.authors`.
  public let author: Int
  /// How confidential it is.
  public internal(set) var marking: Marking
  /// Where it stands.
  public internal(set) var state: StateCode
  /// What is filled in.
  public internal(set) var values: FieldValues
  /// Its parts and rows, in the order of their parts and keys.
  public internal(set) var lines: [MatterLine]
  /// The answers that are owed, in the order in which they began.
  public internal(set) var awaits: [AwaitedAnswer]
  /// How many answers were ever owed.
  public internal(set) var answerCount: Int
  /// How many rows it ever had.
  public internal(set) var rowCount: Int
  /// What was done to it, in order of recording.
  public internal(set) var history: [MatterEvent]
  /// Lines of the log about it.
  public internal(set) var log: [LogNumber]
  /// Its last change.
  public internal(set) var changed: Change
}

/// A part or a row of a matter.
public struct MatterLine: Hashable, Sendable {
  /// Which one.
  public let part: PartReference
  /// Where it stands; nil where it has no states.
  public internal(set) var state: StateCode?
  /// What is filled in.
  public internal(set) var values: FieldValues
  /// Since when it stands there.
  public internal(set) var since: Moment
}

/// An answer that is owed, with what was done about it.
public struct AwaitedAnswer: Hashable, Sendable {
  /// The answer.
  public internal(set) var due: AnswerDue
  /// What was done about it, in order.
  public internal(set) var steps: [Step]

  /// A step with when and by whom it was taken.
  public struct Step: Hashable, Sendable {
    /// What was done.
    public let step: AnswerStep
    /// When.
    public let occurred: Moment
    /// Until when it was extended.
    public let until: Moment?
    /// Who it was escalated to.
    public let to: Debtor?
    /// Why.
    public let reason: String?
    /// By which entry and whom.
    public let change: Change
  }
}

/// What was done to a matter: a move, a change, an opening.
public struct MatterEvent: Hashable, Sendable {
  /// The move; nil for an opening or a change of what is filled in.
  public let move: MoveCode?
  /// The part it was made of.
  public let part: PartReference?
  /// Where the matter stood afterwards.
  public let state: StateCode
  /// Where the part stood afterwards.
  public let partState: StateCode?
  /// What was filled in with it.
  public let values: FieldValues
  /// When it happened.
  public let occurred: Moment
  /// When it was recorded.
  public let recorded: Moment
  /// By which entry and whom.
  public let change: Change
  /// How it came about.
  public let circumstances: Circumstances
  /// Whether it sets back what an earlier one did.
  public let isTakingBack: Bool
}

extension Matter {
  /// A part or row; nil when there is none.
  public func line(_ part: PartReference) -> MatterLine? { lines.first { $0.part == part } }

  /// The parts or rows of a code, in the order of their keys.
  public func lines(_ code: PartsCode) -> [MatterLine] { lines.filter { $0.part.parts == code } }

  /// A row by its number; nil when there is none.
  public func row(_ number: Int) -> MatterLine? {
    lines.first { $0.part.key == .row(number) }
  }

  /// Whether somebody owes an answer.
  var isWaiting: Bool { !awaits.isEmpty }

  /// Whether it was taken away.
  public var isVoid: Bool { state == .void }

  /// Whether it is about a subject by itself, without a link.
  func isAbout(_ number: IncidentNumber) -> Bool { incident == number }
}
