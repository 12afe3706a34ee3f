import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// Columns, order, marks, tabs, following, searching, going back: what an officer does to the view.
struct BoardViewTests {
  private func incident(_ counter: Int) -> IncidentNumber { TestDesk.incident(counter) }

  private func draft(_ title: String, _ priority: Priority) -> Command {
    .openIncident(IncidentDraft(type: "fire", title: title, priority: priority))
  }

  /// The numbers in the rows of the list, from the top.
  private func rows(_ desk: TestDesk) -> [String] {
    desk.lines.prefix { !$0.hasPrefix("── 26") }
      .compactMap { $0.firstMatch(of: #/^[▌ ][*◆ ](26-\d{4}) /#).map { String($0.1) } }
  }

  @Test func `the board is ordered by any column and back again`() throws {
    var desk = try TestDesk()
    #expect(rows(desk) == ["26-0002", "26-0003", "26-0001"])
    desk.type(":sort title\n")
    #expect(rows(desk) == ["26-0001", "26-0002", "26-0003"])
    #expect(desk.model.selection == incident(2))
    #expect(desk.lines.contains { $0.contains("Incident▾") })
    desk.type(":sort title reversed\n")
    #expect(rows(desk) == ["26-0003", "26-0002", "26-0001"])
    #expect(desk.lines.contains { $0.contains("Incident▴") })
    try desk.others(draft("Eel in the pump", .low))
    #expect(rows(desk) == ["26-0003", "26-0004", "26-0002", "26-0001"])
    desk.type(":sort\n")
    #expect(rows(desk) == ["26-0002", "26-0003", "26-0001", "26-0004"])
  }

  @Test func `a click on a head orders by it, the other way, and back`() throws {
    var desk = try TestDesk()
    let head = try #require(desk.lines.firstIndex { $0.hasPrefix("  Nº") })
    for expected in [
      ["26-0001", "26-0002", "26-0003"], ["26-0003", "26-0002", "26-0001"],
      ["26-0002", "26-0003", "26-0001"],
    ] {
      desk.take(.terminal(.mouse(Position(row: head, column: 3), .left)))
      #expect(rows(desk) == expected)
    }
  }

  @Test func `columns are chosen and stand in the order that was said`() throws {
    var desk = try TestDesk()
    desk.type(":columns age,number,mode,title\n")
    let heads = try #require(desk.lines.first { $0.contains("Nº") })
    #expect(heads.contains(/Age +Nº +Mode +Incident *$/))
    #expect(desk.lines.contains { $0.contains(/26-0002 +response +Dam/) })
    desk.type(":columns\n")
    #expect(desk.lines.contains { $0.contains(/Nº +P +Phase/) })
  }

  @Test func `columns are shown, hidden and moved by keys`() throws {
    var desk = try TestDesk()
    desk.type("v")
    #expect(desk.screen.contains("Columns and order"))
    desk.press(.down)
    desk.type(" ")
    #expect(desk.lines.contains { $0.contains(/Nº +Phase/) })
    desk.press(.home)
    desk.press(.right)
    #expect(desk.lines.contains { $0.contains(/^  Phase +Nº/) })
    desk.press(.enter)
    desk.press(.escape)
    #expect(!desk.screen.contains("Columns and order"))
    #expect(rows(desk).isEmpty)
    desk.type("v0")
    desk.press(.escape)
    #expect(rows(desk) == ["26-0002", "26-0003", "26-0001"])
  }

  @Test func `a command without a number is for all marked incidents, in one submission`() throws {
    var desk = try TestDesk()
    desk.type("xx")
    #expect(desk.screen.contains("2 marked"))
    desk.type(":phase contained")
    #expect(desk.screen.contains("→ 2 marked: 26-0002 26-0003"))
    desk.press(.enter)
    #expect(desk.waiting.map(\.commands.count) == [2])
    try desk.settle()
    #expect(desk.room.incident(incident(2))?.phase == .contained)
    #expect(desk.room.incident(incident(3))?.phase == .contained)
    #expect(desk.room.incident(incident(1))?.phase == .reported)
    // Marks that were acted on are gone: the next command is for the selected one alone.
    #expect(!desk.screen.contains("marked"))
  }

  @Test func `what one marked incident refuses is refused for all, and the marks stay`() throws {
    var desk = try TestDesk()
    try desk.others(
      .closeIncident(.number(incident(3)), reason: "over", endingOpenWork: false))
    desk.type("x:mark 26-0003\n")
    desk.type(":phase active\n")
    try desk.settle()
    #expect(desk.room.incident(incident(2))?.phase == .reported)
    #expect(desk.line == "phase active")
    #expect(desk.screen.contains("2 marked"))
    desk.press(.escape)
    desk.type("X")
    #expect(!desk.screen.contains("2 marked"))
  }

  @Test func `a number in the line means that incident and no marked one`() throws {
    var desk = try TestDesk()
    desk.type("x:phase 26-0001 active\n")
    try desk.settle()
    #expect(desk.room.incident(incident(1))?.phase == .active)
    #expect(desk.room.incident(incident(2))?.phase == .reported)
    #expect(desk.screen.contains("1 marked"))
  }

  @Test func `the followed incident stands first and its news are told`() throws {
    var desk = try TestDesk()
    desk.type("Gf")
    #expect(rows(desk) == ["26-0001", "26-0002", "26-0003"])
    #expect(desk.model.selection == incident(1))
    try desk.others(.changePhase(.number(incident(1)), .active, reason: nil))
    #expect(desk.screen.contains("26-0001 is active"))
    desk.type("/title=dam\n")
    #expect(rows(desk) == ["26-0001", "26-0002"])
    desk.press(.escape)
    desk.press(.home)
    desk.type("f")
    #expect(rows(desk) == ["26-0002", "26-0003", "26-0001"])
  }

  @Test func `a filter is kept as a tab with its count`() throws {
    var desk = try TestDesk()
    desk.type("/p<=2\n")
    desk.type("wurgent\n")
    #expect(desk.screen.contains("All 3"))
    #expect(desk.screen.contains("urgent 2"))
    try desk.others(draft("Chlorine", .immediate))
    #expect(desk.screen.contains("urgent 3"))
    desk.type(">")
    #expect(rows(desk).count == 4)
    desk.type(">")
    #expect(rows(desk) == ["26-0004", "26-0002", "26-0003"])
    desk.type(":unkeep urgent\n")
    #expect(!desk.screen.contains("urgent 3"))
    #expect(rows(desk).count == 4)
  }

  @Test func `n and N go through what was looked for, and n opens an incident otherwise`() throws {
    var desk = try TestDesk()
    desk.type("n")
    #expect(desk.line == "open")
    desk.press(.escape)
    desk.type("\\a\n")
    // Dam is selected; a stands in Road and Cellar too.
    #expect(desk.model.selection == incident(3))
    desk.type("n")
    #expect(desk.model.selection == incident(1))
    desk.type("n")
    #expect(desk.model.selection == incident(2))
    desk.type("N")
    #expect(desk.model.selection == incident(1))
    desk.press(.escape)
    desk.type("n")
    #expect(desk.line == "open")
  }

  @Test func `words that are nowhere are said, and nothing moves`() throws {
    var desk = try TestDesk()
    desk.type("\\zeppelin\n")
    #expect(desk.screen.contains("zeppelin is not on this screen."))
    #expect(desk.model.selection == incident(2))
  }

  @Test func `H and L lead back and forward through screens and selections`() throws {
    var desk = try TestDesk()
    desk.type("G35")
    #expect(desk.model.screen == .log)
    desk.type("H")
    #expect(desk.model.screen == .timeline)
    desk.type("H")
    #expect(desk.model.screen == .incidents)
    #expect(desk.model.selection == incident(1))
    desk.type("LL")
    #expect(desk.model.screen == .log)
    desk.type("L")
    #expect(desk.screen.contains("There is nothing to go forward to."))
  }

  @Test func `rows stand still while a line is written, and what is new is counted`() throws {
    var desk = try TestDesk()
    desk.type("j:task ")
    try desk.others(draft("Chlorine", .immediate), draft("Tunnel", .immediate))
    try desk.others(.closeIncident(.number(incident(2)), reason: "dry", endingOpenWork: false))
    #expect(rows(desk) == ["26-0002", "26-0003", "26-0001"])
    #expect(desk.screen.contains("2 new above"))
    desk.press(.escape)
    #expect(rows(desk).prefix(2) == ["26-0005", "26-0004"])
    #expect(!desk.screen.contains("new above"))
    #expect(desk.model.selection == incident(3))
  }

  @Test func `a new incident comes into sight while the officer looks at the top`() throws {
    var desk = try TestDesk(size: Size(columns: 120, rows: 24))
    for number in 0..<40 { try desk.others(draft("Filler \(number)", .low)) }
    try desk.others(draft("Chlorine", .immediate))
    #expect(rows(desk).first == "26-0044")
    #expect(desk.model.selection == incident(2))
    desk.press(.pageDown)
    desk.press(.pageDown)
    try desk.others(draft("Tunnel", .immediate))
    #expect(rows(desk).first != "26-0045")
    #expect(desk.screen.contains("1 new above"))
    desk.press(.home)
    #expect(!desk.screen.contains("new above"))
  }

  @Test func `tasks of a lane stand still while a line is written`() throws {
    var desk = try TestDesk()
    func task(_ title: String, due minutes: Int64?) throws -> Command {
      .issueAssignment(
        AssignmentDraft(
          incident: .number(incident(2)), agency: try code("fire"), title: title,
          due: minutes.map { desk.now.advanced(byMilliseconds: $0 * 60_000) }))
    }
    func place(_ title: String) -> Int? { desk.lines.firstIndex { $0.contains("▲ \(title)") } }
    try desk.others(task("sandbags", due: 30), task("pump", due: 60))
    desk.type("2:log ")
    #expect(try #require(place("sandbags")) < #require(place("pump")))
    try desk.others(task("boat", due: 5))
    #expect(try #require(place("pump")) < #require(place("boat")))
    desk.press(.escape)
    #expect(try #require(place("boat")) < #require(place("sandbags")))
  }

  @Test func `the panel has pages`() throws {
    var desk = try TestDesk()
    try desk.others(
      .issueAssignment(
        AssignmentDraft(incident: .number(incident(2)), agency: try code("fire"), title: "pump")),
      .changePhase(.number(incident(2)), .active, reason: nil))
    desk.press(.tab)
    #expect(desk.screen.contains("Tasks 1"))
    #expect(desk.lines.contains { $0.contains("sent ") })
    for _ in 0..<5 { desk.press(.tab) }
    #expect(desk.screen.contains("the incident is active"))
    #expect(desk.screen.contains("▲ /1 Fire sent: pump"))
    desk.press(.tab)
    #expect(desk.screen.contains("Resources"))
    desk.press(.backTab)
    #expect(desk.screen.contains("the incident is active"))
  }

  private func code(_ text: String) throws -> AgencyCode { try #require(AgencyCode(text)) }
}
