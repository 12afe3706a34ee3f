import EngineTesting
import IncidentEngine
import Testing

@Suite struct BodyTests {
  static let hostile = [
    "", "plain", "\"quoted\" \\ back", "line\nfeed\r\ttab", "nul \u{0} and \u{1F} and \u{7F}",
    "👩‍🚒🚒🌊", "مياه في المطحنة", "\u{202E}evil\u{202C}\u{2066}x\u{2069}", "e\u{301} é",
    "\u{2028}\u{2029}\u{FEFF}", "\u{10FFFF}\u{FFFD}", "{\"event\":\"roomOpened\"}", "\\u0000",
    String(repeating: "\\\"\u{1}", count: 700),
  ]

  static func events(_ text: String) -> [Event] {
    let number = IncidentNumber(year: 2026, counter: 12_345)
    let task = AssignmentNumber(incident: number, ordinal: 3)
    let key = ExternalKey(source: text, id: text)
    var draft = IncidentDraft(
      mode: .inspection, type: text, title: text, priority: .low, place: text,
      coordinates: Coordinates(latitudeMicrodegrees: -90_000_000, longitudeMicrodegrees: 1),
      lead: Story.fire, agencies: [Story.police, Story.ambulance], reportedBy: text,
      reportedAt: Moment(milliseconds: -1), key: key)
    var change = IncidentChange()
    change.title = text
    var all: [Event] = [
      .roomOpened(RoomCharter(identity: text, name: text, kind: .exercise, zone: text)),
      .agencyRegistered(AgencyDetails(code: Story.fire, name: text, contact: text)),
      .agencyChanged(AgencyDetails(code: Story.fire, name: text)),
      .officerRegistered(
        OfficerID(1), OfficerDetails(name: text, agency: nil, posts: [], account: text)),
      .officerChanged(
        OfficerID(.init(Int32.max)),
        OfficerDetails(name: text, agency: Story.fire, posts: [text, text], account: text)),
      .resourceRegistered(ResourceID(1), name: text, kind: text, agency: Story.fire),
      .incidentOpened(number, draft), .incidentChanged(number, change),
      .incidentChanged(number, IncidentChange()),
      .incidentPhaseChanged(number, .contained, reason: text),
      .participationChanged(number, Story.fire, .standingBy),
      .assignmentIssued(
        AssignmentIssue(
          number: task, agency: Story.fire, title: text, due: Moment(milliseconds: .max),
          replaces: task, key: key)),
      .assignmentStatusChanged(task, .inProgress, reason: nil),
      .resourceCommitted(CommitmentID(1), ResourceID(2), number, lentTo: Story.fire, key: key),
      .resourceCommitted(CommitmentID(1), ResourceID(2), number, lentTo: nil, key: nil),
      .resourceMoved(CommitmentID(7), .atHospital), .resourceReleased(CommitmentID(7)),
      .resourceServiceChanged(ResourceID(1), inService: false, reason: text),
      .resourceServiceChanged(ResourceID(1), inService: true, reason: nil),
      .logEntryWritten(
        LogLine(
          number: LogNumber(9), kind: .messageIn, text: text, incident: number, task: task,
          corrects: LogNumber(8), from: text, to: text, method: text)),
      .logEntryWritten(LogLine(number: LogNumber(1), kind: .risk, text: text)),
      .logEntryStruck(LogNumber(1), reason: text), .exerciseStarted(scenario: text),
      .exercisePaused, .exerciseResumed, .exerciseSpeedChanged(permille: 100),
    ]
    draft = IncidentDraft(type: text, title: text)
    change = IncidentChange()
    change.mode = .enforcement
    change.type = text
    change.priority = .immediate
    change.place = text
    change.coordinates = Coordinates(latitudeMicrodegrees: 0, longitudeMicrodegrees: 0)
    change.lead = Story.police
    all += [.incidentOpened(number, draft), .incidentChanged(number, change)]
    return all
  }

  private func entry(_ event: Event, _ exercise: Int64?) -> Entry {
    Entry(
      number: 1, occurred: Story().now, recorded: Story().now, exerciseMilliseconds: exercise,
      author: Story.officer, origin: .room, submission: SubmissionID(desk: "d", counter: 1),
      event: event)
  }

