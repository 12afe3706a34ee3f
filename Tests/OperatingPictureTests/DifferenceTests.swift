import IncidentEngine
import OperatingPicture
import Testing

@Suite struct DifferenceTests {
  private let fire = AgencyCode("fire")
  private let police = AgencyCode("police")

  private func reference(_ counter: Int) -> IncidentReference {
    .number(ListingRoom.incident(counter))
  }

  private func change(_ shape: (inout IncidentChange) -> Void) -> IncidentChange {
    var change = IncidentChange()
    shape(&change)
    return change
  }

  /// Two incidents, a task, an engine on the way, a line.
  private func room() throws -> ListingRoom {
    var room = try ListingRoom()
    try room.open("East Bank", .urgent, lead: "fire", agencies: ["police"])
    try room.open("Mill Rd", lead: "fire")
    try room.task(1, "police", "close the road", due: 30)
    try room.say(.registerResource(name: "Engine 1", kind: "engine", agency: try #require(fire)))
    try room.say(.commitResource(.name("Engine 1"), to: reference(1)))
    try room.say(.writeLog(LogDraft(kind: .risk, text: "the dike is soft")))
    return room
  }

  private func difference(_ earlier: ListingRoom, _ later: ListingRoom) -> Difference {
    Difference(
      from: earlier.situation, at: earlier.now, to: later.situation, at: later.now)
  }

  @Test func `nothing changed where nothing did`() throws {
    let room = try room()
    let same = difference(room, room)
    #expect(same.isEmpty)
    #expect(same.from == same.to)
  }

  @Test func `from the beginning everything is new`() throws {
    let room = try room()
    let all = Difference(from: Situation(), at: nil, to: room.situation, at: room.now)
    #expect(all.from == Difference.End(number: 0, time: nil))
    #expect(all.opened.map(\.details.title) == ["East Bank", "Mill Rd"])
    #expect(all.issued.map(\.title) == ["close the road"])
    #expect(all.written.count == 1)
    #expect(all.agencies.map(\.code.text) == ["fire", "police", "ambulance"])
    #expect(all.registered.map(\.name) == ["Engine 1"])
    #expect(all.ended.isEmpty && all.answered.isEmpty && all.overdue.isEmpty)
  }

  @Test func `what became of an incident is told step by step, with times`() throws {
    let before = try room()
    var after = before
    let at = after.now
    try after.say(.changePhase(reference(1), .active, reason: nil))
    try after.say(
      .changeIncident(
        reference(1),
        change {
          $0.priority = .immediate; $0.place = "Quay"
        }))
    try after.say(.setParticipation(reference(1), try #require(police), .onScene))
    try after.say(.changeIncident(reference(1), change { $0.lead = police }))
    try after.say(.changePhase(reference(1), .contained, reason: nil))
    let found = difference(before, after)
    #expect(found.opened.isEmpty && found.ended.isEmpty)
    let change = try #require(found.changed.first)
    #expect(found.changed.count == 1)
    #expect(change.incident.details.title == "East Bank")
    let kinds = change.steps.map(\.what)
    #expect(kinds.contains(.phase(.reported, .active)))
    #expect(kinds.contains(.priority(.urgent, .immediate)))
    #expect(kinds.contains(.standing(try #require(police), .alerted, .onScene)))
    #expect(kinds.contains(.lead(fire, police)))
    #expect(kinds.contains(.phase(.active, .contained)))
    #expect(kinds.last == .place("", "Quay"))
    #expect(change.steps.first?.at == at)
    #expect(change.steps.dropLast().allSatisfy { ($0.number ?? 0) > found.from.number })
  }

  @Test func `an incident that ended stands with its reason, one that came back does not`() throws {
    let before = try room()
    var after = before
    try after.say(.closeIncident(reference(2), reason: "dry", endingOpenWork: false))
    var found = difference(before, after)
    #expect(found.ended.map(\.incident.details.title) == ["Mill Rd"])
    #expect(found.ended.first?.incident.phaseReason == "dry")
    try after.say(.reopenIncident(reference(2), reason: "wet again"))
    found = difference(before, after)
    #expect(found.ended.isEmpty)
    #expect(found.changed.first?.steps.count == 2)
  }

  @Test func `an incident that was merged says into which, and a shift that began is told`() throws
  {
    let before = try room()
    var after = before
    try after.say(.startShift(name: "night", ends: nil))
    try after.say(
      .mergeIncident(reference(2), into: reference(1), reason: "the same water"))
    let found = difference(before, after)
    #expect(found.shifts.map(\.name) == ["night"])
    #expect(found.ended.map(\.incident.mergedInto) == [ListingRoom.incident(1)])
    #expect(found.json(in: after.situation).contains("\"mergedInto\":\"26-0001\""))
  }

  @Test func `a task is issued, answered, ended, and overdue once`() throws {
    let before = try room()
    var after = before
    try after.task(1, "ambulance", "stand by", due: 5)
    try after.say(.acknowledgeAssignment(ListingRoom.task(1, 1)))
    try after.say(.finishAssignment(ListingRoom.task(1, 1), result: "closed"))
    for _ in 0..<6 { try after.say(.writeLog(LogDraft(kind: .observation, text: "rain"))) }
    let found = difference(before, after)
    #expect(found.issued.map(\.title) == ["stand by"])
    #expect(found.answered.map(\.status) == [.acknowledged])
    #expect(found.answered.map(\.task.title) == ["close the road"])
    #expect(found.tasksEnded.map(\.status) == [.done])
    #expect(found.tasksEnded.first?.task.reason == "closed")
    #expect(found.overdue.map(\.title) == ["stand by"])
    var later = after
    try later.say(.writeLog(LogDraft(kind: .observation, text: "more rain")))
    #expect(difference(after, later).overdue.isEmpty, "it was overdue before")
  }

  @Test func `a resource is told with where it went and when`() throws {
    let before = try room()
    var after = before
    try after.say(.moveResource(.name("Engine 1"), .enRoute))
    try after.say(.moveResource(.name("Engine 1"), .onScene))
    try after.say(.releaseResource(.name("Engine 1")))
    try after.say(.commitResource(.name("Engine 1"), to: reference(2)))
    let found = difference(before, after)
    let moved = try #require(found.resources.first)
    #expect(moved.before == .moving(.dispatched))
    #expect(moved.after == .moving(.dispatched))
    #expect(moved.incident == ListingRoom.incident(2))
    #expect(
      moved.steps.map(\.what) == [
        .moved(.enRoute), .moved(.onScene), .released, .committed, .moved(.dispatched),
      ])
    #expect(moved.steps.map(\.incident.counter) == [1, 1, 1, 2, 2])
    var broken = after
    try broken.say(.releaseResource(.name("Engine 1")))
    let free = broken
    try broken.say(.setResourceService(.name("Engine 1"), inService: false, reason: "pump"))
    let service = difference(free, broken)
    #expect(service.resources.map(\.after) == [.outOfService])
    #expect(service.resources.map(\.steps.count) == [0])
  }

  @Test func `lines written and struck between are there with their words`() throws {
    let before = try room()
    var after = before
    try after.say(.strikeLog(LogNumber(1), reason: "wrong dike"))
    try after.say(.writeLog(LogDraft(kind: .decision, text: "go \"now\"")))
    let found = difference(before, after)
    #expect(found.struck.map(\.struck) == ["wrong dike"])
    #expect(found.written.map { after.situation.text(of: $0) } == ["go \"now\""])
    let json = found.json(in: after.situation)
    #expect(json.contains(#""kind":"decision","text":"go \"now\"""#))
    #expect(json.contains(#""struck":"wrong dike""#))
    #expect(json.hasPrefix(#"{"format":1,"room":"North \"port\"","kind":"live""#))
  }

  @Test func `matters are told with their moves, values, links and markings`() throws {
    var before = try room()
    func values(_ text: String) -> FieldValues {
      FieldValues([
        FieldEntry("to", .texts(["fire", "police"])), FieldEntry("text", .text(text)),
      ])
    }
    let number = try #require(MatterNumber("M-1"))
    try before.say(
      .matter(
        .open(MatterDraft(kind: "message", incident: reference(1), values: values("cut it")))))
    var after = before
    try after.say(
      .matter(
        .move(MatterDeed(number: number, move: "ack", part: .agency(try #require(fire))))))
    try after.say(
      .matter(
        .change(
          MatterRevision(
            number: number, values: FieldValues([FieldEntry("their", .text("F 12"))])))))
    try after.say(
      .matter(.link(LinkFact(.matter(number), "about", .incident(ListingRoom.incident(2))))))
    try after.say(.matter(.mark(.matter(number), .red, reason: "names")))
    try after.say(.matter(.mark(.incident(ListingRoom.incident(1)), .green, reason: "press")))
    try after.say(.matter(.open(MatterDraft(kind: "message", values: values("stay out")))))
    let found = difference(before, after)
    #expect(found.mattersOpened.map(\.number.description) == ["M-2"])
    let steps = try #require(found.mattersChanged.first { $0.matter.number == number }).steps
    #expect(steps.count == 3)
    #expect(steps.contains(.value("their", nil, .text("F 12"))))
    guard case .moved(let event)? = steps.first else {
      Issue.record("the move is not told first")
      return
    }
    #expect(event.part?.key == .agency(try #require(fire)))
    #expect(event.partState == "acknowledged")
    #expect(found.linked.map(\.other) == [.incident(ListingRoom.incident(2))])
    #expect(found.unlinked.isEmpty)
    #expect(found.marked.map(\.subject) == [.incident(ListingRoom.incident(1))])
    #expect(found.marked.map(\.after) == [.green])
    let json = found.json(in: after.situation)
    #expect(json.contains(#""what":"move","name":"ack","part":"#))
    #expect(json.contains(#""what":"value","name":"their","part":null,"before":null"#))
    #expect(json.contains(#""linked":[{"what":"M-1","as":"about","other":"26-0002"}]"#))
    #expect(difference(after, after).isEmpty)
  }
}
