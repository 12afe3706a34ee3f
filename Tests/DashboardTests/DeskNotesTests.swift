import CommandLanguage
import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// What a desk keeps between two sittings.
struct DeskNotesTests {
  /// A new sitting in the same room, with what the last one kept.
  private func sitting(after desk: TestDesk) throws -> TestDesk {
    let notes = try #require(desk.kept)
    var next = desk
    next.model = Model(
      size: desk.model.size, situation: desk.room, zone: .utc, now: desk.now,
      exerciseMilliseconds: nil, officer: desk.model.officer, account: "salma",
      desk: "desk-2", suggestedName: nil, nextCounter: 1)
    next.take(.restored(try DeskNotes(text: notes.text)))
    return next
  }

  @Test func `lines come back by the arrow`() throws {
    var desk = try TestDesk()
    for line in ["log one", "log two \\ \"x\""] {
      desk.type(":\(line)\n")
      try desk.settle()
    }
    var next = try sitting(after: desk)
    #expect(!next.screen.contains("draft"))
    next.type(":")
    next.press(.up)
    #expect(next.line == "log two \\ \"x\"")
    next.press(.up)
    #expect(next.line == "log one")
  }

  @Test func `a line half typed is offered, and F2 opens it about the same incident`() throws {
    var desk = try TestDesk()
    desk.type("j:done /1 half a th")
    var next = try sitting(after: desk)
    #expect(next.screen.contains("A draft waits that was not sent: done. F2 opens it."))
    next.press(.function(2))
    #expect(next.line == "done 26-0003/1 half a th")
    next.press(.escape)
    next.type(":")
    next.press(.up)
    #expect(next.line == "done 26-0003/1 half a th")
  }

  @Test func `a draft for marked incidents is for them again`() throws {
    var desk = try TestDesk()
    desk.type("xx:task fire pump")
    var next = try sitting(after: desk)
    next.press(.function(2))
    #expect(next.line == "task fire pump")
    next.type("\n")
    #expect(next.waiting.first?.commands.count == 2)
  }

  @Test func `a form comes back with its fields, its place and its incident`() throws {
    var desk = try TestDesk()
    desk.type("j:task fire half a")
    desk.press(.function(2))
    desk.press(.backTab)
    desk.type(" \"word\" x=1")
    var next = try sitting(after: desk)
    #expect(next.screen.contains("not sent: task. F2 opens it."))
    next.press(.function(2))
    #expect(next.screen.contains("26-0003"))
    next.press(.character("s"), control: true)
    guard case .issueAssignment(let draft)? = next.waiting.first?.commands.first else {
      Issue.record("no task was sent")
      return
    }
    #expect(draft.incident == .number(TestDesk.incident(3)))
    try next.settle()
    #expect(try sitting(after: next).screen.contains("not sent") == false)
  }

