import Dashboard
import IncidentEngine
import TerminalUI
import Testing

struct EditingTests {
  private func writing(_ text: String) throws -> TestDesk {
    var desk = try TestDesk()
    desk.type(":\(text)")
    return desk
  }

  @Test func `Ctrl-X Ctrl-E and Alt-e give the line to the editor`() throws {
    var desk = try writing("log water")
    desk.press(.character("x"), control: true)
    desk.press(.character("e"), control: true)
    #expect(desk.effects == [.edit("log water")])
    desk.take(.terminal(.key(Key(.character("e"), alt: true))))
    #expect(desk.effects == [.edit("log water"), .edit("log water")])
    #expect(desk.line == "log water")
  }

  @Test func `Ctrl-X and another key is that key`() throws {
    var desk = try writing("log water")
    desk.press(.character("x"), control: true)
    desk.type("s")
    desk.press(.character("e"), control: true)
    #expect(desk.effects.isEmpty)
    #expect(desk.line == "log waters")
  }

  @Test func `what was edited stands in the line, and can be sent`() throws {
    var desk = try writing("log water")
    desk.take(.edited(.success("log decision: all leave\n")))
    #expect(desk.line == "log decision: all leave")
    desk.type("\n")
    try desk.settle()
    #expect(desk.room.log.count == 1)
  }

  @Test(arguments: [
    ("log a\n\n  b\r\nc\n", "log a b c", "2 line breaks became blanks."),
    ("log a\nb", "log a b", "A line break became a blank."),
    ("log a\tb\u{1B}[31m\n", "log a b[31m", nil),
    ("\n\n", "", nil),
  ])
  func `line breaks become blanks, and that is told`(
    edited: String, line: String, told: String?
  ) throws {
    var desk = try writing("log")
    desk.take(.edited(.success(edited)))
    #expect(desk.line == line)
    if let told { #expect(desk.screen.contains(told)) }
    #expect(desk.screen.contains("became") == (told != nil))
    desk.type("x")
    #expect(!desk.screen.contains("became"))
  }

  @Test func `a text that is too long is cut, and that is told`() throws {
    var desk = try writing("log")
    desk.take(.edited(.success("log " + String(repeating: "a", count: 9000))))
    #expect(desk.screen.contains("Only the first 4000 characters fit into a line."))
  }

  @Test(arguments: [
    (EditorFailure.none, "Set EDITOR"), (.notFound("emax"), "no program emax"),
    (.exited("vi", status: 3), "vi ended with status 3"),
    (.signalled("vi", signal: 9), "vi was ended by signal 9"),
    (.system(code: 28), "system error 28"),
  ])
  func `an editor that fails leaves the line and says why`(
    failure: EditorFailure, said: String
  ) throws {
    var desk = try writing("log water")
    desk.take(.edited(.failure(failure)))
    #expect(desk.line == "log water")
    #expect(desk.screen.contains(said))
  }

  @Test func `what happens while the editor runs is taken in, and the text is not lost`() throws {
    var desk = try writing("log water\n")
    desk.take(.terminal(.key(Key(.character("e"), alt: true))))
    try desk.settle()
    #expect(desk.line == nil)
    try desk.others(.openIncident(IncidentDraft(type: "fire", title: "Mill")))
    desk.take(.edited(.success("log water rises fast\n")))
    #expect(desk.line == "log water rises fast")
  }

  @Test func `the field of a form is edited in the same way`() throws {
    var desk = try TestDesk()
    desk.type(":open\n")
    desk.type("flood\n")
    desk.type("Dam")
    let alt = TerminalEvent.key(Key(.character("e"), alt: true))
    desk.take(.terminal(alt))
    #expect(desk.effects.last == .edit("Dam"))
    desk.take(.edited(.failure(.exited("vi", status: 1))))
    #expect(desk.screen.contains("vi ended with status 1"))
    desk.take(.edited(.success("Dam\nbroken\n")))
    #expect(desk.screen.contains("Dam broken"))
    desk.press(.character("s"), control: true)
    try desk.settle()
    #expect(desk.room.incident(TestDesk.incident(4))?.details.title == "Dam broken")
  }
}
