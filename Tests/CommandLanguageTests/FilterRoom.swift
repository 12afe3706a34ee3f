import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

/// A room whose incidents filters are tried on.
struct FilterRoom {
  private(set) var situation = Situation()
  private var counter: Int64 = 0

  /// 2026-11-23 14:05:20 UTC.
  static let now = Moment(milliseconds: 1_795_442_720_000)

  init() throws {
    let charter = RoomCharter(
      identity: "00112233445566778899aabbccddeeff", name: "Northport", kind: .exercise,
      zone: "UTC")
    let agencies = [
      ("fire", "Fire and Rescue"), ("police", "Northport Police"), ("port", "Harbour Master"),
      ("ambulance", "Ambulance Trust"),
    ]
    let registered: [Command] = try agencies.map {
      .registerAgency(AgencyDetails(code: try code($0.0), name: $0.1))
    }
    try submit([.openRoom(charter)] + registered, minutesAgo: 3000)
  }

  /// 25-0001, then 26-0001 to 26-0007, as each test knows them.
  static func usual() throws -> FilterRoom {
    var room = try FilterRoom()
    try room.openOld()
    try room.openFlood()
    try room.openCellar()
    try room.openWarehouse()
    try room.submit(
      [.openIncident(IncidentDraft(type: "hazmat", title: "Chlorine smell", priority: .urgent))],
      minutesAgo: 40)
    try room.openHarbour()
    try room.openLorry()
    return room
  }

  /// 25-0001: closed, led by the ambulance service, a fall at the school.
  private mutating func openOld() throws {
    let draft = IncidentDraft(
      type: "medical", title: "A fall", priority: .low, place: "School", lead: try code("ambulance")
    )
    try submit([.openIncident(draft)], minutesAgo: 2900, localYear: 2025)
    let number = IncidentNumber(year: 2025, counter: 1)
    try submit(
      [.closeIncident(.number(number), reason: nil, endingOpenWork: true)], minutesAgo: 2800)
  }

  /// 26-0001: fire and police have answered; one task acknowledged and late, one done.
  private mutating func openFlood() throws {
    let draft = IncidentDraft(
      type: "flood", title: "East Bank under water", priority: .immediate, place: "Mill Rd",
      lead: try code("fire"), agencies: [try code("police")], reportedBy: "River Warden")
    try submit([.openIncident(draft)], minutesAgo: 180)
    try submit(
      [
        .setParticipation(.number(Self.incident(1)), try code("fire"), .onScene),
        .setParticipation(.number(Self.incident(1)), try code("police"), .stoodDown),
        try task(1, "fire", due: Self.minutes(-60)), try task(1, "fire"),
        .acknowledgeAssignment(Self.task(1, on: 1)), .acknowledgeAssignment(Self.task(2, on: 1)),
        .finishAssignment(Self.task(2, on: 1), result: nil),
      ], minutesAgo: 170)
  }

  /// 26-0002: an inspection, cancelled.
  private mutating func openCellar() throws {
    let draft = IncidentDraft(
      mode: .inspection, type: "flood", title: "Cellar", place: "School", lead: try code("port"))
    try submit([.openIncident(draft)], minutesAgo: 120)
    try submit(
      [.cancelIncident(.number(Self.incident(2)), reason: "seen twice")], minutesAgo: 110)
  }

  /// 26-0003: led by fire, with the port; both have answered; three tasks nobody acknowledged.
  private mutating func openWarehouse() throws {
    let draft = IncidentDraft(
      type: "fire", title: "Warehouse \"Nord\" burning", priority: .urgent, place: "Dock 4",
      lead: try code("fire"), agencies: [try code("port")], reportedBy: "harbour warden")
    try submit([.openIncident(draft)], minutesAgo: 45)
    try submit(
      [
        .setParticipation(.number(Self.incident(3)), try code("fire"), .onScene),
        .setParticipation(.number(Self.incident(3)), try code("port"), .acknowledged),
        try task(3, "port", due: Self.minutes(10)), try task(3, "fire"), try task(3, "fire"),
      ], minutesAgo: 25)
  }

  /// 26-0005: contained, nobody leads; its last entry is exactly twenty minutes old.
  private mutating func openHarbour() throws {
    let draft = IncidentDraft(
      type: "weather", title: "ÜBERSCHWEMMUNG", priority: .low, place: "شارع الميناء")
    try submit([.openIncident(draft)], minutesAgo: 21)
    try submit(
      [.changePhase(.number(Self.incident(5)), .contained, reason: nil)], minutesAgo: 20)
  }

  /// 26-0006: an enforcement, led by police who have answered; the ambulance service has not.
  private mutating func openLorry() throws {
    let draft = IncidentDraft(
      mode: .enforcement, type: "traffic", title: "Lorry across the road", place: "Mill Road",
      lead: try code("police"), agencies: [try code("ambulance")])
    try submit([.openIncident(draft)], minutesAgo: 10)
    try submit(
      [.setParticipation(.number(Self.incident(6)), try code("police"), .mobilised)],
      minutesAgo: 5)
  }

  static func incident(_ counter: Int) -> IncidentNumber {
    IncidentNumber(year: 2026, counter: counter)
  }

  static func task(_ ordinal: Int, on counter: Int) -> AssignmentReference {
    .number(AssignmentNumber(incident: incident(counter), ordinal: ordinal))
  }

  static func minutes(_ minutes: Int) -> Moment {
    now.advanced(byMilliseconds: Int64(minutes) * 60_000)
  }

  private func task(_ counter: Int, _ agency: String, due: Moment? = nil) throws -> Command {
    .issueAssignment(
      AssignmentDraft(
        incident: .number(Self.incident(counter)), agency: try code(agency), title: "Pump",
        due: due))
  }

  mutating func submit(
    _ commands: [Command], minutesAgo: Int, localYear: Int = 2026
  ) throws {
    counter += 1
    let time = Self.minutes(-minutesAgo)
    let submission = Submission(
      id: SubmissionID(desk: "test", counter: counter),
      author: Author(officer: nil, post: "Room", account: "h", desk: "test"), origin: .room,
      time: time, recorded: time, localYear: localYear, commands: commands)
    guard case .happenings(let happenings) = try decide(submission, in: situation) else { return }
    for happening in happenings {
      try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
    }
  }

  var context: LineContext {
    LineContext(situation: situation, now: Self.now, zone: .utc, selected: nil)
  }

  func filter(_ text: String) throws -> Filter { try Filter.read(text, in: context) }

  /// The incidents a filter shows: counters of 2026, and 0 for 25-0001.
  func shown(_ text: String, at now: Moment = FilterRoom.now) throws -> [Int] {
    let filter = try filter(text)
    return situation.incidents.filter { filter.matches($0, in: situation, now: now) }
      .map { $0.number.year == 2026 ? $0.number.counter : 0 }
  }

  /// What is wrong with a filter; nil when nothing is.
  func problem(_ text: String) -> FilterProblem? {
    do {
      _ = try filter(text)
      return nil
    } catch {
      return error as? FilterProblem
    }
  }
}