  @Test(arguments: hostile)
  func `every event comes back from its body byte for byte`(text: String) throws {
    for event in Self.events(text) {
      for exercise in [nil, 0, -1, Int64.max, .min] {
        let body = entry(event, exercise).body
        let read = try Body(body)
        #expect(read.event == event)
        #expect(read.exerciseMilliseconds == exercise)
        #expect(entry(read.event, read.exerciseMilliseconds).body == body)
        #expect(body.allSatisfy { $0 >= 0x20 }, "one line, no control character")
      }
    }
  }

  /// What must be escaped is looked for several bytes at a time.
  @Test func `a byte that must be escaped is seen wherever it stands`() throws {
    let scalars = [
      "\"", "\\", "\u{0}", "\u{1F}", "\u{A}", "\u{20}", "\u{7F}", "!", "#", "[", "]", "é",
    ]
    for scalar in scalars {
      for place in 0..<20 {
        let text = String(repeating: "a", count: place) + scalar + String(repeating: "b", count: 19)
        let event = Event.logEntryStruck(LogNumber(1), reason: text)
        let body = entry(event, nil).body
        let spelled =
          switch scalar {
          case "\"": "\\\""
          case "\\": "\\\\"
          case "\u{0}": "\\u0000"
          case "\u{1F}": "\\u001f"
          case "\u{A}": "\\u000a"
          default: scalar
          }
        let reason = text.replacing(scalar, with: spelled)
        let expected = "{\"event\":\"logEntryStruck\",\"log\":1,\"reason\":\"\(reason)\"}"
        #expect(String(decoding: body, as: UTF8.self) == expected)
        #expect(try Body(body).event == event)
      }
    }
  }

  @Test func `every kind of event is among them`() {
    let names = Set(Self.events("x").map(\.name))
    #expect(names.count == 22)
  }

  @Test func `a body cut anywhere is refused`() {
    let body = entry(
      Self.events("a\"é").first { $0.name == "incidentOpened" } ?? .exercisePaused, 5
    )
    .body
    for length in 0..<body.count {
      #expect(throws: BodyError.self) { try Body(Array(body[..<length])) }
    }
  }

  @Test(arguments: [
    #"{"event":"exercisePaused","event":"exercisePaused"}"#, #"{"event":"nothingKnown"}"#,
    #"{"event":"exercisePaused","more":1}"#, #"{"event":"exercisePaused"} "#, "{}", "[]", "",
    #"{"event":"exerciseSpeedChanged","speedPermille":007}"#,
    #"{"event":"exerciseSpeedChanged","speedPermille":9223372036854775808}"#,
    #"{"event":"exerciseSpeedChanged","speedPermille":"7"}"#,
    #"{"event":"exerciseStarted","scenario":"\u0041"}"#,
    #"{"event":"exerciseStarted","scenario":"\n"}"#, #"{"event":"exerciseStarted"}"#,
    "{\"event\":\"exerciseStarted\",\"scenario\":\"\u{1}\"}",
    #"{"event":"resourceReleased","commitment":0}"#,
    #"{"event":"participationChanged","incident":"26-0001","agency":"Fire","participation":"x"}"#,
  ])
  func `a body that is not canonical is refused`(text: String) {
    #expect(throws: BodyError.self) { try Body(Array(text.utf8)) }
  }

  @Test func `a body that is not UTF-8 is refused`() {
    var body = entry(.exerciseStarted(scenario: "xx"), nil).body
    body[body.count - 3] = 0xC3
    #expect(throws: BodyError.self) { try Body(body) }
  }

  @Test(
    arguments: [
      .room, .officer, .inject(""), .inject("a:b"), .simulated(Story.fire), .imported("sf:fire"),
      .replayed("sf:fire"),
    ] as [Origin])
  func `an origin comes back from its spelling`(origin: Origin) {
    #expect(Origin(text: origin.text) == origin)
  }

  @Test(arguments: ["", "inject", "room:1", "officer:", "simulated:", "Room"])
  func `what is no origin is none`(text: String) {
    #expect(Origin(text: text) == nil)
  }
}
