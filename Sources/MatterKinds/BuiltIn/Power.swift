import IncidentEngine

extension MatterKind {
  /// A power, rule or procedure: what it covers, who holds it, until when.
  static let power = MatterKind(
    code: "power", prefix: "PW", lasting: .either, marking: .green, parties: ["holder"],
    opens: [.post(.duty), .post(.legal), .post(.head)],
    changes: [.maker, .post(.legal), .post(.duty)],
    fields: [
      MatterField("citation", .line, required: true, .rest, shows: .title),
      MatterField(
        "type",
        .choice([
          "law", "regulation", "plan", "delegation", "declaration", "warrant", "procedure",
        ]), required: true, shows: .column(leftOut: 3)),
      MatterField("covers", .measures, shows: .column(leftOut: 2)),
      MatterField("holder", .agencies, shows: .column(leftOut: 4)),
      MatterField("post", .post),
      MatterField("places", .line),
      MatterField("delegates", .matter("power")),
      MatterField("conditions", .text),
      MatterField("until", .due, shows: .column(leftOut: 1)),
      MatterField("file", .file),
      MatterField("draft", .flag),
    ],
    states: [
      MatterState("in-force", .good), MatterState("drafted"), MatterState("suspended", .bad),
      MatterState("ended", open: false),
    ],
    beginning: Beginning(flag: "draft", state: "drafted"),
    moves: [
      MatterMove(
        "adopt", from: ["drafted"], to: .state("in-force"),
        by: [.post(.legal), .post(.head), .post(.duty)]),
      MatterMove(
        "suspend", from: ["in-force"], to: .state("suspended"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.post(.legal), .post(.head), .post(.duty)]),
      MatterMove(
        "renew", from: ["in-force", "suspended"], to: .state("in-force"),
        takes: [MatterField("until", .due, required: true)],
        by: [.post(.legal), .post(.head), .post(.duty)]),
      MatterMove(
        "close", from: ["in-force", "suspended", "drafted"], to: .state("ended"),
        takes: [MatterField("reason", .text, required: true, .rest)],
        by: [.post(.legal), .post(.head), .post(.duty)]),
    ],
    awaits: [Await("renew", in: ["in-force"], from: .holder("holder"), within: .field("until"))],
    rules: [
      MatterRuling(.refuse, .inForce("delegates")),
      MatterRuling(.refuse, .notDerived("delegates", from: "delegates")),
      MatterRuling(.tell, .unique(["citation", "type"])),
    ],
    ends: "until")
}
