import Dashboard
import IncidentEngine
import TerminalUI
import Testing

struct LineUpdateTests {
  private func incident(_ counter: Int) -> IncidentNumber { TestDesk.incident(counter) }

  private func change(_ number: Int, _ priority: Priority) -> Command {
    var change = IncidentChange()
    change.priority = priority
    return .changeIncident(.number(incident(number)), change)
  }

  @Test func `a tab in what is pasted parts the words`() throws {
    var desk = try TestDesk()
    desk.type(":")
    desk.take(.terminal(.paste("log Engine 41\tMill Rd\nnow")))
    #expect(desk.line?.hasPrefix("log Engine 41 Mill Rd now") == true, "\(desk.line ?? "")")
  }

  @Test func `a line opens, is sent and closes with what came of it`() throws {
    var desk = try TestDesk()
    desk.type("n")
    #expect(desk.line == "open")
    desk.type("fire Mill burning p=1\n")
    #expect(desk.line == "open fire Mill burning p=1")
    #expect(desk.waiting.count == 1)
    #expect(desk.waiting.first?.seen == desk.room.lastNumber)
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.screen.contains("26-0004 opened: Mill burning"))
    #expect(desk.model.selection == incident(4))
  }

  @Test func `keys prepare the line for the selected incident`() throws {
    var desk = try TestDesk()
    desk.type("jt")
    #expect(desk.line == "task")
    desk.type("fir evacuate Mill Rd\n")
    guard case .issueAssignment(let draft)? = desk.waiting.first?.commands.first else {
      Issue.record("no task was sent")
      return
    }
    #expect(draft.incident == .number(incident(3)))
    try desk.settle()
    desk.type(":ack 1\n")
    try desk.settle()
    #expect(desk.screen.contains("26-0003/1 is acknowledged"))
  }

  @Test func `what was done last is taken back, once`() throws {
    var desk = try TestDesk()
    desk.type(":open fire Mill burning p=1\n")
    try desk.settle()
    desk.type("U")
    #expect(desk.line == "undo")
    #expect(desk.screen.contains("→ 26-0004 opened: Mill burning"))
    desk.type("\n")
    try desk.settle()
    #expect(desk.screen.contains("✓ taken back: 26-0004 is cancelled"))
    #expect(desk.room.incident(incident(4))?.phase == .cancelled)
    desk.type("U\n")
    try desk.settle()
    #expect(desk.screen.contains("Do it again by its own command"))
  }

  @Test func `a second Enter sends nothing while the first waits`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n\n")
    #expect(desk.waiting.count == 1)
    #expect(desk.screen.contains("Still waiting"))
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.room.log.count == 1)
  }

  @Test func `what is typed while a line waits is not lost`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    desk.type(" fast")
    try desk.settle()
    #expect(desk.line == "log water rising fast")
    desk.type("\n")
    #expect(desk.waiting.count == 1)
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.room.log.count == 2)
  }

  @Test func `a slip is marked before anything is sent`() throws {
    var desk = try TestDesk()
    desk.type(":task fier pump\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.line == "task fier pump")
    #expect(desk.screen.contains("There is no agency fier. Did you mean fire?"))
    let styles = view(desk.model).rows.last?.styles ?? ""
    let error = Role.error.letter
    let marks = styles.enumerated().filter { $0.element == error }.map(\.offset)
    #expect(marks == Array(6...9))
    desk.press(.backspace)
    #expect(!desk.screen.contains("Did you mean"))
  }

  @Test func `history brings lines back and keeps the one being written`() throws {
    var desk = try TestDesk()
    for line in ["log one", "log two", "log one"] {
      desk.type(":\(line)\n")
      try desk.settle()
    }
    desk.type(":dra")
    desk.press(.up)
    #expect(desk.line == "log one")
    desk.press(.up)
    #expect(desk.line == "log two")
    desk.press(.up)
    #expect(desk.line == "log two")
    desk.press(.down)
    desk.press(.down)
    #expect(desk.line == "dra")
    desk.press(.down)
    #expect(desk.line == "dra")
  }

  @Test(arguments: [false, true])
  func `Ctrl-C and Escape leave the line and keep the draft`(_ isEscape: Bool) throws {
    var desk = try TestDesk()
    desk.type(":log half a th")
    if isEscape { desk.press(.escape) } else { desk.press(.character("c"), control: true) }
    #expect(desk.line == nil)
    #expect(desk.screen.contains("Not sent."))
    #expect(desk.effects.isEmpty)
    desk.type(":")
    desk.press(.up)
    #expect(desk.line == "log half a th")
  }

  @Test func `backspace on an empty line closes it`() throws {
    var desk = try TestDesk()
    desk.type(":l")
    desk.press(.backspace)
    #expect(desk.line == "")
    desk.press(.backspace)
    #expect(desk.line == nil)
  }

  @Test func `a rejection brings the line back with its cure`() throws {
    var desk = try TestDesk()
    desk.type(":close 26-0001\n")
    try desk.settle()
    desk.type(":log 26-0001 late\n")
    try desk.settle()
    desk.type(":phase 26-0001 active\n")
    try desk.settle()
    #expect(desk.line == "phase 26-0001 active")
    #expect(desk.screen.contains("Reopen it first"))
    desk.press(.home)
    #expect(desk.line == "phase 26-0001 active")
  }

  @Test func `a rejection after the line was left comes back by history`() throws {
    var desk = try TestDesk()
    desk.type(":phase 26-0001 reported\n")
    desk.press(.escape)
    #expect(!desk.screen.contains("Not sent."))
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.screen.contains("Choose another phase"))
    desk.type(":")
    desk.press(.up)
    #expect(desk.line == "phase 26-0001 reported")
  }

  @Test func `a stale line is sent anew with what the officer has seen since`() throws {
    var desk = try TestDesk()
    desk.type(":change p=3")
    let opened = desk.room.lastNumber
    try desk.others(change(2, .low))
    desk.type("\n")
    #expect(desk.waiting.first?.seen == opened)
    let first = desk.waiting.first?.counter
    try desk.settle()
    #expect(desk.line == "change p=3")
    #expect(desk.screen.contains("was changed meanwhile by Salma"))
    desk.type("\n")
    #expect(desk.waiting.first?.seen == desk.room.lastNumber)
    #expect(desk.waiting.first?.counter == first.map { $0 + 1 })
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.room.incident(incident(2))?.priority == .normal)
  }

  @Test func `another incident opened meanwhile never becomes what the line is about`() throws {
    var desk = try TestDesk()
    desk.type("jn")
    desk.type("fire Mill burning\n")
    desk.press(.escape)
    desk.type("c")
    try desk.settle()
    #expect(desk.model.selection == incident(3))
    desk.type("\n")
    guard case .closeIncident(let reference, _, _)? = desk.waiting.first?.commands.first else {
      Issue.record("nothing was closed")
      return
    }
    #expect(reference == .number(incident(3)))
  }

  @Test func `the first incident of a room does not take a line meant for the room`() throws {
    var desk = try TestDesk(incidents: false)
    desk.type("lshift begins")
    let draft = IncidentDraft(type: "fire", title: "Mill", priority: .low)
    try desk.others(.openIncident(draft))
    desk.type("\n")
    guard case .writeLog(let log)? = desk.waiting.first?.commands.first else {
      Issue.record("nothing was written")
      return
    }
    #expect(log.incident == nil)
  }

  @Test func `Tab completes at the cursor`() throws {
    var desk = try TestDesk()
    desk.type(":task pol\t")
    #expect(desk.line == "task police")
    desk.type("search d\t")
    #expect(desk.line == "task police search due=")
    desk.press(.escape)
    desk.type(":ta fire pump")
    desk.press(.home)
    desk.press(.right)
    desk.press(.right)
    desk.press(.tab)
    #expect(desk.line == "task  fire pump")
  }

  @Test func `the usual keys edit the line and letters join their accents`() throws {
    var desk = try TestDesk()
    desk.type(":log cafe\u{301} x")
    desk.press(.backspace)
    desk.press(.backspace)
    desk.press(.backspace)
    #expect(desk.line == "log caf")
    desk.press(.character("w"), control: true)
    desk.press(.character("a"), control: true)
    desk.press(.character("k"), control: true)
    #expect(desk.line == "")
    desk.take(.terminal(.paste("log one\ntwo\r\nthree")))
    #expect(desk.line == "log one two three")
    desk.press(.character("u"), control: true)
    #expect(desk.line == "")
  }

  @Test func `help about a verb opens from the line`() throws {
    var desk = try TestDesk()
    desk.type(":help task\n")
    #expect(desk.screen.contains("give work to an agency"))
    desk.press(.escape)
    desk.type(":quit\n")
    #expect(desk.screen.contains("Leave the room?"))
  }
}

