import IncidentEngine

extension Sample {
  /// A kind that uses every word of the notation at least once.
  public static let kind = MatterKind(
    code: "transfer", version: 2, prefix: "TF", verb: "transfer", lasting: .either,
    marking: .amberStrict, parties: ["to", "from"], opens: [.anyone],
    changes: [.maker, .lead, .part, .holder("from"), .post(.legal)],
    fields: [
      MatterField("to", .agencies, required: true, .word, shows: .column(leftOut: 2)),
      MatterField("text", .text, required: true, .rest, shows: .title),
      MatterField("from", .agency), MatterField("amount", .money),
      MatterField("count", .count(-5...1_000)), MatterField("share", .decimal),
      MatterField("when", .past), MatterField("until", .due), MatterField("day", .day),
      MatterField("every", .span), MatterField("at", .point), MatterField("place", .place),
      MatterField("their", .key), MatterField("post", .post), MatterField("officer", .officer),
      MatterField("incident", .incident), MatterField("task", .task),
      MatterField("resource", .resource), MatterField("marking", .marking),
      MatterField("measures", .measures), MatterField("file", .file),
      MatterField("draft", .flag), MatterField("line", .line),
      MatterField("prec", .choice(["flash", "routine"])),
      MatterField("tags", .choices(["red", "blue"])), MatterField("because", .matter("transfer")),
      MatterField("others", .matters(nil)),
      MatterField(
        "rows",
        .rows([
          MatterField("what", .line, required: true, .rest),
          MatterField("quantity", .count(0...9)), MatterField("agency", .agency),
        ])),
    ],
    states: [
      MatterState("sent", .waits), MatterState("drafted"),
      MatterState("done", open: false, .good), MatterState("off", open: false, .bad),
    ],
    beginning: Beginning(flag: "draft", state: "drafted"),
    parts: [
      MatterParts(
        "addressee", of: "to",
        states: [MatterState("waiting", .waits), MatterState("acked", open: false, .good)],
        seenBy: .own),
      MatterParts("row", of: "rows", key: .row, states: [MatterState("here")], seenBy: .maker),
    ],
    moves: [
      MatterMove(
        "ack", from: ["waiting"], whole: ["sent"],
        to: .ofParts("acked", .all, in: ["acked"], then: "done", else: "sent"),
        of: .part("addressee"), needs: ["text"],
        takes: [MatterField("note", .text, .rest)], by: [.part],
        rules: [
          MatterRuling(.ask, .before("when", "until")),
          MatterRuling(.tell, .quorum("addressee", in: ["acked"], atLeast: nil)),
          MatterRuling(.refuse, .similar("text", same: ["from"], within: .workingDays(2))),
        ], along: [.init("addressee", key: "to", to: "acked")],
        follows: [
          .commit(resource: "resource"), .move("because", "ack"),
          .issue(agency: "from", title: "text", due: nil, when: .init("prec", is: "flash")),
          .open("transfer", [.init("text", "text")], link: .because, when: nil),
        ], final: true),
      MatterMove(
        "add", from: ["sent"], to: .part("here"), of: .row("row"),
        takes: [
          MatterField("what", .line, required: true, .rest),
          MatterField("pieces", .rows([MatterField("piece", .line)])),
        ]),
      MatterMove(
        "sum", from: ["here"],
        to: .ofSum("here", "quantity", in: ["here"], reaches: "count", then: "done", else: nil),
        of: .part("row"), by: []),
      MatterMove(
        "end", from: ["sent", "drafted"],
        to: .chosen("prec", [.init("flash", "done"), .init("routine", "off")])),
      MatterMove("hold", from: ["sent"], to: .stays),
      MatterMove(
        "any", from: ["waiting"],
        to: .ofParts("acked", .count(2), in: ["acked"], then: "done", else: nil),
        of: .part("addressee")),
      MatterMove(
        "one", from: ["waiting"],
        to: .ofParts("acked", .any, in: ["acked"], then: "done", else: nil),
        of: .part("addressee")),
    ],
    awaits: [
      Await(
        "ack", in: ["waiting"], of: .part("addressee"), whole: ["sent"], from: .part,
        within: .choice("prec", [.init("flash", .minutes(10)), .init("routine", .minutes(360))])),
      Await("end", in: ["sent"], from: .holder("from"), within: .field("until")),
      Await(
        "hold", in: ["sent"], from: .post(.duty),
        within: .classed(ClassedSpan(hot: nil, warm: .minutes(90), cold: .workingDays(5)))),
    ],
    rules: [
      MatterRuling(.refuse, .unique(["from", "their"])), MatterRuling(.refuse, .inForce("because")),
      MatterRuling(.ask, .covers(power: "others", measures: "measures", by: "measures")),
      MatterRuling(.ask, .cited("others", for: "measures")),
      MatterRuling(.refuse, .notDerived("because", from: "because")),
      MatterRuling(.refuse, .different("from", "to")), MatterRuling(.tell, .byAnother),
      MatterRuling(.ask, .allParts("addressee", in: ["acked"])),
      MatterRuling(.ask, .rows("rows", atLeast: 1)),
      MatterRuling(.refuse, .sumWithin("rows", of: "quantity", atMost: "count")),
      MatterRuling(.refuse, .unbooked("resource")),
      MatterRuling(.ask, .party("from", of: "because")),
      MatterRuling(.refuse, .markingWithin("marking")), MatterRuling(.tell, .prompt(minutes: 5)),
    ],
    follows: [.move("because", "hold")],
    books: [Booking("resource", from: "when", until: "until"), Booking("place")],
    grants: Grant(
      parties: "to", categories: "tags", ceiling: "marking", fields: nil, from: "when",
      until: "until"),
    ends: "until", recurs: "every",
    figures: [
      MatterFigure("quick", .answeredInTime("ack")), MatterFigure("time", .timeToAnswer("ack")),
      MatterFigure("kept", .share(["done", "off"])), MatterFigure("total", .sum("amount")),
    ],
    words: KindWords(
      noun: "transfer", plural: "transfers", summary: "hand \"something\" over",
      names: [.init(code: "to", said: "إلى"), .init(code: "acked", said: "seen and signed")]))

