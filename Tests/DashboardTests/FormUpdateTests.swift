import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// Forms, by keys: what stood before, what was pressed, what stands after.
struct FormUpdateTests {
  private func desk(_ line: String) throws -> TestDesk {
    var desk = try TestDesk()
    desk.type(":\(line)")
    desk.press(.function(2))
    return desk
  }

  /// The rows of the form that a mark or text points to.
  private func row(_ desk: TestDesk, _ label: String) -> String {
    let row = desk.lines.first { $0.drop { $0 == " " || $0 == "▌" }.hasPrefix(label) } ?? ""
    return String(row.dropLast(while: { $0 == " " }))
  }

  private func marked(_ desk: TestDesk) -> String { row(desk, desk.marked) }

  @Test(arguments: ["t\n", ":task\n", ":task 26-0002\n", ":change\n", "n\n"])
  func `Enter opens the form of a verb that needs more`(_ keys: String) throws {
    var desk = try TestDesk()
    desk.type(keys)
    #expect(desk.line == nil)
    #expect(desk.screen.contains("* needed") || keys.contains("change"), "\(desk.screen)")
    #expect(desk.screen.contains("Happened at"))
    #expect(desk.waiting.isEmpty)
  }

  @Test func `a line that says something is complained about, not made a form`() throws {
    var desk = try TestDesk()
    desk.type(":task fire\n")
    #expect(desk.line == "task fire")
    #expect(desk.screen.contains("title is missing"))
  }

  @Test func `F2 takes the words of the line into the form and back`() throws {
    var desk = try desk("task fire evacuate p=3 due=+45m")
    #expect(row(desk, "Incident").contains("26-0002  Dam"))
    #expect(row(desk, "Agency *").contains("fire  FIRE"))
    #expect(row(desk, "Title *").hasSuffix("evacuate p=3"))
    #expect(row(desk, "Due").contains("+45m  14:50"))
    desk.press(.function(2))
    #expect(desk.line == "task 26-0002 fire \"evacuate p=3\" due=+45m")
    desk.press(.function(2))
    #expect(row(desk, "Title *").hasSuffix("evacuate p=3"))
  }

  @Test(arguments: ["", "tsak fire"])
  func `F2 on a line without a verb says why`(_ line: String) throws {
    let desk = try desk(line)
    #expect(desk.line == line)
    #expect(desk.screen.contains("✗ "))
  }

  @Test func `the form is filled field by field and sent by Enter on the last`() throws {
    var desk = try TestDesk()
    desk.type("t\n")
    #expect(desk.marked == "Agency")
    desk.type("fire\nevacuate\n+45m\n\n\n\n")
    #expect(desk.marked == "Happened")
    #expect(desk.waiting.isEmpty)
    desk.type("\n")
    let sent = try #require(desk.waiting.first)
    guard case .issueAssignment(let draft)? = sent.commands.first else {
      Issue.record("no task was sent")
      return
    }
    #expect(draft.title == "evacuate")
    #expect(draft.due == desk.model.now.advanced(byMilliseconds: 45 * 60_000))
    #expect(desk.screen.contains("Sent. The disk has not confirmed it yet."))
    try desk.settle()
    #expect(desk.screen.contains("26-0002/1 issued to FIRE: evacuate"))
    #expect(!desk.screen.contains("Happened at"))
  }

  @Test func `keys walk around the fields`() throws {
    var desk = try desk("task")
    let order = [
      "Agency", "Title", "Due", "For", "After", "Under", "Happened", "Incident", "Agency",
    ]
    for (index, name) in order.enumerated() {
      #expect(desk.marked == name)
      desk.press(index.isMultiple(of: 2) ? .tab : .down)
    }
    for name in ["Title", "Agency", "Incident", "Happened", "Under"] {
      #expect(desk.marked == name)
      desk.press(name == "Title" ? .up : .backTab)
    }
  }

