import Dashboard
import IncidentEngine
import TerminalUI
import Testing

@Suite struct IdentityTests {
  private func form() throws -> TestDesk { try TestDesk(registered: false, incidents: false) }

  private func registered(_ desk: TestDesk) -> OfficerDetails? {
    guard case .registerOfficer(let details) = desk.waiting.first?.commands.first else {
      return nil
    }
    return details
  }

  @Test func `what is typed first takes the place of the proposed name`() throws {
    var desk = try form()
    desk.type("B. Haddad\nfire\nSilver commander\n")
    #expect(registered(desk)?.name == "B. Haddad")
    #expect(registered(desk)?.agency?.text == "fire")
    #expect(registered(desk)?.posts == ["Silver commander"])
  }

  @Test func `a proposal stays where nothing is typed, and where an arrow accepts it`() throws {
    var desk = try form()
    desk.press(.end)
    desk.type(" B.\n\n\n")
    #expect(registered(desk)?.name == "Salma B.")
    #expect(registered(desk)?.posts == ["Duty officer"])
  }

  @Test func `a backspace and a paste replace the proposal too`() throws {
    var desk = try form()
    desk.press(.backspace)
    desk.type("N\n\n")
    desk.take(.terminal(.paste("Gold\tcommander")))
    desk.press(.enter)
    #expect(registered(desk)?.name == "N")
    #expect(registered(desk)?.posts == ["Gold commander"])
  }

  @Test func `an unknown agency is told at its field, before the post is asked`() throws {
    var desk = try form()
    desk.type("N\nnobody\n")
    #expect(desk.screen.contains("There is no agency nobody. Use fire, police"))
    desk.press(.character("u"), control: true)
    desk.type("police\n\n")
    #expect(registered(desk)?.agency?.text == "police")
  }

  @Test func `Tab completes an agency by its code or its name, then goes on`() throws {
    var desk = try form()
    desk.type("N\npol\t")
    #expect(desk.screen.contains("police"))
    desk.type("\t")
    desk.type("Chief\n")
    #expect(registered(desk)?.agency?.text == "police")
    #expect(registered(desk)?.posts == ["Chief"])
  }
}
