/// A fact about matters, their kinds, their links and markings. Few and for ever: a new kind of
/// matters adds none.
public enum MatterFact: Hashable, Sendable {
  case kindDeclared(MatterKind)
  case opened(MatterOpening)
  case changed(MatterStep)
  case moved(MatterStep)
  case answerStepped(AnswerStepFact)
  case linked(LinkFact)
  case marked(Subject, Marking, reason: String?)
}

/// What changes about a matter: where it and its parts stand afterwards, what is filled in, which
/// answers are owed and which are no longer.
///
/// A fact holds the outcome and never asks a kind: a later version of one cannot change the past.
public struct MatterDelta: Hashable, Sendable {
  /// Where the matter stands afterwards; nil where it stays.
  public var whole: StateCode?
  /// What changes about its parts and rows, in their order.
  public var lines: [LineChange]
  /// What is filled in.
  public var values: FieldValues
  /// What is emptied.
  public var cleared: [FieldCode]
  /// The answers that are owed from then on.
  public var begun: [AnswerDue]
  /// The answers that are owed no more, by their numbers.
  public var ended: [Int]

  /// What changes; see the properties.
  public init(
    whole: StateCode? = nil, lines: [LineChange] = [], values: FieldValues = FieldValues(),
    cleared: [FieldCode] = [], begun: [AnswerDue] = [], ended: [Int] = []
  ) {
    self.whole = whole
    self.lines = lines.sorted { $0.part < $1.part }
    self.values = values
    self.cleared = cleared
    self.begun = begun
    self.ended = ended
  }

  /// Whether nothing changes.
  public var isEmpty: Bool {
    whole == nil && lines.isEmpty && values.isEmpty && cleared.isEmpty && begun.isEmpty
      && ended.isEmpty
  }
}

/// What changes about a part or a row of a matter.
public struct LineChange: Hashable, Sendable {
  /// The part.
  public let part: PartReference
  /// Where it stands afterwards; nil where it stays or has no states.
  public var state: StateCode?
  /// What is filled in.
  public var values: FieldValues
  /// What is emptied.
  public var cleared: [FieldCode]
  /// Whether it is taken away; its number stays used.
  public var isRemoved: Bool

  /// What changes about a part; see the properties.
  public init(
    _ part: PartReference, state: StateCode? = nil, values: FieldValues = FieldValues(),
    cleared: [FieldCode] = [], removed isRemoved: Bool = false
  ) {
    self.part = part
    self.state = state
    self.values = values
    self.cleared = cleared
    self.isRemoved = isRemoved
  }
}

/// How a fact about a matter came about, where it is not the plain way.
public struct Circumstances: Hashable, Sendable {
  /// The rules that spoke against it or were to be told, by their names.
  public var rules: [String]
  /// Why it was done all the same.
  public var reason: String?
  /// The agency in whose name somebody else said it.
  public var onBehalf: AgencyCode?
  /// How that agency said it: by telephone, on paper.
  public var means: String?
  /// Whether nobody said it: it counts as said because time ran out.
  public var isDeemed: Bool

  /// Circumstances; see the properties.
  public init(
    rules: [String] = [], reason: String? = nil, onBehalf: AgencyCode? = nil,
    means: String? = nil, deemed isDeemed: Bool = false
  ) {
    self.rules = rules
    self.reason = reason
    self.onBehalf = onBehalf
    self.means = means
    self.isDeemed = isDeemed
  }

  /// The plain way.
  public static let plain = Circumstances()
}

/// A matter as it was opened.
public struct MatterOpening: Hashable, Sendable {
  /// Its spoken number.
  public var number: MatterNumber
  /// Its kind.
  public var kind: KindCode
  /// The incident it is about; nil for the room.
  public var incident: IncidentNumber?
  /// How confidential it is.
  public var marking: Marking
  /// Where it begins, what is filled in, what is awaited.
  public var delta: MatterDelta
  /// How it came about.
  public var circumstances: Circumstances

  /// An opening; see the properties.
  public init(
    number: MatterNumber, kind: KindCode, incident: IncidentNumber?, marking: Marking,
    delta: MatterDelta, circumstances: Circumstances = .plain
  ) {
    self.number = number
    self.kind = kind
    self.incident = incident
    self.marking = marking
    self.delta = delta
    self.circumstances = circumstances
  }
}

/// A move as it was made, or a change where it names no move.
public struct MatterStep: Hashable, Sendable {
  /// The matter.
  public var number: MatterNumber
  /// The move; nil for a change of what is filled in.
  public var move: MoveCode?
  /// The part that it was made of; nil for the matter itself.
  public var part: PartReference?
  /// What changed.
  public var delta: MatterDelta
  /// How it came about.
  public var circumstances: Circumstances
  /// Whether it sets back what an earlier one did.
  public var isTakingBack: Bool

  /// A step; see the properties.
  public init(
    number: MatterNumber, move: MoveCode?, part: PartReference? = nil, delta: MatterDelta,
    circumstances: Circumstances = .plain, takingBack isTakingBack: Bool = false
  ) {
    self.number = number
    self.move = move
    self.part = part
    self.delta = delta
    self.circumstances = circumstances
    self.isTakingBack = isTakingBack
  }
}

/// A link as it was made or taken away.
public struct LinkFact: Hashable, Sendable {
  /// What is linked.
  public var subject: Subject
  /// What it is linked to.
  public var other: Subject
  /// What the link says.
  public var link: LinkCode
  /// Whether it is taken away.
  public var isRemoved: Bool

  /// A link; see the properties.
  public init(_ subject: Subject, _ link: LinkCode, _ other: Subject, removed: Bool = false) {
    self.subject = subject
    self.other = other
    self.link = link
    isRemoved = removed
  }
}

/// A step of an answer as it was taken.
public struct AnswerStepFact: Hashable, Sendable {
  /// The answer.
  public var answer: AnswerReference
  /// What was done about it.
  public var step: AnswerStep
  /// Until when it was extended.
  public var until: Moment?
  /// Who it was escalated to.
  public var to: Debtor?
  /// Why.
  public var reason: String?

  /// A step; see the properties.
  public init(
    _ answer: AnswerReference, _ step: AnswerStep, until: Moment? = nil, to: Debtor? = nil,
    reason: String? = nil
  ) {
    self.answer = answer
    self.step = step
    self.until = until
    self.to = to
    self.reason = reason
  }
}
