extension Entry {
  /// The canonical JSON of what happened, as in rooms of format 1.
  public var body: [UInt8] { body(in: .one) }

  /// The canonical JSON of what happened: the event's name, its members, and the exercise time.
  ///
  /// It is the same in every format, but for the entry that opens the room and says it.
  public func body(in format: ChainFormat) -> [UInt8] {
    var writer = JSONWriter(in: format)
    writer.text("event", event.name)
    event.write(into: &writer)
    writer.integer("exerciseMilliseconds", exerciseMilliseconds)
    return writer.finish()
  }
}

/// What a body says: the event, and the exercise time it carries.
public struct Body: Hashable, Sendable {
  /// What happened.
  public let event: Event
  /// Milliseconds of exercise since its start, in an exercise.
  public let exerciseMilliseconds: Int64?

  /// Reads a body; doubled or missing members are refused, unknown ones as a newer program's.
  public init(_ bytes: [UInt8]) throws(BodyError) {
    try self.init(bytes, in: bytes.indices)
  }

  init(_ bytes: [UInt8], in range: Range<Int>) throws(BodyError) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    self = try bytes.withUnsafeBufferPointer { bytes throws(BodyError) in
      try Body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) throws(BodyError) {
    do {
      var reader = try JSONReader(bytes)
      try self.init(&reader)
    } catch {
      throw error.judged(bytes)
    }
  }

  private init(_ reader: inout JSONReader) throws(BodyError) {
    let name = try reader.raw("event")
    guard let event = try Event(name: name, &reader) else {
      throw try reader.unknownEvent(name)
    }
    self.event = event
    exerciseMilliseconds = try reader.optionalInteger(Self.exerciseTime)
    try reader.finish()
  }

  /// What the member is called that every body may have, behind those of its event.
  static let exerciseTime: StaticString = "exerciseMilliseconds"

  /// The members that this program knows of the event of a body, whether they are there or not.
  static func members(of bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    let asked = AskedMembers()
    guard var reader = try? JSONReader(bytes, noting: asked) else { return [] }
    _ = try? Body(&reader)
    return asked.names
  }
}

extension Body {
  /// The format that the body says which opens a room; nil for any other body.
  static func saidFormat(in bytes: ArraySlice<UInt8>) -> ChainFormat? {
    bytes.withUnsafeBufferPointer { bytes in
      guard var reader = try? JSONReader(bytes), let name = try? reader.raw("event"),
        case "roomOpened" = name
      else { return nil }
      return try? reader.chainFormat()
    }
  }
}

extension JSONReader {
  /// The format of the journal as its first body says it; nil where it is none that is known.
  mutating func chainFormat() throws(BodyError) -> ChainFormat? {
    Int(exactly: try integer("format")).flatMap { ChainFormat(rawValue: $0) }
  }
}

extension Event {
  /// How the journal spells the event.
  public var name: String {
    switch self {
    case .roomOpened: "roomOpened"
    case .agencyRegistered: "agencyRegistered"
    case .agencyChanged: "agencyChanged"
    case .officerRegistered: "officerRegistered"
    case .officerChanged: "officerChanged"
    case .resourceRegistered: "resourceRegistered"
    case .actionUndone: "actionUndone"
    case .resourceChanged: "resourceChanged"
    case .agencyOnCallChanged: "agencyOnCallChanged"
    case .shiftStarted: "shiftStarted"
    case .periodStarted: "periodStarted"
    case .incidentMerged: "incidentMerged"
    case .objectiveSet: "objectiveSet"
    case .objectiveStatusChanged: "objectiveStatusChanged"
    case .incidentOpened: "incidentOpened"
    case .incidentChanged: "incidentChanged"
    case .incidentPhaseChanged: "incidentPhaseChanged"
    case .participationChanged: "participationChanged"
    case .assignmentIssued: "assignmentIssued"
    case .assignmentStatusChanged: "assignmentStatusChanged"
    case .resourceCommitted: "resourceCommitted"
    case .resourceMoved: "resourceMoved"
    case .resourceReleased: "resourceReleased"
    case .resourceServiceChanged: "resourceServiceChanged"
    case .logEntryWritten: "logEntryWritten"
    case .logEntryStruck: "logEntryStruck"
    case .exerciseStarted: "exerciseStarted"
    case .exercisePaused: "exercisePaused"
    case .exerciseResumed: "exerciseResumed"
    case .exerciseSpeedChanged: "exerciseSpeedChanged"
    case .matter(let fact): fact.name
    case .charterChanged: "charterChanged"
    case .scenarioAdopted: "scenarioAdopted"
    }
  }

