import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// What stands in focus on a screen is what a command means, and nothing selected elsewhere.
struct SelectedRowTests {
  /// A log whose newest line belongs to no incident, the one before to 26-0003.
  private func desk() throws -> TestDesk {
    var desk = try TestDesk()
    let about = IncidentReference.number(TestDesk.incident(3))
    try desk.others(.writeLog(LogDraft(kind: .observation, text: "Wet", incident: about)))
    try desk.others(.writeLog(LogDraft(kind: .observation, text: "To all", incident: nil)))
    #expect(desk.model.selection == TestDesk.incident(2))
    return desk
  }

  @Test func `a command on a log line means the incident of the line`() throws {
    var desk = try desk()
    desk.type("5j:task fire pump\n")
    try desk.settle()
    #expect(desk.room.assignments.map(\.number.incident) == [TestDesk.incident(3)])
  }

  @Test func `on a line of no incident a command is refused, whatever the board has selected`()
    throws
  {
    var desk = try desk()
    desk.type("5:task fire pump")
    #expect(desk.screen.contains("no incident selected"))
    desk.type("\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.screen.contains("Which incident? Select one, or name it after the command."))
    desk.press(.escape)
    desk.type(":task 26-0002 fire pump\n")
    try desk.settle()
    #expect(desk.room.assignments.map(\.number.incident) == [TestDesk.incident(2)])
  }

  @Test func `in an empty lane a command is refused, whatever the board has selected`() throws {
    var desk = try desk()
    desk.type("2:close\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.screen.contains("Which incident?"))
  }

  @Test func `a key that can do nothing here says why and what to do`() throws {
    var desk = try desk()
    desk.type("5t")
    #expect(desk.line == nil)
    #expect(
      desk.screen.contains(
        "This belongs to no incident. Choose another row, or name one: :task 26-0003 …"))
    desk.type("jt")
    #expect(desk.line == "task")
  }

  @Test func `the palette says the same reason as the key`() throws {
    var desk = try desk()
    desk.type("1X")
    #expect(desk.screen.contains("nothing is marked"))
    desk.press(.character("p"), control: true)
    desk.type("unmark")
    #expect(desk.screen.contains("nothing is marked"))
  }

  @Test func `going back leads to the row that was left`() throws {
    var desk = try desk()
    desk.type(":task fire pump\n")
    try desk.settle()
    desk.type(":task fire dig\n")
    try desk.settle()
    desk.type("2j")
    let lane = desk.model.focus
    desk.type("5j")
    let line = desk.model.focus
    desk.type("12k15g1")
    #expect(desk.model.focus != lane)
    desk.type("HHHHH")
    #expect(desk.model.focus == line)
    desk.type("H")
    #expect(desk.model.focus == lane)
    desk.type("L")
    #expect(desk.model.focus == line)
  }
}
