import EngineTesting
import IncidentEngine
import MatterKinds
import Testing

/// Given a story, when something about matters, then this rejection.
struct MatterRejectionCase: Sendable, CustomTestStringConvertible {
  var sentence: String
  var given: [MatterCommand] = [MatterRejectionCase.probe]
  var when: MatterCommand
  var by = Voice.duty
  var kinds = MatterRejectionCase.kinds
  var then: MatterRejection

  var testDescription: String { sentence }

  static let kinds = BuiltInKinds.all + [Probe.kind()]
  static let probe = Probe.opening([
    "agencies": .texts(["fire", "police"]), "end": .integer(1_780_003_600_000),
  ])
  private static let withdrawn = MatterCommand.move("PRB-1", "void", saying: Saying(reason: "no"))
  private static let link = LinkFact(.matter("PRB-1"), "answers", .incident(Story.one))
  private static let tick = AnswerReference.matter("PRB-1", 1)

  static let meant: [MatterRejectionCase] = [
    .init(
      sentence: "a matter is of a kind that is known", when: .open("drone", FieldValues()),
      then: .kindUnknown("drone")),
    .init(
      sentence: "a kind is declared once", when: .declare(Probe.kind()), then: .kindKnown("probe")),
    .init(
      sentence: "a prefix belongs to one kind",
      when: .open("other", ["title": .text("x")]), kinds: [Probe.twin],
      then: .prefixTaken("PRB", by: "probe")),
    .init(
      sentence: "a newer version of a kind takes nothing away", when: .move("PRB-1", "check"),
      kinds: [Probe.narrower], then: .kindNarrowed("probe", code: "flag")),
    .init(
      sentence: "a matter must be known", when: .move("PRB-2", "check"),
      then: .unknown("PRB-2", last: "PRB-1")),
    .init(
      sentence: "a matter of no kind is unknown", when: .move("XY-1", "check"),
      then: .unknown("XY-1", last: nil)),
    .init(
      sentence: "what a link joins must be known",
      when: .link(LinkFact(.matter("PRB-1"), "answers", .matter("PRB-9"))),
      then: .subjectUnknown(.matter("PRB-9"))),
    .init(
      sentence: "what a marking is on must be known",
      when: .mark(.log(LogNumber(9)), .red, reason: nil),
      then: .subjectUnknown(.log(LogNumber(9)))),
    .init(
      sentence: "what was taken away does not move", given: [probe, withdrawn],
      when: .move("PRB-1", "check"), then: .void("PRB-1")),
    .init(
      sentence: "one part among many is to be named", when: .move("PRB-1", "tick"),
      then: .partUnclear(
        "PRB-1", "tick", choices: [PartReference("asked", .fire), PartReference("asked", .police)])),
    .init(
      sentence: "a part must be there", when: .move("PRB-1", "tick", of: .ambulance),
      then: .partUnknown(
        "PRB-1", "tick", .ambulance,
        known: [PartReference("asked", .fire), PartReference("asked", .police)])),
    .init(
      sentence: "a row must be there",
      when: .change("PRB-1", rows: [.init(3, ["what": .text("hire")])]),
      then: .partUnknown("PRB-1", "change", .row(3), known: [])),
  ]

  static let possible: [MatterRejectionCase] = [
    .init(
      sentence: "a move must be known", when: .move("PRB-1", "fly"),
      then: .moveUnknown("PRB-1", "fly", possible: ["tick", "check", "close", "enter"])),
    .init(
      sentence: "a move leads from some states only",
      given: [probe, .move("PRB-1", "close")], when: .move("PRB-1", "check"),
      then: .moveNotFrom("PRB-1", "check", state: "closed", part: nil, possible: ["tick"])),
    .init(
      sentence: "what somebody else acted on is not taken away",
      given: [probe, .move("PRB-1", "tick", of: .fire)], when: withdrawn,
      then: .moveNotFrom(
        "PRB-1", "void", state: "open", part: nil, possible: ["tick", "check", "close", "enter"])),
    .init(
      sentence: "only the maker's agency and the duty officer take away", when: withdrawn,
      by: .fire,
      then: .notTheSpeaker("probe", "void", by: [.maker, .post(.duty)])),
    .init(
      sentence: "only the maker's agency and the duty officer change",
      when: .change("PRB-1", ["text": .text("x")]), by: .fire,
      then: .notTheSpeaker("probe", "change", by: [.maker, .post(.duty)])),
    .init(
      sentence: "a change to what is already changes nothing",
      when: .change("PRB-1", ["title": .text(" Probe ")]), then: .unchanged("PRB-1")),
    .init(
      sentence: "kinds that open each other come to an end", given: [],
      when: .open("ping", FieldValues()),
      kinds: Probe.endless, then: .followsTooFar("PNG-5")),
  ]

