import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// What was written and is not in the room: all of it waits, in order, until it is sent, found on
/// disk or thrown away.
struct DraftQueueTests {
  /// Three lines sent while the disk is full.
  private func outage() throws -> (desk: TestDesk, sent: [TestDesk.Sent]) {
    var desk = try TestDesk()
    let sent = try desk.sayThreeInVain(failure: "The disk is full.")
    return (desk, sent)
  }

  private func hints(_ desk: TestDesk) -> String { desk.lines.last ?? "" }

  @Test func `every line of an outage waits, and the bar counts them`() throws {
    let (desk, _) = try outage()
    #expect(hints(desk).contains("F2 3 drafts"))
    #expect(desk.screen.contains("Not confirmed, one of 3 drafts."))
  }

  @Test func `what was sent comes back oldest first, each under its own counter, once`() throws {
    var (desk, sent) = try outage()
    desk.feed([])
    #expect(desk.screen.contains("3 lines are not in the room. F2 opens the first."))
    for (place, word) in ["FIRST", "SECOND", "THIRD"].enumerated() {
      desk.press(.function(2))
      #expect(desk.line == "log decision: \(word)")
      desk.type("\n")
      #expect(desk.waiting.first?.counter == sent[place].counter)
      try desk.settle()
    }
    #expect(desk.room.log.count == 3)
    #expect(!hints(desk).contains("draft"))
    desk.press(.function(2))
    #expect(desk.screen.contains("No draft waits."))
  }

  @Test func `PgDn and PgUp go from one open draft to the next and keep what is typed`() throws {
    var (desk, _) = try outage()
    desk.press(.function(2))
    #expect(desk.screen.contains("draft 1 of 3"))
    desk.type(" at=-5m")
    desk.press(.pageDown)
    #expect(desk.line == "log decision: SECOND")
    #expect(desk.screen.contains("draft 2 of 3"))
    desk.press(.pageDown)
    #expect(desk.line == "log decision: THIRD")
    desk.press(.pageDown)
    #expect(desk.line == "log decision: FIRST at=-5m")
    desk.press(.pageUp)
    #expect(desk.line == "log decision: THIRD")
    desk.press(.escape)
    #expect(hints(desk).contains("F2 3 drafts"))
  }

  @Test func `a changed draft that was sent is no draft any more`() throws {
    var (desk, _) = try outage()
    desk.feed([])
    desk.press(.function(2))
    desk.type(" at=-1m\n")
    try desk.settle()
    #expect(hints(desk).contains("F2 2 drafts"))
    desk.press(.function(2))
    #expect(desk.line == "log decision: SECOND")
  }