  @Test func `what reached the disk unconfirmed is no draft any more`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    let sent = try desk.takeWaiting()
    _ = try desk.commit(sent)
    var next = try sitting(after: desk)
    #expect(next.screen.contains("What was sent last is on disk"))
    next.press(.function(2))
    #expect(next.line == nil)
    #expect(next.kept?.text.contains("sent") == false)
  }

  @Test func `what never reached the disk is a draft, and is sent anew`() throws {
    var desk = try TestDesk()
    desk.type(":log water rising\n")
    let lost = try desk.takeWaiting()
    desk.answer(lost, .unconfirmed("NOT CONFIRMED"))
    desk.press(.escape)
    var next = try sitting(after: desk)
    #expect(next.screen.contains("not sent: log. F2 opens it."))
    next.press(.function(2))
    next.type("\n")
    try next.settle()
    #expect(next.room.log.count == 1)
  }

  @Test func `all drafts come back in order, what is on disk is dropped`() throws {
    var desk = try TestDesk()
    let sent = try desk.sayThreeInVain()
    desk.type(":log left")
    desk.press(.escape)
    _ = try desk.commit(sent[1])
    var next = try sitting(after: desk)
    #expect(next.screen.contains("1 line that was not confirmed is on disk."))
    #expect(next.screen.contains("3 drafts wait: log, log, log. F2 opens them."))
    for word in ["decision: FIRST", "decision: THIRD", "left"] {
      next = try sitting(after: next)
      next.press(.function(2))
      #expect(next.line == "log \(word)")
      next.type("\n")
      next.answer(try next.takeWaiting(), .accepted(first: 1, last: 1))
    }
    #expect(next.lines.last?.contains("draft") == false)
    #expect(next.kept?.text.contains("draft") == false)
  }

  @Test func `a number that was given to a line is given to no other after a restart`() throws {
    var desk = try TestDesk()
    desk.type("lFIRST\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.press(.escape)
    let notes = try #require(desk.kept)
    var next = try TestDesk()
    next.take(.restored(try DeskNotes(text: notes.text)))
    next.type("lSECOND\n")
    #expect(next.waiting.first?.counter == 2)
  }

  @Test func `notes of before, with one draft and what was sent, are read`() throws {
    let text = """
      tansiq desk notes 1
      history open flood East Bank p=1
      sent 41 log 26-0001 water rising
      desk pts/3
      draft task 26-0001 fire "pump p=1 and p=2"
      about 26-0001
      form task
      current 2
      field incident 26-0001
      field agency fire
      field title pump p=1 and p=2
      end

      """
    var desk = try TestDesk()
    desk.take(.restored(try DeskNotes(text: text)))
    #expect(desk.screen.contains("2 drafts wait: log, task."))
    desk.press(.function(2))
    #expect(desk.line == "log 26-0001 water rising")
    desk.press(.pageDown)
    #expect(desk.screen.contains("pump p=1 and p=2"))
  }

  @Test func `notes with many drafts are written like this`() throws {
    var desk = try TestDesk()
    desk.type("ldecision: FIRST\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.press(.escape)
    desk.type(":log left")
    desk.press(.escape)
    let expected = """
      tansiq desk notes 1
      history log decision: FIRST
      history log left
      draft log decision: FIRST
      about 26-0002
      sent 1 log decision: FIRST
      desk desk-1
      was sent
      draft log left
      about 26-0002
      end

      """
    #expect(desk.kept?.text == expected)
    #expect(try DeskNotes(text: expected) == desk.kept)
  }

  @Test func `a draft that was sent after all is forgotten`() throws {
    var desk = try TestDesk()
    desk.type(":log half")
    desk.press(.escape)
    desk.type(":")
    desk.press(.up)
    desk.type(" more\n")
    try desk.settle()
    #expect(desk.lines.last?.contains("F2 draft") == false)
    #expect(desk.kept?.text.contains("draft") == false)
  }

  @Test func `notes survive text of any kind`() throws {
    var desk = try TestDesk()
    desk.type(":log a\\n b \\ شرطة 🚒 e\u{301}")
    let notes = try #require(desk.kept)
    #expect(try DeskNotes(text: notes.text) == notes)
    #expect(notes.text.hasSuffix("end\n"))
  }

  @Test func `a name that is not known is passed over`() throws {
    let text = "tansiq desk notes 1\nhistory log one\nsort age down\nend\n"
    #expect(try DeskNotes(text: text).text == "tansiq desk notes 1\nhistory log one\nend\n")
  }

  @Test(
    arguments: [
      ("", 1), ("tansiq desk notes 2\nend\n", 1), ("tansiq desk notes 1\nhistory log", 2),
      ("tansiq desk notes 1\nhistory a\\q\nend\n", 2), ("tansiq desk notes 1\nsent x y\nend\n", 2),
      ("tansiq desk notes 1\nform task\nend\n", 2), ("tansiq desk notes 1\ndesk x\nend\n", 2),
      ("tansiq desk notes 1\ndraft x\nabout y\nend\n", 3),
      ("tansiq desk notes 1\ndraft task\nform task\ncurrent -1\nend\n", 4),
    ])
  func `damaged notes are refused with the line`(_ text: String, _ line: Int) {
    #expect {
      try DeskNotes(text: text)
    } throws: { error in
      (error as? DeskNotesProblem)?.line == line
    }
  }

  @Test func `a draft of a verb or field that is not known is its line`() throws {
    let text =
      "tansiq desk notes 1\ndraft task fire go\nform task\nfield colour red\nend\n"
    var desk = try TestDesk()
    desk.take(.restored(try DeskNotes(text: text)))
    desk.press(.function(2))
    #expect(desk.line == "task fire go")
  }

  @Test func `trouble with the notes is a note, said once`() throws {
    var desk = try TestDesk()
    desk.type(":log half")
    desk.take(.notKept(.unwritten("disk full")))
    #expect(!desk.screen.contains("Drafts are not kept"))
    desk.press(.escape)
    #expect(desk.screen.contains("Drafts are not kept on disk now: disk full"))
    desk.take(.notKept(.setAside("/x.damaged")))
    #expect(desk.screen.contains("Their file is kept as /x.damaged."))
    #expect(desk.model.wantsToLeave == false)
  }

  @Test func `no more lines are kept than come back`() throws {
    var desk = try TestDesk()
    for number in 1...230 {
      desk.type(":log \(number)")
      desk.press(.escape)
    }
    let text = try #require(desk.kept).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("history ") } == 200)
    #expect(text.contains("history log 230\n"))
  }
}

extension DeskNotesTests {
  @Test func `columns, order, tabs and the followed incident come back`() throws {
    var desk = try TestDesk()
    desk.type(":columns number,title,age\n:sort title\n/p<=2\n")
    desk.type("wurgent\n")
    desk.press(.escape)
    desk.type(":follow 26-0001\n")
    var next = try sitting(after: desk)
    #expect(next.lines.contains { $0.contains(/Nº +Incident▾ +Age/) })
    #expect(next.screen.contains("urgent 2"))
    #expect(next.markedRow?.contains("26-0001") == true)
    next.type(">")
    #expect(!next.screen.contains("Nothing"))
    #expect(next.lines.contains { $0.contains("26-0003") && $0.contains("Road") })
  }
}
