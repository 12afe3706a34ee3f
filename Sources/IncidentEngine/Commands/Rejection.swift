/// Why a submission was refused: data from which the catalogue says the reason and the cure.
public enum Rejection: Error, Hashable, Sendable {
  // The room and its people.
  case roomNotOpened
  case roomAlreadyOpened
  case roomIsLive
  case nothingSubmitted
  case officerUnknown
  case agencyUnknown(AgencyCode)
  case agencyUnchanged(AgencyCode)
  case officerUnchanged(String)
  case submissionTooOld(SubmissionID, oldestKept: Int64)

  // What every command shares.
  case textMissing(Field)
  case textTooLong(Field, bytes: Int, limit: Int)
  case timeInFuture(Moment, now: Moment)
  case stale(Subject, changedAt: EntryNumber, by: Author, seen: EntryNumber)

  // Incidents.
  case incidentUnknown(IncidentReference)
  case incidentClosed(IncidentNumber, IncidentPhase)
  case incidentAlreadyOpen(IncidentNumber)
  case incidentAlreadyIn(IncidentNumber, IncidentPhase)
  case incidentUnchanged(IncidentNumber)
  case incidentHasOpenWork(IncidentNumber, assignments: [AssignmentNumber], resources: [String])
  case externalKeyTaken(ExternalKey)
  case agencyAlready(AgencyCode, Participation, on: IncidentNumber)
  case mergeIntoItself(IncidentNumber)
  case likelyDuplicate([IncidentNumber])
  case objectiveUnknown(ObjectiveNumber)
  case objectiveAlready(ObjectiveNumber, ObjectiveStatus)
  case agencyHasOpenWork(AgencyCode, on: IncidentNumber, assignments: [AssignmentNumber])

  // Assignments.
  case assignmentUnknown(AssignmentReference)
  case assignmentEnded(AssignmentNumber, AssignmentStatus)
  case assignmentAlready(AssignmentNumber, AssignmentStatus)
  case dueInPast(Moment, now: Moment)
  case assignmentOfAnother(AssignmentNumber, IncidentNumber)
  case assignmentHasOpenParts(AssignmentNumber, [AssignmentNumber])
  case nestedTooDeep(AssignmentNumber)
  case beforeIssue(AssignmentNumber, issued: Moment, occurred: Moment)

  // Resources.
  case resourceUnknown(ResourceReference)
  case resourceNameTaken(String, ResourceID)
  case resourceAlreadyAssigned(String, to: IncidentNumber)
  case resourceNotAssigned(String)
  case resourceOutOfService(String, reason: String?)
  case resourceAlreadyInService(String)
  case resourceRests(String, until: Moment)
  case resourceUnchanged(String)
  case quantityOutOfRange(Int)
  case restOutOfRange(minutes: Int)
  case resourceAlready(String, Movement)
  case movementGoesBack(String, from: Movement, to: Movement)

  // The log.
  case logUnknown(LogNumber)
  case logAlreadyStruck(LogNumber)

  // Taking back.
  case nothingToUndo
  case cannotUndo(UndoObstacle, EntryNumber)
  case undoOvertaken(Subject?, changedAt: EntryNumber, by: Author)

  // The exercise.
  case exerciseAlreadyStarted
  case exerciseNotStarted
  case exerciseAlreadyPaused
  case exerciseAlreadyRunning
  case speedOutOfRange(permille: Int)
  case injectAlreadyDelivered(String)

  // Dispatch calls.
  case callUnchanged(ExternalKey)

  // Matters.
  case matter(MatterRejection)
  case termsUnchanged
  case scenarioAlreadyAdopted(String)
  case scenarioTooLong(bytes: Int, limit: Int)

  /// A field whose text was refused.
  public enum Field: Hashable, Sendable, CaseIterable {
    case title, type, place, reason, text, name, contact, post, person, kind, source
  }

  /// What moved under the submitter's eyes.
  public enum Subject: Hashable, Sendable {
    case incident(IncidentNumber)
    case assignment(AssignmentNumber)
    case objective(ObjectiveNumber)
    case resource(String)
    case log(LogNumber)
    case matter(MatterNumber)
  }
}
