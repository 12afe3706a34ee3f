import IncidentEngine

extension Sample {
  private static let first = IncidentNumber(year: 2026, counter: 1)
  private static let second = IncidentNumber(year: 2026, counter: 2)
  static let task = AssignmentNumber(incident: first, ordinal: 1)
  static let again = AssignmentNumber(incident: first, ordinal: 2)

  static let people: [Event] = [
    .roomOpened(
      RoomCharter(
        identity: "00112233445566778899aabbccddeeff", name: "Flood \"North\"", kind: .exercise,
        zone: "Asia/Riyadh")),
    .agencyRegistered(
      AgencyDetails(code: code("fire"), name: "Fire and Rescue", contact: "TG 4\\1")),
    .agencyRegistered(AgencyDetails(code: code("police"), name: "الشرطة")),
    .agencyChanged(AgencyDetails(code: code("police"), name: "الشرطة", contact: "+966 11 000")),
    .officerRegistered(
      OfficerID(1),
      OfficerDetails(
        name: "Salma", agency: nil, posts: ["duty officer", "log"], account: "salma")),
    .officerRegistered(
      OfficerID(2),
      OfficerDetails(name: "Omar", agency: code("fire"), posts: [], account: "omar")),
    .officerChanged(
      OfficerID(2),
      OfficerDetails(name: "Omar", agency: code("fire"), posts: ["liaison"], account: "omar")),
    .resourceRegistered(ResourceID(1), name: "Engine 41", kind: "engine", agency: code("fire")),
    .resourceRegistered(ResourceID(2), name: "Boat 2", kind: "boat", agency: code("fire")),
  ]

  static let work: [Event] = [
    .incidentOpened(
      first,
      IncidentDraft(
        mode: .response, type: "flood", title: "Water in\nunderpass", priority: .immediate,
        place: "Olaya / 5th",
        coordinates: Coordinates(latitudeMicrodegrees: 24_711_667, longitudeMicrodegrees: -1),
        lead: code("fire"), agencies: [code("police")], reportedBy: "caller 🚒",
        reportedAt: Moment(milliseconds: start - 1), key: ExternalKey(source: "cad", id: "17-9"))),
    .incidentOpened(second, IncidentDraft(mode: .inspection, type: "market", title: "Stalls")),
    .incidentChanged(second, change),
    .incidentPhaseChanged(first, .active, reason: nil),
    .incidentPhaseChanged(second, .cancelled, reason: "duplicate"),
    .participationChanged(first, code("police"), .standingBy),
    .assignmentIssued(
      AssignmentIssue(
        number: task, agency: code("fire"), title: "Close the underpass",
        due: Moment(milliseconds: start + 3_600_000), key: ExternalKey(source: "cad", id: "t1"))),
    .assignmentStatusChanged(task, .unable, reason: "no pump"),
    .assignmentIssued(
      AssignmentIssue(
        number: again, agency: code("police"), title: "Close the underpass", replaces: task)),
    .assignmentStatusChanged(again, .inProgress, reason: nil),
    .resourceCommitted(
      CommitmentID(1), ResourceID(1), first, lentTo: code("police"),
      key: ExternalKey(source: "cad", id: "row 1")),
    .resourceMoved(CommitmentID(1), .onScene),
    .resourceReleased(CommitmentID(1)),
    .resourceServiceChanged(ResourceID(1), inService: false, reason: "flat tyre"),
    .resourceServiceChanged(ResourceID(1), inService: true, reason: nil),
    .resourceCommitted(CommitmentID(2), ResourceID(2), first, lentTo: nil, key: nil),
    .resourceServiceChanged(ResourceID(1), inService: false, reason: nil),
    .logEntryWritten(
      LogLine(
        number: LogNumber(1), kind: .messageIn, text: "المياه ترتفع\tfast", incident: first,
        task: task, from: "Engine 41", to: "room", method: "radio")),
    .logEntryStruck(LogNumber(1), reason: "wrong street"),
    .logEntryWritten(
      LogLine(number: LogNumber(2), kind: .correction, text: "", corrects: LogNumber(1))),
  ]

