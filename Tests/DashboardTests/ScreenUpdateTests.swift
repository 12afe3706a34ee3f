import Dashboard
import IncidentEngine
import Testing
import TerminalUI

struct FilterUpdateTests {
  private func draft(_ title: String, _ priority: Priority) -> Command {
    .openIncident(IncidentDraft(type: "flood", title: title, priority: priority))
  }

  @Test func `a filter shows what it lets through, and how many`() throws {
    var desk = try TestDesk()
    desk.type("/p<=2\n")
    #expect(desk.screen.contains("/p<=2  2 of 3"))
    #expect(desk.screen.contains("Dam"))
    #expect(!desk.screen.contains("Cellar"))
  }

  @Test func `a mistake in a filter is marked and the line stays`() throws {
    var desk = try TestDesk()
    desk.type("/agency=polce\n")
    #expect(desk.screen.contains("Did you mean police?"))
    #expect(desk.lines.last == "/agency=polce")
    desk.press(.escape)
    #expect(desk.screen.contains("Cellar"))
  }

  @Test func `live changes pass through the filter and the selection stays on its incident`()
    throws
  {
    var desk = try TestDesk()
    desk.type("/p<=2\nj")
    let selected = desk.model.selection
    try desk.others(draft("Tunnel", .immediate), draft("Hedge", .low))
    #expect(desk.model.selection == selected)
    #expect(desk.screen.contains("3 of 5"))
    #expect(desk.screen.contains("Tunnel"))
    #expect(!desk.screen.contains("Hedge"))
  }

  @Test func `Escape and an empty filter show everything again`() throws {
    var desk = try TestDesk()
    desk.type("/p=1\n")
    desk.press(.escape)
    #expect(desk.screen.contains("Cellar"))
    desk.type("/p=1\n/")
    for _ in 0..<3 { desk.press(.backspace) }
    desk.press(.enter)
    #expect(desk.screen.contains("Cellar"))
  }

  @Test func `a filter that lets nothing through says how to leave it`() throws {
    var desk = try TestDesk()
    desk.type("/overdue\n")
    #expect(desk.screen.contains("No incident matches"))
    #expect(desk.screen.contains("0 of 3"))
  }
}

struct NewsTests {
  @Test func `a message from outside stands in the line for outcomes, whatever it is about`()
    throws
  {
    var desk = try TestDesk()
    try desk.others(
      .writeLog(LogDraft(kind: .messageIn, text: "We go on air at 13:35", from: "Radio Northport")))
    #expect(desk.lines.contains { $0.contains("Radio Northport: We go on air") })
    try desk.others(.writeLog(LogDraft(kind: .observation, text: "Quiet")))
    #expect(!desk.lines.contains { $0.contains("Quiet") && $0.hasPrefix(" »") })
  }
}

struct RefusedTaskTests {
  private let task = AssignmentNumber(incident: TestDesk.incident(2), ordinal: 1)

  private func refused() throws -> TestDesk {
    var desk = try TestDesk()
    let fire = try #require(AgencyCode("fire"))
    try desk.others(
      .issueAssignment(
        AssignmentDraft(incident: .number(task.incident), agency: fire, title: "Pump")))
    try desk.others(.refuseAssignment(.number(task), reason: "no pump"))
    return desk
  }

  @Test func `a refused task is counted, marked on its row and found by a filter`() throws {
    var desk = try refused()
    #expect(desk.screen.contains("✗ 1 refused"))
    #expect(desk.lines.contains { $0.contains("26-0002") && $0.contains("✗1") })
    desk.type("/refused\n")
    #expect(desk.screen.contains("1 of 3"))
  }

  @Test func `it counts no more once somebody else has it`() throws {
    var desk = try refused()
    let police = try #require(AgencyCode("police"))
    try desk.others(.reissueAssignment(.number(task), AssignmentRevision(agency: police)))
    #expect(!desk.screen.contains("refused"))
    desk.type("/refused\n")
    #expect(desk.screen.contains("0 of 3"))
  }

  @Test func `nor once its incident is closed`() throws {
    var desk = try refused()
    try desk.others(
      .closeIncident(.number(task.incident), reason: nil, endingOpenWork: true))
    #expect(!desk.screen.contains("refused"))
  }
}

struct ScreensUpdateTests {
  private func task(_ counter: Int, _ agency: String, _ title: String) throws -> Command {
    .issueAssignment(
      AssignmentDraft(
        incident: .number(TestDesk.incident(counter)), agency: try #require(AgencyCode(agency)),
        title: title))
  }

