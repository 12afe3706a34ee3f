import EngineTesting
import IncidentEngine
import MatterKinds

/// Kinds that the sketch of matters has to carry, as tables. Messages, meetings and requests are
/// those of the program.
enum NineKinds {
  static let all: [MatterKind] =
    BuiltInKinds.all + [fund, agreement, lesson, plan, debrief, visit]

  private static let reason = MatterField("reason", .text, required: true, .rest)

  /// A joint fund: pledges, reserves, spends and claims as lines that somebody else signs.
  static let fund = MatterKind(
    code: "fund", prefix: "FD", lasting: .either, marking: .amberStrict, parties: ["parties"],
    fields: [
      MatterField("title", .line, required: true, .rest, shows: .title),
      MatterField("purpose", .text, required: true),
      MatterField("authorised", .money, required: true, shows: .column(leftOut: 1)),
      MatterField("parties", .agencies, shows: .column(leftOut: 2)),
      MatterField("basis", .choice(["equal", "percent", "own-costs", "effort"])),
      MatterField("rationale", .text), MatterField("limit", .money), MatterField("until", .due),
      MatterField("lines", .rows(ledger)),
    ],
    states: [
      MatterState("proposed", .waits), MatterState("open", .good), MatterState("frozen", .bad),
      MatterState("closing", .waits), MatterState("closed", open: false, .good),
    ],
    parts: [
      MatterParts(
        "party", of: "parties",
        states: [
          MatterState("asked", .waits), MatterState("agreed", open: false, .good),
          MatterState("refused", open: false, .bad),
        ]),
      MatterParts(
        "line", of: "lines", key: .row,
        states: [
          MatterState("entered", .waits), MatterState("signed", .good),
          MatterState("done", open: false, .good), MatterState("refused", open: false, .bad),
        ], seenBy: .parties),
    ],
    moves: [
      MatterMove(
        "agree", from: ["asked"], whole: ["proposed"],
        to: .ofParts("agreed", .all, in: ["agreed"], then: "open", else: nil), of: .part("party"),
        needs: ["rationale"], by: [.part]),
      MatterMove(
        "refuse", from: ["asked"], whole: ["proposed"], to: .part("refused"), of: .part("party"),
        takes: [reason], by: [.part]),
      MatterMove(
        "enter", from: ["open"], to: .part("entered"), of: .row("line"), takes: ledger,
        by: [.holder("by"), .post(.fund), .post(.duty)],
        rules: [
          MatterRuling(.refuse, .sumWithin("lines", of: "amount", atMost: "authorised"))
        ]),
      MatterMove(
        "sign", from: ["entered"], whole: ["open"], to: .part("signed"), of: .part("line"),
        takes: [MatterField("second", .agency, required: true, .word)],
        by: [.holder("second")],
        rules: [MatterRuling(.refuse, .different("by", "second"))]),
      MatterMove(
        "pay", from: ["signed"], whole: ["open", "closing"], to: .part("done"), of: .part("line"),
        by: [.post(.fund), .post(.duty)], final: true),
      MatterMove(
        "reject", from: ["entered", "signed"], to: .part("refused"), of: .part("line"),
        takes: [reason], by: [.post(.fund), .post(.duty)]),
      MatterMove("freeze", from: ["open"], to: .state("frozen"), takes: [reason]),
      MatterMove("thaw", from: ["frozen"], to: .state("open")),
      MatterMove(
        "settle", from: ["open"], to: .state("closing"), by: [.post(.fund), .post(.duty)]),
      MatterMove(
        "close", from: ["closing"], to: .state("closed"), by: [.post(.fund), .post(.duty)],
        rules: [MatterRuling(.refuse, .allParts("line", in: ["done", "refused"]))]),
    ],
    awaits: [
      Await(
        "agree", in: ["asked"], of: .part("party"), whole: ["proposed"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(60), warm: .minutes(1440), cold: .workingDays(20)))),
      Await(
        "sign", in: ["entered"], of: .part("line"), whole: ["open"], from: .post(.fund),
        within: .classed(
          ClassedSpan(hot: .minutes(30), warm: .minutes(240), cold: .workingDays(2)))),
    ],
    rules: [MatterRuling(.ask, .unique(["title"]))], ends: "until",
    figures: [MatterFigure("spent", .sum("amount"))])

  private static let ledger: [MatterField] = [
    MatterField(
      "type",
      .choice(["pledge", "payment", "reserve", "spend", "claim", "refund"]), required: true, .word),
    MatterField("amount", .money, required: true, .word),
    MatterField("by", .agency, required: true), MatterField("doc", .key),
    MatterField("for", .matter(nil)),
  ]

  /// A sharing agreement: each party signs for itself, then it is in force until it ends.
  static let agreement = MatterKind(
    code: "agreement", prefix: "SA", lasting: .either, marking: .green, parties: ["parties"],
    fields: [
      MatterField("title", .line, required: true, .rest, shows: .title),
      MatterField("parties", .agencies, required: true, shows: .column(leftOut: 1)),
      MatterField("purpose", .text, required: true),
      MatterField(
        "categories",
        .choices(["incidents", "log", "resources", "casualties", "medical", "personnel"])),
      MatterField("ceiling", .marking, shows: .column(leftOut: 2)),
      MatterField("fields", .choices(["name", "place", "number"])),
      MatterField("onward", .choice(["none", "consent", "within"])),
      MatterField("basis", .matter("power")), MatterField("from", .due),
      MatterField("until", .due, shows: .column(leftOut: 3)), MatterField("contact", .line),
    ],
    states: [
      MatterState("signing", .waits), MatterState("in-force", .good), MatterState("active", .good),
      MatterState("suspended", .bad), MatterState("ended", open: false),
      MatterState("rejected", open: false, .bad),
    ],
    parts: [
      MatterParts(
        "signature", of: "parties",
        states: [
          MatterState("asked", .waits), MatterState("signed", open: false, .good),
          MatterState("refused", open: false, .bad), MatterState("left", open: false),
        ])
    ],
    moves: [
      MatterMove(
        "sign", from: ["asked"], whole: ["signing"],
        to: .ofParts("signed", .all, in: ["signed"], then: "in-force", else: nil),
        of: .part("signature"), takes: [MatterField("person", .line, .rest)], by: [.part]),
      MatterMove(
        "refuse", from: ["asked"], whole: ["signing"],
        to: .ofParts("refused", .any, in: ["refused"], then: "rejected", else: nil),
        of: .part("signature"), takes: [reason], by: [.part]),
      MatterMove(
        "activate", from: ["in-force"], to: .state("active"), takes: [reason],
        by: [.holder("parties")]),
      MatterMove("rest", from: ["active"], to: .state("in-force"), by: [.holder("parties")]),
      MatterMove(
        "suspend", from: ["in-force", "active"], to: .state("suspended"), takes: [reason],
        by: [.holder("parties")]),
      MatterMove(
        "renew", from: ["in-force", "suspended"], to: .state("in-force"),
        takes: [MatterField("until", .due, required: true)], by: [.holder("parties")]),
      MatterMove(
        "leave", from: ["signed"], whole: ["in-force", "active", "suspended"],
        to: .ofParts("left", .any, in: ["left"], then: "ended", else: nil),
        of: .part("signature"), by: [.part]),
    ],
    awaits: [
      Await(
        "sign", in: ["asked"], of: .part("signature"), whole: ["signing"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(60), warm: .minutes(1440), cold: .workingDays(20)))),
      Await("renew", in: ["in-force", "active"], from: .maker, within: .field("until")),
    ],
    rules: [
      MatterRuling(.refuse, .inForce("basis")), MatterRuling(.refuse, .before("from", "until")),
    ],
    grants: Grant(
      parties: "parties", categories: "categories", ceiling: "ceiling", fields: "fields",
      from: "from", until: "until"), ends: "until")

  /// A lesson: each agency answers, somebody proves it, what recurs reopens it.
  static let lesson = MatterKind(
    code: "lesson", prefix: "LS", lasting: .standing, marking: .green, parties: ["applies"],
    fields: [
      MatterField("title", .line, required: true, .rest, shows: .title),
      MatterField("change", .text, required: true), MatterField("insight", .text),
      MatterField(
        "theme", .choice(["co-location", "communication", "coordination", "risk", "awareness"])),
      MatterField("applies", .agencies, shows: .column(leftOut: 1)),
      MatterField("from", .matter("debrief")), MatterField("proof", .matters(nil)),
      MatterField("prove-by", .due),
    ],
    states: [
      MatterState("identified", .waits), MatterState("adopted", .good),
      MatterState("proven", open: false, .good), MatterState("rejected", open: false, .bad),
    ],
    parts: [
      MatterParts(
        "adoption", of: "applies",
        states: [
          MatterState("pending", .waits), MatterState("adopting", .waits),
          MatterState("adopted", open: false, .good), MatterState("not-for-us", open: false),
        ])
    ],
    moves: [
      MatterMove(
        "begin", from: ["pending"], to: .part("adopting"), of: .part("adoption"), by: [.part]),
      MatterMove(
        "adopt", from: ["pending", "adopting"],
        to: .ofParts(
          "adopted", .all, in: ["adopted", "not-for-us"], then: "adopted", else: nil),
        of: .part("adoption"), by: [.part]),
      MatterMove(
        "decline", from: ["pending", "adopting"],
        to: .ofParts(
          "not-for-us", .all, in: ["adopted", "not-for-us"], then: "adopted", else: nil),
        of: .part("adoption"), takes: [reason], by: [.part]),
      MatterMove(
        "prove", from: ["adopted"], to: .state("proven"), needs: ["proof"],
        takes: [MatterField("proof", .matters(nil), .word)],
        by: [.post(.supervisor), .post(.duty)], rules: [MatterRuling(.refuse, .byAnother)]),
      MatterMove(
        "reopen", from: ["proven", "rejected"], to: .state("identified"), takes: [reason]),
      MatterMove("reject", from: ["identified"], to: .state("rejected"), takes: [reason]),
    ],
    awaits: [
      Await(
        "adopt", in: ["pending", "adopting"], of: .part("adoption"), whole: ["identified"],
        from: .part, within: .classed(.always30Days)),
      Await("prove", in: ["adopted"], from: .post(.supervisor), within: .field("prove-by")),
    ],
    rules: [MatterRuling(.ask, .similar("title", same: [], within: .workingDays(2_600)))],
    figures: [MatterFigure("proven", .share(["proven"]))])

  /// A response plan with its levels, tasks, checklist and questions; ticked where it is active.
  static let plan = MatterKind(
    code: "response-plan", prefix: "RS", verb: "plan", lasting: .either, marking: .green,
    parties: ["agencies"],
    fields: [
      MatterField("name", .line, required: true, .rest, shows: .title),
      MatterField("for", .line, required: true), MatterField("agencies", .agencies),
      MatterField("level", .count(1...3), shows: .column(leftOut: 1)),
      MatterField("review", .due),
      MatterField(
        "levels",
        .rows([
          MatterField("level", .count(1...3), required: true),
          MatterField("agencies", .agencies), MatterField("needed", .line),
        ])),
      MatterField(
        "checklist",
        .rows([
          MatterField("text", .line, required: true, .rest), MatterField("post", .post),
          MatterField("must", .flag), MatterField("due", .due),
        ])),
      MatterField(
        "questions",
        .rows([
          MatterField("question", .line, required: true, .rest), MatterField("due", .due),
        ])),
    ],
    states: [
      MatterState("in-force", .good), MatterState("drafted"), MatterState("active", .waits),
      MatterState("stood-down", open: false, .good), MatterState("withdrawn", open: false, .bad),
    ],
    parts: [
      MatterParts(
        "called", of: "agencies",
        states: [
          MatterState("listed"), MatterState("called", .waits),
          MatterState("coming", open: false, .good),
        ]),
      MatterParts(
        "item", of: "checklist", key: .row,
        states: [
          MatterState("open", .waits), MatterState("done", open: false, .good),
          MatterState("not-applicable", open: false),
        ]),
      MatterParts(
        "question", of: "questions", key: .row,
        states: [MatterState("open", .waits), MatterState("decided", open: false, .good)]),
    ],
    moves: [
      MatterMove(
        "activate", from: ["in-force"], to: .state("active"),
        takes: [MatterField("level", .count(1...3), required: true)],
        by: [.post(.duty), .post(.lead)], along: [.init("called", to: "called")]),
      MatterMove(
        "raise", from: ["active"], to: .stays,
        takes: [MatterField("level", .count(1...3), required: true, .word)],
        by: [.post(.duty), .post(.lead)]),
      MatterMove(
        "come", from: ["called"], whole: ["active"], to: .part("coming"), of: .part("called"),
        by: [.part]),
      MatterMove(
        "tick", from: ["open"], whole: ["active"], to: .part("done"), of: .part("item")),
      MatterMove(
        "skip", from: ["open"], whole: ["active"], to: .part("not-applicable"), of: .part("item"),
        takes: [reason]),
      MatterMove(
        "settle", from: ["open"], whole: ["active"], to: .part("decided"), of: .part("question"),
        takes: [MatterField("decision", .matter("decision"))]),
      MatterMove(
        "stand-down", from: ["active"], to: .state("stood-down"),
        by: [.post(.duty), .post(.lead)],
        rules: [MatterRuling(.ask, .allParts("item", in: ["done", "not-applicable"]))]),
      MatterMove("withdraw", from: ["in-force"], to: .state("withdrawn"), takes: [reason]),
    ],
    awaits: [
      Await(
        "come", in: ["called"], of: .part("called"), whole: ["active"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(2), warm: .minutes(5), cold: .minutes(5)))),
      Await(
        "tick", in: ["open"], of: .part("item"), whole: ["active"], from: .holder("post"),
        within: .field("due")),
      Await(
        "settle", in: ["open"], of: .part("question"), whole: ["active"], from: .post(.duty),
        within: .field("due")),
    ], ends: "review")

  /// A debrief: agencies contribute, what comes out of it is a lesson.
  static let debrief = MatterKind(
    code: "debrief", prefix: "DB", lasting: .either, parties: ["agencies"],
    fields: [
      MatterField("title", .line, required: true, .rest, shows: .title),
      MatterField("type", .choice(["hot", "structured", "multi-agency"]), required: true),
      MatterField("agencies", .agencies), MatterField("facilitator", .officer),
      MatterField("by", .due), MatterField("welfare", .text),
      MatterField("contributions", .rows(contribution)),
      MatterField("lessons", .rows([MatterField("text", .line, required: true, .rest)])),
    ],
    states: [
      MatterState("collecting", .waits), MatterState("held", .good), MatterState("report-out"),
      MatterState("agreed", open: false, .good),
    ],
    parts: [
      MatterParts(
        "heard", of: "agencies",
        states: [
          MatterState("asked", .waits), MatterState("given", open: false, .good),
          MatterState("none-given", open: false), MatterState("agreed", open: false, .good),
        ]),
      MatterParts(
        "contribution", of: "contributions", key: .row, states: [MatterState("given")],
        seenBy: .own),
    ],
    moves: [
      MatterMove(
        "say", from: ["collecting"], to: .part("given"), of: .row("contribution"),
        takes: contribution, by: [.holder("agency")],
        along: [.init("heard", key: "agency", to: "given")]),
      MatterMove(
        "pass", from: ["asked"], whole: ["collecting"], to: .part("none-given"),
        of: .part("heard"), by: [.part]),
      MatterMove(
        "start", from: ["collecting"], to: .state("held"), by: [.holder("facilitator")],
        rules: [MatterRuling(.refuse, .rows("contributions", atLeast: 3))]),
      MatterMove(
        "lesson", from: ["held"], to: .stays, of: .row("lessons"),
        takes: [
          MatterField("text", .line, required: true, .rest),
          MatterField("change", .text, required: true),
        ], by: [.holder("facilitator")],
        follows: [
          .open(
            "lesson", [.init("text", "title"), .init("change", "change")], link: "because",
            when: nil)
        ]),
      MatterMove(
        "report", from: ["held"], to: .state("report-out"), by: [.holder("facilitator")]),
      MatterMove(
        "agree", from: ["given", "none-given"], whole: ["report-out"],
        to: .ofParts("agreed", .all, in: ["agreed"], then: "agreed", else: nil),
        of: .part("heard"), by: [.part]),
    ],
    awaits: [
      Await(
        "say", in: ["asked"], of: .part("heard"), whole: ["collecting"], from: .part,
        within: .field("by")),
      Await(
        "agree", in: ["given", "none-given"], of: .part("heard"), whole: ["report-out"],
        from: .part, within: .classed(.always30Days)),
      Await(
        "start", in: ["collecting"], from: .holder("facilitator"), within: .field("by")),
    ],
    rules: [MatterRuling(.ask, .unbooked("facilitator"))],
    books: [Booking("facilitator", from: "by", until: nil)])

  private static let contribution: [MatterField] = [
    MatterField("agency", .agency, required: true),
    MatterField("went", .choice(["well", "did-not", "change"]), required: true, .word),
    MatterField("text", .text, required: true, .rest),
  ]

  /// An inspection visit: who takes part under which power, samples under seal, what came of it.
  static let visit = MatterKind(
    code: "visit", prefix: "IN", marking: .amberStrict, parties: ["agencies"],
    fields: [
      MatterField("site", .place, required: true, .rest, shows: .title),
      MatterField(
        "reason", .choice(["programme", "complaint", "follow-up", "incident", "suspicion"]),
        required: true),
      MatterField("at", .due, required: true, shows: .column(leftOut: 1)),
      MatterField("length", .span), MatterField("agencies", .agencies),
      MatterField("lead", .agency), MatterField("power", .matters("power")),
      MatterField("measures", .measures), MatterField("present", .line),
      MatterField(
        "outcome", .choice(["clear", "advice", "notices", "enforcement", "response"])),
      MatterField("report-by", .due), MatterField("samples", .rows(sample)),
    ],
    states: [
      MatterState("planned", .waits), MatterState("under-way", .good), MatterState("finished"),
      MatterState("reported", open: false, .good), MatterState("entry-refused", .bad),
      MatterState("cancelled", open: false),
    ],
    parts: [
      MatterParts(
        "inspector", of: "agencies",
        states: [MatterState("asked", .waits), MatterState("named", open: false, .good)],
        seenBy: .maker),
      MatterParts(
        "sample", of: "samples", key: .row,
        states: [
          MatterState("sealed", .waits), MatterState("at-laboratory", .waits),
          MatterState("answered", open: false, .good),
        ]),
    ],
    moves: [
      MatterMove(
        "name", from: ["asked"], whole: ["planned"], to: .part("named"), of: .part("inspector"),
        takes: [MatterField("officer", .officer, required: true, .word)], by: [.part]),
      MatterMove(
        "start", from: ["planned", "entry-refused"], to: .state("under-way"),
        by: [.holder("lead"), .post(.duty)],
        rules: [
          MatterRuling(.refuse, .inForce("power")),
          MatterRuling(.refuse, .cited("power", for: "measures")),
        ]),
      MatterMove(
        "shut-out", from: ["planned"], to: .state("entry-refused"),
        takes: [
          MatterField("words", .text, required: true, .rest)
        ], by: [.holder("lead"), .post(.duty)]),
      MatterMove(
        "sample", from: ["under-way"], to: .part("sealed"), of: .row("sample"), takes: sample,
        by: [.holder("agencies")]),
      MatterMove(
        "deliver", from: ["sealed"], to: .part("at-laboratory"), of: .part("sample"),
        takes: [MatterField("promised", .due)], by: [.holder("agencies")]),
      MatterMove(
        "result", from: ["at-laboratory"], to: .part("answered"), of: .part("sample"),
        takes: [MatterField("result", .text, required: true, .rest)]),
      MatterMove(
        "close", from: ["under-way"], to: .state("finished"), needs: ["outcome"],
        takes: [
          MatterField(
            "outcome", .choice(["clear", "advice", "notices", "enforcement", "response"]), .word),
          MatterField("report-by", .due),
        ], by: [.holder("lead"), .post(.duty)]),
      MatterMove(
        "circulate", from: ["finished"], to: .state("reported"),
        by: [.holder("lead"), .post(.duty)], final: true),
      MatterMove("cancel", from: ["planned"], to: .state("cancelled")),
    ],
    awaits: [
      Await(
        "name", in: ["asked"], of: .part("inspector"), whole: ["planned"], from: .part,
        within: .classed(ClassedSpan(hot: .minutes(30), cold: .workingDays(2)))),
      Await(
        "result", in: ["at-laboratory"], of: .part("sample"), from: .maker,
        within: .field("promised")),
      Await("circulate", in: ["finished"], from: .holder("lead"), within: .field("report-by")),
    ],
    rules: [MatterRuling(.ask, .unbooked("site"))],
    books: [Booking("site", from: "at", until: "length")])

  private static let sample: [MatterField] = [
    MatterField("seal", .key, required: true, .word),
    MatterField("what", .line, required: true, .rest), MatterField("to", .line),
  ]
}

extension ClassedSpan {
  fileprivate static let always30Days = ClassedSpan(
    hot: .minutes(43_200), warm: .minutes(43_200), cold: .minutes(43_200))
}
