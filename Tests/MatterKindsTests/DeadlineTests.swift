import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

@Suite struct DeadlineTests {
  private static let message: FieldValues = [
    "to": .texts(["fire"]), "text": .text("confirm dead"),
  ]
  private static let decision: FieldValues = [
    "choice": .text("Stop"), "why": .text("because"), "agencies": .texts(["fire"]),
  ]

  private func minutes(_ story: Story, _ number: MatterNumber) throws -> [Int?] {
    try story.owed(number).map(\.minutes)
  }

  @Test(arguments: [
    (Priority.immediate, 10), (.urgent, 10), (.normal, 30), (.low, 30),
  ])
  func `time to answer is hot or warm by the priority of an open incident`(
    priority: Priority, expected: Int
  ) throws {
    var story = try Story.withLiaisons()
    var change = IncidentChange()
    change.priority = priority
    if priority != .normal { try story.accept([.changeIncident(Story.flood, change)]) }
    try story.say(.open("decision", Self.decision))
    #expect(try minutes(story, "D-1") == [expected])
  }

  @Test func `time to answer is cold without an incident, and when the incident is closed`() throws
  {
    var story = try Story.withLiaisons()
    // 2026-05-28 20:26 UTC is a Thursday: two working days later is Monday.
    try story.say(.open("decision", Self.decision, on: nil))
    try story.accept([.closeIncident(Story.flood, reason: nil, endingOpenWork: true)])
    try story.say(.open("decision", Self.decision))
    #expect(try minutes(story, "D-1") == [4 * 1440])
    #expect(try minutes(story, "D-2") == [4 * 1440])
  }

  @Test func `a priority that changes moves no deadline that stands`() throws {
    var story = try Story.withLiaisons()
    try story.say(.open("decision", Self.decision))
    var change = IncidentChange()
    change.priority = .immediate
    try story.accept([.changeIncident(Story.flood, change)])
    try story.say(.move("D-1", "ask", ["agencies": .texts(["police"])]))
    #expect(try minutes(story, "D-1") == [30, 10])
  }

  @Test(arguments: [("flash", 10), ("immediate", 30), ("priority", 180), ("routine", 360)])
  func `time to acknowledge goes by the precedence`(precedence: String, expected: Int) throws {
    var story = try Story.withLiaisons()
    var values = Self.message
    values["prec"] = .text(precedence)
    try story.say(.open("message", values))
    #expect(try minutes(story, "M-1") == [expected])
  }

  @Test func `a message without precedence is routine`() throws {
    var story = try Story.withLiaisons()
    try story.say(.open("message", Self.message))
    #expect(try minutes(story, "M-1") == [360])
  }

  @Test func `a precedence that is raised is counted from then`() throws {
    var story = try Story.withLiaisons()
    try story.say(.open("message", Self.message))
    story.wait(minutes: 20)
    try story.say(.change("M-1", ["prec": .text("flash")]))
    #expect(try minutes(story, "M-1") == [10])
  }

  /// Friday and Saturday are the weekend, and Sunday 2026-05-31 is a holiday.
  private static let calendar = WorkCalendar(
    days: [.sunday, .monday, .tuesday, .wednesday, .thursday], holidays: [20_604])

  private func terms(_ shape: (inout RoomTerms) -> Void) throws -> Story {
    var story = try Story.withLiaisons()
    var terms = story.situation.terms
    shape(&terms)
    try story.accept([.changeCharter(terms)])
    return story
  }

  @Test func `working days leave out the weekend and holidays of the room`() throws {
    var story = try terms { $0.calendar = Self.calendar }
    // From Thursday: Friday, Saturday and the holiday do not count; Monday and Tuesday do.
    try story.say(.open("decision", Self.decision, on: nil))
    #expect(try minutes(story, "D-1") == [5 * 1440])
  }

  @Test func `working days keep the time of day over a clock change`() throws {
    let berlin = try ZoneFile.zone("Europe/Berlin")
    // Friday 2026-03-27, 09:00 in Berlin is 08:00 UTC; on Monday 09:00 is 07:00 UTC.
    let friday = Moment(milliseconds: 1_774_598_400_000)
    let monday = WorkCalendar.usual.moment(.workingDays(1), after: friday, in: berlin)
    #expect(monday.milliseconds(since: friday) == (3 * 24 - 1) * 3_600_000)
    #expect(
      WorkCalendar.usual.moment(.minutes(1440), after: friday, in: berlin)
        .milliseconds(since: friday) == 24 * 3_600_000)
  }

  @Test func `a room that says a time for an answer goes before what the kind says`() throws {
    let span = ClassedSpan(hot: .minutes(1), warm: .minutes(2), cold: .minutes(3))
    var story = try terms {
      $0.times = [
        .init(kind: "message", move: "ack", span: span),
        .init(kind: "message", move: "answer", span: span),
      ]
    }
    try story.say(.open("message", Self.message))
    #expect(try minutes(story, "M-1") == [2, 2])
    var values = Self.message
    values["reply"] = story.later(minutes: 45)
    try story.say(.open("message", values, on: nil))
    // A reply by a time goes before the room's.
    #expect(try minutes(story, "M-2") == [3, 45])
  }

  @Test func `a room may take an answer away that a kind waits for`() throws {
    var story = try terms {
      $0.times = [.init(kind: "message", move: "ack", span: ClassedSpan(hot: .minutes(1)))]
    }
    try story.say(.open("message", Self.message))
    #expect(try story.owed("M-1") == [])
  }
}

