import CommandLanguage
import IncidentEngine
import Testing

/// A verb that a room brings works wherever a standard one does.
struct OwnVerbTests {
  private let context: LineContext

  init() throws { context = try OwnVerbs.context() }

  private func verb(_ name: String) throws -> Verb {
    try #require(context.verbs.verb(named: name))
  }

  private var message: LineMeaning {
    let reply = OfficersRoom.now.advanced(byMilliseconds: 2 * 3_600_000)
    let draft = LogDraft(
      kind: .messageOut, text: "road closure", incident: nil, to: "fire police",
      method: "\(reply.milliseconds)")
    return .commands([.writeLog(draft)], occurred: nil)
  }

  @Test func `its line means what its reader says`() throws {
    #expect(
      try read(line: "message fire,police road closure reply=+2h", in: context) == message)
    #expect(throws: LineProblem.self) {
      try read(line: "message fire road closure", in: OfficersRoom.usual().context())
    }
  }

  @Test func `its form means the same as its line`() throws {
    var form = CommandForm(try verb("message"))
    #expect(form.fields.map(\.label) == ["Agencies", "Text", "Reply by"])
    form.values = ["fire, police", "road closure", "+2h"]
    #expect(try form.meaning(in: context) == message)
    let line = form.line(in: context)
    #expect(try read(line: line, in: context) == message)
    #expect(CommandForm(line: line, in: context) == form)
  }

  @Test(arguments: [
    ("message fire road closure reply=soon", 2, "soon"), ("message fier road", 0, "fier"),
    ("message fire", 1, ""),
  ])
  func `what is wrong is marked in the line and in the form`(
    _ line: String, _ field: Int, _ marked: String
  ) throws {
    let inLine = try #require(throws: LineProblem.self) { try read(line: line, in: context) }
    #expect(inLine.field == field)
    #expect(String(Array(line)[inLine.range]) == marked)
    let form = try #require(CommandForm(line: line, in: context))
    let inForm = try #require(throws: LineProblem.self) { try form.meaning(in: context) }
    #expect(inForm.field == field)
    #expect(String(Array(form.values[field])[inForm.range]) == marked)
    #expect(inForm.reason == inLine.reason)
  }

  @Test func `it is offered with its fields`() throws {
    func texts(_ line: String) -> [String] {
      complete(line: line, in: context).items.map(\.text)
    }
    #expect(texts("mess") == ["message"])
    #expect(texts("message po") == ["police", "port"])
    #expect(texts("message fire go re") == ["reply="])
    #expect(texts("help mess") == ["message"])
    #expect(
      complete(line: "message ", in: context).usage == "message AGENCIES TEXT… [reply=]")
  }

  @Test func `the palette and help find it`() throws {
    let found = searchPalette("formal mess", added: [], PaletteIndex(), in: context)
    #expect(found.hits.map(\.target) == [.verb("message")])
    let named = searchPalette("answer", added: [], PaletteIndex(), in: context)
    #expect(named.hits.map(\.target) == [.verb("answer")])
    #expect(try read(line: "help message", in: context) == .help(verb("message")))
  }

  @Test func `it takes no word from a standard verb`() throws {
    let reads = VerbReader { _ throws(LineProblem) in .quit }
    let own = [
      Verb("close", "shut", example: "close", reads: reads),
      Verb("q", "queue", example: "q", reads: reads),
      Verb("shut", aliases: ["void", "seal"], "shut", example: "shut", reads: reads),
      Verb("shut", "shut again", of: .incident, example: "shut", reads: reads),
    ]
    let table = VerbTable(VerbTable.standard.rows + own)
    #expect(table.rows.prefix(VerbTable.standard.rows.count) == VerbTable.standard.rows[...])
    #expect(table.rows.suffix(1).map(\.aliases) == [["seal"]])
    #expect(table.refused.map(\.summary) == ["shut", "queue", "shut again"])
    for verb in VerbTable.standard.rows {
      for word in [verb.name] + verb.aliases { #expect(table.verb(named: word) == verb) }
    }
    #expect(table.verb(named: "SEAL")?.name == "shut")
  }

  @Test(arguments: [
    "", "m14", "mt-4", "Open", "two words", "p=1", "26-0003", "/4", ":x", "-", "4x",
  ])
  func `what could be taken for something else names no verb`(_ name: String) {
    let reads = VerbReader { _ throws(LineProblem) in .quit }
    let table = VerbTable([Verb(name, "odd", example: name, reads: reads)])
    #expect(table.rows.isEmpty)
    #expect(table.refused.map(\.name) == [name])
  }
}
