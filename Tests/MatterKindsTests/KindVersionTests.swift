import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

/// A way in which a newer version of a kind takes something away.
struct Narrowing: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var named: String
  var change: @Sendable (inout MatterKind) -> Void

  init(
    _ sentence: String, _ named: String, _ change: @escaping @Sendable (inout MatterKind) -> Void
  ) {
    (testDescription, self.named, self.change) = (sentence, named, change)
  }

  private static func retype(_ code: FieldCode, _ type: FieldType, required: Bool = false)
    -> @Sendable (inout MatterKind) -> Void
  {
    {
      $0.fields = $0.fields.map { field in
        field.code == code ? MatterField(code, type, required: required) : field
      }
    }
  }

  private static func move(_ code: MoveCode, _ takes: [MatterField])
    -> @Sendable (inout MatterKind)
    -> Void
  {
    {
      $0.moves = $0.moves.map { move in
        move.code == code ? MatterMove(code, from: move.from, to: .stays, takes: takes) : move
      }
    }
  }

  private static let amount = MatterField("amount", .money, required: true)

  static let all: [Narrowing] = [
    Narrowing("another prefix", "PRB") { $0.prefix = "PRX" },
    Narrowing("a field is gone", "text") { $0.fields.removeAll { $0.code == "text" } },
    Narrowing("a field has another type", "text", retype("text", .line)),
    Narrowing("a field becomes required", "text", retype("text", .text, required: true)),
    Narrowing("a new field is required", "new") {
      $0.fields.append(MatterField("new", .text, required: true))
    },
    Narrowing("a choice is gone", "choice", retype("choice", .choice(["red"]))),
    Narrowing("a range is narrower", "count", retype("count", .count(1...8))),
    Narrowing("a kind of matters is another", "power", retype("power", .matter("decision"))),
    Narrowing("one of a list is not a list", "any", retype("any", .matter(nil))),
    Narrowing("a column is gone", "ledger", retype("ledger", .rows([amount]))),
    Narrowing(
      "a column has another type", "ledger",
      retype("ledger", .rows([amount, MatterField("what", .text)]))),
    Narrowing(
      "a column becomes required", "ledger",
      retype("ledger", .rows([amount, MatterField("what", .line, required: true)]))),
    Narrowing(
      "a new column is required", "ledger",
      retype(
        "ledger",
        .rows([
          amount, MatterField("what", .line), MatterField("new", .line, required: true),
        ]))),
    Narrowing("a state is gone", "closed") { $0.states.removeLast() },
    Narrowing("a state opens", "closed") {
      $0.states = [MatterState("open", .good), MatterState("closed")]
    },
    Narrowing("a move is gone", "check") { $0.moves.removeAll { $0.code == "check" } },
    Narrowing("a move takes less", "amount", move("enter", [])),
    Narrowing("a move takes another type", "amount", move("enter", [MatterField("amount", .line)])),
    Narrowing("parts are gone", "asked") { $0.parts = [] },
    Narrowing("parts are of another field", "asked") {
      $0.parts = [MatterParts("asked", of: "agency", states: $0.parts[0].states)]
    },
    Narrowing("parts have another key", "asked") {
      $0.parts = [MatterParts("asked", of: "agencies", key: .post, states: $0.parts[0].states)]
    },
    Narrowing("a state of a part is gone", "asked") {
      $0.parts = [MatterParts("asked", of: "agencies", states: [$0.parts[0].states[0]])]
    },
  ]
}

@Suite struct KindVersionTests {
  private func opened() throws -> Story {
    var story = try Story.withLiaisons()
    try story.say(Probe.opening(), kinds: [Probe.kind()])
    return story
  }

  @Test(arguments: Narrowing.all)
  func `a newer version that takes something away is refused with what it is`(
    _ narrowing: Narrowing
  ) throws {
    let story = try opened()
    var kind = Probe.kind(version: 2)
    narrowing.change(&kind)
    #expect(
      story.refused(Probe.opening(), kinds: [kind])
        == .matter(.kindNarrowed("probe", code: narrowing.named)))
  }

  @Test func `a newer version that widens is declared when it is first used`() throws {
    var story = try opened()
    var kind = Probe.kind(version: 2)
    kind.fields = kind.fields.map {
      switch $0.code {
      case "count": MatterField("count", .count(0...99))
      case "choice": MatterField("choice", .choice(["green", "blue", "red"]))
      case "power": MatterField("power", .matter(nil))
      case "title": MatterField("title", .line)
      default: $0
      }
    }
    kind.fields.append(MatterField("new", .text))
    kind.states.append(MatterState("parked"))
    kind.moves.append(MatterMove("park", from: ["open"], to: .state("parked")))
    let events = try story.say(.move("PRB-1", "park"), kinds: [kind])
    #expect(events.map(\.name) == ["kindDeclared", "matterMoved"])
    #expect(events.first == .matter(.kindDeclared(kind)))
    #expect(try story.known("PRB-1").state == "parked")
    let again = try story.say(.move("PRB-1", "void", saying: Saying(reason: "x")), kinds: [kind])
    #expect(again.count == 1)
  }

  @Test func `a kind is declared once, before its first use`() throws {
    var story = try Story.withLiaisons()
    let first = try story.say(Probe.opening(), Probe.opening(), kinds: [Probe.kind()])
    #expect(first.count == 3)
    #expect(first.first == .matter(.kindDeclared(Probe.kind())))
    #expect(try story.say(Probe.opening(), kinds: [Probe.kind()]).count == 1)
  }

  @Test func `a kind that the program no longer brings goes on as it was declared`() throws {
    var story = try opened()
    try story.say(.move("PRB-1", "close"), Probe.opening(), kinds: [])
    #expect(try story.known("PRB-1").state == "closed")
    #expect(story.situation.matterCount("probe") == 2)
  }

  @Test func `an older version than the declared one changes nothing`() throws {
    var story = try Story.withLiaisons()
    try story.say(Probe.opening(), kinds: [Probe.kind(version: 2)])
    let events = try story.say(Probe.opening(), kinds: [Probe.kind(version: 1)])
    #expect(events.count == 1)
    #expect(story.situation.matterKind("probe")?.version == 2)
  }

  @Test func `numbers of each kind have no gaps`() throws {
    var story = try opened()
    try story.say(
      .open("power", ["citation": .text("Law"), "type": .text("law")]), Probe.opening(),
      kinds: BuiltInKinds.all + [Probe.kind()])
    #expect(story.situation.matters.map(\.number) == ["PRB-1", "PW-1", "PRB-2"])
    _ = story.refused(Probe.opening(["flag": .text("no")]), kinds: [])
    try story.say(Probe.opening(), kinds: [])
    #expect(story.situation.matters(of: "probe").map(\.number.ordinal) == [1, 2, 3])
  }

  @Test func `rows of several fields are numbered in the order in which they were said`() throws {
    var story = try Story.withLiaisons()
    let column = MatterField("line", .line, required: true)
    let kind = MatterKind(
      code: "plan", prefix: "PLN",
      fields: [MatterField("tasks", .rows([column])), MatterField("levels", .rows([column]))],
      states: [MatterState("open")])
    try story.say(
      .open(
        "plan", FieldValues(),
        rows: [
          .init("tasks", ["line": .text("a")]), .init("levels", ["line": .text("b")]),
          .init("tasks", ["line": .text("c")]),
        ]), kinds: [kind])
    let plan = try story.known("PLN-1")
    #expect((1...3).map { plan.row($0)?.values["line"] } == [.text("a"), .text("b"), .text("c")])
  }
}