  func write(into writer: inout JSONWriter) {
    switch self {
    case .roomOpened(let charter): charter.write(into: &writer)
    case .agencyRegistered(let details), .agencyChanged(let details): details.write(into: &writer)
    case .officerRegistered(let id, let details), .officerChanged(let id, let details):
      writer.integer("officer", id.number)
      details.write(into: &writer)
    case .resourceRegistered(let id, let name, let kind, let agency):
      writer.integer("resource", id.number)
      writer.text("name", name)
      writer.text("kind", kind)
      writer.agency("agency", agency)
    case .resourceChanged, .agencyOnCallChanged, .shiftStarted, .periodStarted, .incidentMerged,
      .objectiveSet, .objectiveStatusChanged, .actionUndone:
      writeTurns(into: &writer)
    case .incidentOpened(let number, let draft):
      writer.incident("incident", number)
      draft.write(into: &writer)
    case .incidentChanged(let number, let change):
      writer.incident("incident", number)
      change.write(into: &writer)
    case .incidentPhaseChanged(let number, let phase, let reason):
      writer.incident("incident", number)
      writer.word("phase", phase)
      writer.text("reason", reason)
    case .participationChanged(let number, let agency, let participation):
      writer.incident("incident", number)
      writer.agency("agency", agency)
      writer.word("participation", participation)
    case .assignmentIssued(let issue): issue.write(into: &writer)
    case .assignmentStatusChanged(let number, let status, let reason):
      writer.task("task", number)
      writer.word("status", status)
      writer.text("reason", reason)
    case .resourceCommitted(let id, let resource, let incident, let lentTo, let key):
      writer.integer("commitment", id.number)
      writer.integer("resource", resource.number)
      writer.incident("incident", incident)
      writer.agency("lentTo", lentTo)
      writer.key(key)
    case .resourceMoved(let id, let movement):
      writer.integer("commitment", id.number)
      writer.word("movement", movement)
    case .resourceReleased(let id): writer.integer("commitment", id.number)
    case .resourceServiceChanged(let id, let inService, let reason):
      writer.integer("resource", id.number)
      writer.flag("inService", inService)
      writer.text("reason", reason)
    case .logEntryWritten(let line): line.write(into: &writer)
    case .logEntryStruck(let number, let reason):
      writer.integer("log", number.number)
      writer.text("reason", reason)
    case .exerciseStarted(let scenario): writer.text("scenario", scenario)
    case .exercisePaused, .exerciseResumed: break
    case .exerciseSpeedChanged(let permille): writer.integer("speedPermille", permille)
    case .matter(let fact): fact.write(into: &writer)
    case .charterChanged(let terms): terms.write(into: &writer)
    case .scenarioAdopted(let scenario): scenario.write(into: &writer)
    }
  }

  init?(name: JSONReader.Text, _ reader: inout JSONReader) throws(BodyError) {
    switch name {
    case "roomOpened": self = .roomOpened(try RoomCharter(&reader))
    case "agencyRegistered": self = .agencyRegistered(try AgencyDetails(&reader))
    case "agencyChanged": self = .agencyChanged(try AgencyDetails(&reader))
    case "officerRegistered":
      self = .officerRegistered(
        OfficerID(try reader.ordinal("officer")), try OfficerDetails(&reader))
    case "officerChanged":
      self = .officerChanged(OfficerID(try reader.ordinal("officer")), try OfficerDetails(&reader))
    case "resourceRegistered":
      self = .resourceRegistered(
        ResourceID(try reader.ordinal("resource")), name: try reader.text("name"),
        kind: try reader.text("kind"), agency: try reader.agency("agency"))
    case "incidentOpened":
      self = .incidentOpened(try reader.incident("incident"), try IncidentDraft(&reader))
    case "incidentChanged":
      self = .incidentChanged(try reader.incident("incident"), try IncidentChange(&reader))
    case "incidentPhaseChanged":
      self = .incidentPhaseChanged(
        try reader.incident("incident"), try reader.word("phase"),
        reason: try reader.optionalText("reason"))
    case "participationChanged":
      self = .participationChanged(
        try reader.incident("incident"), try reader.agency("agency"),
        try reader.word("participation"))
    default: try self.init(workNamed: name, &reader)
    }
  }

  private init?(workNamed name: JSONReader.Text, _ reader: inout JSONReader) throws(BodyError) {
    switch name {
    case "assignmentIssued": self = .assignmentIssued(try AssignmentIssue(&reader))
    case "assignmentStatusChanged":
      self = .assignmentStatusChanged(
        try reader.task("task"), try reader.word("status"),
        reason: try reader.optionalText("reason"))
    case "resourceCommitted":
      self = .resourceCommitted(
        CommitmentID(try reader.ordinal("commitment")), ResourceID(try reader.ordinal("resource")),
        try reader.incident("incident"), lentTo: try reader.optionalAgency("lentTo"),
        key: try reader.key())
    case "resourceMoved":
      self = .resourceMoved(
        CommitmentID(try reader.ordinal("commitment")), try reader.word("movement"))
    case "resourceReleased":
      self = .resourceReleased(CommitmentID(try reader.ordinal("commitment")))
    case "resourceServiceChanged":
      self = .resourceServiceChanged(
        ResourceID(try reader.ordinal("resource")), inService: try reader.flag("inService"),
        reason: try reader.optionalText("reason"))
    case "logEntryWritten": self = .logEntryWritten(try LogLine(&reader))
    case "logEntryStruck":
      self = .logEntryStruck(
        LogNumber(try reader.ordinal("log")), reason: try reader.text("reason"))
    case "exerciseStarted": self = .exerciseStarted(scenario: try reader.text("scenario"))
    case "exercisePaused": self = .exercisePaused
    case "exerciseResumed": self = .exerciseResumed
    case "exerciseSpeedChanged":
      self = .exerciseSpeedChanged(permille: try reader.ordinal("speedPermille"))
    default: try self.init(turnNamed: name, &reader)
    }
  }
}