  private func deskWithTasks() throws -> TestDesk {
    var desk = try TestDesk()
    try desk.others(try task(2, "fire", "Close the sluice"))
    try desk.others(try task(3, "police", "Close the road"))
    return desk
  }

  @Test func `a lane's task leads to its incident`() throws {
    var desk = try deskWithTasks()
    desk.type("2")
    #expect(desk.screen.contains("Close the sluice"))
    #expect(desk.screen.contains("Close the road"))
    desk.press(.right)
    desk.press(.enter)
    #expect(desk.model.screen == .incidents)
    #expect(desk.model.selection == TestDesk.incident(3))
  }

  @Test func `a lane's task is given to another agency from there`() throws {
    var desk = try deskWithTasks()
    desk.type("2r")
    #expect(desk.line == "reissue 26-0002/1 to=")
    desk.type("ambulance\n")
    try desk.settle()
    let old = AssignmentNumber(incident: TestDesk.incident(2), ordinal: 1)
    let next = AssignmentNumber(incident: TestDesk.incident(2), ordinal: 2)
    #expect(desk.room.assignment(old)?.replacedBy == next)
    #expect(desk.room.assignment(next)?.agency.text == "ambulance")
  }

  @Test func `the timeline shows the selected incident, its agency and the room in turn`() throws {
    var desk = try deskWithTasks()
    desk.type("3")
    #expect(desk.screen.contains("/1 Fire"))
    desk.type("s")
    desk.type("s")
    #expect(desk.screen.contains("The whole room"))
    #expect(desk.screen.contains("26-0003"))
  }

  @Test func `the timeline's cursor names what it stands on`() throws {
    var desk = try deskWithTasks()
    desk.type("3j")
    #expect(desk.screen.contains("/1 Fire: not acknowledged"))
  }

  @Test func `the log keeps its line while others are written, and leads to the incident`() throws {
    var desk = try TestDesk()
    for number in 1...60 {
      let about = IncidentReference.number(TestDesk.incident(number % 3 + 1))
      try desk.others(
        .writeLog(LogDraft(kind: .observation, text: "Line \(number)", incident: about)))
    }
    desk.type("5")
    for _ in 0..<40 { desk.press(.down) }
    let place = desk.lines.firstIndex { $0.hasPrefix("▌") }
    let marked = desk.markedRow
    try desk.others(.writeLog(LogDraft(kind: .risk, text: "To all", incident: nil)))
    #expect(desk.markedRow == marked)
    #expect(desk.lines.firstIndex { $0.hasPrefix("▌") } == place)
    desk.press(.home)
    #expect(desk.markedRow?.contains("To all") == true)
    desk.press(.enter)
    #expect(desk.screen.contains("This belongs to no incident."))
    desk.press(.down)
    desk.press(.enter)
    #expect(desk.model.screen == .incidents)
    #expect(desk.model.selection == TestDesk.incident(1))
  }

  @Test func `the newest log line stays in focus where it was looked at, and others come in sight`()
    throws
  {
    var desk = try TestDesk()
    let write = { (desk: inout TestDesk, text: String) in
      try desk.others(.writeLog(LogDraft(kind: .observation, text: text, incident: nil)))
    }
    try write(&desk, "Line 1")
    desk.type("5")
    try write(&desk, "Line 2")
    #expect(desk.markedRow?.contains("Line 1") == true)
    #expect(desk.screen.contains("Line 2"))
    for number in 3...90 { try write(&desk, "Line \(number)") }
    #expect(desk.model.focus == .line(LogNumber(1)))
    desk.type("15")
    #expect(desk.markedRow?.contains("Line 90") == true)
  }

  @Test func `the timeline stays with its incident when this desk opens another`() throws {
    var desk = try deskWithTasks()
    desk.type("3")
    let focus = desk.model.focus
    desk.type(":open flood Elsewhere\n")
    try desk.settle()
    #expect(desk.model.focus == focus)
  }

  @Test(arguments: [
    (1, 1), (39, 9), (40, 10), (52, 14), (80, 24), (160, 45), (500, 200),
  ])
  func `every screen is drawn at every size`(_ columns: Int, _ rows: Int) throws {
    var desk = try deskWithTasks()
    desk.take(.terminal(.resize(Size(columns: columns, rows: rows))))
    for keys in ["5", "G", "1", "2", "3", "s", "s", "+", "-", "-", "<", ">", ".", "f", "G"] {
      desk.type(keys)
      desk.press(.right)
      desk.press(.down)
      let frame = view(desk.model)
      #expect(frame.rows.count == rows)
      #expect(frame.rows.allSatisfy { $0.columns == columns })
    }
  }
}
