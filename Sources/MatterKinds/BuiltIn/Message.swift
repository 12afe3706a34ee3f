import IncidentEngine

extension MatterKind {
  /// A formal message between agencies, with a state for each addressee (ICS 213).
  ///
  /// Times for acknowledging by precedence: ACP 121 use; replies by the time asked for.
  static let message = MatterKind(
    code: "message", prefix: "M", parties: ["to", "from"],
    changes: [.maker, .post(.duty)],
    fields: [
      MatterField("to", .agencies, required: true, .word, shows: .column(leftOut: 2)),
      MatterField("text", .text, required: true, .rest, shows: .title),
      MatterField("from", .agency, shows: .column(leftOut: 4)),
      MatterField(
        "prec", .choice(["flash", "immediate", "priority", "routine"]),
        shows: .column(leftOut: 3)),
      MatterField("reply", .due, shows: .column(leftOut: 1)),
      MatterField(
        "type",
        .choice(["requirement", "tasking", "progress", "information", "reply", "circular"])),
      MatterField("medium", .line),
      MatterField("answers", .matter("message")),
      MatterField("their", .key),
      MatterField("file", .file),
      MatterField("draft", .flag),
    ],
    states: [
      MatterState("sent", .waits), MatterState("drafted"), MatterState("approved"),
      MatterState("acknowledged", open: false, .good), MatterState("settled", open: false, .good),
      MatterState("recalled", open: false, .bad),
    ],
    beginning: Beginning(flag: "draft", state: "drafted"),
    parts: [
      MatterParts(
        "addressee", of: "to",
        states: [
          MatterState("waiting", .waits), MatterState("received", .waits),
          MatterState("acknowledged", .good), MatterState("replied", open: false, .good),
          MatterState("refused", open: false, .bad),
        ])
    ],
    moves: [
      MatterMove(
        "approve", from: ["drafted"], to: .state("approved"),
        by: [.post(.duty), .post(.head), .post(.lead)]),
      MatterMove(
        "circulate", from: ["drafted", "approved"], to: .state("sent"),
        takes: [MatterField("medium", .line)], by: [.maker, .post(.duty)]),
      MatterMove(
        "receive", from: ["waiting"], whole: ["sent"], to: .part("received"),
        of: .part("addressee"), by: [.part]),
      MatterMove(
        "ack", from: ["waiting", "received"], whole: ["sent"],
        to: .ofParts(
          "acknowledged", .all, in: ["acknowledged", "replied", "refused"],
          then: "acknowledged", else: nil),
        of: .part("addressee"), by: [.part]),
      MatterMove(
        "answer", from: ["waiting", "received", "acknowledged"],
        whole: ["sent", "acknowledged"],
        to: .ofParts(
          "replied", .all, in: ["replied", "refused"], then: "settled", else: nil),
        of: .part("addressee"),
        takes: [MatterField("answer", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "refuse", from: ["waiting", "received", "acknowledged"],
        whole: ["sent", "acknowledged"],
        to: .ofParts(
          "refused", .all, in: ["replied", "refused"], then: "settled", else: nil),
        of: .part("addressee"),
        takes: [MatterField("reason", .text, required: true, .rest)], by: [.part]),
      MatterMove(
        "recall", from: ["drafted", "approved", "sent", "acknowledged"], to: .state("recalled"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.maker, .post(.duty)]),
    ],
    awaits: [
      Await(
        "ack", in: ["waiting", "received"], of: .part("addressee"), whole: ["sent"], from: .part,
        within: .choice(
          "prec",
          [
            .init("flash", .minutes(10)), .init("immediate", .minutes(30)),
            .init("priority", .minutes(180)), .init("routine", .minutes(360)),
          ])),
      Await(
        "answer", in: ["waiting", "received", "acknowledged"], of: .part("addressee"),
        whole: ["sent", "acknowledged"], from: .part, within: .field("reply")),
    ],
    rules: [MatterRuling(.ask, .unique(["from", "their"]))],
    figures: [
      MatterFigure("quick", .answeredInTime("ack")), MatterFigure("time", .timeToAnswer("ack")),
    ])
}
