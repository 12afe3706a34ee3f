/// Why something about a matter was refused: a few reasons serve all kinds, and take their cure from
/// the kind's table.
public enum MatterRejection: Hashable, Sendable {
  // What is meant.
  case kindUnknown(KindCode)
  case kindKnown(KindCode)
  case prefixTaken(NumberPrefix, by: KindCode)
  case kindNarrowed(KindCode, code: String)
  case unknown(MatterNumber, last: MatterNumber?)
  case subjectUnknown(Subject)
  case void(MatterNumber)
  case partUnclear(MatterNumber, MoveCode, choices: [PartReference])
  case partUnknown(MatterNumber, MoveCode, PartKey, known: [PartReference])

  // Whether it is possible.
  case moveUnknown(MatterNumber, MoveCode, possible: [MoveCode])
  case moveNotFrom(
    MatterNumber, MoveCode, state: StateCode, part: PartReference?, possible: [MoveCode])
  case notTheSpeaker(KindCode, MoveCode?, by: [Speaker])
  case unchanged(MatterNumber)
  case followsTooFar(MatterNumber)

  // What is filled in.
  case fieldUnknown(KindCode, FieldCode)
  case valueMissing(KindCode, FieldCode, move: MoveCode?)
  case valueUnfit(KindCode, FieldCode, FieldMisfit)

  // Rules.
  case ruleRefuses(KindCode, MatterNumber?, [RuleFinding])
  case rulesAsk(KindCode, MatterNumber?, [RuleFinding])
  case reasonMissing(KindCode, [RuleFinding])

  // Links, markings, answers.
  case linkToItself(Subject)
  case linkAlready(Subject, Subject, LinkCode)
  case linkUnknown(Subject, Subject, LinkCode)
  case markingAlready(Subject, Marking)
  case loweringNeedsReason(Subject, Marking)
  case answerUnknown(AnswerReference)
  case stepNeedsReason(AnswerStep)
  case extensionNeedsTime
}

/// Why a value does not fit its field.
public enum FieldMisfit: Hashable, Sendable {
  case wrongType
  case tooLong(bytes: Int, limit: Int)
  case outOfRange(ClosedRange<Int>)
  case choiceUnknown(String, [ChoiceCode])
  case notKnown(String)
  case ofAnotherKind(MatterNumber, wanted: KindCode)
  case inThePast(Moment)
  case inTheFuture(Moment)
  case empty
}

/// What a rule found.
public struct RuleFinding: Hashable, Sendable {
  /// The rule.
  public let rule: MatterRule
  /// How strongly it holds.
  public let strength: MatterRuling.Strength
  /// Other matters it is about.
  public var matters: [MatterNumber]
  /// The measures it is about.
  public var measures: [Measure]
  /// Parts it is about.
  public var parts: [PartReference]
  /// A number that is there, and the one that is wanted.
  public var count: Int?
  /// See `count`.
  public var wanted: Int?
  /// When something ends or began.
  public var at: Moment?
  /// What is booked, or the incident that holds it.
  public var subject: String?

  init(_ ruling: MatterRuling) {
    rule = ruling.rule
    strength = ruling.strength
    matters = []
    measures = []
    parts = []
  }
}