@Suite struct AnswerStepTests {
  private func owing() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(
      .open("message", ["to": .texts(["fire", "police"]), "text": .text("confirm dead")]))
    return story
  }

  private static let fire = AnswerReference.matter("M-1", 1)

  @Test func `a reminder is kept with the answer, and a further move leaves both`() throws {
    var story = try owing()
    try story.say(.step(AnswerStepFact(Self.fire, .reminded)))
    try story.say(.move("M-1", "ack"), by: .police)
    #expect(try story.known("M-1").awaits.map { $0.steps.map(\.step) } == [[.reminded]])
    #expect(try story.owed("M-1") == [Owed("ack", by: "agency.fire", minutes: 360)])
  }

  @Test func `what was told is not untold`() throws {
    var story = try owing()
    try story.say(.step(AnswerStepFact(Self.fire, .reminded)))
    #expect(story.refusalOfUndo()?.kind == .cannotUndo)
  }

  @Test func `an answer that is extended is owed by then`() throws {
    var story = try owing()
    let until = story.now.advanced(byMilliseconds: 720 * 60_000)
    try story.say(.step(AnswerStepFact(Self.fire, .extended, until: until, reason: "night")))
    #expect(try story.owed("M-1").map(\.minutes) == [720, 360])
    #expect(try story.known("M-1").awaits.first?.steps.map(\.until) == [until])
    #expect(
      story.refused(.step(AnswerStepFact(Self.fire, .extended, until: story.now)))
        == .dueInPast(story.now, now: story.now))
  }

  @Test func `a reminder moves no deadline whatever comes with it`() throws {
    var story = try owing()
    try story.say(.step(AnswerStepFact(Self.fire, .reminded, until: story.now)))
    #expect(try story.owed("M-1").map(\.minutes) == [360, 360])
  }

  @Test func `an answer is escalated to somebody who is known`() throws {
    var story = try owing()
    let to = Debtor.agency(Story.ambulance)
    try story.say(.step(AnswerStepFact(Self.fire, .escalated, to: to)))
    #expect(try story.known("M-1").awaits.first?.steps.map(\.to) == [to])
    let nobody = Story.agency("nobody")
    #expect(
      story.refused(.step(AnswerStepFact(Self.fire, .escalated, to: .agency(nobody))))
        == .agencyUnknown(nobody))
  }

  @Test(arguments: [AnswerStep.waived, .noLongerNeeded])
  func `an answer that is given up is owed no more, whatever else moves`(step: AnswerStep) throws {
    var story = try owing()
    try story.say(.step(AnswerStepFact(Self.fire, step, reason: "in the building")))
    #expect(try story.owed("M-1").map(\.by) == ["agency.police"])
    try story.say(.move("M-1", "receive"), by: .police)
    #expect(try story.owed("M-1").map(\.by) == ["agency.police"])
  }

  @Test func `an answer that was given up by mistake is owed again under its number`() throws {
    var story = try owing()
    let before = try story.known("M-1").awaits
    try story.say(.step(AnswerStepFact(Self.fire, .waived, reason: "mistake")))
    try story.undo()
    #expect(try story.known("M-1").awaits == before)
  }

  @Test func `what is done about the acknowledgement of a task is kept with the task`() throws {
    var story = try Story.withLiaisons()
    let issue = Command.issueAssignment(
      AssignmentDraft(incident: Story.flood, agency: Story.fire, title: "Pump"))
    try story.accept([issue])
    let task = AssignmentNumber(incident: Story.one, ordinal: 1)
    let until = story.now.advanced(byMilliseconds: 60_000)
    try story.say(.step(AnswerStepFact(.task(task), .reminded)))
    try story.say(.step(AnswerStepFact(.task(task), .extended, until: until)))
    #expect(story.situation.answerSteps(of: task).map(\.step) == [.reminded, .extended])
    #expect(story.situation.answerSteps(of: task).map(\.until) == [nil, until])
    try story.accept([.acknowledgeAssignment(Story.pump)])
    #expect(
      story.refused(.step(AnswerStepFact(.task(task), .reminded)))
        == .matter(.answerUnknown(.task(task))))
    let missing = AssignmentNumber(incident: Story.one, ordinal: 7)
    #expect(
      story.refused(.step(AnswerStepFact(.task(missing), .reminded)))
        == .assignmentUnknown(.number(missing)))
  }
}

