import CheckedYAML
import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI
import Testing

struct PaletteUpdateTests {
  private static let find = KeyCode.character("p")

  private func opened(_ typed: String = "", on screen: String = "") throws -> TestDesk {
    var desk = try TestDesk()
    desk.type(screen)
    desk.press(Self.find, control: true)
    desk.type(typed)
    return desk
  }

  /// What the palette says in its chosen row.
  private func chosen(_ desk: TestDesk) -> String {
    desk.lines.dropFirst(4).first { $0.hasPrefix("▌") } ?? ""
  }

  @Test(arguments: ["", "2", "3", "5", ":", "/", "\\", "?", "v"])
  func `it opens from everywhere and leaves everything as it was`(before: String) throws {
    var desk = try TestDesk()
    desk.type(before)
    let screen = desk.screen
    desk.press(Self.find, control: true)
    #expect(desk.lines[3...4].contains { $0.contains("Find") })
    desk.type("dam")
    desk.press(.escape)
    #expect(desk.screen == screen)
    #expect(desk.effects.isEmpty && desk.waiting.isEmpty)
  }

  @Test func `it does not open while the officer is asked something`() throws {
    var leaving = try TestDesk()
    leaving.type("q")
    leaving.press(Self.find, control: true)
    #expect(leaving.screen.contains("Leave the room?"))
    var unknown = try TestDesk(registered: false)
    unknown.press(Self.find, control: true)
    #expect(unknown.screen.contains("Who is at this desk?"))
  }

  @Test(arguments: [("1", 1), ("26-0003", 3), ("dam", 2), ("ROAD", 3)])
  func `an incident is selected on the board`(typed: String, counter: Int) throws {
    var desk = try opened(typed, on: "5")
    #expect(chosen(desk).contains(TestDesk.incident(counter).description))
    desk.press(.enter)
    #expect(desk.model.screen == .incidents)
    #expect(desk.model.selection == TestDesk.incident(counter))
    desk.type("H")
    #expect(desk.model.screen == .log)
  }

  @Test func `an incident that a filter or o hides is shown all the same`() throws {
    var desk = try TestDesk()
    desk.type("/p=1\n")
    desk.press(Self.find, control: true)
    desk.type("cellar\n")
    #expect(desk.model.selection == TestDesk.incident(1))
    #expect(desk.markedRow?.contains("Cellar") == true)
    #expect(desk.screen.contains("The filter did not show 26-0001"))
    try desk.others(
      .closeIncident(.number(TestDesk.incident(3)), reason: nil, endingOpenWork: false))
    desk.type("o")
    desk.press(Self.find, control: true)
    desk.type("road\n")
    #expect(desk.markedRow?.contains("Road") == true)
  }

  @Test func `a task leads to its lane, one that has ended to its incident`() throws {
    var desk = try TestDesk()
    desk.type(":task 26-0003 police cordon the road\n")
    try desk.settle()
    desk.press(Self.find, control: true)
    desk.type("26-0003/1\n")
    #expect(desk.model.screen == .agencies)
    desk.type("r")
    #expect(desk.line?.hasPrefix("reissue 26-0003/1") == true)
    desk.press(.escape)
    desk.type(":done 26-0003/1\n")
    try desk.settle()
    desk.press(Self.find, control: true)
    desk.type("cordon\n")
    #expect(desk.model.screen == .incidents)
    #expect(desk.model.selection == TestDesk.incident(3))
  }

  @Test func `an agency leads to its lane`() throws {
    var desk = try opened("ambulance\n")
    #expect(desk.model.screen == .agencies)
    desk.type("t")
    #expect(desk.line == "task ambulance")
  }

  @Test func `a resource leads to its incident, a free one to the line that commits it`() throws {
    var desk = try TestDesk()
    let fire = try #require(AgencyCode("fire"))
    for name in ["Engine 41", "Boat 2", "Pump 9"] {
      try desk.others(.registerResource(name: name, kind: "engine", agency: fire))
    }
    try desk.others(.commitResource(.name("Engine 41"), to: .number(TestDesk.incident(1))))
    try desk.others(.setResourceService(.name("Pump 9"), inService: false, reason: "hose"))
    desk.press(Self.find, control: true)
    desk.type("41\n")
    #expect(desk.model.selection == TestDesk.incident(1))
    desk.press(Self.find, control: true)
    desk.type("boat\n")
    #expect(desk.line == "commit Boat 2")
    desk.press(.escape)
    desk.press(Self.find, control: true)
    desk.type("pump 9\n")
    #expect(desk.line == "back Pump 9")
  }

  @Test func `a verb opens its form, and what stood in the line is not lost`() throws {
    var desk = try TestDesk()
    desk.type(":log water is rising")
    desk.press(Self.find, control: true)
    desk.type("standing\n")
    #expect(desk.screen.contains("Standing *"))
    desk.press(.escape)
    desk.type(":")
    desk.press(.up)
    #expect(desk.line == "log water is rising")
  }

  @Test func `a merged number leads to the incident that stays`() throws {
    var desk = try TestDesk()
    try desk.others(
      .mergeIncident(
        .number(TestDesk.incident(1)), into: .number(TestDesk.incident(3)), reason: nil))
    desk.press(Self.find, control: true)
    desk.type("26-0001\n")
    #expect(desk.model.selection == TestDesk.incident(3))
    #expect(desk.screen.contains("26-0001 was merged into 26-0003."))
  }

