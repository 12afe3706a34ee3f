import IncidentEngine
import OperatingPicture
import Testing

@Suite struct RoomListingTests {
  @Test func `incidents stand as on the board, the closed ones last or not at all`() throws {
    var room = try ListingRoom()
    try room.open("low", .low)
    try room.open("over", .immediate)
    try room.open("urgent", .urgent)
    try room.open("urgent, later", .urgent)
    try room.say(
      .closeIncident(.number(ListingRoom.incident(2)), reason: nil, endingOpenWork: false))
    #expect(room.list.incidents().map(\.title) == ["urgent, later", "urgent", "low", "over"])
    #expect(
      room.list.incidents(onlyOpen: true).map(\.title) == ["urgent, later", "urgent", "low"])
  }

  @Test func `tasks that need somebody come first, and can be asked for by agency and incident`()
    throws
  {
    var room = try ListingRoom()
    try room.open("one")
    try room.open("two")
    try room.task(1, "fire", "done")
    try room.task(1, "fire", "in progress")
    try room.task(2, "police", "waiting")
    try room.task(2, "fire", "late", due: 1)
    try room.say(.finishAssignment(ListingRoom.task(1, 1), result: nil))
    try room.say(.startAssignment(ListingRoom.task(1, 2)))
    let titles = { (rows: [AssignmentRow]) in rows.map(\.task.title) }
    #expect(titles(room.list.tasks()) == ["late", "waiting", "in progress", "done"])
    #expect(titles(room.list.tasks(onlyOpen: true)) == ["late", "waiting", "in progress"])
    #expect(titles(room.list.tasks(agency: AgencyCode("fire"))) == ["late", "in progress", "done"])
    #expect(titles(room.list.tasks(incident: ListingRoom.incident(2))) == ["late", "waiting"])
    #expect(
      titles(
        room.list.tasks(
          onlyOpen: true, agency: AgencyCode("fire"), incident: ListingRoom.incident(1)))
        == ["in progress"])
  }

  @Test func `tasks stand in the order of the panel and of the lane`() throws {
    var room = try ListingRoom()
    try room.open("one")
    for ordinal in 1...6 {
      try room.task(1, "fire", "\(ordinal)", due: ordinal % 2 == 0 ? Int64(ordinal) : nil)
    }
    try room.say(.refuseAssignment(ListingRoom.task(1, 3), reason: "no crew"))
    try room.say(.acknowledgeAssignment(ListingRoom.task(1, 5)))
    let incident = try #require(room.situation.incident(ListingRoom.incident(1)))
    let panel = IncidentDetail(incident, in: room.situation, now: room.now).tasks.map(\.number)
    #expect(room.list.tasks(incident: incident.number).map(\.task.number) == panel)
    let lane = room.list.agencies()[0].lane
    #expect(
      room.list.tasks(onlyOpen: true, agency: AgencyCode("fire")).map(\.task.number)
        == lane.tasks.all.map(\.number))
  }

  @Test func `an agency names the open incidents it takes part in`() throws {
    var room = try ListingRoom()
    try room.open("one", lead: "fire", agencies: ["police"])
    try room.open("two", .urgent, lead: "fire")
    try room.open("over", .immediate, lead: "fire")
    try room.say(
      .closeIncident(.number(ListingRoom.incident(3)), reason: nil, endingOpenWork: false))
    let rows = room.list.agencies()
    #expect(rows.map(\.lane.agency.code.text) == ["fire", "police", "ambulance"])
    #expect(
      rows.map { $0.incidents.map(\.description) } == [["26-0002", "26-0001"], ["26-0001"], []])
  }

  @Test func `resources are asked for by agency and by status or movement`() throws {
    var room = try ListingRoom()
    try room.open("one")
    for (name, agency) in [
      ("Patrol 1", "police"), ("Engine 1", "fire"), ("Engine 2", "fire"), ("Boat", "fire"),
      ("Engine 3", "fire"),
    ] {
      try room.say(
        .registerResource(name: name, kind: "x", agency: try #require(AgencyCode(agency))))
    }
    let incident = IncidentReference.number(ListingRoom.incident(1))
    try room.say(
      .commitResource(.name("Engine 1"), to: incident),
      .commitResource(.name("Engine 2"), to: incident), .moveResource(.name("Engine 2"), .onScene),
      .setResourceService(.name("Boat"), inService: false, reason: "pump"))
    let names = { (choice: String?) in
      room.list.resources(status: choice.flatMap { ResourceChoice(word: $0) })
        .map(\.resource.name)
    }
    #expect(names(nil) == ["Engine 1", "Engine 2", "Boat", "Engine 3", "Patrol 1"])
    #expect(names("assigned") == ["Engine 1", "Engine 2"])
    #expect(names("On-Scene") == ["Engine 2"])
    #expect(names("available") == ["Engine 3", "Patrol 1"])
    #expect(names("out of service") == ["Boat"])
    #expect(
      room.list.resources(agency: AgencyCode("police")).map(\.resource.name) == ["Patrol 1"])
    #expect(ResourceChoice(word: "committed") == nil)
  }
}
