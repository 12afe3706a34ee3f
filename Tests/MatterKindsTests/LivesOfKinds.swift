import EngineTesting
import IncidentEngine
import Testing

/// A matter from its opening to its end, by those who would say it. Each step is taken back and
/// said again, so that rows that are added have every second number.
struct Life: Sendable, CustomTestStringConvertible {
  var number: MatterNumber
  /// What comes before.
  var given: [MatterCommand] = []
  var opening: MatterCommand
  var by = Voice.duty
  var steps: [Step]
  var end: StateCode

  var testDescription: String { number.description }

  struct Step: Sendable {
    var voice: Voice
    var move: MoveCode
    var values: FieldValues
    var part: PartKey?
    var isFinal: Bool

    init(
      _ voice: Voice, _ move: MoveCode, _ values: FieldValues = FieldValues(),
      of part: PartKey? = nil, final isFinal: Bool = false
    ) {
      (self.voice, self.move, self.values) = (voice, move, values)
      (self.part, self.isFinal) = (part, isFinal)
    }
  }

  private static func at(_ minutes: Int64) -> FieldValue {
    .integer(Story().now.advanced(byMilliseconds: minutes * 60_000).milliseconds)
  }

  private static let both = FieldValue.texts(["fire", "police"])
  private static let why: FieldValues = ["reason": .text("as it stands")]

  static let all = [
    message, meeting, request, fund, agreement, lesson, plan, debrief, visit,
  ]

  private static let message = Life(
    number: "M-1",
    opening: .open(
      "message",
      ["to": both, "text": .text("confirm dead"), "reply": at(15), "draft": .flag(true)]),
    steps: [
      Step(.duty, "approve"), Step(.duty, "circulate"), Step(.fire, "receive"), Step(.fire, "ack"),
      Step(.police, "ack"), Step(.fire, "answer", ["answer": .text("dead")]),
      Step(.police, "refuse", why),
    ], end: "settled")

  private static let meeting = Life(
    number: "MT-1",
    opening: .open("meeting", ["at": at(60), "title": .text("TCG"), "agencies": both]),
    steps: [
      Step(.fire, "ack"), Step(.police, "refuse", why), Step(.fire, "here"),
      Step(.police, "here"), Step(.duty, "start"),
      Step(
        .duty, "item",
        ["type": .text("decision"), "text": .text("no boats"), "why": .text("the weir")]),
      Step(.duty, "close"), Step(.duty, "circulate"), Step(.police, "query", why),
      Step(.police, "agree"), Step(.fire, "agree"),
    ], end: "agreed")

  private static let request = Life(
    number: "RQ-1",
    opening: .open(
      "request", ["quantity": .integer(2), "what": .text("boats"), "ask": both]),
    steps: [
      Step(.duty, "ask", ["ask": .texts(["ambulance"])]), Step(.ambulance, "refuse", why),
      Step(.fire, "offer", ["quantity": .integer(1), "agency": .text("fire")]),
      Step(.police, "offer", ["quantity": .integer(2), "agency": .text("police")]),
      Step(.duty, "accept", of: .row(2)), Step(.duty, "accept", of: .row(4)),
    ], end: "filled")

  private static let fund = Life(
    number: "FD-1",
    opening: .open(
      "fund",
      [
        "title": .text("Flood 2026"), "purpose": .text("hire, fuel, shelter"),
        "authorised": .integer(1_000_000), "parties": both, "rationale": .text("by effort"),
      ]),
    steps: [
      Step(.fire, "agree"), Step(.police, "agree"),
      Step(
        .fire, "enter",
        ["type": .text("spend"), "amount": .integer(305_000), "by": .text("fire")]),
      Step(.police, "sign", ["second": .text("police")]), Step(.duty, "freeze", why),
      Step(.duty, "thaw"), Step(.duty, "pay", final: true), Step(.duty, "settle"),
      Step(.duty, "close"),
    ], end: "closed")