  @Test func `an action is done as its key does it`() throws {
    var desk = try opened("redraw")
    #expect(chosen(desk).contains("Ctrl-L"))
    desk.press(.enter)
    #expect(desk.effects == [.redraw])
    desk.press(Self.find, control: true)
    desk.type("timeline\n")
    #expect(desk.model.screen == .timeline)
    desk.press(Self.find, control: true)
    desk.type("zoom in")
    #expect(chosen(desk).contains("show less time"))
  }

  @Test func `an action of another screen is not offered`() throws {
    let desk = try opened("zoom", on: "2")
    #expect(!desk.screen.contains("zoom in"))
  }

  @Test func `what cannot be done says why and is not done`() throws {
    var desk = try opened("pause")
    #expect(chosen(desk).contains("only in an exercise"))
    desk.press(.enter)
    #expect(desk.lines[4].contains("Find"))
    #expect(desk.waiting.isEmpty && desk.line == nil)
    desk.press(.escape)
    desk.type("2")
    desk.press(Self.find, control: true)
    desk.type("re-issue")
    #expect(chosen(desk).contains("nothing open"))
  }

  @Test func `an inject that waits is prefilled`() throws {
    var desk = try TestDesk()
    desk.model.injectsByHand = [.init(id: "I-27", text: "Dam breaks")]
    desk.press(Self.find, control: true)
    desk.type("breaks")
    #expect(chosen(desk).contains("I-27"))
    #expect(chosen(desk).contains("only in an exercise") == false)
    desk.press(.enter)
    #expect(desk.line == "inject I-27")
  }

  @Test func `arrows, pages and Ctrl-N move within bounds, and the row stays in sight`() throws {
    var desk = try opened()
    let first = chosen(desk)
    desk.press(.up)
    #expect(chosen(desk) == first)
    desk.press(.character("n"), control: true)
    #expect(chosen(desk) != first)
    desk.press(.character("p"), control: true)
    #expect(chosen(desk) == first)
    for _ in 0..<30 { desk.press(.pageDown) }
    let last = chosen(desk)
    #expect(!last.isEmpty)
    desk.press(.down)
    #expect(chosen(desk) == last)
    for _ in 0..<30 { desk.press(.pageUp) }
    #expect(chosen(desk) == first)
  }

  @Test func `what happens meanwhile changes nothing that is chosen, and is found afterwards`()
    throws
  {
    var desk = try opened("d")
    desk.press(.down)
    let before = desk.lines[5..<24]
    let draft = IncidentDraft(type: "fire", title: "Dry dock", priority: .immediate)
    try desk.others(.openIncident(draft))
    #expect(desk.lines[5..<24] == before)
    desk.type("ry dock")
    #expect(chosen(desk).contains("26-0004"))
  }

  @Test func `a line that is answered while the palette is open closes beneath it`() throws {
    var desk = try TestDesk()
    desk.type(":log water is rising\n")
    desk.press(Self.find, control: true)
    try desk.settle()
    #expect(desk.lines[4].contains("Find"))
    desk.press(.escape)
    #expect(desk.line == nil)
    #expect(desk.room.log.count == 1)
  }

  @Test func `a click chooses, a second one does`() throws {
    var desk = try opened("road")
    let click = TerminalEvent.mouse(Position(row: 5, column: 20), .left)
    desk.take(.terminal(click))
    #expect(desk.model.selection == TestDesk.incident(3))
    desk.press(Self.find, control: true)
    desk.take(.terminal(.mouse(Position(row: 7, column: 20), .left)))
    #expect(desk.lines[7].hasPrefix("▌"))
  }

  @Test func `pasted text is looked for in one line`() throws {
    var desk = try opened()
    desk.take(.terminal(.paste("dam\n")))
    #expect(chosen(desk).contains("26-0002"))
  }

  @Test(arguments: [
    Size(columns: 40, rows: 10), Size(columns: 41, rows: 15), Size(columns: 300, rows: 90),
  ])
  func `it fits every screen`(size: Size) throws {
    var desk = try TestDesk(size: size)
    desk.press(Self.find, control: true)
    desk.type("dam")
    #expect(desk.screen.contains("26-0002 Dam") || desk.screen.contains("26-0002  Dam"))
    desk.take(.terminal(.resize(Size(columns: 20, rows: 5))))
    desk.take(.terminal(.resize(Size(columns: 80, rows: 24))))
    #expect(desk.screen.contains("26-0002"))
  }

  @Test func `a form under the palette stays, and is kept when the officer goes elsewhere`() throws
  {
    var desk = try TestDesk()
    desk.type(":open\nflood\nDike broken")
    let form = desk.screen
    desk.press(Self.find, control: true)
    #expect((desk.kept?.text.contains("Dike broken") == true))
    desk.press(.escape)
    #expect(desk.screen == form)
    desk.press(Self.find, control: true)
    desk.type("road\n")
    #expect(desk.model.selection == TestDesk.incident(3))
    #expect((desk.kept?.text.contains("Dike broken") == true))
  }

  @Test func `an action without a key is found all the same`() throws {
    var desk = try TestDesk()
    let read = YAMLReader.read(Array("keys:\n  redraw: none\n".utf8), named: "a configuration") {
      Keymap.read($0)
    }
    let settings = DeskSettings(
      keymap: try read.get(), showsWall: false, mouse: true, isNews: false)
    desk.take(.settings(settings))
    desk.press(.character("l"), control: true)
    #expect(!desk.effects.contains(.redraw))
    desk.press(Self.find, control: true)
    desk.type("redraw\n")
    #expect(desk.effects.contains(.redraw))
  }
}
