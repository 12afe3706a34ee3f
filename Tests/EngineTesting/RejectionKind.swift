import IncidentEngine

/// The cases of `Rejection` without their data.
package enum RejectionKind: String, CaseIterable, Hashable, Sendable {
  case roomNotOpened, roomAlreadyOpened, roomIsLive, nothingSubmitted, officerUnknown
  case agencyUnknown, agencyUnchanged, officerUnchanged, submissionTooOld, textMissing
  case textTooLong, timeInFuture, stale, incidentUnknown, incidentClosed, incidentAlreadyOpen
  case incidentAlreadyIn, incidentUnchanged, incidentHasOpenWork, externalKeyTaken
  case agencyAlready, agencyHasOpenWork, assignmentUnknown, assignmentEnded, assignmentAlready
  case dueInPast, beforeIssue, resourceUnknown, resourceNameTaken, resourceAlreadyAssigned
  case resourceNotAssigned, resourceOutOfService, resourceAlreadyInService, resourceAlready
  case movementGoesBack, logUnknown, logAlreadyStruck, exerciseAlreadyStarted
  case exerciseNotStarted, exerciseAlreadyPaused, exerciseAlreadyRunning, speedOutOfRange
  case injectAlreadyDelivered, callUnchanged, mergeIntoItself, likelyDuplicate, objectiveUnknown
  case objectiveAlready, assignmentOfAnother, assignmentHasOpenParts, nestedTooDeep, resourceRests
  case resourceUnchanged, quantityOutOfRange, restOutOfRange
  case nothingToUndo, cannotUndo, undoOvertaken
  case termsUnchanged, scenarioAlreadyAdopted, scenarioTooLong, matter
}

extension Rejection {
  /// Which case it is. A new case does not compile until it is listed here; then the tests ask
  /// for one that provokes it.
  package var kind: RejectionKind {
    switch self {
    case .roomNotOpened: .roomNotOpened
    case .roomAlreadyOpened: .roomAlreadyOpened
    case .roomIsLive: .roomIsLive
    case .nothingSubmitted: .nothingSubmitted
    case .officerUnknown: .officerUnknown
    case .agencyUnknown: .agencyUnknown
    case .agencyUnchanged: .agencyUnchanged
    case .officerUnchanged: .officerUnchanged
    case .submissionTooOld: .submissionTooOld
    case .textMissing: .textMissing
    case .textTooLong: .textTooLong
    case .timeInFuture: .timeInFuture
    case .stale: .stale
    case .incidentUnknown: .incidentUnknown
    case .incidentClosed: .incidentClosed
    case .incidentAlreadyOpen: .incidentAlreadyOpen
    case .incidentAlreadyIn: .incidentAlreadyIn
    case .incidentUnchanged: .incidentUnchanged
    case .incidentHasOpenWork: .incidentHasOpenWork
    case .externalKeyTaken: .externalKeyTaken
    case .agencyAlready: .agencyAlready
    case .agencyHasOpenWork: .agencyHasOpenWork
    case .assignmentUnknown: .assignmentUnknown
    case .assignmentEnded: .assignmentEnded
    case .assignmentAlready: .assignmentAlready
    case .dueInPast: .dueInPast
    case .beforeIssue: .beforeIssue
    case .resourceUnknown: .resourceUnknown
    case .resourceNameTaken: .resourceNameTaken
    case .resourceAlreadyAssigned: .resourceAlreadyAssigned
    case .resourceNotAssigned: .resourceNotAssigned
    case .resourceOutOfService: .resourceOutOfService
    case .resourceAlreadyInService: .resourceAlreadyInService
    case .resourceAlready: .resourceAlready
    case .movementGoesBack: .movementGoesBack
    case .logUnknown: .logUnknown
    case .logAlreadyStruck: .logAlreadyStruck
    case .exerciseAlreadyStarted: .exerciseAlreadyStarted
    case .exerciseNotStarted: .exerciseNotStarted
    case .exerciseAlreadyPaused: .exerciseAlreadyPaused
    case .exerciseAlreadyRunning: .exerciseAlreadyRunning
    case .speedOutOfRange: .speedOutOfRange
    case .injectAlreadyDelivered: .injectAlreadyDelivered
    case .callUnchanged: .callUnchanged
    case .mergeIntoItself: .mergeIntoItself
    case .likelyDuplicate: .likelyDuplicate
    case .objectiveUnknown: .objectiveUnknown
    case .objectiveAlready: .objectiveAlready
    case .assignmentOfAnother: .assignmentOfAnother
    case .assignmentHasOpenParts: .assignmentHasOpenParts
    case .nestedTooDeep: .nestedTooDeep
    case .resourceRests: .resourceRests
    case .resourceUnchanged: .resourceUnchanged
    case .quantityOutOfRange: .quantityOutOfRange
    case .restOutOfRange: .restOutOfRange
    case .nothingToUndo: .nothingToUndo
    case .cannotUndo: .cannotUndo
    case .undoOvertaken: .undoOvertaken
    case .termsUnchanged: .termsUnchanged
    case .scenarioAlreadyAdopted: .scenarioAlreadyAdopted
    case .scenarioTooLong: .scenarioTooLong
    case .matter: .matter
    }
  }
}