struct UnconfirmedLineTests {
  @Test func `a line that a read-only room refused was not sent, one in doubt stays in doubt`()
    throws
  {
    var desk = try TestDesk()
    desk.type(":log a\n")
    desk.answer(try desk.takeWaiting(), .notWritten("The room is read-only."))
    #expect(desk.screen.contains("The room is read-only."))
    desk.press(.escape)
    #expect(desk.screen.contains("Not sent. F2 brings it back"), "\(desk.screen)")
    desk.press(.function(2))
    #expect(desk.line == "log a")
    desk.type("\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.type("\n")
    desk.answer(try desk.takeWaiting(), .notWritten("The room is read-only."))
    desk.press(.escape)
    #expect(desk.screen.contains("Not confirmed. F2 brings it back"), "\(desk.screen)")
  }

  private func unconfirmed() throws -> (TestDesk, TestDesk.Sent) {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    let sent = try desk.takeWaiting()
    desk.answer(sent, .unconfirmed("The disk is full."))
    return (desk, sent)
  }

  @Test func `an unconfirmed line stays and goes out under the same counter`() throws {
    var (desk, sent) = try unconfirmed()
    #expect(desk.line == "log water rising")
    #expect(desk.screen.contains("The disk is full."))
    desk.type("\n")
    #expect(try desk.takeWaiting().counter == sent.counter)
    desk.answer(sent, .unconfirmed("The disk is full."))
    desk.type("\n")
    #expect(desk.waiting.first?.counter == sent.counter)
    try desk.settle()
    #expect(desk.line == nil)
    #expect(desk.room.log.count == 1)
  }

  @Test func `a changed line is another submission`() throws {
    var (desk, sent) = try unconfirmed()
    desk.type(" fast\n")
    #expect(desk.waiting.first?.counter == sent.counter + 1)
  }

  @Test func `a line left unconfirmed keeps its counter in the history`() throws {
    var (desk, sent) = try unconfirmed()
    desk.press(.escape)
    #expect(desk.screen.contains("Not confirmed."))
    desk.type(":")
    desk.press(.up)
    desk.type("\n")
    #expect(desk.waiting.first?.counter == sent.counter)
  }

  @Test func `a line unconfirmed after it was left keeps its counter too`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    desk.press(.escape)
    let sent = try desk.takeWaiting()
    desk.answer(sent, .unconfirmed("The disk is full."))
    #expect(desk.screen.contains("The disk is full."))
    desk.type(":log another")
    desk.press(.up)
    desk.type("\n")
    #expect(desk.waiting.first?.counter == sent.counter)
  }

