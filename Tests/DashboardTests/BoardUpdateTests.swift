import Dashboard
import IncidentEngine
import TerminalUI
import Testing

struct BoardUpdateTests {
  private func incident(_ counter: Int) -> IncidentNumber { TestDesk.incident(counter) }

  private func draft(_ title: String, _ priority: Priority) -> Command {
    .openIncident(IncidentDraft(type: "fire", title: title, priority: priority))
  }

  @Test func `the keys move over the rows and stop at both ends`() throws {
    var desk = try TestDesk()
    #expect(desk.model.selection == incident(2))
    desk.type("j")
    #expect(desk.model.selection == incident(3))
    desk.press(.down)
    desk.press(.down)
    #expect(desk.model.selection == incident(1))
    desk.type("k")
    #expect(desk.model.selection == incident(3))
    desk.type("G")
    #expect(desk.model.selection == incident(1))
    desk.press(.home)
    desk.press(.up)
    #expect(desk.model.selection == incident(2))
  }

  @Test func `a row that appears above moves neither the selection nor its line`() throws {
    var desk = try TestDesk(size: Size(columns: 120, rows: 24))
    for number in 0..<40 { try desk.others(draft("Filler \(number)", .low)) }
    desk.press(.pageDown)
    desk.press(.pageDown)
    let selected = desk.model.selection
    let place = desk.lines.firstIndex { $0.hasPrefix("▌") }
    try desk.others(draft("Chlorine", .immediate), draft("Tunnel", .immediate))
    #expect(desk.model.selection == selected)
    #expect(desk.lines.firstIndex { $0.hasPrefix("▌") } == place)
    #expect(desk.markedRow?.contains(selected?.description ?? "none") == true)
  }

  @Test func `a change of priority moves the row and the selection with it`() throws {
    var desk = try TestDesk()
    desk.type("G")
    var change = IncidentChange()
    change.priority = .immediate
    try desk.others(.changeIncident(.number(incident(1)), change))
    #expect(desk.model.selection == incident(1))
    desk.type("j")
    #expect(desk.model.selection == incident(3))
  }

  @Test func `an incident that is closed elsewhere while closed ones are hidden stays selected`()
    throws
  {
    var desk = try TestDesk()
    desk.type("oj")
    try desk.others(
      .closeIncident(.number(incident(3)), reason: "over", endingOpenWork: false))
    #expect(desk.model.selection == incident(3))
    #expect(desk.markedRow == nil)
    #expect(desk.screen.contains("26-0003"))
    desk.type("j")
    #expect(desk.model.selection == incident(2))
  }

  @Test func `a new incident of priority 1 rings once, others do not`() throws {
    var desk = try TestDesk()
    try desk.others(draft("Bins", .urgent))
    #expect(desk.effects.isEmpty)
    try desk.others(draft("Chlorine", .immediate), draft("Tunnel", .immediate))
    #expect(desk.effects == [.bell])
    try desk.others(.changePhase(.number(incident(2)), .active, reason: nil))
    #expect(desk.effects == [.bell])
  }

  @Test func `the first incident of an empty room is selected`() throws {
    var desk = try TestDesk(incidents: false)
    #expect(desk.model.selection == nil)
    #expect(desk.screen.contains("No incidents yet"))
    desk.type("t")
    #expect(desk.line == nil)
    desk.press(.down)
    try desk.others(draft("Cellar", .low))
    #expect(desk.model.selection == incident(1))
  }

  @Test func `a click selects its row and the wheel moves three`() throws {
    var desk = try TestDesk()
    let row = try #require(desk.lines.firstIndex { $0.contains("Cellar") })
    desk.take(.terminal(.mouse(Position(row: row, column: 20), .left)))
    #expect(desk.model.selection == incident(1))
    desk.take(.terminal(.mouse(Position(row: 0, column: 20), .left)))
    desk.take(.terminal(.mouse(Position(row: row + 1, column: 20), .left)))
    desk.take(.terminal(.mouse(Position(row: row - 1, column: 20), .right)))
    #expect(desk.model.selection == incident(1))
    desk.take(.terminal(.mouse(Position(row: 0, column: 0), .wheelUp)))
    #expect(desk.model.selection == incident(2))
    desk.take(.terminal(.mouse(Position(row: 0, column: 0), .wheelDown)))
    #expect(desk.model.selection == incident(1))
  }

