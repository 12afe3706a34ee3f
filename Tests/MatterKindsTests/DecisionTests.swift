import EngineTesting
import IncidentEngine
import Testing

/// Joint decisions of the food outbreak: lunches held on suspicion, vans stopped.
@Suite struct DecisionTests {
  private static let stop: FieldValues = [
    "choice": .text("Stop the vans"), "why": .text("Ten places still serve"),
    "agencies": .texts(["fire", "police"]),
  ]

  private func decided(_ more: FieldValues = FieldValues()) throws -> Story {
    var story = try Story.withLiaisons()
    var values = Self.stop
    for entry in more.entries { values[entry.code] = entry.value }
    try story.say(.open("decision", values))
    return story
  }

  /// A power to close premises until 06:00, and one to stop vehicles.
  private func withPowers() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(
      .open(
        "power",
        [
          "citation": .text("Food Safety Act s. 31"), "type": .text("law"),
          "covers": .texts(["close premises"]), "until": story.later(minutes: 60),
        ]), by: .legal)
    try story.say(
      .open(
        "power",
        [
          "citation": .text("Police Act s. 22"), "type": .text("law"),
          "covers": .texts(["stop vehicles"]), "holder": .texts(["police"]),
        ]), by: .legal)
    return story
  }

  @Test func `each agency that is named agrees or dissents with its reason`() throws {
    var story = try decided()
    #expect(
      try story.owed("D-1") == [
        Owed("agree", by: "agency.fire", minutes: 30),
        Owed("agree", by: "agency.police", minutes: 30),
      ])
    try story.say(.move("D-1", "agree"), by: .fire)
    try story.say(.move("D-1", "dissent", ["reason": .text("no grounds")]), by: .police)
    #expect(try story.known("D-1").state == "in-force")
    #expect(try story.state("D-1", "agreement", .police) == "dissented")
    let police = try story.known("D-1").line(PartReference("agreement", .police))
    #expect(police?.values["reason"] == .text("no grounds"))
    #expect(try story.owed("D-1") == [])
  }

  @Test func `an agency that is asked later is asked beside the others`() throws {
    var story = try decided()
    try story.say(.move("D-1", "ask", ["agencies": .texts(["ambulance"])]))
    #expect(try story.owed("D-1").count == 3)
    #expect(
      try story.known("D-1").values["agencies"] == .texts(["fire", "police", "ambulance"]))
  }

  @Test func `a review that keeps a decision is owed again at its next time`() throws {
    var story = try decided(["review": .integer(1_780_001_800_000)])
    #expect(try story.owed("D-1").last == Owed("review", by: "post.duty", minutes: 30))
    story.wait(minutes: 20)
    try story.say(
      .move(
        "D-1", "review",
        [
          "outcome": .text("keep"), "reason": .text("still serving"),
          "review": story.later(minutes: 60),
        ]))
    #expect(try story.known("D-1").state == "in-force")
    #expect(try story.owed("D-1").last == Owed("review", by: "post.duty", minutes: 60))
  }

  @Test(arguments: [("change", "changed"), ("revoke", "revoked")])
  func `a review that does not keep a decision ends it`(outcome: String, state: String) throws {
    var story = try decided(["review": .integer(1_780_001_800_000)])
    try story.say(
      .move("D-1", "review", ["outcome": .text(outcome), "reason": .text("all answered")]))
    #expect(try story.known("D-1").state.text == state)
    #expect(try story.owed("D-1") == [])
  }

  @Test func `two reviews with the same words are both said in full`() throws {
    var story = try decided(["review": .integer(1_780_001_800_000)])
    let keep: FieldValues = ["outcome": .text("keep"), "reason": .text("still serving")]
    try story.say(.move("D-1", "review", keep))
    try story.say(.move("D-1", "review", keep))
    #expect(try story.known("D-1").history.suffix(2).map(\.values) == [keep, keep])
  }

  @Test func `a decision that replaces another ends it in the same submission`() throws {
    var story = try decided()
    var values = Self.stop
    values["replaces"] = .text("D-1")
    try story.say(.open("decision", values))
    #expect(try story.known("D-1").state == "replaced")
    #expect(try story.owed("D-1") == [])
    #expect(
      story.refused(.open("decision", values))
        == .matter(
          .moveNotFrom("D-1", "supersede", state: "replaced", part: nil, possible: [])))
    try story.undo()
    #expect(try story.known("D-2").isVoid)
    #expect(try story.known("D-1").state == "in-force")
    #expect(try story.owed("D-1").count == 2)
  }

  @Test func `nobody replaces a decision by hand`() throws {
    let story = try decided()
    #expect(
      story.refused(.move("D-1", "supersede"))
        == .matter(.notTheSpeaker("decision", "supersede", by: [])))
  }

  @Test func `a power that has ended is not cited`() throws {
    var story = try withPowers()
    story.wait(minutes: 61)
    var values = Self.stop
    (values["measures"], values["power"]) = (.texts(["close premises"]), .texts(["PW-1"]))
    let refusal = story.refused(.open("decision", values))
    guard case .matter(.ruleRefuses("decision", nil, let findings))? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(findings.map(\.rule) == [.inForce("power")])
    #expect(findings.first?.matters == ["PW-1"])
  }

  @Test func `a power that was suspended or is only drafted is not cited`() throws {
    var story = try withPowers()
    try story.say(.move("PW-2", "suspend", ["reason": .text("court")]))
    var values = Self.stop
    values["power"] = .texts(["PW-2"])
    #expect(story.rules(of: story.refused(.open("decision", values))) == [.inForce("power")])
    try story.say(
      .open(
        "power",
        ["citation": .text("Draft"), "type": .text("plan"), "draft": .flag(true)]))
    values["power"] = .texts(["PW-3"])
    #expect(story.rules(of: story.refused(.open("decision", values))) == [.inForce("power")])
  }

  @Test func `a decision cannot be changed to cite a power that has ended`() throws {
    var story = try withPowers()
    try story.say(.open("decision", Self.stop))
    try story.say(.move("PW-2", "close", ["reason": .text("repealed")]))
    let refusal = story.refused(.change("D-1", ["power": .texts(["PW-2"])]))
    #expect(story.rules(of: refusal) == [.inForce("power")])
  }

  @Test func `a power that does not cover the measure is asked about, with one that does`() throws {
    var story = try withPowers()
    var values = Self.stop
    (values["measures"], values["power"]) = (.texts(["stop vehicles"]), .texts(["PW-1"]))
    let refusal = story.refused(.open("decision", values))
    guard case .matter(.rulesAsk("decision", nil, let findings))? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(findings.first?.measures == [.stopVehicles])
    #expect(findings.first?.matters == ["PW-2"])
    try story.say(
      .open(
        "decision", values, saying: Saying(passes: true, reason: "the prosecutor agreed")))
    let event = try #require(try story.known("D-1").history.first)
    #expect(event.circumstances.rules == ["covers"])
    #expect(event.circumstances.reason == "the prosecutor agreed")
  }

  @Test func `a measure without a power is asked about, and told of none needed as well`() throws {
    let story = try withPowers()
    var values = Self.stop
    values["measures"] = .texts(["stop vehicles"])
    let cited = MatterRule.cited("power", for: "measures")
    #expect(story.rules(of: story.refused(.open("decision", values))) == [cited])
    values["power"] = .texts(["none"])
    #expect(story.rules(of: story.refused(.open("decision", values))) == [cited])
    values["power"] = .texts(["PW-2"])
    #expect(story.refused(.open("decision", values)) == nil)
  }

  @Test func `a decision written down late says so`() throws {
    var story = try Story.withLiaisons()
    story.wait(minutes: 30)
    let made = story.now.advanced(byMilliseconds: -22 * 60_000)
    try story.say(.open("decision", Self.stop)) { $0.occurred = made }
    #expect(try story.known("D-1").history.first?.circumstances.rules == ["prompt"])
  }
}

extension Story {
  /// The rules that a refusal names.
  func rules(of refusal: Rejection?) -> [MatterRule] {
    switch refusal {
    case .matter(.ruleRefuses(_, _, let findings)), .matter(.rulesAsk(_, _, let findings)),
      .matter(.reasonMissing(_, let findings)):
      findings.map(\.rule)
    default: []
    }
  }
}
