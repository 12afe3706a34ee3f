/// A journaled fact, past tense. Released spellings never change meaning.
public indirect enum Event: Hashable, Sendable {
  case roomOpened(RoomCharter)
  case agencyRegistered(AgencyDetails)
  case agencyChanged(AgencyDetails)
  case officerRegistered(OfficerID, OfficerDetails)
  case officerChanged(OfficerID, OfficerDetails)
  case resourceRegistered(ResourceID, name: String, kind: String, agency: AgencyCode)
  case resourceChanged(ResourceID, ResourceChange)
  case agencyOnCallChanged(AgencyCode, OnCall?)
  case shiftStarted(number: Int, name: String, ends: Moment?)
  case periodStarted(number: Int, aim: String, ends: Moment?)

  case incidentOpened(IncidentNumber, IncidentDraft)
  case incidentChanged(IncidentNumber, IncidentChange)
  case incidentPhaseChanged(IncidentNumber, IncidentPhase, reason: String?)
  case incidentMerged(IncidentNumber, into: IncidentNumber, reason: String?)
  case participationChanged(IncidentNumber, AgencyCode, Participation)
  case objectiveSet(ObjectiveNumber, text: String)
  case objectiveStatusChanged(ObjectiveNumber, ObjectiveStatus, reason: String?)

  case assignmentIssued(AssignmentIssue)
  case assignmentStatusChanged(AssignmentNumber, AssignmentStatus, reason: String?)

  case resourceCommitted(
    CommitmentID, ResourceID, IncidentNumber, lentTo: AgencyCode?, key: ExternalKey?)
  case resourceMoved(CommitmentID, Movement)
  case resourceReleased(CommitmentID)
  case resourceServiceChanged(ResourceID, inService: Bool, reason: String?)

  case logEntryWritten(LogLine)
  case logEntryStruck(LogNumber, reason: String)

  case actionUndone(first: EntryNumber, last: EntryNumber)

  case exerciseStarted(scenario: String)
  case exercisePaused
  case exerciseResumed
  case exerciseSpeedChanged(permille: Int)

  case matter(MatterFact)
  case charterChanged(RoomTerms)
  case scenarioAdopted(AdoptedScenario)
}

/// Where an assignment stands among the other work of its incident.
public struct AssignmentLinks: Hashable, Sendable {
  /// The assignment it is a part of.
  public var parent: AssignmentNumber?
  /// The assignments that come before it.
  public var after: [AssignmentNumber]
  /// The objective it serves, by its place among those of the incident.
  public var objective: Int?

  /// Links; see the properties.
  public init(
    parent: AssignmentNumber? = nil, after: [AssignmentNumber] = [], objective: Int? = nil
  ) {
    self.parent = parent
    self.after = after
    self.objective = objective
  }

  /// Whether there are none.
  public var isEmpty: Bool { parent == nil && after.isEmpty && objective == nil }
}

/// An assignment as it was issued.
public struct AssignmentIssue: Hashable, Sendable {
  /// Its spoken number.
  public var number: AssignmentNumber
  /// Who is to do it.
  public var agency: AgencyCode
  /// What is to be done.
  public var title: String
  /// By when.
  public var due: Moment?
  /// What few assignments have; nil when there is none of it.
  private var rare: Boxed<Rare>?

  private struct Rare: Hashable, Sendable {
    var replaces: AssignmentNumber?
    var key: ExternalKey?
    var links = AssignmentLinks()
  }

  /// An issue; see the properties.
  public init(
    number: AssignmentNumber, agency: AgencyCode, title: String, due: Moment? = nil,
    replaces: AssignmentNumber? = nil, key: ExternalKey? = nil,
    links: AssignmentLinks = AssignmentLinks()
  ) {
    self.number = number
    self.agency = agency
    self.title = title
    self.due = due
    if replaces != nil || key != nil || !links.isEmpty {
      rare = Boxed(Rare(replaces: replaces, key: key, links: links))
    }
  }

  /// The assignment it was issued again from.
  public var replaces: AssignmentNumber? { rare?.value.replaces }
  /// What its source calls it.
  public var key: ExternalKey? { rare?.value.key }
  /// Where it stands among the other work.
  public var links: AssignmentLinks { rare?.value.links ?? AssignmentLinks() }
}

/// A log entry as it was written.
public struct LogLine: Hashable, Sendable {
  /// Its spoken number.
  public var number: LogNumber
  /// What kind of line it is.
  public var kind: LogKind
  /// The words.
  public var text: String
  /// The incident it is about; nil for the room.
  public var incident: IncidentNumber?
  /// The assignment it is about.
  public var task: AssignmentNumber?
  /// The struck line it puts right.
  public var corrects: LogNumber?
  /// Who a message came from.
  public var from: String?
  /// Who a message went to.
  public var to: String?
  /// How a message came.
  public var method: String?
  /// The matter it is about.
  public var matter: MatterNumber?

  /// A line; see the properties.
  public init(
    number: LogNumber, kind: LogKind, text: String, incident: IncidentNumber? = nil,
    task: AssignmentNumber? = nil, corrects: LogNumber? = nil, from: String? = nil,
    to: String? = nil, method: String? = nil, matter: MatterNumber? = nil
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.incident = incident
    self.task = task
    self.corrects = corrects
    self.from = from
    self.to = to
    self.method = method
    self.matter = matter
  }
}