  @Test func `the mouse is let go and taken back`() throws {
    var desk = try TestDesk()
    desk.type("mm")
    #expect(desk.effects == [.setMouse(false), .setMouse(true)])
  }

  @Test func `leaving asks first`() throws {
    var desk = try TestDesk()
    desk.type("q")
    #expect(desk.screen.contains("Leave the room?"))
    desk.type("n")
    #expect(!desk.screen.contains("Leave the room?"))
    desk.press(.character("c"), control: true)
    #expect(desk.screen.contains("Leave the room?"))
    #expect(desk.effects.isEmpty)
    desk.type("y")
    #expect(desk.effects == [.leave])
    #expect(desk.model.wantsToLeave)
  }

  @Test func `leaving says when something is not confirmed`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    desk.press(.escape)
    desk.type("q")
    #expect(desk.screen.contains("NOT confirmed"))
  }

  @Test func `unanswered tasks are found one after the other`() throws {
    var desk = try TestDesk()
    desk.type("u")
    #expect(desk.screen.contains("Nothing is waiting for an answer."))
    let fire = try #require(AgencyCode("fire"))
    for number in [1, 3] {
      let draft = AssignmentDraft(
        incident: .number(incident(number)), agency: fire, title: "Pump")
      try desk.others(.issueAssignment(draft))
    }
    for number in [1, 3, 1] {
      desk.type("u")
      #expect(desk.model.selection == incident(number), "who waits longest comes first")
    }
  }

  @Test func `an unknown key and a key of the exercise say why nothing happens`() throws {
    var desk = try TestDesk()
    desk.type("z")
    #expect(desk.screen.contains("z does nothing here"))
    desk.type(" ")
    #expect(desk.screen.contains("only in an exercise"))
    #expect(desk.waiting.isEmpty)
  }

  @Test func `help scrolls between its ends and closes`() throws {
    var desk = try TestDesk(size: Size(columns: 80, rows: 24))
    desk.type("?")
    let first = desk.screen
    desk.press(.up)
    #expect(desk.screen == first)
    desk.press(.down)
    #expect(desk.screen != first)
    desk.press(.home)
    #expect(desk.screen == first)
    for _ in 0..<50 { desk.press(.pageDown) }
    let last = desk.screen
    desk.press(.down)
    #expect(desk.screen == last)
    desk.press(.up)
    #expect(desk.screen != last)
    desk.press(.escape)
    #expect(desk.screen.contains("Cellar"))
  }

  @Test func `a window too small says so and comes back as it was`() throws {
    var desk = try TestDesk()
    desk.type("jl")
    let before = desk.screen
    for size in [
      Size(columns: 39, rows: 40), Size(columns: 120, rows: 9), Size(columns: 0, rows: 0),
    ] {
      desk.take(.terminal(.resize(size)))
      if size.rows > 0 { #expect(desk.lines[0].hasPrefix("Make the window at least 40×10")) }
      desk.type("x")
      desk.press(.backspace)
    }
    desk.take(.terminal(.resize(Size(columns: 120, rows: 40))))
    #expect(desk.screen == before)
  }

  @Test(arguments: [
    (40, 10), (40, 16), (60, 12), (80, 24), (120, 40), (159, 15), (200, 50), (500, 200),
  ])
  func `every size draws every state`(_ columns: Int, _ rows: Int) throws {
    var desk = try TestDesk(size: Size(columns: columns, rows: rows))
    for keys in ["", ":task fi", "\u{1}", "\n"] {
      desk.type(keys)
      #expect(view(desk.model).rows.count == rows)
    }
    desk.press(.escape)
    for key in ["?", "q", "q", "n", "u", "o", "G", "[", "]"] {
      desk.type(key)
      #expect(view(desk.model).rows.allSatisfy { $0.columns == columns })
    }
  }

  @Test func `time passes without an effect`() throws {
    var desk = try TestDesk()
    desk.take(
      .tick(now: TestDesk.start.advanced(byMilliseconds: 90 * 60_000), exerciseMilliseconds: nil))
    #expect(desk.effects.isEmpty)
    #expect(desk.screen.contains("~"))
  }
}
