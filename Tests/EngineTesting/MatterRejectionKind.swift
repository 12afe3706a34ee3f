import IncidentEngine

/// The cases of `MatterRejection` without their data.
package enum MatterRejectionKind: String, CaseIterable, Hashable, Sendable {
  case kindUnknown, kindKnown, prefixTaken, kindNarrowed, unknown, subjectUnknown, void, partUnclear
  case partUnknown, moveUnknown, moveNotFrom, notTheSpeaker, unchanged, followsTooFar, fieldUnknown
  case valueMissing, valueUnfit, ruleRefuses, rulesAsk, reasonMissing, linkToItself, linkAlready
  case linkUnknown, markingAlready, loweringNeedsReason, answerUnknown, stepNeedsReason
  case extensionNeedsTime
}

extension MatterRejection {
  /// Which case it is. A new case does not compile until it is listed here; then the tests ask
  /// for one that provokes it.
  package var kind: MatterRejectionKind {
    switch self {
    case .kindUnknown: .kindUnknown
    case .kindKnown: .kindKnown
    case .prefixTaken: .prefixTaken
    case .kindNarrowed: .kindNarrowed
    case .unknown: .unknown
    case .subjectUnknown: .subjectUnknown
    case .void: .void
    case .partUnclear: .partUnclear
    case .partUnknown: .partUnknown
    case .moveUnknown: .moveUnknown
    case .moveNotFrom: .moveNotFrom
    case .notTheSpeaker: .notTheSpeaker
    case .unchanged: .unchanged
    case .followsTooFar: .followsTooFar
    case .fieldUnknown: .fieldUnknown
    case .valueMissing: .valueMissing
    case .valueUnfit: .valueUnfit
    case .ruleRefuses: .ruleRefuses
    case .rulesAsk: .rulesAsk
    case .reasonMissing: .reasonMissing
    case .linkToItself: .linkToItself
    case .linkAlready: .linkAlready
    case .linkUnknown: .linkUnknown
    case .markingAlready: .markingAlready
    case .loweringNeedsReason: .loweringNeedsReason
    case .answerUnknown: .answerUnknown
    case .stepNeedsReason: .stepNeedsReason
    case .extensionNeedsTime: .extensionNeedsTime
    }
  }
}

/// The cases of `FieldMisfit` without their data.
package enum FieldMisfitKind: String, CaseIterable, Hashable, Sendable {
  case wrongType, tooLong, outOfRange, choiceUnknown, notKnown, ofAnotherKind, inThePast
  case inTheFuture, empty
}

extension FieldMisfit {
  /// Which case it is.
  package var kind: FieldMisfitKind {
    switch self {
    case .wrongType: .wrongType
    case .tooLong: .tooLong
    case .outOfRange: .outOfRange
    case .choiceUnknown: .choiceUnknown
    case .notKnown: .notKnown
    case .ofAnotherKind: .ofAnotherKind
    case .inThePast: .inThePast
    case .inTheFuture: .inTheFuture
    case .empty: .empty
    }
  }
}

/// The cases of `MatterRule` without their data.
package enum MatterRuleKind: String, CaseIterable, Hashable, Sendable {
  case before, notAbove, unique, similar, inForce, covers, cited, notDerived, different, byAnother,
    quorum
  case allParts, rows, sumWithin, unbooked, party, markingWithin, prompt
}

extension MatterRule {
  /// Which case it is.
  package var kind: MatterRuleKind {
    switch self {
    case .before: .before
    case .notAbove: .notAbove
    case .unique: .unique
    case .similar: .similar
    case .inForce: .inForce
    case .covers: .covers
    case .cited: .cited
    case .notDerived: .notDerived
    case .different: .different
    case .byAnother: .byAnother
    case .quorum: .quorum
    case .allParts: .allParts
    case .rows: .rows
    case .sumWithin: .sumWithin
    case .unbooked: .unbooked
    case .party: .party
    case .markingWithin: .markingWithin
    case .prompt: .prompt
    }
  }
}
