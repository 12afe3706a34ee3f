import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// A verb that a room brings, at the keys: what was pressed, what stands after.
struct OwnVerbTests {
  private static let message = Verb(
    "message", "send a formal message", of: .incident,
    fields: [Field("agency", .agency), Field("text", .text, takes: .rest)],
    options: [Field("reply", .due, required: false, label: "Reply by")],
    example: "message fire road closure reply=+2h",
    reads: .command { said throws(LineProblem) in
      let agency = try said.agency(try said.required("agency"))
      _ = try said.read("reply", as: said.future)
      return .writeLog(
        LogDraft(
          kind: .messageOut, text: try said.requiredText("text"), incident: try said.incident(),
          to: agency.text))
    })

  private let sent = Command.writeLog(
    LogDraft(
      kind: .messageOut, text: "road closure", incident: .number(TestDesk.incident(2)),
      to: "fire"))

  private func desk(_ keys: String = "") throws -> TestDesk {
    var desk = try TestDesk()
    desk.model.verbs = VerbTable(VerbTable.standard.rows + [Self.message])
    desk.type(keys)
    return desk
  }

  @Test func `a line says it, and Tab completes it`() throws {
    var desk = try desk(":mess\tfir\troad closure\n")
    #expect(try desk.takeWaiting().commands == [sent])
  }

  @Test func `its form is filled in and sent`() throws {
    var desk = try desk(":message\n")
    #expect(desk.screen.contains("Send a formal message"))
    #expect(desk.screen.contains("Reply by"))
    desk.type("fire\nroad closure\n\n")
    #expect(try desk.takeWaiting().commands == [sent])
  }

  @Test func `what is wrong is marked where it stands`() throws {
    var desk = try desk(":message fire go reply=soon\n")
    #expect(desk.line == "message fire go reply=soon")
    #expect(desk.screen.contains("soon is no time"))
    desk.press(.function(2))
    desk.press(.character("s"), control: true)
    #expect(desk.lines.contains { $0.hasPrefix("▌") || $0.contains("▌ Reply by") })
    #expect(desk.screen.contains("soon is no time"))
  }

  @Test func `palette and help know it`() throws {
    var desk = try desk(":help message\n")
    #expect(desk.screen.contains("message [NUMBER] AGENCY TEXT… [reply=]"))
    desk.press(.escape)
    desk.press(.character("p"), control: true)
    desk.type("formal")
    desk.press(.enter)
    #expect(desk.screen.contains("Send a formal message"))
  }

  @Test func `a draft of it is kept as its form and restored`() throws {
    var desk = try desk(":message fire")
    desk.press(.function(2))
    desk.press(.escape)
    let notes = try #require(desk.kept)
    let again = try DeskNotes(text: notes.text, verbs: desk.model.verbs)
    #expect(again == notes)
    #expect(again.text.contains("form message"))
  }

  @Test(arguments: ["where an agency stands", "to be called"])
  func `on the lanes a form that begins with an agency has the lane's`(_ words: String) throws {
    var desk = try TestDesk()
    desk.type(":task fire pump\n")
    try desk.settle()
    desk.type("2")
    desk.press(.character("p"), control: true)
    desk.type("\(words)\n")
    #expect(
      desk.lines.contains { $0.contains("Agency *") && $0.contains("fire  FIRE") }, "\(desk.screen)"
    )
  }

  @Test func `a verb of one incident is never said to mean the marked ones`() throws {
    var desk = try desk("xjx:close ")
    #expect(desk.screen.contains("→ 2 marked"), "\(desk.screen)")
    for _ in 0..<"close ".count { desk.press(.backspace) }
    desk.type("follow ")
    #expect(!desk.screen.contains("→ 2 marked"), "\(desk.screen)")
  }
}
