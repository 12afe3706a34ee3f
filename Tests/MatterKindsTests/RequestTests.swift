import EngineTesting
import IncidentEngine
import Testing

/// Requests for resources with offers: boats for the flood.
@Suite struct RequestTests {
  private static let engine = FieldValue.integer(1)

  private func asked(_ more: FieldValues = FieldValues()) throws -> Story {
    var story = try Story.withLiaisons()
    var values: FieldValues = [
      "quantity": .integer(3), "what": .text("boats"), "at": .text("Ferry Ln"),
      "ask": .texts(["fire", "police"]),
    ]
    for entry in more.entries { values[entry.code] = entry.value }
    try story.say(.open("request", values))
    return story
  }

  private static func offer(
    _ quantity: Int64, _ agency: String, resource: FieldValue? = nil
  ) -> FieldValues {
    var values: FieldValues = ["quantity": .integer(quantity), "agency": .text(agency)]
    values["resource"] = resource
    return values
  }

  @Test func `each agency that is asked owes an offer, and the asker an answer to each offer`()
    throws
  {
    var story = try asked()
    #expect(
      try story.owed("RQ-1") == [
        Owed("offer", by: "agency.fire", minutes: 30),
        Owed("offer", by: "agency.police", minutes: 30),
      ])
    try story.say(.move("RQ-1", "offer", Self.offer(1, "fire")), by: .fire)
    #expect(try story.state("RQ-1", "asked", .fire) == "offered")
    #expect(
      try story.owed("RQ-1") == [
        Owed("offer", by: "agency.police", minutes: 30),
        Owed("accept", by: "post.duty", minutes: 30),
      ])
  }

  @Test func `an agency that has none says so and owes no offer`() throws {
    var story = try asked()
    try story.say(.move("RQ-1", "refuse", ["reason": .text("all out")]), by: .police)
    #expect(try story.state("RQ-1", "asked", .police) == "unable")
    #expect(try story.owed("RQ-1").map(\.by) == ["agency.fire"])
  }

  @Test func `offers fill a request in part, and their sum fills it`() throws {
    var story = try asked()
    try story.say(.move("RQ-1", "offer", Self.offer(1, "fire")), by: .fire)
    try story.say(.move("RQ-1", "offer", Self.offer(2, "police")), by: .police)
    try story.say(.move("RQ-1", "accept", of: .row(1)))
    #expect(try story.known("RQ-1").state == "partly")
    try story.say(.move("RQ-1", "accept", of: .row(2)))
    #expect(try story.known("RQ-1").state == "filled")
    #expect(try story.owed("RQ-1") == [])
    try story.undo()
    #expect(try story.known("RQ-1").state == "partly")
    #expect(try story.state("RQ-1", "offer", .row(2)) == "offered")
    #expect(try story.owed("RQ-1").map(\.move) == ["accept"])
  }

  @Test func `the same offer is not accepted twice, and one offer among many is to be named`()
    throws
  {
    var story = try asked()
    try story.say(.move("RQ-1", "offer", Self.offer(1, "fire")), by: .fire)
    try story.say(.move("RQ-1", "offer", Self.offer(1, "police")), by: .police)
    guard
      case .matter(.partUnclear("RQ-1", "accept", let choices))? =
        story.refused(.move("RQ-1", "accept"))
    else { throw Missing(what: "a refusal that names both offers") }
    #expect(choices.map(\.key) == [.row(1), .row(2)])
    try story.say(.move("RQ-1", "accept", of: .row(1)))
    #expect(
      story.refused(.move("RQ-1", "accept", of: .row(1)))
        == .matter(
          .moveNotFrom(
            "RQ-1", "accept", state: "accepted", part: PartReference("offer", .row(1)),
            possible: try story.possible("RQ-1"))))
  }

  @Test func `accepting an offer commits its resource, and undo releases it again`() throws {
    var story = try asked()
    try story.say(
      .move("RQ-1", "offer", Self.offer(3, "fire", resource: Self.engine)), by: .fire)
    try story.say(.move("RQ-1", "accept"))
    #expect(try story.known("RQ-1").state == "filled")
    #expect(story.situation.resource(ResourceID(1))?.isAssigned == true)
    try story.undo()
    #expect(story.situation.resource(ResourceID(1))?.isAssigned == false)
    #expect(try story.known("RQ-1").state == "open")
  }

  @Test func `accepting is not taken back once the resource has moved`() throws {
    var story = try asked()
    try story.say(
      .move("RQ-1", "offer", Self.offer(3, "fire", resource: Self.engine)), by: .fire)
    try story.say(.move("RQ-1", "accept"))
    let id = SubmissionID(desk: "desk-2", counter: 900)
    try story.accept([.moveResource(Story.engine, .enRoute)]) { $0.id = id }
    guard case .undoOvertaken(.resource("Engine 41"), _, _)? = story.refusalOfUndo() else {
      throw Missing(what: "a refusal that names the resource")
    }
  }

  @Test func `a resource that is offered to one request is not offered to another`() throws {
    var story = try asked()
    try story.say(
      .move("RQ-1", "offer", Self.offer(1, "fire", resource: Self.engine)), by: .fire)
    try story.say(
      .open("request", ["quantity": .integer(1), "what": .text("pump"), "at": .text("Weir")]))
    let second = MatterCommand.move(
      "RQ-2", "offer", Self.offer(1, "fire", resource: Self.engine))
    let refusal = story.refused(second, by: .fire)
    guard case .matter(.ruleRefuses("request", "RQ-2", let findings))? = refusal else {
      throw Missing(what: "a refusal of the second offer, not \(String(describing: refusal))")
    }
    #expect(findings.map(\.matters) == [["RQ-1"]])
    #expect(findings.map(\.subject) == ["Engine 41"])
    try story.say(.move("RQ-1", "decline", of: .row(1)))
    #expect(story.refused(second, by: .fire) == nil)
  }

  @Test func `what was accepted until a time stays booked until then`() throws {
    var story = try asked(["quantity": .integer(1)])
    var offer = Self.offer(1, "fire", resource: Self.engine)
    offer["until"] = story.later(minutes: 120)
    try story.say(.move("RQ-1", "offer", offer), by: .fire)
    try story.say(.move("RQ-1", "accept"))
    #expect(story.situation.bookings(of: .resource(ResourceID(1))).count == 1)
    try story.say(
      .open("request", ["quantity": .integer(1), "what": .text("pump"), "at": .text("Weir")]))
    let again = Self.offer(1, "fire", resource: Self.engine)
    #expect(
      story.rules(of: story.refused(.move("RQ-2", "offer", again), by: .fire))
        == [.unbooked("resource")])
  }

  @Test func `a request like one that is open is asked about`() throws {
    var story = try asked()
    story.wait(minutes: 6)
    let same: FieldValues = [
      "quantity": .integer(2), "what": .text("two boats"), "at": .text("Ferry Ln"),
    ]
    #expect(
      story.rules(of: story.refused(.open("request", same)))
        == [.similar("what", same: ["at"], within: .minutes(120))])
    story.wait(minutes: 120)
    #expect(story.refused(.open("request", same)) == nil)
  }
}

extension Story {
  func possible(_ number: MatterNumber) throws -> [MoveCode] {
    let matter = try known(number)
    return situation.matterKind(matter.kind)?.possibleMoves(of: matter) ?? []
  }
}

extension Resource {
  var isAssigned: Bool { if case .assigned = status { true } else { false } }
}
