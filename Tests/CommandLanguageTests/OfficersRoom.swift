import CommandLanguage
import IncidentEngine
import Testing

/// A room into which lines are said: nine incidents, of which 26-0003 is selected.
struct OfficersRoom {
  private(set) var situation = Situation()
  private var counter: Int64 = 0

  /// 2026-11-23 14:05:20 UTC.
  static let now = Moment(milliseconds: 1_795_442_720_000)
  static let selected = incident(3)

  static func incident(_ counter: Int) -> IncidentNumber {
    IncidentNumber(year: 2026, counter: counter)
  }

  static func task(_ ordinal: Int, on counter: Int = 3) -> AssignmentReference {
    .number(AssignmentNumber(incident: incident(counter), ordinal: ordinal))
  }

  /// The room as most tests want it.
  static func usual() throws -> OfficersRoom {
    var room = OfficersRoom()
    let charter = RoomCharter(
      identity: "00112233445566778899aabbccddeeff", name: "Northport", kind: .exercise,
      zone: "UTC")
    try room.submit([.openRoom(charter)] + agencies, by: nil)
    let officer = OfficerDetails(name: "Haddad", agency: nil, posts: ["Duty officer"], account: "h")
    try room.submit([.registerOfficer(officer)], by: nil)
    for number in 1...9 {
      let draft = IncidentDraft(type: "flood", title: "Water at mark \(number)")
      try room.submit([.openIncident(draft)])
    }
    try room.submit([.closeIncident(.number(incident(1)), reason: nil, endingOpenWork: false)])
    try room.submit(tasks + resources)
    return room
  }

  private static var agencies: [Command] {
    [
      ("fire", "Fire and Rescue"), ("police", "Northport Police"), ("port", "Harbour Master"),
      ("ambulance", "Ambulance Trust"), ("municipality", "City Council"),
    ].compactMap { code, name in
      AgencyCode(code).map { .registerAgency(AgencyDetails(code: $0, name: name)) }
    }
  }

  /// On 26-0003: /1 issued, /2 acknowledged, /3 in progress, /4 issued, /5 done, /6 unable.
  private static var tasks: [Command] {
    let fire = AgencyCode("fire").map { [$0] } ?? []
    let issued: [Command] = fire.flatMap { code in
      (1...6).map {
        .issueAssignment(
          AssignmentDraft(incident: .number(selected), agency: code, title: "Task \($0)"))
      }
    }
    let elsewhere: [Command] = fire.map {
      .issueAssignment(
        AssignmentDraft(incident: .number(incident(2)), agency: $0, title: "Pump"))
    }
    return issued + elsewhere + [
      .setObjective(.number(selected), text: "Nobody left on East Bank"),
      .setObjective(.number(selected), text: "The bridge stands"),
      .acknowledgeAssignment(task(2)), .startAssignment(task(3)),
      .finishAssignment(task(5), result: nil), .refuseAssignment(task(6), reason: "no crew"),
    ]
  }

  /// Engine 41 is at work, Engine 42 is free, Boat 2 is out of service.
  private static var resources: [Command] {
    let fire = AgencyCode("fire").map { [$0] } ?? []
    let registered: [Command] = fire.flatMap { code in
      [("Engine 41", "engine"), ("Engine 42", "engine"), ("Boat 2", "boat")].map {
        .registerResource(name: $0.0, kind: $0.1, agency: code)
      }
    }
    return registered + [
      .commitResource(.name("Engine 41"), to: .number(selected)),
      .setResourceService(.name("Boat 2"), inService: false, reason: "hull"),
    ]
  }

  mutating func submit(_ commands: [Command], by officer: OfficerID? = OfficerID(1)) throws {
    counter += 1
    let start = Self.now.advanced(byMilliseconds: -3_600_000)
    let submission = Submission(
      id: SubmissionID(desk: "test", counter: counter),
      author: Author(officer: officer, post: "Duty officer", account: "h", desk: "test"),
      origin: officer == nil ? .room : .officer, time: start, recorded: start, localYear: 2026,
      commands: commands)
    guard case .happenings(let happenings) = try decide(submission, in: situation) else { return }
    for happening in happenings {
      try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
    }
  }

  func context(
    selected: IncidentNumber? = OfficersRoom.selected, now: Moment = OfficersRoom.now,
    zone: ZoneRules = .utc, verbs: VerbTable = .standard, matters: KnownMatters = .none
  ) -> LineContext {
    LineContext(
      situation: situation, now: now, zone: zone, selected: selected,
      injectsByHand: [WaitingInject(id: "I-27", text: "The dam holds")], tabs: ["late"],
      verbs: verbs, matters: matters)
  }

  func meaning(
    _ line: String, selected: IncidentNumber? = OfficersRoom.selected
  ) throws -> LineMeaning {
    try read(line: line, in: context(selected: selected))
  }

  /// The one command that a line asks for.
  func command(
    _ line: String, selected: IncidentNumber? = OfficersRoom.selected
  ) throws -> Command {
    guard case .commands(let commands, _) = try meaning(line, selected: selected),
      let only = commands.first, commands.count == 1
    else { throw NotOneCommand(line: line) }
    return only
  }

  /// What is wrong with a line; nil when nothing is.
  func problem(
    _ line: String, selected: IncidentNumber? = OfficersRoom.selected
  ) -> LineProblem? {
    do {
      _ = try read(line: line, in: context(selected: selected))
      return nil
    } catch {
      return error
    }
  }

  struct NotOneCommand: Error {
    var line: String
  }
}

func code(_ text: String) throws -> AgencyCode { try #require(AgencyCode(text)) }
