import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

/// A rule with what breaks it and what keeps it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var rule: MatterRule
  /// Whether it is asked when a probe is checked, not when it is opened.
  var isOfMove = false
  /// What comes before, with the rule not asked yet.
  var given: @Sendable (inout Story) throws -> Void = { _ in }
  var breaking: MatterCommand
  var keeping: MatterCommand
  var keeper = Voice.duty
  var shape: @Sendable (inout Submission) -> Void = { _ in }

  var testDescription: String { rule.code }

  private static let now = Story().now
  private static func at(_ minutes: Int64) -> FieldValue {
    .integer(now.advanced(byMilliseconds: minutes * 60_000).milliseconds)
  }
  private static func power(_ covers: String, _ more: FieldValues = FieldValues()) -> MatterCommand
  {
    var values: FieldValues = [
      "citation": .text(covers), "type": .text("law"), "covers": .texts([covers]),
      "holder": .texts(["police"]),
    ]
    for entry in more.entries { values[entry.code] = entry.value }
    return .open("power", values)
  }

  static let ofValues: [RuleCase] = [
    RuleCase(
      rule: .before("past", "start"),
      breaking: Probe.opening(["past": at(0), "start": at(-1), "end": at(5)]),
      keeping: Probe.opening(["past": at(0), "start": at(1)]),
      shape: { $0.occurred = now.advanced(byMilliseconds: -600_000) }),
    RuleCase(
      rule: .notAbove("start", "end"),
      breaking: Probe.opening(["start": at(9), "end": at(5)]),
      keeping: Probe.opening(["start": at(5), "end": at(5)])),
    RuleCase(
      rule: .unique(["key", "agency"]),
      given: {
        try $0.say(
          Probe.opening(["key": .text("W/1"), "agency": .text("fire")]), kinds: RuleTests.kinds([]))
      },
      breaking: Probe.opening(["key": .text("W/1"), "agency": .text("fire")]),
      keeping: Probe.opening(["key": .text("W/1"), "agency": .text("police")])),
    RuleCase(
      rule: .similar("title", same: ["place"], within: .minutes(60)),
      given: {
        try $0.say(Probe.opening(["title": .text("two boats")]), kinds: RuleTests.kinds([]))
      },
      breaking: Probe.opening(["title": .text("Boats!")]),
      keeping: Probe.opening(["title": .text("Boats"), "place": .text("Weir")])),
    RuleCase(
      rule: .different("agency", "agencies"),
      breaking: Probe.opening(["agency": .text("fire"), "agencies": .texts(["police", "fire"])]),
      keeping: Probe.opening(["agency": .text("fire"), "agencies": .texts(["police"])])),
    RuleCase(
      rule: .rows("ledger", atLeast: 2), breaking: Probe.opening(rows: [["amount": .integer(1)]]),
      keeping: Probe.opening(rows: [["amount": .integer(1)], ["amount": .integer(2)]])),
    RuleCase(
      rule: .sumWithin("ledger", of: "amount", atMost: "money"),
      breaking: Probe.opening(
        ["money": .integer(100)], rows: [["amount": .integer(60)], ["amount": .integer(41)]]),
      keeping: Probe.opening(
        ["money": .integer(100)], rows: [["amount": .integer(60)], ["amount": .integer(40)]])),
    RuleCase(
      rule: .unbooked("officer"),
      given: {
        try $0.say(
          Probe.opening(["officer": .integer(2), "start": at(10), "end": at(20)]),
          kinds: RuleTests.kinds([]))
      },
      breaking: Probe.opening(["officer": .integer(2), "start": at(19), "end": at(30)]),
      keeping: Probe.opening(["officer": .integer(2), "start": at(20), "end": at(30)])),
    RuleCase(
      rule: .prompt(minutes: 5), breaking: Probe.opening(),
      keeping: Probe.opening(["title": .text("Other")]), keeper: .fire,
      shape: {
        let isFire = $0.author.officer == OfficerID(2)
        $0.occurred = now.advanced(byMilliseconds: isFire ? -4 * 60_000 : -5 * 60_000)
      }),
    RuleCase(
      rule: .markingWithin("marking"),
      breaking: Probe.opening(["marking": .text("green")], marking: .amber),
      keeping: Probe.opening(["marking": .text("amber")], marking: .amber)),
  ]

  static let ofPowers: [RuleCase] = [
    RuleCase(
      rule: .inForce("power"),
      given: {
        try $0.say(power("enter"), power("seal"))
        try $0.say(.move("PW-1", "close", ["reason": .text("repealed")]))
      },
      breaking: Probe.opening(["power": .text("PW-1")]),
      keeping: Probe.opening(["power": .text("PW-2")])),
    RuleCase(
      rule: .covers(power: "power", measures: "measures", by: "covers"),
      given: { try $0.say(power("enter"), power("seal")) },
      breaking: Probe.opening(["power": .text("PW-1"), "measures": .texts(["seal"])]),
      keeping: Probe.opening(["power": .text("PW-2"), "measures": .texts(["seal"])])),
    RuleCase(
      rule: .cited("power", for: "measures"), given: { try $0.say(power("enter")) },
      breaking: Probe.opening(["measures": .texts(["seal"])]),
      keeping: Probe.opening(["measures": .texts(["seal"]), "power": .text("PW-1")])),
    RuleCase(
      rule: .notDerived("power", from: "delegates"),
      given: { try $0.say(power("enter"), power("seal", ["delegates": .text("PW-1")])) },
      breaking: Probe.opening(["power": .text("PW-2")]),
      keeping: Probe.opening(["power": .text("PW-1")])),
    RuleCase(
      rule: .party("agency", of: "power"), given: { try $0.say(power("enter")) },
      breaking: Probe.opening(["agency": .text("fire"), "power": .text("PW-1")]),
      keeping: Probe.opening(["agency": .text("police"), "power": .text("PW-1")])),
  ]

  static let ofMoves: [RuleCase] = [
    RuleCase(
      rule: .byAnother, isOfMove: true, breaking: .move("PRB-1", "check"),
      keeping: .move("PRB-1", "check"), keeper: .fire),
    RuleCase(
      rule: .quorum("asked", in: ["done"], atLeast: "count"), isOfMove: true,
      given: { try $0.say(.move("PRB-2", "tick"), by: .fire, kinds: RuleTests.kinds([])) },
      breaking: .move("PRB-1", "check"), keeping: .move("PRB-2", "check")),
    RuleCase(
      rule: .allParts("asked", in: ["done"]), isOfMove: true,
      given: {
        try $0.say(.move("PRB-2", "tick"), by: .fire, kinds: RuleTests.kinds([]))
        try $0.say(.move("PRB-2", "tick"), by: .police, kinds: RuleTests.kinds([]))
      }, breaking: .move("PRB-1", "check"), keeping: .move("PRB-2", "check")),
  ]

  static let all = ofValues + ofPowers + ofMoves
}

