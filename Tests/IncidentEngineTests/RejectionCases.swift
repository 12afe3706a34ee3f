import EngineTesting
import IncidentEngine
import Testing

/// Given entries, when a submission, then this rejection.
struct RejectionCase: Sendable, CustomTestStringConvertible {
  let sentence: String
  let given: @Sendable () throws -> Story
  let when: [Command]
  let shape: @Sendable (inout Submission) -> Void
  let then: Rejection

  var testDescription: String { sentence }

  init(
    _ sentence: String, given: @escaping @Sendable () throws -> Story = { try Story.withFlood() },
    when: Command..., shape: @escaping @Sendable (inout Submission) -> Void = { _ in },
    then: Rejection
  ) {
    self.sentence = sentence
    self.given = given
    self.when = when
    self.shape = shape
    self.then = then
  }

  /// The flood, and what was accepted after it.
  static func after(
    _ commands: [Command]..., in kind: RoomKind = .live
  ) -> @Sendable () throws -> Story {
    {
      var story = try Story.withFlood(kind)
      for submission in commands { try story.accept(submission) }
      return story
    }
  }

  static let one = IncidentNumber(year: 2026, counter: 1)
  static let task = AssignmentNumber(incident: one, ordinal: 1)
  static let now = Story().now
  static let nobody = Story.agency("nobody")
  static let long = String(repeating: "é", count: 201)
  static let flood = Story.flood
  static let key = ExternalKey(source: "map", id: "K1")
  static let charter = RoomCharter(identity: "00", name: "Room", kind: .live, zone: "UTC")
  static let issue = Command.issueAssignment(
    AssignmentDraft(incident: flood, agency: Story.fire, title: "Pump"))
  static let commit = Command.commitResource(Story.engine, to: flood)
  static let line = Command.writeLog(LogDraft(kind: .observation, text: "rising"))

  static func call(_ rows: [DispatchCall.Row] = []) -> Command {
    .recordCall(
      DispatchCall(
        key: ExternalKey(source: "cad", id: "C1"),
        incident: IncidentDraft(type: "alarm", title: "Alarm"), rows: rows))
  }

  static func draft(_ shape: (inout IncidentDraft) -> Void) -> Command {
    var draft = IncidentDraft(type: "flood", title: "Cellar")
    shape(&draft)
    return .openIncident(draft)
  }

  static let all =
    room + shared + incidents + assignments + resources + log + exercise + calls + links
    + matters
}

// MARK: - The room and what every command shares

extension RejectionCase {
  static let room = [
    RejectionCase(
      "nothing is done in a room that was not opened", given: { Story() },
      when: .registerAgency(AgencyDetails(code: Story.fire, name: "Fire")), then: .roomNotOpened),
    RejectionCase("a room is opened once", when: .openRoom(charter), then: .roomAlreadyOpened),
    RejectionCase(
      "a live room has no exercise", when: .startExercise(scenario: "drill"), then: .roomIsLive),
    RejectionCase(
      "pausing in a live room says that it is live", when: .pauseExercise, then: .roomIsLive),
    RejectionCase(
      "a speed in a live room says that it is live", when: .setExerciseSpeed(permille: 1),
      then: .roomIsLive),
    RejectionCase("a submission asks for something", then: .nothingSubmitted),
    RejectionCase(
      "an officer who is not registered is refused", when: line,
      shape: { $0.author.officer = OfficerID(2) }, then: .officerUnknown),
    RejectionCase(
      "an officer's submission names an officer", when: line,
      shape: { $0.author.officer = nil }, then: .officerUnknown),
    RejectionCase(
      "an agency must be known", when: .setParticipation(flood, nobody, .alerted),
      then: .agencyUnknown(nobody)),
    RejectionCase(
      "an agency that leads must be known", when: draft { $0.lead = nobody },
      then: .agencyUnknown(nobody)),
    RejectionCase(
      "registering an agency as it is changes nothing",
      when: .registerAgency(AgencyDetails(code: Story.fire, name: " Fire Service ", contact: " ")),
      then: .agencyUnchanged(Story.fire)),
    RejectionCase(
      "registering an officer as registered changes nothing",
      when: .registerOfficer(
        OfficerDetails(name: "Amal", agency: nil, posts: ["duty officer"], account: "amal")),
      then: .officerUnchanged("Amal")),
    RejectionCase(
      "a submission behind the window of its desk is too old",
      given: {
        var story = try Story.withFlood()
        try story.accept([line]) { $0.id = SubmissionID(desk: "desk-1", counter: 300) }
        return story
      }, when: line, shape: { $0.id = SubmissionID(desk: "desk-1", counter: 44) },
      then: .submissionTooOld(SubmissionID(desk: "desk-1", counter: 44), oldestKept: 45)),
    RejectionCase(
      "an inject is delivered once",
      given: {
        var story = try Story.withFlood()
        try story.accept([line], origin: .inject("I-04"))
        return story
      }, when: line, shape: { $0.origin = .inject("I-04") }, then: .injectAlreadyDelivered("I-04")),
  ]