  private static let agreement = Life(
    number: "SA-1",
    opening: .open(
      "agreement",
      [
        "title": .text("Casualty data"), "parties": both, "purpose": .text("find relatives"),
        "categories": .texts(["casualties"]), "ceiling": .text("amber"), "from": at(10),
        "until": at(90),
      ], on: nil),
    steps: [
      Step(.fire, "sign"), Step(.police, "sign", ["person": .text("the chief")]),
      Step(.fire, "activate", why), Step(.fire, "rest"), Step(.police, "suspend", why),
      Step(.police, "renew", ["until": at(900)]), Step(.police, "leave"),
    ], end: "ended")

  private static let lesson = Life(
    number: "LS-1",
    opening: .open(
      "lesson",
      [
        "title": .text("Name tanks by UN number"), "change": .text("the register"),
        "applies": both,
      ], on: nil), by: .fire,
    steps: [
      Step(.fire, "begin"), Step(.fire, "adopt"), Step(.police, "decline", why),
      Step(.duty, "prove", ["proof": .texts(["LS-1"])]), Step(.duty, "reopen", why),
      Step(.duty, "reject", why),
    ], end: "rejected")

  private static let plan = Life(
    number: "RS-1",
    opening: .open(
      "response-plan",
      ["name": .text("Flash flood"), "for": .text("flood"), "agencies": both],
      rows: [
        .init("levels", ["level": .integer(2), "agencies": .texts(["ambulance"])]),
        .init(
          "checklist", ["text": .text("METHANE"), "must": .flag(true), "due": at(10)]),
        .init("checklist", ["text": .text("hydrants"), "post": .text("legal"), "due": at(9)]),
        .init("questions", ["question": .text("evacuate?"), "due": at(20)]),
      ]),
    steps: [
      Step(.duty, "activate", ["level": .integer(1)]), Step(.police, "come"),
      Step(.fire, "tick", of: .row(2)), Step(.duty, "skip", why, of: .row(3)),
      Step(.duty, "raise", ["level": .integer(2)]), Step(.duty, "settle"),
      Step(.duty, "stand-down"),
    ], end: "stood-down")

  private static let debrief = Life(
    number: "DB-1",
    opening: .open(
      "debrief",
      [
        "title": .text("The flood"), "type": .text("multi-agency"), "agencies": both,
        "facilitator": .integer(5), "by": at(600),
      ]),
    steps: [
      Step(.fire, "say", said("fire")), Step(.fire, "say", said("fire")),
      Step(.police, "say", said("police")), Step(.legal, "start"),
      Step(
        .legal, "lesson", ["text": .text("a second contact"), "change": .text("the call-out list")]),
      Step(.legal, "report"), Step(.police, "agree"), Step(.fire, "agree"),
    ], end: "agreed")

  private static func said(_ agency: String) -> FieldValues {
    ["agency": .text(agency), "went": .text("well"), "text": .text("read-back")]
  }

  private static let visit = Life(
    number: "IN-1",
    given: [
      .open(
        "power",
        ["citation": .text("s. 31"), "type": .text("law"), "covers": .texts(["enter"])])
    ],
    opening: .open(
      "visit",
      [
        "site": .text("Plot 61"), "reason": .text("programme"), "at": at(30),
        "length": .integer(120), "agencies": both, "lead": .text("fire"),
        "measures": .texts(["enter"]), "power": .texts(["PW-1"]),
      ]),
    steps: [
      Step(.police, "name", ["officer": .integer(3)]),
      Step(.fire, "name", ["officer": .integer(2)]),
      Step(.fire, "start"),
      Step(.police, "sample", ["seal": .text("0881"), "what": .text("tank 4")]),
      Step(.police, "deliver", ["promised": at(300)]),
      Step(.duty, "result", ["result": .text("acid")]),
      Step(.fire, "close", ["outcome": .text("notices"), "report-by": at(900)]),
      Step(.fire, "circulate", final: true),
    ], end: "reported")
}
