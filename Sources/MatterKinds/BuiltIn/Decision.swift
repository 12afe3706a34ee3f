import IncidentEngine

extension MatterKind {
  /// A joint decision with its reason, who agreed, when it is looked at again and by what power
  /// (JESIP joint decision model).
  static let decision = MatterKind(
    code: "decision", prefix: "D", verb: "decide", parties: ["agencies"],
    opens: [.post(.duty), .post(.lead), .post(.liaison), .post(.head)],
    fields: [
      MatterField("choice", .text, required: true, .rest, shows: .title),
      MatterField("why", .text, required: true),
      MatterField("risk", .text),
      MatterField("facts", .text),
      MatterField("measures", .measures, shows: .column(leftOut: 3)),
      MatterField("power", .matters("power"), shows: .column(leftOut: 2)),
      MatterField("agencies", .agencies, shows: .column(leftOut: 4)),
      MatterField("review", .due, shows: .column(leftOut: 1)),
      MatterField("replaces", .matter("decision")),
      MatterField(
        "options",
        .rows([
          MatterField("option", .line, required: true, .rest),
          MatterField("against", .line),
        ])),
    ],
    states: [
      MatterState("in-force", .good), MatterState("changed", open: false),
      MatterState("replaced", open: false), MatterState("revoked", open: false, .bad),
    ],
    parts: [
      MatterParts(
        "agreement", of: "agencies",
        states: [
          MatterState("asked", .waits), MatterState("agreed", open: false, .good),
          MatterState("dissented", open: false, .bad), MatterState("absent", open: false),
        ])
    ],
    moves: [
      MatterMove(
        "agree", from: ["asked", "dissented", "absent"], whole: ["in-force"],
        to: .part("agreed"), of: .part("agreement"), by: [.part]),
      MatterMove(
        "dissent", from: ["asked", "agreed", "absent"], whole: ["in-force"],
        to: .part("dissented"), of: .part("agreement"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "absent", from: ["asked"], whole: ["in-force"], to: .part("absent"),
        of: .part("agreement"), by: [.maker, .post(.duty)]),
      MatterMove(
        "ask", from: ["in-force"], to: .stays,
        takes: [MatterField("agencies", .agencies, required: true, .word)],
        by: [.maker, .post(.duty)]),
      MatterMove(
        "option", from: ["in-force"], to: .stays, of: .row("options"),
        takes: [
          MatterField("option", .line, required: true, .rest), MatterField("against", .line),
        ], by: [.maker, .post(.duty)]),
      MatterMove(
        "review", from: ["in-force"],
        to: .chosen(
          "outcome",
          [
            .init("keep", "in-force"), .init("change", "changed"), .init("revoke", "revoked"),
          ]),
        takes: [
          MatterField("outcome", .choice(["keep", "change", "revoke"]), required: true, .word),
          MatterField("reason", .text, required: true, .rest),
          MatterField("review", .due),
        ], by: [.maker, .post(.duty), .post(.lead)]),
      MatterMove("supersede", from: ["in-force"], to: .state("replaced"), by: []),
    ],
    awaits: [
      Await(
        "agree", in: ["asked"], of: .part("agreement"), whole: ["in-force"], from: .part,
        within: .classed(
          ClassedSpan(hot: .minutes(10), warm: .minutes(30), cold: .workingDays(2)))),
      Await("review", in: ["in-force"], from: .maker, within: .field("review")),
    ],
    rules: [
      MatterRuling(.refuse, .inForce("power")),
      MatterRuling(.ask, .cited("power", for: "measures")),
      MatterRuling(.ask, .covers(power: "power", measures: "measures", by: "covers")),
      MatterRuling(.tell, .prompt(minutes: 5)),
    ],
    follows: [.move("replaces", "supersede")],
    figures: [
      MatterFigure("agreed", .answeredInTime("agree")),
      MatterFigure("reviewed", .answeredInTime("review")),
    ])
}
