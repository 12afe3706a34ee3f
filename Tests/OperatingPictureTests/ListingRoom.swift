import IncidentEngine
import MatterKinds
import OperatingPicture
import Testing

/// A room that is told commands, a minute after one another.
struct ListingRoom {
  private(set) var situation = Situation()
  private(set) var now = Moment(milliseconds: 1_795_442_520_005)  // 2026-11-23T14:02:00.005Z
  private var counter: Int64 = 0

  /// A room with three agencies and nothing else.
  init() throws {
    try say(
      .openRoom(
        RoomCharter(
          identity: String(repeating: "0", count: 32), name: "North \"port\"", kind: .live,
          zone: "Europe/London")))
    for (code, name) in [("fire", "Fire"), ("police", "الشرطة"), ("ambulance", "Ambulance")] {
      try say(.registerAgency(AgencyDetails(code: try #require(AgencyCode(code)), name: name)))
    }
  }

  /// Says commands; the first now, and each a minute after the one before.
  mutating func say(_ commands: Command...) throws {
    for command in commands {
      counter += 1
      let submission = Submission(
        id: SubmissionID(desk: "a", counter: counter),
        author: Author(officer: nil, post: "", account: "a", desk: "a"), origin: .room, time: now,
        recorded: now, localYear: 2026, commands: [command],
        surroundings: Surroundings(kinds: BuiltInKinds.all))
      guard case .happenings(let happenings) = try decide(submission, in: situation) else {
        continue
      }
      for happening in happenings {
        try situation.fold(submission.entry(happening, number: situation.lastNumber + 1))
      }
      now = now.advanced(byMilliseconds: 60_000)
    }
  }

  mutating func open(
    _ title: String, _ priority: Priority = .normal, lead: String? = nil, agencies: [String] = []
  ) throws {
    try say(
      .openIncident(
        IncidentDraft(
          type: "flood", title: title, priority: priority, lead: lead.flatMap { AgencyCode($0) },
          agencies: agencies.compactMap { AgencyCode($0) })))
  }

  mutating func task(_ counter: Int, _ agency: String, _ title: String, due minutes: Int64? = nil)
    throws
  {
    try say(
      .issueAssignment(
        AssignmentDraft(
          incident: .number(Self.incident(counter)), agency: try #require(AgencyCode(agency)),
          title: title, due: minutes.map { now.advanced(byMilliseconds: $0 * 60_000) })))
  }

  var list: RoomListing { RoomListing(situation, now: now) }

  static func incident(_ counter: Int) -> IncidentNumber {
    IncidentNumber(year: 2026, counter: counter)
  }

  static func task(_ counter: Int, _ ordinal: Int) -> AssignmentReference {
    .number(AssignmentNumber(incident: incident(counter), ordinal: ordinal))
  }
}
