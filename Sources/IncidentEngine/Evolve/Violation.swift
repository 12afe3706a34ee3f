/// What does not fit together in a situation: `fold` or `decide` failed, never an officer.
public enum Violation: Hashable, Sendable {
  // Counts and places.
  case counts(Table)
  case misplaced(Table, at: Int)
  case keyAstray(ExternalKey)

  // Incidents.
  case incidentHistory(IncidentNumber)
  case incidentChange(IncidentNumber)
  case activityBeforeHistory(IncidentNumber)
  case leadAbsent(IncidentNumber, AgencyCode)
  case participationDoubled(IncidentNumber, AgencyCode)
  case participationHistory(IncidentNumber, AgencyCode)
  case participantUnknown(IncidentNumber, AgencyCode)
  case assignmentNumbering(IncidentNumber)
  case commitmentAstray(IncidentNumber, CommitmentID)
  case logAstray(IncidentNumber, LogNumber)
  case workOnEndedIncident(IncidentNumber)
  case merge(IncidentNumber)
  case objective(ObjectiveNumber)

  // Assignments.
  case assignmentHistory(AssignmentNumber)
  case assignmentChange(AssignmentNumber)
  case assigneeUnknown(AssignmentNumber)
  case replacement(AssignmentNumber)
  case links(AssignmentNumber)

  // Resources.
  case resourceOwnerUnknown(ResourceID)
  case resourceChange(ResourceID)
  case heldWithoutTurn(ResourceID, CommitmentID)
  case heldByAnotherTurn(ResourceID, CommitmentID)
  case heldByReleasedTurn(ResourceID, CommitmentID)

  // The log.
  case struckWithoutReason(LogNumber)
  case correction(LogNumber)
  case taskOfAnotherIncident(LogNumber)
  case wordsMissing(LogNumber)

  // Matters.
  case matter(MatterNumber)
  case matterLink(Int)

  // The room.
  case exerciseInLiveRoom
  case deskMemory(String)
  case injectFromTheFuture(String)

  /// A list of the situation.
  public enum Table: Hashable, Sendable {
    case agencies, officers, authors, incidents, assignments, resources, commitments, log, keys
    case shifts, periods, kinds, matters
  }
}
