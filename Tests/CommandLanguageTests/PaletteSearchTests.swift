import CommandLanguage
import IncidentEngine
import Testing

struct PaletteSearchTests {
  /// What is typed, names that all hold it, the best first.
  struct Ranking: Sendable, CustomTestStringConvertible {
    var typed: String
    var names: [String]
    var testDescription: String { typed }

    static let all = [
      Ranking(typed: "mill", names: ["mill", "Mill Rd", "Old mill", "Treadmill", "Medical bill"]),
      Ranking(typed: "evmill", names: ["Evacuate Mill Rd", "relieve them all in Lille"]),
      Ranking(typed: "mr", names: ["Mill Rd", "Hammer"]),
      Ranking(typed: "41", names: ["Engine 41", "Engine 413", "4 of 1"]),
      Ranking(typed: "cut feeder", names: ["Cut feeder 12", "Undercut the feeder"]),
    ]
  }

  @Test(arguments: Ranking.all)
  func `the better it fits, the higher it stands`(_ ranking: Ranking) throws {
    let expected = ranking.names.indices.map { "26-000\($0 + 1)" }
    let first = try NamedRoom(incidents: ranking.names)
    #expect(first.found(ranking.typed).filter { expected.contains($0) } == expected)
    let turned = try NamedRoom(incidents: ranking.names.reversed())
    #expect(
      turned.found(ranking.typed).filter { expected.contains($0) } == expected.reversed())
  }

  @Test(arguments: [
    ("7", "26-0007"), ("0007", "26-0007"), ("26-7", "26-0007"), ("26-0007", "26-0007"),
    ("2026-0007", "26-0007"), ("26-0003/2", "26-0003/2"), ("3/2", "26-0003/2"),
    ("0003/1", "26-0003/1"), ("12", "26-0012"), ("26-001", "26-0001"),
  ])
  func `a number is found however it is typed`(typed: String, first: String) throws {
    var room = try NamedRoom(incidents: (1...12).map { "Water at mark \($0 + 100)" })
    for title in ["pump", "cordon"] { try room.say("task 26-0003 fire \(title)") }
    #expect(room.found(typed).first == first)
  }

  @Test func `names that come in a few at a time, with changes between, are found as they are now`()
    throws
  {
    var room = try NamedRoom(incidents: (1...40).map { "Water at mark \($0)" }, mostAtOnce: 0)
    #expect(!room.found("mark").contains("26-0001"))
    room.mostAtOnce = 8
    try room.say("change 26-0030 title=Mud")
    try room.say("change 26-0002 title=Ice")
    try room.say("open flood Water at mark 41")
    #expect(room.found("ice").contains("26-0002") && !room.found("mud").contains("26-0030"))
    for number in 3...8 { try room.say("change 26-000\(number) title=Snow") }
    #expect(room.found("mud").contains("26-0030"))
    for text in ["mark", "snow", "water", "ice"] {
      #expect(room.search(text).hits == room.searchAnew(text).hits, "\(text)")
    }
  }

  @Test func `a short task number is first that of the incident that is meant`() throws {
    var room = try NamedRoom(incidents: ["One", "Two", "Three"])
    for number in 1...3 { try room.say("task 26-000\(number) fire pump") }
    #expect(room.found("/1") == ["26-0003/1", "26-0002/1", "26-0001/1"])
    room.selected = OfficersRoom.incident(2)
    #expect(room.found("/1") == ["26-0002/1", "26-0003/1", "26-0001/1"])
  }

  @Test(arguments: [
    ("École évacuée", "ecole evac"), ("ECOLE", "école"), ("Łódź Straße", "lodz strase"),
    ("Ｆｌｏｏｄ", "flood"), ("e\u{301}lan", "elan"), ("حريق في المَدرسة", "المدرسة"),
    ("ΆΘΗΝΑ", "αθηνα"), ("ЁЛКА", "елка"),
  ])
  func `neither capitals nor accents matter`(name: String, typed: String) throws {
    #expect(try NamedRoom(incidents: [name]).found(typed).contains("26-0001"))
  }

  @Test func `every word must fit, in any order, also what stands beside the name`() throws {
    var room = try NamedRoom(incidents: ["East Bank evacuation"])
    try room.say("open fire Smoke place=Market Hall")
    try room.say("task 26-0001 police evacuate Mill Rd")
    #expect(room.found("bank east").first == "26-0001")
    #expect(room.found("smoke market").first == "26-0002")
    #expect(room.found("pol evac").first == "26-0001/1")
    #expect(room.found("bank market").isEmpty)
  }

  @Test func `everything a room has is found under its own words`() throws {
    var room = try NamedRoom(incidents: ["East Bank"])
    try room.say("resource Engine 41 kind=engine agency=fire")
    room.injects = [WaitingInject(id: "I-27", text: "Dam breaks")]
    room.added = [PaletteAddition(name: "mouse", summary: "let the terminal have it")]
    #expect(room.found("engine 41").first == "Engine 41")
    #expect(room.found("dam").contains("I-27"))
    #expect(room.found("i-27").first == "I-27")
    #expect(room.found("mouse").first == "mouse")
    #expect(room.found("terminal").contains("mouse"))
    #expect(room.found("police").first == "police")
    #expect(room.found("reissue").first == ":reissue")
    #expect(room.found("acknowledge").first == ":ack")
  }

  @Test func `nothing typed shows all, what was added first`() throws {
    var room = try NamedRoom(incidents: ["East Bank"])
    room.added = [PaletteAddition(name: "help", summary: "")]
    let result = room.search("  ")
    #expect(result.fittingCount == result.count)
    #expect(result.count == 1 + VerbTable.standard.rows.count + 1 + 2)
    #expect(room.found("").first == "help")
    #expect(room.found("").dropFirst().first == ":open")
  }

  @Test func `what has ended comes after what is open`() throws {
    var room = try NamedRoom(incidents: ["Mill fire", "Mill fire"])
    #expect(room.found("mill") == ["26-0002", "26-0001"])
    try room.say("close 26-0002 out")
    #expect(room.found("mill") == ["26-0001", "26-0002"])
    try room.say("reopen 26-0002 again")
    #expect(room.found("mill") == ["26-0002", "26-0001"])
  }

  @Test func `a changed title is found under its new words alone`() throws {
    var room = try NamedRoom(incidents: ["Mill fire"])
    try room.say("change 26-0001 title=Dam place=Weir")
    #expect(room.found("mill").isEmpty)
    #expect(room.found("dam") == ["26-0001"])
    #expect(room.found("weir") == ["26-0001"])
  }

  @Test func `at most two hundred are kept, and all are counted`() throws {
    let room = try NamedRoom(incidents: (1...260).map { "Water \($0)" })
    let result = room.search("water")
    #expect(result.hits.count == PaletteResult.limit)
    #expect(result.fittingCount == 260)
    #expect(room.found("water").first == "26-0260")
  }

  @Test(arguments: [
    ("evmill", "evacuate Mill Rd", [0, 1, 9, 10, 11, 12]), ("mr", "Mill Rd", [0, 5]),
    ("ecole", "une école", [4, 5, 6, 7, 8]), ("x", "Mill", []),
    ("rd mill", "Mill Rd", [0, 1, 2, 3, 5, 6]), ("elan", "e\u{301}lan", [0, 2, 3, 4]),
  ])
  func `the letters that fit are marked`(typed: String, name: String, marks: [Int]) {
    #expect(PaletteMarks(typed).marks(in: name) == marks)
  }

  @Test(arguments: [
    ("7", "26-0007", [6]), ("0007", "26-0007", [3, 4, 5, 6]),
    ("26-0007", "26-0007", [0, 1, 2, 3, 4, 5, 6]),
    ("/4", "26-0007/4", [7, 8]), ("mill", "26-0007", []),
  ])
  func `the digits of a number that were typed are marked`(
    typed: String, number: String, marks: [Int]
  ) {
    #expect(PaletteMarks(typed).marks(inNumber: number) == marks)
  }
}
