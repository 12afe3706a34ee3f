import IncidentEngine

/// A situation and the entries that led to it, told command by command.
package struct Story {
  package private(set) var situation = Situation()
  package private(set) var entries: [Entry] = []
  package var now = Moment(milliseconds: 1_780_000_000_000)
  package var localYear = 2026
  package var counter: Int64 = 0

  package static let officer = Author(
    officer: OfficerID(1), post: "duty officer", account: "amal", desk: "desk-1")
  package static let fire = agency("fire")
  package static let police = agency("police")
  package static let ambulance = agency("ambulance")
  package static let flood = incident(1)
  package static let pump = AssignmentReference.number(
    AssignmentNumber(incident: IncidentNumber(year: 2026, counter: 1), ordinal: 1))
  package static let engine = ResourceReference.name("Engine 41")

  package init() {}

  package static func agency(_ text: String) -> AgencyCode {
    guard let code = AgencyCode(text) else { preconditionFailure("\(text) is no agency code") }
    return code
  }

  package static func incident(_ counter: Int) -> IncidentReference {
    .number(IncidentNumber(year: 2026, counter: counter))
  }

  /// A room with three agencies, one officer and two resources.
  package static func opened(_ kind: RoomKind = .live) throws -> Story {
    var story = Story()
    let charter = RoomCharter(
      identity: "0123456789abcdef0123456789abcdef", name: "Old Town", kind: kind, zone: "UTC")
    try story.accept(
      [
        .openRoom(charter),
        .registerAgency(AgencyDetails(code: fire, name: "Fire Service")),
        .registerAgency(AgencyDetails(code: police, name: "Police")),
        .registerAgency(AgencyDetails(code: ambulance, name: "Ambulance", contact: "Ch 7")),
        .registerOfficer(
          OfficerDetails(name: "Amal", agency: nil, posts: ["duty officer"], account: "amal")),
      ], origin: .room)
    try story.accept([
      .registerResource(name: "Engine 41", kind: "engine", agency: fire),
      .registerResource(name: "Medic 7", kind: "ambulance", agency: ambulance),
    ])
    return story
  }

  /// The opened room with one incident, 26-0001, led by the fire service.
  package static func withFlood(_ kind: RoomKind = .live) throws -> Story {
    var story = try opened(kind)
    try story.accept([
      .openIncident(IncidentDraft(type: "flood", title: "Water in the mill", lead: fire))
    ])
    return story
  }

  package func submission(_ commands: [Command], origin: Origin = .officer) -> Submission {
    var submission = Submission(
      id: SubmissionID(desk: "desk-1", counter: counter + 1), author: Self.officer,
      origin: origin, time: now, recorded: now, localYear: localYear, commands: commands)
    if let exercise = situation.exercise {
      submission.exerciseMilliseconds = now.milliseconds(since: exercise.start)
    }
    return submission
  }

  /// Submits what must be accepted; returns the new events.
  @discardableResult
  package mutating func accept(
    _ commands: [Command], origin: Origin = .officer, _ shape: (inout Submission) -> Void = { _ in }
  ) throws -> [Event] {
    var submission = submission(commands, origin: origin)
    shape(&submission)
    guard case .happenings(let happenings) = try decide(submission, in: situation) else {
      return []
    }
    counter = max(counter, submission.id.counter)
    for happening in happenings {
      let entry = submission.entry(happening, number: situation.lastNumber + 1)
      try situation.fold(entry)
      entries.append(entry)
    }
    return happenings.map(\.event)
  }

  /// Submits what may be refused; nil when it was not. Nothing of it is kept.
  package func refusal(
    of commands: [Command], _ shape: (inout Submission) -> Void = { _ in }
  ) -> Rejection? {
    var submission = submission(commands)
    shape(&submission)
    do {
      _ = try decide(submission, in: situation)
      return nil
    } catch {
      return error
    }
  }

  package mutating func wait(minutes: Int64) {
    now = now.advanced(byMilliseconds: minutes * 60_000)
  }
}
