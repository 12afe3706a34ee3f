import IncidentEngine

extension MatterKind {
  /// A request for resources with the offers that answer it (ICS 213RR).
  static let request = MatterKind(
    code: "request", prefix: "RQ", parties: ["ask", "holder"],
    fields: [
      MatterField(
        "quantity", .count(1...1_000_000), required: true, .word, shows: .column(leftOut: 2)),
      MatterField("what", .line, required: true, .rest, shows: .title),
      MatterField("at", .place, shows: .column(leftOut: 4)),
      MatterField("by", .due, shows: .column(leftOut: 1)),
      MatterField("spec", .text),
      MatterField("priority", .choice(["urgent", "routine", "low"]), shows: .column(leftOut: 5)),
      MatterField("ask", .agencies, shows: .column(leftOut: 3)),
      MatterField("holder", .agency),
      MatterField("costs", .agency),
      MatterField("task", .task),
      MatterField(
        "offers",
        .rows([
          MatterField("quantity", .count(1...1_000_000), required: true, .word),
          MatterField("what", .line, .rest),
          MatterField("agency", .agency, required: true),
          MatterField("resource", .resource),
          MatterField("eta", .due),
          MatterField("until", .due),
          MatterField("conditions", .line),
          MatterField("cost", .money),
        ])),
    ],
    states: [
      MatterState("open", .waits), MatterState("partly", .waits),
      MatterState("filled", open: false, .good), MatterState("unfilled", open: false, .bad),
      MatterState("cancelled", open: false),
    ],
    parts: [
      MatterParts(
        "asked", of: "ask",
        states: [
          MatterState("waiting", .waits), MatterState("offered", open: false, .good),
          MatterState("unable", open: false, .bad),
        ]),
      MatterParts(
        "offer", of: "offers", key: .row,
        states: [
          MatterState("offered", .waits), MatterState("accepted", open: false, .good),
          MatterState("declined", open: false, .bad), MatterState("withdrawn", open: false, .bad),
        ]),
    ],
    moves: [
      MatterMove(
        "ask", from: ["open", "partly"], to: .stays,
        takes: [MatterField("ask", .agencies, required: true, .word)],
        by: [.maker, .post(.duty)]),
      MatterMove(
        "offer", from: ["open", "partly"], to: .part("offered"), of: .row("offer"),
        takes: [
          MatterField("quantity", .count(1...1_000_000), required: true, .word),
          MatterField("what", .line, .rest),
          MatterField("agency", .agency, required: true),
          MatterField("resource", .resource), MatterField("eta", .due),
          MatterField("until", .due), MatterField("conditions", .line),
          MatterField("cost", .money),
        ], by: [.holder("agency"), .post(.duty)],
        rules: [MatterRuling(.refuse, .unbooked("resource"))],
        along: [.init("asked", key: "agency", to: "offered")]),
      MatterMove(
        "refuse", from: ["waiting"], whole: ["open", "partly"], to: .part("unable"),
        of: .part("asked"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "accept", from: ["offered"], whole: ["open", "partly"],
        to: .ofSum(
          "accepted", "quantity", in: ["accepted"], reaches: "quantity", then: "filled",
          else: "partly"),
        of: .part("offer"), by: [.maker, .holder("holder"), .post(.duty)],
        rules: [MatterRuling(.refuse, .unbooked("resource"))],
        follows: [.commit(resource: "resource")]),
      MatterMove(
        "decline", from: ["offered"], to: .part("declined"), of: .part("offer"),
        takes: [MatterField("reason", .text, .rest)], by: [.maker, .post(.duty)]),
      MatterMove(
        "withdraw", from: ["offered"], to: .part("withdrawn"), of: .part("offer"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "escalate", from: ["open", "partly"], to: .stays,
        takes: [MatterField("holder", .agency, required: true, .word)],
        by: [.maker, .post(.duty)]),
      MatterMove(
        "close", from: ["open", "partly"], to: .state("unfilled"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.maker, .holder("holder"), .post(.duty)]),
      MatterMove(
        "cancel", from: ["open", "partly"], to: .state("cancelled"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.maker, .post(.duty)]),
    ],
    awaits: [
      Await(
        "offer", in: ["waiting"], of: .part("asked"), whole: ["open", "partly"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(10), warm: .minutes(30), cold: .workingDays(1)))),
      Await(
        "accept", in: ["offered"], of: .part("offer"), whole: ["open", "partly"], from: .maker,
        within: .classed(
          ClassedSpan(hot: .minutes(10), warm: .minutes(30), cold: .workingDays(2)))),
    ],
    rules: [MatterRuling(.ask, .similar("what", same: ["at"], within: .minutes(120)))],
    books: [Booking("resource", from: "eta", until: "until")],
    figures: [
      MatterFigure("filled", .share(["filled"])), MatterFigure("first", .timeToAnswer("offer")),
    ])
}