  @Test func `a feed that holds it settles it`() throws {
    var (desk, sent) = try unconfirmed()
    desk.feed([], failure: "The disk is full.")
    #expect(desk.screen.contains("READ-ONLY"))
    let entries = try desk.commit(sent)
    desk.feed(entries)
    #expect(desk.line == nil)
    #expect(desk.screen.contains("log line 1 written"))
    #expect(!desk.screen.contains("READ-ONLY"))
    desk.type(":log water rising\n")
    #expect(desk.waiting.first?.counter == sent.counter + 1)
  }

  @Test func `a feed that holds it leaves another draft alone`() throws {
    var (desk, sent) = try unconfirmed()
    desk.type(" fast")
    desk.feed(try desk.commit(sent))
    #expect(desk.line == "log water rising fast")
  }
}

struct IdentityUpdateTests {
  @Test func `whoever is not known is asked once`() throws {
    var desk = try TestDesk(registered: false)
    #expect(desk.screen.contains("Who is at this desk?"))
    desk.type("\n")
    desk.type("fier\n\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.screen.contains("There is no agency fier"))
    for _ in 0..<4 { desk.press(.backspace) }
    desk.type("fire\n\n")
    let details = OfficerDetails(
      name: "Salma", agency: AgencyCode("fire"), posts: ["Duty officer"], account: "salma")
    #expect(desk.waiting.first?.commands == [.registerOfficer(details)])
    try desk.settle()
    #expect(!desk.screen.contains("Who is at this desk?"))
    #expect(desk.model.officer?.name == "Salma")
  }

  @Test func `a name is needed and the fields go round`() throws {
    var desk = try TestDesk(registered: false)
    for _ in 0..<5 { desk.press(.backspace) }
    desk.press(.backTab)
    desk.press(.enter)
    #expect(desk.screen.contains("Type your name"))
    desk.type("Omar\t\t\n")
    #expect(desk.waiting.count == 1)
  }

  @Test func `Ctrl-C leaves without a name`() throws {
    var desk = try TestDesk(registered: false)
    desk.press(.escape)
    #expect(desk.effects.isEmpty)
    desk.press(.character("c"), control: true)
    #expect(desk.effects == [.leave])
  }

  @Test func `a refused registration says why`() throws {
    var desk = try TestDesk(registered: false)
    desk.type("\n\n\n")
    let sent = try desk.takeWaiting()
    desk.answer(sent, .rejected(.officerUnchanged("Salma")))
    #expect(desk.screen.contains("Change the agency or the post"))
    #expect(desk.screen.contains("Who is at this desk?"))
  }

  @Test func `iam changes who is at the desk`() throws {
    var desk = try TestDesk()
    desk.type(":iam Salma Haddad agency=police post=Liaison\n")
    try desk.settle()
    #expect(desk.model.officer?.name == "Salma Haddad")
    #expect(desk.model.officer?.post == "Liaison")
  }
}
