import CommandLanguage
import EngineSamples
import IncidentEngine
import Testing

struct CommandFormTests {
  private let room: OfficersRoom
  private let context: LineContext

  init() throws {
    room = try OfficersRoom.usual()
    context = room.context()
  }

  private func form(_ line: String) throws -> CommandForm {
    try #require(CommandForm(line: line, in: context), "\(line)")
  }

  /// The filled fields of a form, such as `agency:fire`.
  private func filled(_ form: CommandForm) -> [String] {
    zip(form.fields, form.values).filter { !$0.1.isEmpty }.map { "\($0.0.name):\($0.1)" }
  }

  @Test(arguments: VerbTable.standard.rows)
  func `a form has the incident, then the fields of the line in their order`(_ verb: Verb) {
    let form = CommandForm(verb)
    let names = (verb.takesIncident ? ["incident"] : []) + (verb.fields + verb.options).map(\.name)
    #expect(form.fields.map(\.name) == names)
    #expect(Set(names).count == names.count)
    #expect(form.values == names.map { _ in "" })
    #expect(form.saysNothing)
  }

  @Test(arguments: VerbTable.standard.rows)
  func `the form of an example says the same`(_ verb: Verb) throws {
    let form = try form(verb.example)
    let line = form.line(in: context)
    #expect(line == verb.example.filter { $0 != "\"" })
    #expect(try form.meaning(in: context) == room.meaning(verb.example))
  }

  @Test(
    arguments: [
      ("task", []), ("task f", ["agency:f"]), ("task 26-0002", ["incident:26-0002"]),
      ("task Fire and Rescue pump it", ["agency:Fire and Rescue", "title:pump it"]),
      ("task \"fire\" and rescue them", ["agency:fire", "title:and rescue them"]),
      ("task fire \"26-0002 x\" due=+4", ["agency:fire", "title:26-0002 x", "due:+4"]),
      ("task fire go due=1 due=2", ["agency:fire", "title:go", "due:1 due=2"]),
      ("task fire go deu=1", ["agency:fire", "title:go deu=1"]),
      ("move Engine 41 on scene", ["resource:Engine 41", "movement:on scene"]),
      ("move Engine 41 sideways", ["resource:Engine 41", "movement:sideways"]),
      ("move Engine 41", ["resource:Engine 41"]),
      ("log decision: no boats", ["kind::decision:", "text:no boats"]),
      ("log message in:60 left by=radio", ["kind::message in:", "text:60 left", "by:radio"]),
      ("log no boats", ["text:no boats"]), ("log - x", ["incident:-", "text:x"]),
      ("close anyway", ["anyway:on"]), ("close do it anyway now", ["reason:do it anyway now"]),
      ("ack /4 at once", ["task:/4 at once"]), ("change cellar p=1", ["incident:cellar", "p:1"]),
      ("open flood \"East", ["type:flood", "title:East"]),
      ("open flood E place=Mill Rd p=1", ["type:flood", "title:E", "place:Mill Rd", "p:1"]),
    ] as [(String, [String])])
  func `what is typed stands in its field`(_ line: String, _ values: [String]) throws {
    #expect(filled(try form(line)) == values)
  }

  @Test(arguments: ["", "tsak fire", "pause now"])
  func `a line without a verb or with words that no field takes has no form`(_ line: String) {
    #expect(CommandForm(line: line, in: context) == nil)
  }

