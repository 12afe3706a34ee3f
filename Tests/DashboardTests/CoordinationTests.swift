import Dashboard
import IncidentEngine
import TerminalUI
import Testing

/// The screen of the registers: its keys, and that the selected row is the object.
struct CoordinationTests {
  /// A message that fire and police owe an acknowledgement of, and a decision of three agencies.
  private func desk(_ lines: String...) throws -> TestDesk {
    var desk = try TestDesk()
    let usual = [
      "message 26-0002 fire,police cut feeder 12",
      "decide 26-0002 no boats why=weir power=none agencies=fire,police,ambulance",
    ]
    for line in usual + lines {
      desk.type(":\(line)\n")
      try desk.settle()
    }
    desk.type("6")
    return desk
  }

  private func state(_ number: String, _ desk: TestDesk) -> String? {
    MatterNumber(number).flatMap { desk.room.matter($0) }?.state.text
  }

  private func focus(_ number: String) throws -> Focus {
    .register(.matter(try #require(MatterNumber(number))))
  }

  private func selecting(_ number: String, _ desk: inout TestDesk) throws {
    let wanted = try focus(number)
    desk.type("g")
    for _ in 0..<20 where desk.model.focus != wanted { desk.type("j") }
    #expect(desk.model.focus == wanted)
  }

  @Test func `a move without a number is said of the selected matter`() throws {
    var desk = try desk()
    try selecting("M-1", &desk)
    desk.type(":ack by=fire")
    #expect(desk.screen.contains("→ M-1 cut feeder 12"))
    desk.type("\n")
    try desk.settle()
    desk.type(":ack by=police\n")
    try desk.settle()
    #expect(state("M-1", desk) == "acknowledged")
  }

  @Test func `a word of tasks that is said of no such matter is refused with what can be said`()
    throws
  {
    var desk = try desk()
    try selecting("D-1", &desk)
    desk.type(":ack by=fire\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.screen.contains("ack is not said of D-1, the selected row. Say "))
  }

  @Test func `on a line of the log a move is refused with what to do`() throws {
    var desk = try desk("log decision: hold the bags")
    desk.type("G:ack by=fire\n")
    #expect(desk.waiting.isEmpty)
    #expect(desk.screen.contains("No matter is selected to ack. Select one, or say its number"))
  }

  @Test func `a task that is named is meant, whatever matter is selected`() throws {
    var desk = try desk("task 26-0002 fire pump")
    try selecting("M-1", &desk)
    desk.type(":ack 26-0002/1\n")
    try desk.settle()
    #expect(desk.room.assignments.first?.status == .acknowledged)
    #expect(state("M-1", desk) == "sent")
  }

  @Test func `a line that is left keeps the matter it was said of`() throws {
    var desk = try desk()
    try selecting("M-1", &desk)
    desk.type(":ack by=fire")
    desk.press(.escape)
    try selecting("D-1", &desk)
    desk.type(":")
    desk.press(.up)
    #expect(desk.line == "ack M-1 by=fire")
  }

  @Test func `a answers what is owed on the selected matter`() throws {
    var desk = try desk("message 26-0002 fire close the sluice reply=+1h")
    try selecting("M-2", &desk)
    desk.type("a")
    #expect(desk.line?.contains(" M-2 by=fire") == true)
  }

  @Test func `e says what happens to a matter, and makes one of a line`() throws {
    var desk = try desk("log decision: hold the bags")
    try selecting("M-1", &desk)
    desk.type("e")
    #expect(desk.line == "M-1")
    desk.press(.escape)
    desk.type("Ge")
    #expect(desk.line?.hasPrefix("decide hold the bags from=") == true)
    desk.type(" why=wet power=none\n")
    try desk.settle()
    #expect(state("D-2", desk) != nil)
    #expect(!desk.screen.contains("a line "))
  }

  @Test func `the selection stays on its matter while others open and move some`() throws {
    var desk = try desk()
    try selecting("D-1", &desk)
    for text in ["one", "two", "three"] {
      try desk.others(
        .matter(
          .open(
            MatterDraft(
              kind: "message",
              values: FieldValues([
                FieldEntry("to", .texts(["fire"])), FieldEntry("text", .text(text)),
              ])))))
    }
    #expect(desk.model.focus == (try focus("D-1")))
    #expect(desk.markedRow?.contains("no boats") == true)
  }

  @Test func `the tabs, the filter and the columns change what is listed`() throws {
    var desk = try desk()
    desk.type(">>>")
    let tabs = desk.screen
    desk.type("<<<")
    #expect(desk.screen != tabs)
    desk.type("/state=sent\n")
    #expect(desk.screen.contains("1 of 2"))
    #expect(!desk.screen.contains("no boats"))
    desk.press(.escape)
    #expect(desk.screen.contains("no boats"))
    desk.type("v")
    #expect(desk.screen.contains("Columns and order"))
  }

  @Test func `the page is scrolled by its keys`() throws {
    var desk = try desk()
    try selecting("D-1", &desk)
    let top = desk.screen
    desk.take(.terminal(.resize(Size(columns: 80, rows: 24))))
    let before = desk.screen
    #expect(before != top)
    desk.type("]")
    #expect(desk.screen != before)
    desk.type("[")
    #expect(desk.screen == before)
  }

  @Test func `the palette finds a matter by number and by title, and leads to it`() throws {
    for words in ["m-1", "feeder"] {
      var desk = try desk()
      desk.type("1")
      desk.press(.character("p"), control: true)
      desk.type("\(words)")
      #expect(desk.screen.contains("matter"))
      #expect(desk.screen.contains("cut feeder 12"))
      desk.type("\n")
      #expect(desk.model.focus == (try focus("M-1")), "\(words)")
    }
  }

  @Test func `the palette offers of a selected matter what can be said of it now`() throws {
    var desk = try desk()
    try selecting("D-1", &desk)
    desk.press(.character("p"), control: true)
    desk.type("circulate")
    #expect(!desk.screen.contains("circulate ["))
    for _ in 0..<9 { desk.press(.backspace) }
    desk.type("dissent")
    #expect(desk.screen.contains("dissent ["))
    desk.type("\n")
    #expect(desk.screen.contains("D-1"))
  }

  @Test func `a link is taken back by its word`() throws {
    var desk = try desk()
    for line in ["link M-1 D-1 as=because", "link M-1 D-1 as=answers", "unlink M-1 D-1 as=answers"]
    {
      desk.type(":\(line)\n")
      try desk.settle()
    }
    let number = try #require(MatterNumber("M-1"))
    #expect(desk.room.links(of: .matter(number)).map(\.link) == ["because"])
  }

  @Test func `an incident's panel has a page of its matters, others have none`() throws {
    var desk = try desk("message 26-0002 fire close the sluice reply=+1h")
    desk.type("1")
    #expect(desk.screen.contains("Matters"))
    #expect(desk.screen.contains("cut feeder 12"))
    desk.type("j")
    #expect(!desk.screen.contains("Matters"))
  }

  @Test func `the timeline of an incident has a row for each matter`() throws {
    var desk = try desk()
    desk.type("1g3")
    #expect(desk.lines.contains { $0.contains("M-1 message") && $0.contains("cut feeder") })
    #expect(desk.lines.contains { $0.contains("D-1 decision") && $0.contains("no boats") })
    desk.type("jj")
    #expect(desk.markedRow?.contains("D-1") == true)
    desk.type(":ack by=fire\n")
    #expect(desk.screen.contains("ack is not said of D-1, the selected row."))
  }

  @Test func `an empty tab of a kind names what opens one`() throws {
    var desk = try desk()
    try desk.others(.matter(.declare(Self.flight)))
    for _ in 0..<20 where !desk.screen.contains("No flights yet.") { desk.type(">") }
    #expect(desk.screen.contains("No flights yet. Say :flight"))
  }

  @Test func `a field of a kind of the room's own is a column and can be asked for`() throws {
    var desk = try desk()
    try desk.others(.matter(.declare(Self.flight)))
    for (purpose, height) in [("film the dike", 40), ("find the boat", 90)] {
      try desk.others(
        .matter(
          .open(
            MatterDraft(
              kind: "flight",
              values: ["purpose": .text(purpose), "height": .integer(Int64(height))]))))
    }
    desk.type("6/height>50\n")
    #expect(desk.screen.contains("find the boat"))
    #expect(!desk.screen.contains("film the dike"))
    desk.type("v")
    #expect(desk.screen.contains("height"))
    #expect(!desk.screen.contains("crew"))
  }

  private static let flight = MatterKind(
    code: "flight", prefix: "FLT",
    fields: [
      MatterField("purpose", .line, required: true, .rest, shows: .title),
      MatterField("height", .count(0...120), shows: .column(leftOut: 1)),
      MatterField("crew", .line),
    ], states: [MatterState("flying"), MatterState("down", open: false, .good)],
    moves: [MatterMove("land", from: ["flying"], to: .state("down"))],
    words: KindWords(noun: "flight", plural: "flights", summary: "log a flight"))
}
