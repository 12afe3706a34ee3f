import IncidentEngine
import OperatingPicture
import Testing

/// What stands before the list in every document of a room with so many entries.
private func head(_ now: String, _ last: Int) -> String {
  #"{"format":1,"room":"North \"port\"","kind":"live","zone":"Europe/London","#
    + "\"now\":\"\(now)\",\"lastEntry\":\(last),"
}

@Suite struct JSONTests {
  @Test(arguments: [
    ("plain", #""plain""#), (#"a"b\c"#, #""a\"b\\c""#),
    ("tab\tline\nnul\0", #""tab\u0009line\u000anul\u0000""#),
    ("\u{7F}\u{9B}31m", #""\u007f\u009b31m""#), ("\u{202E}x\u{2066}", #""\u202ex\u2066""#),
    ("\u{2028}\u{2029}\u{FEFF}", #""\u2028\u2029\ufeff""#), ("الشرطة 漢字 🧯", #""الشرطة 漢字 🧯""#),
    ("\u{E0041}", #""\udb40\udc41""#), ("e\u{301}\r\n", "\"e\u{301}\\u000d\\u000a\""),
  ])
  func `text is quoted, and what could harm a terminal is escaped`(text: String, json: String) {
    #expect(JSONValue.text(text).line == json)
  }

  @Test func `members and lists keep their order`() {
    let value = JSONValue.object([
      ("b", .list([.count(1), .null, .flag(true)])), ("a", .object([])), ("n", .number("-0.5")),
    ])
    #expect(value.line == #"{"b":[1,null,true],"a":{},"n":-0.5}"#)
  }

  @Test(arguments: [
    (1_795_442_525_000, "2026-11-23T14:02:05.000Z"), (0, "1970-01-01T00:00:00.000Z"),
    (-1, "1969-12-31T23:59:59.999Z"), (1_709_164_800_001, "2024-02-29T00:00:00.001Z"),
  ])
  func `an instant is ISO 8601 in UTC with milliseconds`(milliseconds: Int64, text: String) {
    #expect(Moment(milliseconds: milliseconds).iso8601 == text)
  }

  @Test(arguments: [(0, "0"), (999, "0"), (1000, "1"), (59_999, "59"), (-1, "-1"), (-1000, "-1")])
  func `seconds are rounded down`(milliseconds: Int64, seconds: String) {
    #expect(JSONValue.seconds(milliseconds).line == seconds)
  }

  @Test func `an empty room has empty lists`() throws {
    let list = try ListingRoom().list
    let head = head("2026-11-23T14:06:00.005Z", 4)
    #expect(list.json(list.incidents()) == head + #""incidents":[]}"#)
    #expect(list.json(list.tasks()) == head + #""tasks":[]}"#)
    #expect(list.json(list.resources()) == head + #""resources":[]}"#)
  }

  @Test func `an incident has all its members in their order`() throws {
    var room = try ListingRoom()
    let draft = IncidentDraft(
      mode: .inspection, type: "flood", title: "Dike \"broken\"", priority: .immediate,
      place: "Mill Rd",
      coordinates: Coordinates(latitudeMicrodegrees: 51_507_222, longitudeMicrodegrees: -127_500),
      lead: AgencyCode("fire"), agencies: [try #require(AgencyCode("police"))],
      reportedBy: "caller", reportedAt: Moment(milliseconds: 1_795_442_400_000))
    try room.say(.openIncident(draft))
    try room.task(1, "police", "cordon", due: 1)
    let number = ObjectiveNumber(incident: ListingRoom.incident(1), ordinal: 1)
    try room.say(
      .setObjective(.number(number.incident), text: "nobody left"),
      .changeObjective(number, .dropped, reason: "all out"))
    #expect(
      room.list.json(room.list.incidents())
        == head("2026-11-23T14:10:00.005Z", Int(room.situation.lastNumber))
        + #""incidents":[{"number":"26-0001","year":2026,"counter":1,"priority":1,"#
        + #""phase":"reported","phaseReason":null,"open":true,"mode":"inspection","#
        + #""type":"flood","title":"Dike \"broken\"","place":"Mill Rd","latitude":51.507222,"#
        + #""longitude":-0.127500,"lead":"fire","agencies":[{"agency":"fire","#
        + #""standing":"alerted","unanswered":false},{"agency":"police","standing":"alerted","#
        + #""unanswered":true}],"tasks":1,"openTasks":1,"overdueTasks":1,"unansweredTasks":1,"#
        + #""resources":0,"reportedBy":"caller","reportedAt":"2026-11-23T14:00:00.000Z","#
        + #""opened":"2026-11-23T14:06:00.005Z","lastActivity":"2026-11-23T14:09:00.005Z","#
        + #""ageSeconds":60,"stale":false,"source":null,"sourceID":null,"#
        + #""objectives":[{"number":"26-0001/O1","text":"nobody left","status":"dropped","#
        + #""reason":"all out"}],"mergedInto":null,"merged":[],"distinctFrom":[]}]}"#)
  }

  @Test func `a task has all its members in their order`() throws {
    var room = try ListingRoom()
    try room.open("one")
    try room.task(1, "police", "cordon", due: 1)
    try room.say(.acknowledgeAssignment(ListingRoom.task(1, 1)))
    let rows = room.list.tasks()
    #expect(
      room.list.json(rows)
        == head("2026-11-23T14:09:00.005Z", Int(room.situation.lastNumber))
        + #""tasks":[{"number":"26-0001/1","incident":"26-0001","ordinal":1,"agency":"police","#
        + #""title":"cordon","status":"acknowledged","reason":null,"open":true,"overdue":true,"#
        + #""unanswered":false,"issued":"2026-11-23T14:07:00.005Z","#
        + #""due":"2026-11-23T14:08:00.005Z","acknowledged":"2026-11-23T14:08:00.005Z","#
        + #""started":null,"ended":null,"ageSeconds":120,"lateSeconds":60,"replaces":null,"#
        + #""replacedBy":null,"source":null,"sourceID":null,"partOf":null,"after":[],"#
        + #""objective":null}]}"#)
  }

  @Test func `a task that was issued again names the other, and when it ended`() throws {
    var room = try ListingRoom()
    try room.open("one")
    try room.task(1, "police", "cordon")
    try room.say(
      .refuseAssignment(ListingRoom.task(1, 1), reason: "no crew"),
      .reissueAssignment(
        ListingRoom.task(1, 1), AssignmentRevision(agency: AgencyCode("fire"))))
    let json = room.list.json(room.list.tasks())
    #expect(json.contains(#""replaces":"26-0001/1","replacedBy":null"#))
    #expect(json.contains(#""replaces":null,"replacedBy":"26-0001/2""#))
    #expect(json.contains(#""status":"unable","reason":"no crew","open":false"#))
    #expect(json.contains(#""ended":"2026-11-23T14:08:00.005Z""#))
  }

  @Test func `agencies and resources have all their members in their order`() throws {
    var room = try ListingRoom()
    try room.open("one", lead: "fire")
    try room.task(1, "fire", "pump")
    let fire = try #require(AgencyCode("fire"))
    try room.say(
      .registerResource(name: "Engine 1", kind: "engine", agency: fire),
      .registerResource(name: "Boat", kind: "boat", agency: fire),
      .commitResource(.name("Engine 1"), to: .number(ListingRoom.incident(1))),
      .moveResource(.name("Engine 1"), .onScene),
      .setResourceService(.name("Boat"), inService: false, reason: "pump"),
      .setOnCall(fire, OnCall(name: "J. Reyes", contact: "ch 4")),
      .changeResource(.name("Engine 1"), ResourceChange(quantity: 5, restMinutes: 30)))
    let head = head("2026-11-23T14:15:00.005Z", Int(room.situation.lastNumber))
    #expect(
      room.list.json(Array(room.list.agencies().prefix(1)))
        == head + #""agencies":[{"code":"fire","name":"Fire","contact":null,"#
        + #""incidents":["26-0001"],"openTasks":1,"overdueTasks":0,"unansweredTasks":1,"#
        + #""longestWaitSeconds":480,"resources":2,"assignedResources":1,"resourceStates":["#
        + #"{"status":"assigned","movement":"on scene","count":1},"#
        + #"{"status":"out of service","movement":null,"count":1}],"onCall":"J. Reyes","#
        + #""onCallContact":"ch 4","onCallUntil":null}]}"#)
    #expect(
      room.list.json(room.list.resources())
        == head + #""resources":[{"id":1,"name":"Engine 1","kind":"engine","agency":"fire","#
        + #""status":"assigned","movement":"on scene","incident":"26-0001","lentTo":null,"#
        + #""since":"2026-11-23T14:11:00.005Z","ageSeconds":240,"reason":null,"#
        + #""timesOutOfOrder":false,"quantity":5,"restMinutes":30,"restsUntil":null},{"id":2,"name":"Boat","kind":"boat","agency":"fire","#
        + #""status":"out of service","movement":null,"incident":null,"lentTo":null,"#
        + #""since":null,"ageSeconds":null,"reason":"pump","timesOutOfOrder":false,"#
        + #""quantity":1,"restMinutes":0,"restsUntil":null}]}"#)
  }
}
