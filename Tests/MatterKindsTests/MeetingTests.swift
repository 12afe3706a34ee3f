import EngineTesting
import IncidentEngine
import Testing

/// Joint meetings: the tactical meeting of the flood at 14:00.
@Suite struct MeetingTests {
  private func called() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(
      .open(
        "meeting",
        [
          "at": story.later(minutes: 90), "title": .text("TCG 2"), "chair": .text("fire"),
          "agencies": .texts(["fire", "police", "ambulance"]), "place": .text("Town hall"),
          "length": .integer(30),
        ]))
    return story
  }

  private func inSession() throws -> Story {
    var story = try called()
    try story.say(.move("MT-1", "here"), by: .fire)
    try story.say(.move("MT-1", "here"), by: .police)
    try story.say(.move("MT-1", "start"), by: .fire)
    return story
  }

  @Test func `each agency that is invited owes a word whether it comes`() throws {
    let story = try called()
    #expect(
      try story.owed("MT-1") == [
        Owed("ack", by: "agency.ambulance", minutes: 60),
        Owed("ack", by: "agency.fire", minutes: 60),
        Owed("ack", by: "agency.police", minutes: 60),
        Owed("start", by: "post.duty", minutes: 90),
      ])
  }

  @Test func `a meeting without a quorum begins only with a reason, which is kept`() throws {
    var story = try called()
    try story.say(.move("MT-1", "here", ["as": .text("head")]), by: .fire)
    let refusal = story.refused(.move("MT-1", "start"), by: .fire)
    guard case .matter(.rulesAsk("meeting", "MT-1", let findings))? = refusal else {
      throw Missing(what: "a question about the quorum")
    }
    #expect(findings.map(\.count) == [1])
    #expect(findings.map(\.wanted) == [2])
    #expect(findings.flatMap(\.parts).map(\.key) == [.ambulance, .police])
    #expect(
      story.refused(.move("MT-1", "start", saying: Saying(passes: true)), by: .fire)
        == .matter(.reasonMissing("meeting", findings)))
    try story.say(
      .move("MT-1", "start", saying: Saying(passes: true, reason: "emergency")), by: .fire)
    #expect(try story.known("MT-1").history.last?.circumstances.rules == ["quorum"])
    #expect(try story.known("MT-1").history.last?.circumstances.reason == "emergency")
  }

  @Test func `a meeting with more than half of the invited begins`() throws {
    let story = try inSession()
    #expect(try story.known("MT-1").state == "in-session")
    #expect(try story.owed("MT-1") == [])
  }

  @Test func `an item that is a decision becomes one, linked to the meeting`() throws {
    var story = try inSession()
    try story.say(
      .move(
        "MT-1", "item",
        [
          "type": .text("decision"), "text": .text("no boats below the weir"),
          "why": .text("the weir pool killed before"),
        ]))
    let decision = try story.known("D-1")
    #expect(decision.values["choice"] == .text("no boats below the weir"))
    #expect(decision.incident == Story.one)
    #expect(
      story.situation.links(of: .matter("D-1"))
        == [LinkFact(.matter("D-1"), .because, .matter("MT-1"))])
    try story.undo()
    #expect(try story.known("D-1").isVoid)
    #expect(story.situation.links(of: .matter("D-1")) == [])
    #expect(try story.known("MT-1").row(1) == nil)
    try story.say(
      .move("MT-1", "item", ["type": .text("report"), "text": .text("gauge 4.1 m")]))
    #expect(try story.known("MT-1").row(2)?.values["text"] == .text("gauge 4.1 m"))
  }

  @Test func `an item that is a decision without its reason is refused as a whole`() throws {
    let story = try inSession()
    #expect(
      story.refused(
        .move("MT-1", "item", ["type": .text("decision"), "text": .text("no boats")]))
        == .matter(.valueMissing("decision", "why", move: nil)))
  }

  @Test func `an item that is an action becomes a task, linked to the meeting`() throws {
    var story = try inSession()
    let action: FieldValues = [
      "type": .text("action"), "text": .text("count the streets"), "agency": .text("police"),
      "due": story.later(minutes: 30),
    ]
    try story.say(.move("MT-1", "item", action))
    let task = AssignmentNumber(incident: Story.one, ordinal: 1)
    #expect(story.situation.assignment(task)?.agency == Story.police)
    #expect(
      story.situation.links(of: .matter("MT-1"))
        == [LinkFact(.task(task), .because, .matter("MT-1"))])
    try story.undo()
    #expect(story.situation.assignment(task)?.status == .cancelled)
    var nobody = action
    nobody["agency"] = nil
    #expect(
      story.refused(.move("MT-1", "item", nobody))
        == .matter(.valueMissing("meeting", "agency", move: nil)))
  }

  @Test func `minutes are agreed once all the invited agree`() throws {
    var story = try inSession()
    try story.say(.move("MT-1", "close"), by: .fire)
    try story.say(.move("MT-1", "circulate"), by: .fire)
    #expect(try story.owed("MT-1").map(\.minutes) == [1440, 1440, 1440])
    try story.say(.move("MT-1", "agree"), by: .fire)
    try story.say(.move("MT-1", "query", ["reason": .text("item 2")]), by: .police)
    #expect(try story.owed("MT-1").map(\.by) == ["agency.ambulance", "agency.police"])
    try story.say(.move("MT-1", "agree"), by: .police)
    #expect(try story.known("MT-1").state == "circulated")
    try story.say(.move("MT-1", "agree"), by: .ambulance)
    #expect(try story.known("MT-1").state == "agreed")
  }

  @Test func `a place that is taken at that time is told`() throws {
    var story = try called()
    let other: FieldValues = [
      "at": story.later(minutes: 110), "title": .text("Press"), "place": .text("town hall"),
    ]
    try story.say(.open("meeting", other))
    #expect(try story.known("MT-2").history.first?.circumstances.rules == ["unbooked"])
    var later = other
    later["at"] = story.later(minutes: 120)
    later["title"] = .text("Later")
    try story.say(.open("meeting", later))
    // The second has no length: it may last into the third.
    #expect(try story.known("MT-3").history.first?.circumstances.rules == ["unbooked"])
    try story.say(.move("MT-2", "cancel", ["reason": .text("moved")]))
    try story.say(.open("meeting", later))
    #expect(try story.known("MT-4").history.first?.circumstances.rules == ["unbooked"])
    try story.say(.move("MT-3", "cancel", ["reason": .text("twice")]))
    try story.say(.move("MT-4", "cancel", ["reason": .text("twice")]))
    try story.say(.open("meeting", later))
    #expect(try story.known("MT-5").history.first?.circumstances.rules == [])
  }

  @Test func `an agency that is invited by mistake is taken off, one that answered stays`() throws {
    var story = try called()
    try story.say(.move("MT-1", "ack"), by: .police)
    try story.say(.change("MT-1", ["agencies": .texts(["fire"])]))
    let meeting = try story.known("MT-1")
    #expect(meeting.values["agencies"] == .texts(["fire", "police"]))
    #expect(meeting.lines("invited").map(\.part.key) == [.fire, .police])
    #expect(try story.owed("MT-1").map(\.by) == ["agency.fire", "post.duty"])
    try story.undo()
    #expect(try story.known("MT-1").lines("minutes").count == 3)
    #expect(try story.owed("MT-1").count == 3)
  }
}