  @Test func `the right arrow edits within a field and completes at its end`() throws {
    var desk = try desk("task")
    #expect(desk.screen.contains("police"))
    desk.press(.right)
    #expect(row(desk, "Agency *").contains("fire"))
    desk.press(.right)
    #expect(row(desk, "Agency *").contains("police"))
    desk.press(.right)
    desk.press(.right)
    #expect(row(desk, "Agency *").contains("fire"))
    desk.press(.character("u"), control: true)
    desk.type("pox")
    desk.press(.left)
    desk.press(.left)
    desk.press(.right)
    desk.press(.backspace)
    #expect(row(desk, "Agency *").contains("px"))
    desk.press(.delete)
    desk.press(.character(" "), control: true)
    #expect(row(desk, "Agency *").contains("police  POLICE"))
  }

  @Test func `a slip is told beneath its field with its cure`() throws {
    var desk = try desk("task fier pump")
    desk.press(.character("s"), control: true)
    #expect(desk.waiting.isEmpty)
    #expect(desk.marked == "Agency")
    #expect(desk.screen.contains("✗ There is no agency fier. Did you mean fire?"))
    desk.press(.backspace)
    #expect(!desk.screen.contains("Did you mean"))
    desk.type("\u{8}")
    desk.press(.character("u"), control: true)
    desk.type("fire")
    desk.take(.terminal(.key(Key(.enter, alt: true))))
    #expect(desk.waiting.count == 1)
  }

  @Test func `what is needed and missing is pointed to`() throws {
    var desk = try desk("task fire")
    desk.press(.character("s"), control: true)
    #expect(desk.marked == "Title")
    #expect(desk.screen.contains("✗ Title is needed. Type words."))
  }

  @Test func `a refusal leaves everything as it was typed`() throws {
    var desk = try desk("close anyway")
    desk.press(.character("s"), control: true)
    let sent = try desk.takeWaiting()
    desk.press(.character("s"), control: true)
    #expect(desk.screen.contains("Still waiting"))
    desk.answer(sent, .rejected(.nothingSubmitted))
    #expect(row(desk, "Anyway").hasSuffix("on"))
    #expect(desk.screen.contains("✗"))
    desk.press(.character("s"), control: true)
    try desk.settle()
    #expect(desk.screen.contains("26-0002 is closed"))
  }

  @Test func `what was not confirmed is sent again under its counter`() throws {
    var desk = try desk("log water rising")
    desk.press(.character("s"), control: true)
    let first = try desk.takeWaiting()
    desk.answer(first, .unconfirmed("NOT CONFIRMED: the disk failed."))
    #expect(desk.screen.contains("NOT CONFIRMED"))
    #expect(row(desk, "Text *").contains("water rising"))
    desk.press(.function(2))
    #expect(desk.line == "log 26-0002 water rising")
    desk.press(.function(2))
    desk.press(.character("s"), control: true)
    #expect(desk.waiting.first?.counter == first.counter)
    try desk.settle()
    #expect(desk.room.log.count == 1)
  }

