import Dashboard
import IncidentEngine
import TerminalUI
import Testing

struct CopyingTests {
  @Test func `y copies the number and the words of what is selected`() throws {
    var desk = try TestDesk()
    desk.type("y")
    #expect(desk.effects == [.copy("26-0002 Dam")])
    #expect(desk.screen.contains("copied: 26-0002 Dam"))
    desk.type(":task 26-0002 fire pump\n")
    try desk.settle()
    desk.type(":log decision: no boats\n")
    try desk.settle()
    desk.type("2y")
    desk.type("3jy")
    desk.type("5y")
    #expect(
      Array(desk.effects.dropFirst()) == [
        .copy("26-0002/1 pump"), .copy("26-0002/1 pump"), .copy("#1 no boats"),
      ])
  }

  @Test func `where nothing is selected nothing is copied`() throws {
    var desk = try TestDesk(incidents: false)
    desk.type("y")
    #expect(desk.effects.isEmpty)
    #expect(desk.screen.contains("nothing is selected here"))
  }
}
