import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

/// A value that does not fit its field, and why.
struct MisfitCase: Sendable, CustomTestStringConvertible {
  var field: FieldCode
  var value: FieldValue
  var then: FieldMisfit

  var testDescription: String { "\(field): \(then.kind)" }

  init(_ field: FieldCode, _ value: FieldValue, _ then: FieldMisfit) {
    (self.field, self.value, self.then) = (field, value, then)
  }

  private static let now = Story().now
  private static let long = String(repeating: "é", count: 201)
  private static let far = Moment(milliseconds: .max)

  static let all: [MisfitCase] = [
    MisfitCase("text", .integer(1), .wrongType), MisfitCase("flag", .text("yes"), .wrongType),
    MisfitCase("count", .text("1"), .wrongType), MisfitCase("end", .text("now"), .wrongType),
    MisfitCase("ledger", .texts(["1"]), .wrongType),
    MisfitCase("place", .text(long), .tooLong(bytes: 402, limit: 400)),
    MisfitCase("count", .integer(10), .outOfRange(1...9)),
    MisfitCase("count", .integer(.min), .outOfRange(1...9)),
    MisfitCase("money", .integer(.max), .outOfRange(-(1 << 53)...1 << 53)),
    MisfitCase("span", .integer(-1), .outOfRange(0...Span.longestMinutes)),
    MisfitCase("day", .integer(.max), .outOfRange(-4_400_000...2_933_000)),
    MisfitCase("officer", .integer(0), .outOfRange(1...Int(Int32.max))),
    MisfitCase("choice", .text("green"), .choiceUnknown("green", ["red", "blue"])),
    MisfitCase("choices", .texts(["red", "green"]), .choiceUnknown("green", ["red", "blue"])),
    MisfitCase("agency", .text("nobody"), .notKnown("nobody")),
    MisfitCase("agencies", .texts(["fire", "nobody"]), .notKnown("nobody")),
    MisfitCase("officer", .integer(9), .notKnown("9")),
    MisfitCase("resource", .integer(9), .notKnown("9")),
    MisfitCase("incident", .text("26-0009"), .notKnown("26-0009")),
    MisfitCase("task", .text("26-0001/9"), .notKnown("26-0001/9")),
    MisfitCase("post", .text("king"), .notKnown("king")),
    MisfitCase("marking", .text("pink"), .notKnown("pink")),
    MisfitCase("measures", .texts(["bomb"]), .notKnown("bomb")),
    MisfitCase("point", .text("1;2"), .notKnown("1;2")),
    MisfitCase("power", .text("PW-1"), .notKnown("PW-1")),
    MisfitCase("power", .text("PRB-1"), .ofAnotherKind("PRB-1", wanted: "power")),
    MisfitCase("end", .integer(now.milliseconds), .inThePast(now)),
    MisfitCase("end", .integer(.max), .inThePast(far)),
    MisfitCase(
      "past", .integer(now.milliseconds + 60_001),
      .inTheFuture(now.advanced(byMilliseconds: 60_001))),
    MisfitCase("past", .integer(.max), .inTheFuture(far)),
    MisfitCase("title", .text(" \n"), .empty), MisfitCase("agencies", .texts([]), .empty),
  ]
}

@Suite struct FieldTests {
  private static let kinds = BuiltInKinds.all + [Probe.kind()]

  @Test(arguments: MisfitCase.all)
  func `a value that does not fit is refused with why`(_ example: MisfitCase) throws {
    var story = try Story.withLiaisons()
    try story.say(Probe.opening(), kinds: Self.kinds)
    var values = FieldValues()
    values[example.field] = example.value
    #expect(
      story.refused(Probe.opening(values), kinds: Self.kinds)
        == .matter(.valueUnfit("probe", example.field, example.then)))
  }

  @Test func `every misfit has a case that provokes it`() {
    let provoked = Set(MisfitCase.all.map(\.then.kind))
    #expect(FieldMisfitKind.allCases.filter { !provoked.contains($0) } == [])
  }

  @Test func `a value of every type is kept as it is spelled everywhere`() throws {
    var story = try Story.withLiaisons()
    try story.accept([
      .issueAssignment(
        AssignmentDraft(incident: Story.flood, agency: Story.fire, title: "Pump"))
    ])
    try story.say(.open("power", ["citation": .text("Law"), "type": .text("law")]))
    let values: FieldValues = [
      "title": .text(" Probe "), "text": .text("two\nlines"), "flag": .flag(false),
      "money": .integer(-305), "past": .integer(0), "end": story.later(minutes: 1),
      "day": .integer(20_000), "span": .integer(0), "point": .text("51500000,-120000"),
      "place": .text("Weir"), "key": .text("W/1"), "agency": .text("FIRE"),
      "agencies": .texts(["police", " fire", "police"]), "post": .text("legal"),
      "officer": .integer(1), "incident": .text("26-0001"), "task": .text("26-0001/1"),
      "resource": .integer(2), "marking": .text("amber strict"),
      "measures": .texts(["stop vehicles"]), "file": .text("a.pdf"), "count": .integer(9),
      "decimal": .integer(1_500), "choice": .text("red"), "choices": .texts(["blue", "red"]),
      "power": .text("pw1"), "any": .texts(["none"]),
    ]
    try story.say(Probe.opening(values), kinds: Self.kinds)
    let kept = try story.known("PRB-1").values
    #expect(kept["title"] == .text("Probe"))
    #expect(kept["agency"] == .text("fire"))
    #expect(kept["agencies"] == .texts(["police", "fire"]))
    #expect(kept["power"] == .text("PW-1"))
    #expect(kept["incident"] == .text("26-0001"))
    #expect(kept["any"] == .texts(["none"]))
    #expect(kept.entries.count == values.entries.count)
  }
}
