/// A request to the room, imperative. `decide` answers with events or a rejection.
public enum Command: Hashable, Sendable {
  case openRoom(RoomCharter)
  case registerAgency(AgencyDetails)
  case registerOfficer(OfficerDetails)
  case registerResource(name: String, kind: String, agency: AgencyCode)
  case changeResource(ResourceReference, ResourceChange)
  case setOnCall(AgencyCode, OnCall?)
  case startShift(name: String, ends: Moment?)
  case startPeriod(aim: String, ends: Moment?)

  case openIncident(IncidentDraft)
  case changeIncident(IncidentReference, IncidentChange)
  case changePhase(IncidentReference, IncidentPhase, reason: String?)
  case closeIncident(IncidentReference, reason: String?, endingOpenWork: Bool)
  case cancelIncident(IncidentReference, reason: String)
  case reopenIncident(IncidentReference, reason: String)
  case mergeIncident(IncidentReference, into: IncidentReference, reason: String?)
  case setParticipation(IncidentReference, AgencyCode, Participation)
  case setObjective(IncidentReference, text: String)
  case changeObjective(ObjectiveNumber, ObjectiveStatus, reason: String?)

  case issueAssignment(AssignmentDraft)
  case acknowledgeAssignment(AssignmentReference)
  case startAssignment(AssignmentReference)
  case finishAssignment(AssignmentReference, result: String?)
  case refuseAssignment(AssignmentReference, reason: String)
  case cancelAssignment(AssignmentReference, reason: String)
  case reissueAssignment(AssignmentReference, AssignmentRevision)

  case commitResource(ResourceReference, to: IncidentReference)
  case redirectResource(ResourceReference, to: IncidentReference)
  case moveResource(ResourceReference, Movement)
  case releaseResource(ResourceReference)
  case setResourceService(ResourceReference, inService: Bool, reason: String?)

  case writeLog(LogDraft)
  case strikeLog(LogNumber, reason: String)
  case correctLog(LogNumber, text: String)

  case startExercise(scenario: String)
  case pauseExercise
  case resumeExercise
  case setExerciseSpeed(permille: Int)

  case recordCall(DispatchCall)

  case matter(MatterCommand)
  case changeCharter(RoomTerms)
  case adoptScenario(AdoptedScenario)

  case undo
}

/// An incident by its spoken number, or by what its source calls it.
public enum IncidentReference: Hashable, Sendable {
  case number(IncidentNumber)
  case external(ExternalKey)
}

/// An assignment by its spoken number, or by what its source calls it.
public enum AssignmentReference: Hashable, Sendable {
  case number(AssignmentNumber)
  case external(ExternalKey)
}

/// A resource by its number, or by the name it is called by.
public enum ResourceReference: Hashable, Sendable {
  case id(ResourceID)
  case name(String)
}

/// What a room is, written once at its beginning.
public struct RoomCharter: Hashable, Sendable {
  /// Random, so that two rooms are never taken for one another; 32 hexadecimal digits.
  public var identity: String
  /// What the room is called.
  public var name: String
  /// Live or exercise, never both.
  public var kind: RoomKind
  /// The IANA name of the zone in which times are spoken.
  public var zone: String

  /// A charter; see the properties.
  public init(identity: String, name: String, kind: RoomKind, zone: String) {
    self.identity = identity
    self.name = name
    self.kind = kind
    self.zone = zone
  }
}

/// An agency as it is registered.
public struct AgencyDetails: Hashable, Sendable {
  /// The short name it is called by.
  public var code: AgencyCode
  /// The full name.
  public var name: String
  /// How to reach it: a channel, a number, a person.
  public var contact: String?

  /// Details; see the properties.
  public init(code: AgencyCode, name: String, contact: String? = nil) {
    self.code = code
    self.name = name
    self.contact = contact
  }
}

/// An officer as registered: a person with the posts held.
public struct OfficerDetails: Hashable, Sendable {
  /// The person's name.
  public var name: String
  /// The agency the officer belongs to; nil for the room's own staff.
  public var agency: AgencyCode?
  /// The posts the officer may hold, the usual one first.
  public var posts: [String]
  /// The system account by which the officer is known.
  public var account: String

  /// Details; see the properties.
  public init(name: String, agency: AgencyCode?, posts: [String], account: String) {
    self.name = name
    self.agency = agency
    self.posts = posts
    self.account = account
  }
}