  static let exercise: [Event] = [
    .exerciseStarted(scenario: "underpass"), .exercisePaused, .exerciseResumed,
    .exerciseSpeedChanged(permille: 4_000),
  ]

  static let turns: [Event] = [
    .resourceChanged(
      ResourceID(1), ResourceChange(kind: "pumper", quantity: 5, restMinutes: 45)),
    .resourceChanged(ResourceID(2), ResourceChange(quantity: 2)),
    .resourceReleased(CommitmentID(2)),
    .agencyOnCallChanged(
      code("fire"),
      OnCall(name: "J. Reyes", contact: "ch 4", until: Moment(milliseconds: start + 9_000_000))),
    .agencyOnCallChanged(code("police"), OnCall(name: "منى")),
    .agencyOnCallChanged(code("police"), nil),
    .shiftStarted(number: 1, name: "day", ends: nil),
    .shiftStarted(number: 2, name: "night", ends: Moment(milliseconds: start + 30_000_000)),
    .periodStarted(number: 1, aim: "hold the dike", ends: nil),
    .objectiveSet(ObjectiveNumber(incident: first, ordinal: 1), text: "nobody left by dusk"),
    .objectiveSet(ObjectiveNumber(incident: first, ordinal: 2), text: "keep the bridge"),
    .objectiveStatusChanged(
      ObjectiveNumber(incident: first, ordinal: 2), .dropped, reason: "the bridge is gone"),
    .assignmentIssued(
      AssignmentIssue(
        number: AssignmentNumber(incident: first, ordinal: 3), agency: code("fire"),
        title: "Pump", links: AssignmentLinks(parent: again, after: [again], objective: 1))),
    .incidentOpened(
      third, IncidentDraft(type: "flood", title: "Underpass", distinctFrom: [first])),
    .incidentMerged(third, into: first, reason: "the same caller"),
    .actionUndone(first: 40, last: 41),
  ]

  private static let third = IncidentNumber(year: 2026, counter: 3)

  private static var change: IncidentChange {
    var change = IncidentChange()
    change.mode = .enforcement
    change.type = "stalls"
    change.title = "Unlicensed stalls"
    change.priority = .low
    change.place = "Souq"
    change.coordinates = Coordinates(latitudeMicrodegrees: -5, longitudeMicrodegrees: 7)
    change.lead = code("police")
    return change
  }

  /// How many kinds of events there are. A new one breaks this switch: add it to the history too.
  public static func kinds(in entries: [Entry]) -> (found: Set<Int>, all: Int) {
    (Set(entries.map { kind(of: $0.event) }), 39)
  }

  private static func kind(of event: Event) -> Int {
    switch event {
    case .roomOpened: 1
    case .agencyRegistered: 2
    case .agencyChanged: 3
    case .officerRegistered: 4
    case .officerChanged: 5
    case .resourceRegistered: 6
    case .incidentOpened: 7
    case .incidentChanged: 8
    case .incidentPhaseChanged: 9
    case .participationChanged: 10
    case .assignmentIssued: 11
    case .assignmentStatusChanged: 12
    case .resourceCommitted: 13
    case .resourceMoved: 14
    case .resourceReleased: 15
    case .resourceServiceChanged: 16
    case .logEntryWritten: 17
    case .logEntryStruck: 18
    case .exerciseStarted: 19
    case .exercisePaused: 20
    case .exerciseResumed: 21
    case .exerciseSpeedChanged: 22
    case .resourceChanged: 23
    case .agencyOnCallChanged: 24
    case .shiftStarted: 25
    case .periodStarted: 26
    case .incidentMerged: 27
    case .objectiveSet: 28
    case .objectiveStatusChanged: 29
    case .actionUndone: 30
    case .matter(let fact): kind(of: fact)
    case .charterChanged: 38
    case .scenarioAdopted: 39
    }
  }
  private static func kind(of fact: MatterFact) -> Int {
    switch fact {
    case .kindDeclared: 31
    case .opened: 32
    case .changed: 33
    case .moved: 34
    case .answerStepped: 35
    case .linked: 36
    case .marked: 37
    }
  }
}