@Suite struct SpeakerTests {
  /// A kind that each speaker in turn may move.
  private static func kind(_ speaker: Speaker) -> MatterKind {
    MatterKind(
      code: "turn", prefix: "TRN",
      fields: [
        MatterField("title", .line), MatterField("agency", .agency), MatterField("post", .post),
        MatterField("officer", .officer), MatterField("agencies", .agencies),
      ], states: [MatterState("open")],
      parts: [MatterParts("part", of: "agencies", states: [MatterState("open")])],
      moves: [
        MatterMove("whole", from: ["open"], to: .stays, by: [speaker]),
        MatterMove("of-part", from: ["open"], to: .stays, of: .part("part"), by: [speaker]),
      ],
      awaits: [Await("whole", in: ["open"], from: speaker, within: .classed(.always))])
  }

  private func opened(_ speaker: Speaker, _ values: FieldValues, by voice: Voice = .duty) throws
    -> Story
  {
    var story = try Story.withLiaisons()
    try story.say(.open("turn", values), by: voice, kinds: [Self.kind(speaker)])
    return story
  }

  struct Turn: Sendable {
    var speaker: Speaker
    var values = FieldValues()
    var voices: [Voice]
    var debtor: String
  }

  static let turns: [Turn] = [
    Turn(
      speaker: .anyone, voices: [.duty, .fire, .police, .ambulance, .legal], debtor: "post.duty"),
    Turn(speaker: .maker, voices: [.police], debtor: "agency.police"),
    Turn(speaker: .lead, voices: [.duty, .fire], debtor: "agency.fire"),
    Turn(speaker: .post(.legal), voices: [.legal], debtor: "post.legal"),
    Turn(
      speaker: .holder("agency"), values: ["agency": .text("fire")], voices: [.duty, .fire],
      debtor: "agency.fire"),
    Turn(
      speaker: .holder("post"), values: ["post": .text("legal")], voices: [.duty, .legal],
      debtor: "post.legal"),
    Turn(
      speaker: .holder("officer"), values: ["officer": .integer(4)], voices: [.duty, .ambulance],
      debtor: "officer.4"),
  ]

  @Test(arguments: turns)
  func `who may make a move is who owes it`(_ turn: Turn) throws {
    let story = try opened(turn.speaker, turn.values, by: .police)
    #expect(try story.owed("TRN-1").map(\.by) == [turn.debtor])
    let allowed = [Voice.duty, .fire, .police, .ambulance, .legal].filter {
      story.refused(.move("TRN-1", "whole"), by: $0, kinds: []) == nil
    }
    #expect(allowed == turn.voices)
  }

  @Test func `nobody but the duty officer speaks in the name of another agency`() throws {
    let story = try opened(.anyone, FieldValues())
    let named = MatterCommand.move("TRN-1", "whole", saying: Saying(onBehalf: Story.police))
    #expect(story.refused(named, by: .duty, kinds: []) == nil)
    #expect(story.refused(named, by: .police, kinds: []) == nil)
    #expect(
      story.refused(named, by: .fire, kinds: [])
        == .matter(.notTheSpeaker("turn", "whole", by: [.anyone])))
    let nobody = Story.agency("nobody")
    #expect(
      story.refused(
        .move("TRN-1", "whole", saying: Saying(onBehalf: nobody)), kinds: [])
        == .agencyUnknown(nobody))
  }

  @Test func `what an agency plays in a drill is said by it`() throws {
    var story = try opened(.part, ["agencies": .texts(["fire", "police"])])
    try story.say(.move("TRN-1", "of-part"), kinds: []) { $0.origin = .simulated(Story.police) }
    #expect(try story.known("TRN-1").history.last?.part?.key == .police)
  }

  @Test func `a room may give a move, an opening and a change to others`() throws {
    var story = try opened(.maker, ["title": .text("x")])
    var terms = story.situation.terms
    terms.rights = [
      .init(kind: "turn", move: "whole", by: [.post(.legal)]),
      .init(kind: "turn", move: nil, by: [.post(.liaison)]),
      .init(kind: "turn", move: "change", by: [.post(.legal)]),
    ]
    try story.accept([.changeCharter(terms)])
    let change = MatterCommand.change("TRN-1", ["title": .text("y")])
    #expect(story.refused(.move("TRN-1", "whole"), by: .legal, kinds: []) == nil)
    #expect(story.refused(.move("TRN-1", "whole"), kinds: []) != nil)
    #expect(story.refused(.open("turn", FieldValues()), by: .fire, kinds: []) == nil)
    #expect(
      story.refused(.open("turn", FieldValues()), kinds: [])
        == .matter(.notTheSpeaker("turn", nil, by: [.post(.liaison)])))
    #expect(story.refused(change, by: .legal, kinds: []) == nil)
    #expect(story.refused(change, by: .fire, kinds: []) != nil)
  }
}

extension ClassedSpan {
  fileprivate static let always = ClassedSpan(
    hot: .minutes(1), warm: .minutes(1), cold: .minutes(1))
}