  static let shared =
    [
      RejectionCase(
        "a time more than a minute ahead is refused", when: line,
        shape: { $0.occurred = $0.time.advanced(byMilliseconds: 60_001) },
        then: .timeInFuture(now.advanced(byMilliseconds: 60_001), now: now)),
      RejectionCase(
        "a report from the future is refused",
        when: draft { $0.reportedAt = now.advanced(byMilliseconds: 1) },
        then: .timeInFuture(now.advanced(byMilliseconds: 1), now: now)),
      RejectionCase(
        "a change of an incident that moved is stale",
        given: after([.changePhase(flood, .active, reason: nil)]),
        when: .changePhase(flood, .contained, reason: nil), shape: { $0.seen = 8 },
        then: .stale(.incident(one), changedAt: 9, by: Story.officer, seen: 8)),
      RejectionCase(
        "an answer to an assignment that moved is stale",
        given: after([issue], [.acknowledgeAssignment(Story.pump)]),
        when: .startAssignment(Story.pump), shape: { $0.seen = 9 },
        then: .stale(.assignment(task), changedAt: 10, by: Story.officer, seen: 9)),
      RejectionCase(
        "a movement of a resource that moved is stale",
        given: after([commit], [.moveResource(Story.engine, .enRoute)]),
        when: .moveResource(Story.engine, .onScene), shape: { $0.seen = 10 },
        then: .stale(.resource("Engine 41"), changedAt: 11, by: Story.officer, seen: 10)),
      RejectionCase(
        "striking a line nobody had seen yet is stale", given: after([line]),
        when: .strikeLog(LogNumber(1), reason: "wrong"), shape: { $0.seen = 8 },
        then: .stale(.log(LogNumber(1)), changedAt: 9, by: Story.officer, seen: 8)),
    ] + texts

  static let texts = [
    textCase(.title, draft { $0.title = " \n" }, draft { $0.title = long }),
    textCase(.type, draft { $0.type = "" }, draft { $0.type = long }, limit: 80),
    textCase(.place, nil, draft { $0.place = long }),
    textCase(
      .reason, .cancelIncident(flood, reason: "\t"), .cancelIncident(flood, reason: long)),
    textCase(
      .text, .writeLog(LogDraft(kind: .risk, text: "")),
      .writeLog(LogDraft(kind: .risk, text: String(repeating: long, count: 50))), limit: 16_384,
      bytes: 20_100),
    textCase(
      .name, .registerResource(name: "", kind: "boat", agency: Story.fire),
      .registerResource(name: long, kind: "boat", agency: Story.fire)),
    textCase(
      .contact, nil,
      .registerAgency(AgencyDetails(code: Story.fire, name: "Fire", contact: long))),
    textCase(.post, officer("Omar", [" "]), officer("Omar", [long]), limit: 80),
    textCase(
      .post, nil, officer("Omar", [String](repeating: "x", count: 4_001)), limit: 4_000,
      bytes: 4_001),
    textCase(.person, officer("", []), officer(long, [])),
    textCase(
      .kind, .registerResource(name: "Boat", kind: "", agency: Story.fire),
      .registerResource(name: "Boat", kind: long, agency: Story.fire), limit: 80),
    textCase(.source, callOf(" "), callOf(long)),
  ].flatMap { $0 }

  private static func officer(_ name: String, _ posts: [String]) -> Command {
    .registerOfficer(OfficerDetails(name: name, agency: nil, posts: posts, account: "omar"))
  }

  private static func callOf(_ source: String) -> Command {
    .recordCall(
      DispatchCall(
        key: ExternalKey(source: source, id: "1"),
        incident: IncidentDraft(type: "alarm", title: "Alarm"), rows: []))
  }

  private static func textCase(
    _ field: Rejection.Field, _ blank: Command?, _ long: Command, limit: Int = 400,
    bytes: Int = 402
  ) -> [RejectionCase] {
    let tooLong = RejectionCase(
      "a \(field) beyond \(limit) bytes is refused", when: long,
      then: .textTooLong(field, bytes: bytes, limit: limit))
    guard let blank else { return [tooLong] }
    return [
      RejectionCase("a \(field) must be given", when: blank, then: .textMissing(field)), tooLong,
    ]
  }
}
