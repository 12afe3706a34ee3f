import CommandLanguage
import IncidentEngine
import Testing

/// Lines about matters: the number behind the verb or before it.
struct MatterLineTests {
  private let context: LineContext

  init() throws { context = try OwnVerbs.context() }

  private func meaning(_ line: String) throws -> LineMeaning {
    try read(line: line, in: context)
  }

  private func reason(_ line: String, in context: LineContext) -> LineProblem.Reason? {
    do {
      _ = try read(line: line, in: context)
      return nil
    } catch {
      return error.reason
    }
  }

  private func move(_ words: String) -> LineMeaning {
    .commands(
      [.writeLog(LogDraft(kind: .observation, text: words, incident: nil))], occurred: nil)
  }

  @Test(arguments: [
    ("M-14", "M-14"), ("m14", "M-14"), ("mt-4/2", "MT-4/2"), ("ABCDE1", "ABCDE-1"),
    ("M-014", "M-14"), ("RQ-999999999", "RQ-999999999"),
  ])
  func `a number of a matter is letters, a dash, digits`(_ text: String, _ spoken: String) throws {
    #expect(MatterReference(text)?.description == spoken)
    #expect(MatterReference(spoken).map(\.description) == spoken)
  }

  @Test(arguments: [
    "", "M", "M-", "14", "26-0003", "26-0003/4", "/4", "O1", "o-1", "ABCDEF-1", "M-0", "M-1/0",
    "M-1/", "M-1/2/3", "M--1", "M-1x", "م-1", "M-٣", "M-9999999999", "M 1",
  ])
  func `other words are none`(_ text: String) {
    #expect(MatterReference(text) == nil)
  }

  @Test(arguments: ["answer M-14 in order", "M-14 answer in order", ":m14 ANSWER in order"])
  func `the number stands before the verb or behind it`(_ line: String) throws {
    #expect(try meaning(line) == move("M-14 answer in order"))
  }

