import EngineTesting
import IncidentEngine
import Testing

/// Powers: the chief's power to evacuate by request, delegated for the night.
@Suite struct PowerTests {
  private func night() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(
      .open(
        "power",
        [
          "citation": .text("Civil Protection Law art. 9"), "type": .text("law"),
          "covers": .texts(["evacuate by request"]), "holder": .texts(["fire"]),
        ]), by: .legal)
    try story.say(
      .open(
        "power",
        [
          "citation": .text("Night chief"), "type": .text("delegation"),
          "delegates": .text("PW-1"), "covers": .texts(["evacuate by request"]),
          "holder": .texts(["fire"]), "until": story.later(minutes: 480),
        ]), by: .legal)
    return story
  }

  @Test func `a delegation owes its renewal when it ends`() throws {
    let story = try night()
    #expect(try story.owed("PW-2") == [Owed("renew", by: "agency.fire", minutes: 480)])
    #expect(try story.owed("PW-1") == [])
  }

  @Test func `what is delegated is not delegated on`() throws {
    let story = try night()
    let refusal = story.refused(
      .open(
        "power",
        [
          "citation": .text("Deputy"), "type": .text("delegation"), "delegates": .text("PW-2"),
        ]), by: .legal)
    #expect(story.rules(of: refusal) == [.notDerived("delegates", from: "delegates")])
  }

  @Test func `a delegation that is renewed ends later, and its renewal is owed then`() throws {
    var story = try night()
    story.wait(minutes: 400)
    try story.say(.move("PW-2", "renew", ["until": story.later(minutes: 600)]), by: .legal)
    #expect(try story.owed("PW-2") == [Owed("renew", by: "agency.fire", minutes: 600)])
  }

  @Test func `an end that is changed moves what is owed by then`() throws {
    var story = try night()
    try story.say(.change("PW-2", ["until": story.later(minutes: 60)]), by: .legal)
    #expect(try story.owed("PW-2") == [Owed("renew", by: "agency.fire", minutes: 60)])
    try story.undo(by: .legal)
    #expect(try story.owed("PW-2") == [Owed("renew", by: "agency.fire", minutes: 480)])
    try story.say(.change("PW-2", clearing: ["until"]), by: .legal)
    #expect(try story.owed("PW-2") == [])
  }

  @Test func `a holder that is changed owes the renewal from then on`() throws {
    var story = try night()
    try story.say(.change("PW-2", ["holder": .texts(["police"])]), by: .legal)
    #expect(try story.owed("PW-2") == [Owed("renew", by: "agency.police", minutes: 480)])
  }

  @Test func `a power that has ended cannot be delegated`() throws {
    var story = try night()
    try story.say(.move("PW-1", "close", ["reason": .text("repealed")]), by: .legal)
    let refusal = story.refused(
      .open(
        "power",
        [
          "citation": .text("Day chief"), "type": .text("delegation"), "delegates": .text("PW-1"),
        ]), by: .legal)
    #expect(story.rules(of: refusal) == [.inForce("delegates")])
  }

  @Test func `a liaison brings no power into force`() throws {
    let story = try night()
    let power = MatterCommand.open(
      "power", ["citation": .text("Mine"), "type": .text("law")])
    #expect(
      story.refused(power, by: .fire)
        == .matter(
          .notTheSpeaker("power", nil, by: [.post(.duty), .post(.legal), .post(.head)])))
  }

  @Test func `the same source noted twice is told and goes through`() throws {
    var story = try night()
    try story.say(
      .open(
        "power", ["citation": .text("Civil Protection Law art. 9"), "type": .text("law")]))
    #expect(try story.known("PW-3").history.first?.circumstances.rules == ["unique"])
  }
}