  private static let incident = IncidentNumber(year: 2026, counter: 1)
  private static let number = MatterNumber(prefix: "TF", ordinal: 1)
  private static let fire = PartReference("addressee", .agency(code("fire")))
  private static let police = PartReference("addressee", .agency(code("police")))

  /// Every fact about matters at least once.
  static let matters: [Event] = [
    .matter(.kindDeclared(kind)),
    .matter(
      .opened(
        MatterOpening(
          number: number, kind: "transfer", incident: incident, marking: .amber,
          delta: MatterDelta(
            whole: "sent",
            lines: [
              LineChange(fire, state: "waiting"), LineChange(police, state: "waiting"),
              LineChange(
                PartReference("row", .row(1)), state: "here",
                values: ["what": .text("pump \"4\""), "quantity": .integer(2)]),
            ],
            values: [
              "to": .texts(["fire", "police"]), "text": .text("خذ المضخة"),
              "draft": .flag(false), "amount": .integer(-1_250),
            ],
            begun: [
              AnswerDue(
                ordinal: 1, move: "ack", part: fire, from: .agency(code("fire")),
                since: Moment(milliseconds: start), due: Moment(milliseconds: start + 600_000)),
              AnswerDue(
                ordinal: 2, move: "ack", part: police, from: .agency(code("police")),
                since: Moment(milliseconds: start), due: nil),
            ]),
          circumstances: Circumstances(
            rules: ["cited"], reason: "no time", onBehalf: code("fire"), means: "radio")))),
    .matter(
      .moved(
        MatterStep(
          number: number, move: "ack", part: fire,
          delta: MatterDelta(
            lines: [LineChange(fire, state: "acked", values: ["note": .text("read back")])],
            ended: [1])))),
    .matter(
      .changed(
        MatterStep(
          number: number, move: nil,
          delta: MatterDelta(
            lines: [
              LineChange(PartReference("row", .row(1)), cleared: ["quantity"]),
              LineChange(PartReference("loose", .row(2))),
              LineChange(PartReference("addressee", .post(.legal)), state: "waiting"),
              LineChange(PartReference("addressee", .officer(OfficerID(1))), state: "waiting"),
            ],
            cleared: ["amount"],
            begun: [
              AnswerDue(
                ordinal: 3, move: "end", part: nil, from: .post(.duty),
                since: Moment(milliseconds: start), due: Moment(milliseconds: start + 1))
            ]), circumstances: Circumstances(deemed: true)))),
    .matter(.answerStepped(AnswerStepFact(.matter(number, 2), .reminded, reason: nil))),
    .matter(
      .answerStepped(
        AnswerStepFact(
          .matter(number, 2), .extended, until: Moment(milliseconds: start + 9), reason: "asked"))),
    .matter(
      .answerStepped(AnswerStepFact(.matter(number, 3), .escalated, to: .agency(code("police"))))),
    .matter(.answerStepped(AnswerStepFact(.matter(number, 3), .noLongerNeeded, reason: "over"))),
    .matter(.answerStepped(AnswerStepFact(.task(again), .reminded))),
    .matter(.linked(LinkFact(.matter(number), .because, .incident(incident)))),
    .matter(.linked(LinkFact(.task(again), "answers", .log(LogNumber(1))))),
    .matter(.linked(LinkFact(.task(again), "answers", .log(LogNumber(1)), removed: true))),
    .matter(.marked(.incident(incident), .red, reason: "names inside")),
    .matter(.marked(.matter(number), .green, reason: nil)),
    .matter(
      .changed(
        MatterStep(
          number: number, move: nil,
          delta: MatterDelta(lines: [LineChange(PartReference("loose", .row(2)), removed: true)]),
          takingBack: true))),
    .logEntryWritten(
      LogLine(number: LogNumber(3), kind: .contact, text: "called back", matter: number)),
    .charterChanged(
      RoomTerms(
        posts: [.init(name: "Night chief", code: .duty)],
        times: [
          .init(kind: "transfer", move: "ack", span: ClassedSpan(hot: .minutes(3), cold: nil))
        ],
        calendar: WorkCalendar(days: [.sunday, .monday], holidays: [20_454, 20_089]),
        currency: Currency(code: "KWD", decimals: 3) ?? .none,
        rights: [
          .init(kind: "transfer", move: nil, by: [.post(.head)]),
          .init(kind: "transfer", move: "ack", by: [.part, .holder("from")]),
        ], marking: .amber)),
    .charterChanged(RoomTerms()),
    .scenarioAdopted(
      AdoptedScenario(
        name: "flood", hash: String(repeating: "0f", count: 32), text: "scenario: 1\n\ttab")),
  ]
}