/// What is known of an incident when it is opened.
public struct IncidentDraft: Hashable, Sendable {
  /// Inspection, enforcement or response.
  public var mode: IncidentMode
  /// One or two words such as `flood`; at most 40 bytes.
  public var type: String
  /// What happened, in one line.
  public var title: String
  /// How urgent it is.
  public var priority: Priority
  /// The place in words.
  public var place: String
  /// The place on the earth.
  public var coordinates: Coordinates?
  /// The agency in the lead; nil while nobody is.
  public var lead: AgencyCode?
  /// Supporting agencies, alerted by the opening.
  public var agencies: [AgencyCode]
  /// Who reported it.
  public var reportedBy: String?
  /// When it was reported.
  public var reportedAt: Moment?
  /// What its source calls it.
  public var key: ExternalKey?
  /// Incidents that looked like the same one; the officer said that it is another.
  public var distinctFrom: [IncidentNumber]

  /// A draft; see the properties.
  public init(
    mode: IncidentMode = .response, type: String, title: String, priority: Priority = .normal,
    place: String = "", coordinates: Coordinates? = nil, lead: AgencyCode? = nil,
    agencies: [AgencyCode] = [], reportedBy: String? = nil, reportedAt: Moment? = nil,
    key: ExternalKey? = nil, distinctFrom: [IncidentNumber] = []
  ) {
    self.mode = mode
    self.type = type
    self.title = title
    self.priority = priority
    self.place = place
    self.coordinates = coordinates
    self.lead = lead
    self.agencies = agencies
    self.reportedBy = reportedBy
    self.reportedAt = reportedAt
    self.key = key
    self.distinctFrom = distinctFrom
  }
}

/// What changes about an incident; what is nil stays.
public struct IncidentChange: Hashable, Sendable {
  /// A new mode.
  public var mode: IncidentMode?
  /// A new type.
  public var type: String?
  /// A new title.
  public var title: String?
  /// A new priority.
  public var priority: Priority?
  /// A new place in words.
  public var place: String?
  /// A new point on the earth.
  public var coordinates: Coordinates?
  /// A new lead agency.
  public var lead: AgencyCode?

  /// No change; set what changes.
  public init() {}

  /// Whether nothing changes.
  public var isEmpty: Bool { self == IncidentChange() }
}

/// Work to be given to one agency.
public struct AssignmentDraft: Hashable, Sendable {
  /// The incident it serves.
  public var incident: IncidentReference
  /// Who is to do it.
  public var agency: AgencyCode
  /// What is to be done, in one line.
  public var title: String
  /// By when.
  public var due: Moment?
  /// What its source calls it.
  public var key: ExternalKey?
  /// Where it stands among the other work.
  public var links: AssignmentLinks

  /// A draft; see the properties.
  public init(
    incident: IncidentReference, agency: AgencyCode, title: String, due: Moment? = nil,
    key: ExternalKey? = nil, links: AssignmentLinks = AssignmentLinks()
  ) {
    self.links = links
    self.incident = incident
    self.agency = agency
    self.title = title
    self.due = due
    self.key = key
  }
}

/// How an assignment is issued again; what is nil is taken from the old one.
public struct AssignmentRevision: Hashable, Sendable {
  /// The agency that gets it now.
  public var agency: AgencyCode?
  /// A new wording.
  public var title: String?
  /// A new due time.
  public var due: Moment?
  /// Why.
  public var reason: String?

  /// A revision; see the properties.
  public init(
    agency: AgencyCode? = nil, title: String? = nil, due: Moment? = nil, reason: String? = nil
  ) {
    self.agency = agency
    self.title = title
    self.due = due
    self.reason = reason
  }
}

/// A line for the log (ICS 214).
public struct LogDraft: Hashable, Sendable {
  /// What kind of line it is.
  public var kind: LogKind
  /// The words.
  public var text: String
  /// The incident it is about; nil for the room.
  public var incident: IncidentReference?
  /// The assignment it is about.
  public var task: AssignmentReference?
  /// Who a message came from.
  public var from: String?
  /// Who a message went to.
  public var to: String?
  /// How a message came: radio, phone, in person.
  public var method: String?
  /// The matter it is about.
  public var matter: MatterNumber?

  /// A draft; see the properties.
  public init(
    kind: LogKind, text: String, incident: IncidentReference? = nil,
    task: AssignmentReference? = nil, from: String? = nil, to: String? = nil,
    method: String? = nil, matter: MatterNumber? = nil
  ) {
    self.kind = kind
    self.text = text
    self.incident = incident
    self.task = task
    self.from = from
    self.to = to
    self.method = method
    self.matter = matter
  }
}