  @Test(
    arguments: [
      ("task", ["agency": "fire", "title": "go p=1"], "task fire \"go p=1\""),
      ("task", ["agency": "fire", "title": "and rescue"], "task \"fire\" and rescue"),
      ("task", ["agency": "Fire and Rescue", "title": "go"], "task \"Fire and Rescue\" go"),
      ("task", ["title": "go"], "task \"\" go"),
      ("close", ["reason": "26-0002 is the same"], "close \"26-0002 is the same\""),
      ("close", ["incident": "26-0002", "reason": "26-0003"], "close 26-0002 26-0003"),
      ("close", ["reason": "over anyway"], "close \"over anyway\""),
      ("close", ["reason": "over", "anyway": "yes"], "close over anyway"),
      ("close", ["reason": "over", "anyway": "no"], "close over"),
      ("log", ["kind:": "dec", "text": "no  boats"], "log decision: \"no  boats\""),
      ("log", ["kind:": "message in", "text": "\"x\""], "log message in: \"\"\"x\"\"\""),
      ("open", ["type": "flood", "title": "E", "place": "Mill Rd"], "open flood E place=Mill Rd"),
    ] as [(String, [String: String], String)])
  func `quotes stand where the line would mean something else`(
    _ name: String, _ values: [String: String], _ line: String
  ) throws {
    var form = CommandForm(try #require(VerbTable.standard.verb(named: name)))
    for (field, value) in values { form.values[try #require(form.place(of: field))] = value }
    #expect(form.line(in: context) == line)
  }

  /// A verb, its values, the field that is wrong and what is marked in it.
  @Test(
    arguments: [
      ("task", ["agency": "fire"], "title", ""),
      ("task", ["title": "go"], "agency", ""),
      ("task", ["agency": "fier", "title": "go"], "agency", "fier"),
      ("task", ["incident": "26-0077", "agency": "fire", "title": "g"], "incident", "26-0077"),
      ("task", ["incident": "cellar", "agency": "fire", "title": "g"], "incident", "cellar"),
      ("task", ["agency": "fire", "title": "go", "due": "+4q"], "due", "+4q"),
      ("task", ["agency": "fire", "title": "\"a\" b", "at": "noon"], "at", "noon"),
      ("open", ["type": "flood", "title": "E", "agencies": "police, zebra"], "agencies", "zebra"),
      ("open", ["type": "flood", "title": "E", "p": "7"], "p", "7"),
      ("resource", ["name": "Boat 3", "kind": "boat"], "agency", ""),
      ("agency", ["code": "4x", "name": "Four"], "code", "4x"),
      ("log", ["kind:": "gossip", "text": "x"], "kind:", "gossip"),
      ("close", ["anyway": "perhaps"], "anyway", "perhaps"),
      ("change", [:], "p", ""),
      ("move", ["resource": "Engine 41", "movement": "sideways"], "movement", "sideways"),
      ("move", ["resource": "Engine 49", "movement": "on scene"], "resource", "Engine 49"),
      ("ack", ["task": "/4 at once"], "task", "/4 at once"),
      ("strike", ["line": "twelve", "reason": "x"], "line", "twelve"),
    ] as [(String, [String: String], String, String)])
  func `a problem lands on its field`(
    _ name: String, _ values: [String: String], _ field: String, _ marked: String
  ) throws {
    var form = CommandForm(try #require(VerbTable.standard.verb(named: name)))
    for (field, value) in values { form.values[try #require(form.place(of: field))] = value }
    let problem = try #require(self.problem(form))
    let place = try #require(problem.field)
    #expect(form.fields[place].name == field)
    #expect(String(Array(form.values[place])[problem.range]) == marked)
  }

  private func problem(_ form: CommandForm) -> LineProblem? {
    do {
      _ = try form.meaning(in: context)
      return nil
    } catch {
      return error
    }
  }

  @Test func `tasks are named by their whole number for another incident`() throws {
    let short = try form("done /4 all out")
    let whole = short.spellingOutTasks(of: OfficersRoom.selected)
    #expect(whole.line(in: context) == "done 26-0003/4 all out")
    #expect(whole.spellingOutTasks(of: OfficersRoom.incident(9)) == whole)
  }

  @Test(
    arguments: [
      ("task", "agency", "po", ["police", "port"], "po"),
      ("task", "incident", "26-0002", [], "26-0002"),
      ("task", "incident", "26-000", (2...9).reversed().map { "26-000\($0)" }, "26-000"),
      ("bring", "agencies", "police, am", ["ambulance"], "am"),
      ("bring", "agencies", "police,p", ["port"], "p"),
      ("move", "movement", "on s", ["on scene"], "on s"),
      ("commit", "resource", "eng", ["Engine 42"], "eng"),
      ("log", "kind:", "de", ["decision:"], "de"),
      ("ack", "task", "", ["/1", "/4", "26-0002/1"], ""),
      ("close", "anyway", "", ["on"], ""), ("task", "title", "po", [], "po"),
      ("inject", "inject", "", ["I-27"], ""),
    ] as [(String, String, String, [String], String)])
  func `a field offers what the line offers`(
    _ name: String, _ field: String, _ typed: String, _ texts: [String], _ replaced: String
  ) throws {
    let form = CommandForm(try #require(VerbTable.standard.verb(named: name)))
    let list = form.completions(
      ofField: try #require(form.place(of: field)), typed: typed, in: context)
    #expect(list.items.map(\.text) == texts)
    #expect(String(Array(typed)[list.replacing]) == replaced)
  }
}
