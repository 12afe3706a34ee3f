import IncidentEngine

extension Rejection {
  /// Whether a command is refused only because what it wants is so already.
  var isAlreadySo: Bool {
    switch self {
    case .agencyAlready, .assignmentAlready, .resourceAlready, .incidentAlreadyIn,
      .incidentUnchanged, .externalKeyTaken:
      true
    case .roomNotOpened, .roomAlreadyOpened, .roomIsLive, .nothingSubmitted, .officerUnknown,
      .agencyUnknown, .agencyUnchanged, .officerUnchanged, .submissionTooOld, .textMissing,
      .textTooLong, .timeInFuture, .stale, .incidentUnknown, .incidentClosed, .incidentAlreadyOpen,
      .incidentHasOpenWork, .mergeIntoItself, .likelyDuplicate, .objectiveUnknown,
      .objectiveAlready, .agencyHasOpenWork, .assignmentUnknown, .assignmentEnded, .dueInPast,
      .assignmentOfAnother, .assignmentHasOpenParts, .nestedTooDeep, .beforeIssue,
      .resourceUnknown, .resourceNameTaken, .resourceAlreadyAssigned, .resourceNotAssigned,
      .resourceOutOfService, .resourceAlreadyInService, .resourceRests, .resourceUnchanged,
      .quantityOutOfRange, .restOutOfRange, .movementGoesBack, .logUnknown, .logAlreadyStruck,
      .nothingToUndo, .cannotUndo, .undoOvertaken, .exerciseAlreadyStarted, .exerciseNotStarted,
      .exerciseAlreadyPaused, .exerciseAlreadyRunning, .speedOutOfRange, .injectAlreadyDelivered,
      .callUnchanged, .scenarioTooLong:
      false
    case .termsUnchanged, .scenarioAlreadyAdopted: true
    case .matter(let rejection): rejection.isAlreadySo
    }
  }
}

extension MatterRejection {
  fileprivate var isAlreadySo: Bool {
    switch self {
    case .unchanged, .linkAlready, .markingAlready, .kindKnown: true
    case .kindUnknown, .prefixTaken, .kindNarrowed, .unknown, .subjectUnknown, .void,
      .partUnclear, .partUnknown, .moveUnknown, .moveNotFrom, .notTheSpeaker, .fieldUnknown,
      .valueMissing, .valueUnfit, .ruleRefuses, .rulesAsk, .reasonMissing, .linkToItself,
      .followsTooFar,
      .linkUnknown, .loweringNeedsReason, .answerUnknown, .stepNeedsReason, .extensionNeedsTime:
      false
    }
  }
}