  @Test func `a new line in place of one not confirmed leaves that one waiting`() throws {
    var desk = try TestDesk()
    desk.type("lFIRST\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.press(.character("u"), control: true)
    desk.type("log SECOND\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.press(.escape)
    #expect(hints(desk).contains("F2 2 drafts"))
    desk.press(.function(2))
    #expect(desk.line == "log FIRST")
  }

  @Test func `another command in place of an open draft leaves it waiting`() throws {
    var (desk, _) = try outage()
    for line in ["help\n", "open fire Mill\n", "open fire Mi"] {
      desk.press(.function(2))
      desk.press(.character("u"), control: true)
      desk.type(line)
      try desk.settle()
      desk.press(.escape)
    }
    #expect(hints(desk).contains("F2 4 drafts"))
    desk.press(.function(2))
    #expect(desk.line == "log 26-0002 decision: FIRST")
  }

  @Test func `what healing finds on disk is taken out by itself and said`() throws {
    var (desk, sent) = try outage()
    desk.feed(try desk.commit(sent[0]))
    #expect(desk.screen.contains("✓ log line 1 written: it is on disk after all"))
    #expect(hints(desk).contains("F2 2 drafts"))
    desk.press(.function(2))
    #expect(desk.line == "log decision: SECOND")
    desk.press(.escape)
    let rest = try desk.commit(sent[1]) + desk.commit(sent[2])
    desk.feed(rest)
    #expect(desk.screen.contains("2 lines that were not confirmed are on disk after all"))
    #expect(!hints(desk).contains("draft"))
  }

  @Test func `the same words about another incident are another line`() throws {
    var desk = try TestDesk()
    desk.type("lwater\n")
    let first = try desk.takeWaiting()
    desk.answer(first, .unconfirmed("The disk is full."))
    desk.press(.escape)
    desk.type("jlwater\n")
    let second = try desk.takeWaiting()
    #expect(second.counter != first.counter)
    desk.answer(second, .unconfirmed("The disk is full."))
    desk.press(.escape)
    #expect(hints(desk).contains("F2 2 drafts"))
    desk.feed(try desk.commit(first))
    #expect(hints(desk).contains("F2 draft"))
    desk.press(.function(2))
    desk.type("\n")
    #expect(desk.waiting.first?.counter == second.counter)
    #expect(desk.waiting.first?.commands == second.commands)
  }

  @Test func `what was left by Escape last comes back first, but after what was sent`() throws {
    var desk = try TestDesk()
    for word in ["one", "two"] {
      desk.type(":log \(word)")
      desk.press(.escape)
    }
    #expect(desk.screen.contains("Not sent. F2 brings it back"))
    desk.press(.function(2))
    #expect(desk.line == "log two")
    desk.press(.pageDown)
    #expect(desk.line == "log one")
    desk.press(.escape)
    desk.type(":log sent\n")
    desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
    desk.press(.escape)
    desk.press(.function(2))
    #expect(desk.line == "log sent")
  }

  @Test func `forms and lines wait in one queue`() throws {
    var desk = try TestDesk()
    desk.type(":task fire half a")
    desk.press(.function(2))
    desk.press(.escape)
    desk.type(":log a line")
    desk.press(.escape)
    desk.press(.function(2))
    #expect(desk.line == "log a line")
    desk.press(.pageDown)
    #expect(desk.screen.contains("Give work to an agency"))
    #expect(desk.screen.contains("draft 2 of 2"))
    desk.press(.pageDown)
    #expect(desk.line == "log a line")
  }

  @Test func `F8 throws away the one that is open, and the arrow brings it back`() throws {
    var (desk, _) = try outage()
    desk.press(.function(2))
    desk.press(.pageDown)
    desk.press(.function(8))
    #expect(desk.line == nil)
    #expect(desk.screen.contains("Thrown away: log decision: SECOND"))
    #expect(hints(desk).contains("F2 2 drafts"))
    desk.type(":")
    desk.press(.up)
    #expect(desk.line == "log decision: SECOND")
    desk.press(.escape)
    desk.type(":log half")
    desk.press(.function(8))
    #expect(hints(desk).contains("F2 2 drafts"))
    #expect(desk.kept?.text.contains("draft log half") == false)
  }

  @Test func `F8 in a form throws it away`() throws {
    var desk = try TestDesk()
    desk.type(":task fire half a")
    desk.press(.function(2))
    desk.press(.function(8))
    #expect(desk.screen.contains("Thrown away: task"))
    #expect(!hints(desk).contains("draft"))
  }

  @Test func `a line that waits for its answer is not thrown away`() throws {
    var desk = try TestDesk()
    desk.type("lwater\n")
    desk.press(.function(8))
    #expect(desk.screen.contains("Still waiting for the disk"))
    try desk.settle()
    #expect(!hints(desk).contains("draft"))
  }

  @Test func `PgDn with nothing else that waits says so and keeps the line`() throws {
    var desk = try TestDesk()
    desk.type(":log half")
    desk.press(.pageDown)
    #expect(desk.line == "log half")
    #expect(desk.screen.contains("No other draft waits."))
  }

  @Test func `a line or form in which nothing was typed is no draft`() throws {
    var desk = try TestDesk()
    desk.type(":task 26-0001 fire pump due=+1m\n")
    try desk.settle()
    desk.type("2")
    for _ in 0..<3 where !desk.screen.contains("▌") { desk.press(.right) }
    desk.type("r")
    #expect(desk.line?.hasPrefix("reissue") == true)
    desk.press(.escape)
    desk.type("r")
    desk.press(.function(2))
    desk.press(.escape)
    desk.type("t")
    desk.press(.function(2))
    desk.press(.escape)
    #expect(!hints(desk).contains("draft"))
    #expect(desk.kept?.text.contains("draft") == false)
    desk.type("1:")
    desk.press(.up)
    desk.press(.escape)
    #expect(!hints(desk).contains("draft"), "a line of before is no draft")
  }

  @Test func `a line half typed before the arrow is kept too`() throws {
    var desk = try TestDesk()
    desk.type(":log one\n")
    try desk.settle()
    desk.type(":log half")
    desk.press(.up)
    desk.press(.escape)
    desk.press(.function(2))
    #expect(desk.line == "log half")
  }

  @Test func `256 drafts are kept, and the last that fits says so`() throws {
    var desk = try TestDesk()
    for number in 1...256 {
      desk.type(":log \(number)")
      desk.press(.escape)
    }
    #expect(desk.screen.contains("256 drafts wait, and no more are kept"))
    #expect(hints(desk).contains("F2 256 drafts"))
    let text = try #require(desk.kept).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("draft ") } == 256)
  }
}

/// What leaving says of what is not in the room.
struct LeavingWithDraftsTests {
  private func asked(_ size: Size, _ change: (inout TestDesk) throws -> Void) throws -> String {
    var desk = try TestDesk(size: size)
    try change(&desk)
    desk.type("q")
    return desk.screen
  }

  private let wide = Size(columns: 120, rows: 40)
  private let usual = Size(columns: 80, rows: 24)

  @Test func `everything is saved only when it is`() throws {
    #expect(try asked(wide) { _ in }.contains("Everything is saved."))
    let one = try asked(usual) { desk in
      desk.type(":log half")
      desk.press(.escape)
    }
    #expect(
      one.contains("Leave the room? 1 line is NOT in it, kept for next time.  y leave   n stay"))
    let three = try asked(wide) { desk in
      for word in ["a", "b", "c"] {
        desk.type(":log \(word)\n")
        desk.answer(try desk.takeWaiting(), .unconfirmed("The disk is full."))
        desk.press(.escape)
      }
    }
    #expect(three.contains("3 lines are NOT in it; they are kept on disk for next time."))
    #expect(!three.contains("saved.  y"))
  }

  @Test func `drafts that cannot be kept would be lost, and that is said`() throws {
    let screen = try asked(usual) { desk in
      desk.type(":log half")
      desk.press(.escape)
      desk.take(.notKept(.unwritten("disk full")))
    }
    #expect(screen.contains("Leave the room? 1 line is NOT in it and would be LOST."))
    #expect(screen.contains("y leave   n stay"))
    let again = try asked(usual) { desk in
      desk.type(":log half")
      desk.press(.escape)
      desk.take(.notKept(.unwritten("disk full")))
      desk.take(.notesKept)
    }
    #expect(again.contains("kept for next time"))
    #expect(try asked(usual) { $0.take(.notKept(.unwritten("full"))) }.contains("is saved."))
  }

  @Test func `asking has the drafts written once more`() throws {
    var desk = try TestDesk()
    desk.type(":log half")
    desk.press(.escape)
    let before = desk.keptCount
    desk.type("q")
    #expect(desk.keptCount == before + 1)
  }

  @Test func `what waits for its answer is not confirmed yet`() throws {
    let screen = try asked(wide) { desk in
      desk.type(":log half\n")
      desk.press(.escape)
    }
    #expect(screen.contains("NOT confirmed yet"))
  }
}