  @Test func `a line that was not confirmed keeps its counter in the form`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    let first = try desk.takeWaiting()
    desk.answer(first, .unconfirmed("NOT CONFIRMED"))
    desk.press(.function(2))
    desk.press(.character("s"), control: true)
    #expect(desk.waiting.first?.counter == first.counter)
    try desk.settle()
    #expect(!desk.screen.contains("Happened at"))
    #expect(desk.screen.contains("log line 1 written"))
  }

  @Test func `live changes never change what the form is about`() throws {
    var desk = try desk("task fire pump")
    let draft = IncidentDraft(type: "fire", title: "Mill", priority: .immediate)
    try desk.others(.openIncident(draft), .openIncident(draft))
    desk.press(.character("s"), control: true)
    guard case .issueAssignment(let sent)? = desk.waiting.first?.commands.first else {
      Issue.record("no task was sent")
      return
    }
    #expect(sent.incident == .number(TestDesk.incident(2)))
  }

  @Test func `a form without a number is for all that were marked`() throws {
    var desk = try TestDesk()
    desk.type("xx:task fire")
    desk.press(.function(2))
    #expect(row(desk, "Incident").contains("26-0002"))
    #expect(row(desk, "Incident").contains("26-0003"))
    desk.type("pump")
    desk.press(.escape)
    desk.type("X")
    desk.press(.function(2))
    desk.press(.function(2))
    #expect(desk.line == "task fire pump")
    desk.press(.function(2))
    desk.press(.character("s"), control: true)
    let incidents = desk.waiting.first?.commands.compactMap { command in
      if case .issueAssignment(let draft) = command { draft.incident } else { nil }
    }
    #expect(incidents == [2, 3].map { .number(TestDesk.incident($0)) })
    try desk.settle()
    desk.type(":task")
    desk.press(.function(2))
    #expect(row(desk, "Incident").contains("26-0001  Cellar"))
  }

  @Test func `a short task is that of the incident the form was opened on`() throws {
    var desk = try TestDesk()
    let fire = try #require(AgencyCode("fire"))
    for number in [2, 3] {
      let draft = AssignmentDraft(
        incident: .number(TestDesk.incident(number)), agency: fire, title: "pump")
      try desk.others(.issueAssignment(draft))
    }
    desk.type(":done /1 dry")
    desk.press(.function(2))
    desk.press(.escape)
    desk.press(.down)
    desk.press(.function(2))
    desk.press(.character("s"), control: true)
    let task = AssignmentNumber(incident: TestDesk.incident(2), ordinal: 1)
    #expect(
      desk.waiting.first?.commands == [.finishAssignment(.number(task), result: "dry")])
  }

  @Test func `what is typed while the form waits is not lost`() throws {
    var desk = try desk("log water rising")
    desk.press(.character("s"), control: true)
    while desk.marked != "Text" { desk.press(.tab) }
    desk.type(" fast")
    try desk.settle()
    #expect(row(desk, "Text *").contains("water rising fast"))
    desk.press(.character("s"), control: true)
    try desk.settle()
    #expect(desk.room.log.count == 2)
    #expect(!desk.screen.contains("Text *"))
  }

  @Test(arguments: [false, true])
  func `Escape and Ctrl-C keep the draft, and F2 brings it back`(_ isEscape: Bool) throws {
    var desk = try desk("task fire half a")
    desk.press(.down)
    if isEscape { desk.press(.escape) } else { desk.press(.character("c"), control: true) }
    #expect(desk.screen.contains("Not sent. F2 opens it again."))
    #expect(desk.lines.last?.contains("F2 draft") == true)
    desk.press(.down)
    desk.press(.function(2))
    #expect(row(desk, "Incident").contains("26-0002"))
    #expect(row(desk, "Title *").contains("half a"))
    #expect(desk.marked == "For")
    desk.press(.character("s"), control: true)
    try desk.settle()
    #expect(desk.lines.last?.contains("F2 draft") == false)
    desk.press(.function(2))
    #expect(desk.screen.contains("No draft waits."))
  }

  @Test func `an empty form leaves nothing behind`() throws {
    var desk = try desk("task")
    desk.press(.escape)
    #expect(desk.lines.last?.contains("F2 draft") == false)
    #expect(desk.kept?.isEmpty != false)
  }

  @Test func `a paste is one field's text`() throws {
    var desk = try desk("log")
    while desk.marked != "Text" { desk.press(.tab) }
    desk.take(.terminal(.paste("two\nlines\tp=1")))
    desk.press(.character("s"), control: true)
    guard case .writeLog(let draft)? = desk.waiting.first?.commands.first else {
      Issue.record("nothing was written")
      return
    }
    #expect(draft.text == "two lines p=1")
  }

  @Test(arguments: VerbTable.standard.rows)
  func `every verb has a form that is drawn at every size`(_ verb: Verb) throws {
    for size in [(40, 10), (60, 20), (80, 24), (120, 40), (200, 50)] {
      var desk = try TestDesk(size: Size(columns: size.0, rows: size.1))
      desk.type(":\(verb.name)")
      desk.press(.function(2))
      for _ in 0...verb.fields.count + verb.options.count {
        let cursor = view(desk.model).cursor
        #expect(verb.usage == verb.name || cursor != nil, "\(verb.name) \(size)")
        #expect(verb.usage == verb.name || !desk.marked.isEmpty, "\(verb.name) \(size)")
        desk.press(.tab)
      }
    }
  }
}

extension TestDesk {
  /// The first word of the marked row; empty when none is marked.
  fileprivate var marked: String {
    let row = lines.first { $0.drop { $0 == " " }.hasPrefix("▌ ") } ?? ""
    return row.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }
}

extension String {
  fileprivate func dropLast(while isDropped: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
