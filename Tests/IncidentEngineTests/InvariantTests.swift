import EngineTesting
import IncidentEngine
import Testing

/// Facts that `decide` never makes: they number rightly, but do not fit what is.
private struct BadFact: Sendable {
  let given: [Command]
  let event: Event
  let violation: Violation
  var kind = RoomKind.live

  static let one = RejectionCase.one
  static let task = RejectionCase.task
  static let again = AssignmentNumber(incident: one, ordinal: 2)
  static let ghosts = Story.agency("ghosts")

  static let all = [
    BadFact(
      given: [RejectionCase.line], event: .logEntryStruck(LogNumber(1), reason: ""),
      violation: .struckWithoutReason(LogNumber(1))),
    BadFact(
      given: [RejectionCase.line],
      event: .logEntryWritten(
        LogLine(number: LogNumber(2), kind: .correction, text: "x", corrects: LogNumber(1))),
      violation: .correction(LogNumber(2))),
    BadFact(
      given: [RejectionCase.issue],
      event: .logEntryWritten(LogLine(number: LogNumber(1), kind: .risk, text: "x", task: task)),
      violation: .taskOfAnotherIncident(LogNumber(1))),
    BadFact(
      given: [RejectionCase.issue], event: .incidentPhaseChanged(one, .closed, reason: nil),
      violation: .workOnEndedIncident(one)),
    BadFact(
      given: [RejectionCase.commit], event: .incidentPhaseChanged(one, .cancelled, reason: nil),
      violation: .workOnEndedIncident(one)),
    BadFact(
      given: [RejectionCase.issue],
      event: .assignmentIssued(
        AssignmentIssue(number: again, agency: Story.fire, title: "x", replaces: task)),
      violation: .replacement(task)),
    BadFact(
      given: [], event: .participationChanged(one, ghosts, .alerted),
      violation: .participantUnknown(one, ghosts)),
    BadFact(
      given: [],
      event: .resourceRegistered(ResourceID(3), name: "Boat", kind: "boat", agency: ghosts),
      violation: .resourceOwnerUnknown(ResourceID(3))),
    BadFact(
      given: [],
      event: .resourceRegistered(
        ResourceID(3), name: "ENGINE 41", kind: "engine", agency: Story.fire),
      violation: .counts(.resources)),
    BadFact(
      given: [], event: .agencyRegistered(AgencyDetails(code: Story.fire, name: "Fire")),
      violation: .counts(.agencies)),
    BadFact(
      given: [], event: .exerciseStarted(scenario: "drill"), violation: .exerciseInLiveRoom),
  ]

  /// The story before the fact, and the fact's entry.
  func entry(_ story: inout Story) throws -> Entry {
    if !given.isEmpty { try story.accept(given) }
    return story.submission([]).entry(
      Happening(occurred: story.now, event: event), number: story.situation.lastNumber + 1)
  }
}

@Suite struct InvariantTests {
  @Test func `a room in which everything happened holds together`() throws {
    var story = try Story.withFlood(.exercise)
    try story.accept([.startExercise(scenario: "drill"), RejectionCase.issue])
    try story.accept([RejectionCase.commit, .reissueAssignment(Story.pump, AssignmentRevision())])
    try story.accept([RejectionCase.line, .correctLog(LogNumber(1), text: "falling")])
    try story.accept([RejectionCase.call()], origin: .imported("cad"))
    try story.accept([.closeIncident(Story.flood, reason: nil, endingOpenWork: true)])
    #expect(story.situation.violations().isEmpty)
    for entry in story.entries { #expect(story.situation.violations(touchedBy: entry).isEmpty) }
  }

  #if DEBUG
    @Test(arguments: 0..<11)
    func `a fact that does not fit stops a debug build and is named`(which: Int) async {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) { [which] in
        var story = try Story.withFlood()
        let entry = try BadFact.all[which].entry(&story)
        var situation = story.situation
        try situation.fold(entry)
      }
      let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      let name = "\(BadFact.all[which].violation)".prefix { $0 != "(" }
      #expect(said.contains(name), "\(said)")
    }
  #endif

  @Test func `every fact that does not fit is tried`() { #expect(BadFact.all.count == 11) }

  @Test func `an entry that does not fold leaves the situation as it was`() throws {
    let story = try Story.withFlood()
    let task = AssignmentNumber(incident: RejectionCase.one, ordinal: 2)
    let none = IncidentNumber(year: 2026, counter: 9)
    let events: [(Event, FoldError)] = [
      (.incidentOpened(none, IncidentDraft(type: "x", title: "x")), .numberNotNext(9)),
      (.incidentPhaseChanged(none, .active, reason: nil), .unknownSubject(9)),
      (.participationChanged(none, Story.fire, .alerted), .unknownSubject(9)),
      (
        .assignmentIssued(AssignmentIssue(number: task, agency: Story.fire, title: "x")),
        .numberNotNext(9)
      ),
      (
        .assignmentIssued(
          AssignmentIssue(
            number: RejectionCase.task, agency: Story.fire, title: "x", replaces: task)),
        .unknownSubject(9)
      ),
      (.assignmentStatusChanged(task, .done, reason: nil), .unknownSubject(9)),
      (
        .resourceRegistered(ResourceID(9), name: "x", kind: "x", agency: Story.fire),
        .numberNotNext(9)
      ),
      (
        .resourceCommitted(CommitmentID(1), ResourceID(9), none, lentTo: nil, key: nil),
        .unknownSubject(9)
      ),
      (
        .resourceCommitted(CommitmentID(1), ResourceID(1), none, lentTo: nil, key: nil),
        .unknownSubject(9)
      ),
      (.resourceMoved(CommitmentID(1), .onScene), .unknownSubject(9)),
      (.resourceReleased(CommitmentID(1)), .unknownSubject(9)),
      (.resourceServiceChanged(ResourceID(3), inService: true, reason: nil), .unknownSubject(9)),
      (.logEntryWritten(LogLine(number: LogNumber(2), kind: .risk, text: "x")), .numberNotNext(9)),
      (
        .logEntryWritten(LogLine(number: LogNumber(1), kind: .risk, text: "x", incident: none)),
        .unknownSubject(9)
      ),
      (.logEntryStruck(LogNumber(1), reason: "x"), .unknownSubject(9)),
      (.agencyChanged(AgencyDetails(code: Story.agency("ghosts"), name: "x")), .unknownSubject(9)),
    ]
    for (event, error) in events {
      let happening = Happening(occurred: story.now, event: event)
      var situation = story.situation
      #expect(throws: error, "\(event)") {
        try situation.fold(story.submission([]).entry(happening, number: 9))
      }
      #expect(situation == story.situation)
    }
    var situation = story.situation
    #expect(throws: FoldError.numberOutOfTurn(8, expected: 9)) {
      try situation.fold(story.entries[7])
    }
  }
}