  static let filled: [MatterRejectionCase] = [
    .init(
      sentence: "a field must be known", when: Probe.opening(["colour": .text("red")]),
      then: .fieldUnknown("probe", "colour")),
    .init(
      sentence: "what is emptied must be known", when: .change("PRB-1", clearing: ["colour"]),
      then: .fieldUnknown("probe", "colour")),
    .init(
      sentence: "rows are of a field of rows",
      when: .open(
        MatterDraft(
          kind: "probe", values: ["title": .text("x")], rows: [.init("text", FieldValues())])),
      then: .fieldUnknown("probe", "text")),
    .init(
      sentence: "a required field is filled in", when: .open("probe", FieldValues()),
      then: .valueMissing("probe", "title", move: nil)),
    .init(
      sentence: "a required field is not emptied", when: .change("PRB-1", clearing: ["title"]),
      then: .valueMissing("probe", "title", move: nil)),
    .init(
      sentence: "a required column is filled in",
      when: Probe.opening(rows: [["what": .text("hire")]]),
      then: .valueMissing("probe", "amount", move: nil)),
    .init(
      sentence: "what a move takes is said with it", when: .move("PRB-1", "enter"),
      then: .valueMissing("probe", "amount", move: "enter")),
    .init(
      sentence: "a value fits its field", when: Probe.opening(["flag": .text("yes")]),
      then: .valueUnfit("probe", "flag", .wrongType)),
    .init(
      sentence: "a rule that refuses refuses", when: Probe.opening(),
      kinds: RuleTests.kinds([MatterRuling(.refuse, .rows("ledger", atLeast: 1))]),
      then: .ruleRefuses("probe", nil, [])),
    .init(
      sentence: "a rule that asks asks", when: Probe.opening(),
      kinds: RuleTests.kinds([MatterRuling(.ask, .rows("ledger", atLeast: 1))]),
      then: .rulesAsk("probe", nil, [])),
    .init(
      sentence: "what passes over a rule says why",
      when: Probe.opening(saying: Saying(passes: true)),
      kinds: RuleTests.kinds([MatterRuling(.ask, .rows("ledger", atLeast: 1))]),
      then: .reasonMissing("probe", [])),
  ]

  static let around: [MatterRejectionCase] = [
    .init(
      sentence: "nothing is linked to itself",
      when: .link(LinkFact(.matter("PRB-1"), "answers", .matter("PRB-1"))),
      then: .linkToItself(.matter("PRB-1"))),
    .init(
      sentence: "a link is made once", given: [probe, .link(link)], when: .link(link),
      then: .linkAlready(link.subject, link.other, "answers")),
    .init(
      sentence: "a link that is not there is not taken away",
      when: .link(LinkFact(link.subject, "answers", link.other, removed: true)),
      then: .linkUnknown(link.subject, link.other, "answers")),
    .init(
      sentence: "a marking is set once", when: .mark(.matter("PRB-1"), .amber, reason: nil),
      then: .markingAlready(.matter("PRB-1"), .amber)),
    .init(
      sentence: "less confidential has a reason",
      when: .mark(.matter("PRB-1"), .green, reason: " "),
      then: .loweringNeedsReason(.matter("PRB-1"), .amber)),
    .init(
      sentence: "an answer must be owed",
      when: .step(AnswerStepFact(.matter("PRB-1", 3), .reminded)),
      then: .answerUnknown(.matter("PRB-1", 3))),
    .init(
      sentence: "an answer that is given up has a reason",
      when: .step(AnswerStepFact(tick, .waived)),
      then: .stepNeedsReason(.waived)),
    .init(
      sentence: "an answer is extended until a time", when: .step(AnswerStepFact(tick, .extended)),
      then: .extensionNeedsTime),
  ]

  static let all = meant + possible + filled + around
}

extension Probe {
  /// Another kind under the same prefix.
  static let twin = MatterKind(
    code: "other", prefix: "PRB", fields: [MatterField("title", .line)],
    states: [MatterState("open")])

  /// A second version without one field.
  static var narrower: MatterKind {
    var kind = kind(version: 2)
    kind.fields.removeAll { $0.code == "flag" }
    return kind
  }

  /// Two kinds that open each other.
  static let endless: [MatterKind] = [("ping", "PNG", "pong"), ("pong", "POG", "ping")].map {
    let (code, prefix, next) = $0
    return MatterKind(
      code: KindCode(code) ?? "ping", prefix: NumberPrefix(prefix) ?? "PNG",
      fields: [MatterField("title", .line)], states: [MatterState("open")],
      follows: [.open(KindCode(next) ?? "ping", [], link: "because", when: nil)])
  }
}

@Suite struct MatterRejectionTests {
  @Test(arguments: MatterRejectionCase.all)
  func `given a story, when something about matters, then its rejection`(
    _ example: MatterRejectionCase
  ) throws {
    var story = try Story.withLiaisons()
    for command in example.given {
      try story.say(command, kinds: MatterRejectionCase.kinds)
    }
    let before = story.situation
    let refusal = story.refused(example.when, by: example.by, kinds: example.kinds)
    guard case .matter(let rejection)? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(rejection.withoutFindings == example.then)
    #expect(story.situation == before)
  }

  @Test func `every rejection has a case that provokes it`() {
    let provoked = Set(MatterRejectionCase.all.map(\.then.kind))
    #expect(MatterRejectionKind.allCases.filter { !provoked.contains($0) } == [])
  }
}

extension MatterRejection {
  /// What rules found has tests of its own.
  fileprivate var withoutFindings: MatterRejection {
    switch self {
    case .ruleRefuses(let kind, let number, _): .ruleRefuses(kind, number, [])
    case .rulesAsk(let kind, let number, _): .rulesAsk(kind, number, [])
    case .reasonMissing(let kind, _): .reasonMissing(kind, [])
    default: self
    }
  }
}