  @Test func `the object says which verb of a name is meant`() throws {
    #expect(try meaning("ack M-3") == move("M-3 ack"))
    #expect(
      try meaning("ack /4")
        == .commands([.acknowledgeAssignment(OfficersRoom.task(4))], occurred: nil))
    #expect(try meaning("answer JD-2 yes") == move("JD-2 answer yes"))
    #expect(try meaning("answer M-2/1 yes") == move("M-2/1 answer yes"))
  }

  @Test func `the selected matter is meant where none is named`() throws {
    var context = context
    context.matterSelection = .matter(try #require(MatterReference("JD-1")))
    #expect(try read(line: "sign now", in: context) == move("JD-1 sign now"))
    let form = CommandForm(try #require(context.verbs.verb(named: "sign")))
    #expect(try form.meaning(in: context) == move("JD-1 sign"))
    context.matterSelection = .matter(try #require(MatterReference("M-1")))
    #expect(throws: LineProblem.self) { try read(line: "sign now", in: context) }
  }

  private func selecting(_ selection: MatterSelection) -> LineContext {
    var context = context
    context.matterSelection = selection
    return context
  }

  private func selecting(_ number: String) throws -> LineContext {
    selecting(.matter(try #require(MatterReference(number))))
  }

  @Test func `a word of tasks is said of the selected matter, unless a task is named`() throws {
    let context = try selecting("M-1")
    #expect(try read(line: "ack", in: context) == move("M-1 ack"))
    let task = LineMeaning.commands(
      [.acknowledgeAssignment(OfficersRoom.task(4))], occurred: nil)
    #expect(try read(line: "ack /4", in: context) == task)
    #expect(try read(line: "ack 4", in: context) == task)
    #expect(try read(line: "answer JD-2 yes", in: context) == move("JD-2 answer yes"))
  }

  @Test func `a word that is not said of the selected matter is refused with what is`() throws {
    guard
      case .notOfSelected("sign", "M-2", let possible, _)? = reason(
        "sign now", in: try selecting("M-2"))
    else {
      Issue.record("not refused so")
      return
    }
    #expect(possible.contains("answer"))
    #expect(!possible.contains("sign"))
  }

  @Test func `where matters are shown and none is selected a move is refused`() {
    for line in ["ack", "sign now", "answer yes"] {
      guard case .noMatterSelected? = reason(line, in: selecting(.nothing)) else {
        Issue.record("\(line) is not refused so")
        continue
      }
    }
    #expect(reason("log all is well", in: selecting(.nothing)) == nil)
  }

  @Test func `a line says the number of the matter that it means`() throws {
    let context = try selecting("M-1")
    #expect(spellingOutMatter(of: "answer yes", in: context) == "answer M-1 yes")
    for line in ["ack /4", "answer M-14 yes", "task fire pump", ""] {
      #expect(spellingOutMatter(of: line, in: context) == line)
    }
  }

  @Test func `of a selected matter no verb of another kind is offered`() throws {
    let names = complete(line: "", in: try selecting("M-2")).items.map(\.text)
    #expect(names.contains("answer"))
    #expect(!names.contains("sign"))
    #expect(names.contains("task"))
  }

  @Test(arguments: [
    ("M-99 answer yes", "M-14"), ("answer m99 yes", "M-14"), ("ack JD-7", "JD-2"),
    ("log M-99 was answered", "M-14"), ("close M-99", "M-14"), ("JK-1", "JD-1"), ("MT-4", "M-4"),
  ])
  func `an unknown number is refused with the nearest`(_ line: String, _ near: String) throws {
    let problem = try #require(throws: LineProblem.self) { try meaning(line) }
    #expect(reason("ZQ-1 ack", in: context) == .matterUnknown("ZQ-1", nearest: nil))
    let word = String(Array(line)[problem.range])
    #expect(problem.reason == .matterUnknown(word, nearest: near))
    #expect(MatterReference(word) != nil)
  }

  @Test(arguments: [
    ("log M-14 was answered", "log"), ("close M-14", "close"), ("M-14 task fire go", "task"),
    ("sign M-14", "sign"), ("follow M-2", "follow"), ("M-14 open flood E", "open"),
  ])
  func `a verb that is not said of matters is never said of the selected incident instead`(
    _ line: String, _ verb: String
  ) throws {
    let matter = line.contains("M-14") ? "M-14" : "M-2"
    #expect(reason(line, in: context) == .notOfMatter(verb: verb, matter: matter))
  }

  @Test(arguments: [
    "A1 motorway closed", "\"M-14\" is painted on it", "see M-14", "E41 on scene",
  ])
  func `a word that is no kind's number, is quoted or comes later is text`(_ text: String) throws {
    guard case .commands(let commands, _) = try meaning("log \(text)"),
      case .writeLog(let draft) = commands.first
    else { throw OfficersRoom.NotOneCommand(line: text) }
    #expect(draft.text == text.filter { $0 != "\"" })
    #expect(draft.incident == .number(OfficersRoom.selected))
  }

  @Test func `without verbs of matters only the first word is refused`() throws {
    let plain = try OfficersRoom.usual().context()
    #expect(reason("M-14 answer yes", in: plain) == .matterUnknown("M-14", nearest: nil))
    #expect(reason("log M-14 yes", in: plain) == nil)
    #expect(reason("inject I-27", in: plain) == nil)
  }

  @Test func `a number alone asks what is to happen`() {
    let known = ["ack", "answer"]
    #expect(reason("M-14", in: context) == .moveMissing(matter: "M-14", known: known))
    #expect(reason("M-14 anser", in: context) == .unknownVerb("anser", nearest: "answer"))
  }

  @Test(
    arguments: [
      ("answer M-", ["M-2", "M-4", "M-6", "M-8", "M-10", "M-12", "M-14"]),
      ("answer m1", ["M-10", "M-12", "M-14"]),
      ("sign ", ["JD-1", "JD-2"]), ("M-14 ", ["ack", "answer"]), ("M-13 ", ["ack"]),
      ("M-13 a", ["ack"]), ("JD", []), ("JD-", ["JD-1", "JD-2"]), ("M-99 ", []), ("log M-14 ", []),
      ("ack jd", ["JD-1", "JD-2"]), ("ack /", ["/1", "/4"]), ("reopen M-14 ", []),
    ] as [(String, [String])])
  func `only what is possible is offered`(_ line: String, _ texts: [String]) {
    #expect(complete(line: line, in: context).items.map(\.text) == texts)
  }

  @Test func `of many matters those that begin so are found`() throws {
    var context = context
    context.matters = KnownMatters(
      (1...200).compactMap { number in MatterReference("M-\(number)").map { ($0, "") } })
    #expect(complete(line: "ack M-19", in: context).items.count == 11)
    let form = CommandForm(try #require(CommandForm(line: "ack M-1", in: context)).verb)
    let list = form.completions(ofField: 0, typed: "m199", in: context)
    #expect(list.items.map(\.text) == ["M-199"])
  }

  @Test func `tasks come before matters where a verb is said of both`() {
    let offered = complete(line: "ack ", in: context).items.map(\.text)
    #expect(offered.prefix(4) == ["/1", "/4", "26-0002/1", "M-1"])
  }

  @Test func `a form names its matter`() throws {
    let form = try #require(CommandForm(line: "M-14 answer yes", in: context))
    #expect(form.fields.map(\.name) == ["matter", "text"])
    #expect(form.values == ["M-14", "yes"])
    #expect(form.line(in: context) == "answer M-14 yes")
    var empty = form
    empty.values[0] = ""
    let problem = try #require(throws: LineProblem.self) { try empty.meaning(in: context) }
    #expect(problem.field == 0)
    empty.values[0] = "JD-1"
    let other = try #require(throws: LineProblem.self) { try empty.meaning(in: context) }
    #expect(other.reason == .notOfMatter(verb: "answer", matter: "JD-1"))
    #expect(
      form.completions(ofField: 0, typed: "m-1", in: context).items.map(\.text)
        == ["M-10", "M-12", "M-14"])
  }

  @Test func `a text that begins like a number stands in quotes`() throws {
    var form = CommandForm(try #require(context.verbs.verb(named: "close")))
    form.values[1] = "M-14 says so"
    #expect(form.line(in: context) == "close \"M-14 says so\"")
    #expect(try form.meaning(in: context) == meaning(form.line(in: context)))
  }
}