@Suite struct RuleTests {
  static func kinds(_ rulings: [MatterRuling], ofMove: Bool = false) -> [MatterKind] {
    // What comes before is of a first version without rules.
    let probe =
      ofMove
      ? Probe.kind(checks: rulings, version: rulings.isEmpty ? 1 : 2)
      : Probe.kind(rulings, version: rulings.isEmpty ? 1 : 2)
    return BuiltInKinds.all + [probe]
  }

  private func given(_ example: RuleCase) throws -> Story {
    var story = try Story.withLiaisons()
    if example.isOfMove {
      let asked: FieldValues = ["agencies": .texts(["fire", "police"]), "count": .integer(1)]
      try story.say(Probe.opening(asked), Probe.opening(asked), kinds: Self.kinds([]))
    }
    try example.given(&story)
    return story
  }

  @Test(arguments: RuleCase.all)
  func `a rule that refuses refuses what breaks it and lets through what keeps it`(
    _ example: RuleCase
  ) throws {
    let story = try given(example)
    let kinds = Self.kinds([MatterRuling(.refuse, example.rule)], ofMove: example.isOfMove)
    let refusal = story.refused(example.breaking, kinds: kinds, example.shape)
    guard case .matter(.ruleRefuses("probe", _, let findings))? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(findings.map(\.rule) == [example.rule])
    #expect(story.refused(example.keeping, by: example.keeper, kinds: kinds, example.shape) == nil)
  }

  @Test(arguments: RuleCase.all)
  func `a rule that asks lets through with a reason, and keeps both`(_ example: RuleCase) throws {
    var story = try given(example)
    let kinds = Self.kinds([MatterRuling(.ask, example.rule)], ofMove: example.isOfMove)
    let refusal = story.refused(example.breaking, kinds: kinds, example.shape)
    guard case .matter(.rulesAsk("probe", _, let findings))? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(
      story.refused(example.breaking.passing(nil), kinds: kinds, example.shape)
        == .matter(.reasonMissing("probe", findings)))
    let events = try story.say(
      example.breaking.passing("no time"), kinds: kinds, example.shape)
    #expect(events.circumstances.map(\.rules) == [[example.rule.code]])
    #expect(events.circumstances.map(\.reason) == ["no time"])
  }

  @Test(arguments: RuleCase.all)
  func `a rule that tells lets through and is kept`(_ example: RuleCase) throws {
    var story = try given(example)
    let kinds = Self.kinds([MatterRuling(.tell, example.rule)], ofMove: example.isOfMove)
    let events = try story.say(example.breaking, kinds: kinds, example.shape)
    #expect(events.circumstances.map(\.rules) == [[example.rule.code]])
  }

  @Test func `every rule has a case that breaks it`() {
    let broken = Set(RuleCase.all.map(\.rule.kind))
    #expect(MatterRuleKind.allCases.filter { !broken.contains($0) } == [])
  }

  @Test func `what a drill plays is not asked, but what it passes over is kept`() throws {
    var story = try Story.withLiaisons()
    let kinds = Self.kinds([MatterRuling(.ask, .rows("ledger", atLeast: 1))])
    let events = try story.say(Probe.opening(), kinds: kinds) { $0.origin = .inject("I-1") }
    #expect(events.circumstances.map(\.rules) == [["rows"]])
  }
}

extension MatterCommand {
  /// The same with its questions passed over.
  fileprivate func passing(_ reason: String?) -> MatterCommand {
    let saying = Saying(passes: true, reason: reason)
    switch self {
    case .open(var draft):
      draft.saying = saying
      return .open(draft)
    case .move(var deed):
      deed.saying = saying
      return .move(deed)
    case .declare, .change, .link, .mark, .step: return self
    }
  }
}

extension [Event] {
  /// How what was opened or moved came about.
  fileprivate var circumstances: [Circumstances] {
    compactMap {
      switch $0 {
      case .matter(.opened(let opening)): opening.circumstances
      case .matter(.moved(let step)): step.circumstances
      default: nil
      }
    }
  }
}
