import IncidentEngine

extension MatterKind {
  /// A joint meeting: who is invited and there, with what mandate, what came of it, minutes agreed.
  static let meeting = MatterKind(
    code: "meeting", prefix: "MT", parties: ["agencies"],
    fields: [
      MatterField("at", .due, required: true, .word, shows: .column(leftOut: 1)),
      MatterField("title", .line, required: true, .rest, shows: .title),
      MatterField(
        "type", .choice(["regular", "ad-hoc", "command", "shift", "liaison"]),
        shows: .column(leftOut: 4)),
      MatterField("agencies", .agencies, shows: .column(leftOut: 2)),
      MatterField("length", .span),
      MatterField("place", .place, shows: .column(leftOut: 3)),
      MatterField("chair", .agency),
      MatterField("quorum", .count(1...200)),
      MatterField("every", .span),
      MatterField(
        "items",
        .rows([
          MatterField(
            "type", .choice(["report", "problem", "decision", "action", "information"]),
            required: true, .word),
          MatterField("text", .text, required: true, .rest),
          MatterField("why", .text),
          MatterField("agency", .agency),
          MatterField("due", .due),
        ])),
    ],
    states: [
      MatterState("called", .waits), MatterState("in-session", .good), MatterState("ended"),
      MatterState("circulated", .waits), MatterState("agreed", open: false, .good),
      MatterState("cancelled", open: false, .bad),
    ],
    parts: [
      MatterParts(
        "invited", of: "agencies",
        states: [
          MatterState("asked", .waits), MatterState("coming", .good),
          MatterState("declined", .bad), MatterState("here", .good),
        ]),
      MatterParts(
        "minutes", of: "agencies",
        states: [
          MatterState("unread"), MatterState("agreed", open: false, .good),
          MatterState("queried", .bad),
        ]),
    ],
    moves: [
      MatterMove(
        "ack", from: ["asked", "declined"], whole: ["called"], to: .part("coming"),
        of: .part("invited"), takes: [MatterField("person", .line, .rest)], by: [.part]),
      MatterMove(
        "refuse", from: ["asked", "coming"], whole: ["called"], to: .part("declined"),
        of: .part("invited"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "here", from: ["asked", "coming", "declined"], whole: ["called", "in-session"],
        to: .part("here"), of: .part("invited"),
        takes: [
          MatterField("person", .line, .rest),
          MatterField("as", .choice(["head", "designated", "liaison", "observer"])),
          MatterField("may", .choice(["decide", "commit", "listen"])),
        ], by: [.part]),
      MatterMove(
        "invite", from: ["called", "in-session"], to: .stays,
        takes: [MatterField("agencies", .agencies, required: true, .word)],
        by: [.maker, .post(.duty)]),
      MatterMove(
        "start", from: ["called"], to: .state("in-session"),
        by: [.maker, .holder("chair"), .post(.duty)],
        rules: [
          MatterRuling(.ask, .quorum("invited", in: ["here"], atLeast: "quorum"))
        ]),
      MatterMove(
        "item", from: ["in-session", "ended"], to: .stays, of: .row("items"),
        takes: [
          MatterField(
            "type", .choice(["report", "problem", "decision", "action", "information"]),
            required: true, .word),
          MatterField("text", .text, required: true, .rest),
          MatterField("why", .text), MatterField("agency", .agency), MatterField("due", .due),
        ], by: [.maker, .holder("chair"), .post(.duty)],
        follows: [
          .open(
            "decision", [.init("text", "choice"), .init("why", "why")], link: .because,
            when: .init("type", is: "decision")),
          .issue(agency: "agency", title: "text", due: "due", when: .init("type", is: "action")),
        ]),
      MatterMove(
        "close", from: ["in-session"], to: .state("ended"),
        by: [.maker, .holder("chair"), .post(.duty)]),
      MatterMove(
        "circulate", from: ["ended"], to: .state("circulated"),
        by: [.maker, .holder("chair"), .post(.duty)]),
      MatterMove(
        "agree", from: ["unread", "queried"], whole: ["circulated"],
        to: .ofParts("agreed", .all, in: ["agreed"], then: "agreed", else: nil),
        of: .part("minutes"), by: [.part]),
      MatterMove(
        "query", from: ["unread", "agreed"], whole: ["circulated"], to: .part("queried"),
        of: .part("minutes"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "cancel", from: ["called"], to: .state("cancelled"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.maker, .post(.duty)]),
    ],
    awaits: [
      Await(
        "ack", in: ["asked"], of: .part("invited"), whole: ["called"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(10), warm: .minutes(60), cold: .workingDays(2)))),
      Await("start", in: ["called"], from: .maker, within: .field("at")),
      Await(
        "agree", in: ["unread", "queried"], of: .part("minutes"), whole: ["circulated"],
        from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(1440), warm: .minutes(1440), cold: .workingDays(5)))),
    ],
    rules: [MatterRuling(.tell, .unbooked("place"))],
    books: [Booking("place", from: "at", until: "length")],
    recurs: "every",
    figures: [MatterFigure("came", .answeredInTime("ack"))])
}
