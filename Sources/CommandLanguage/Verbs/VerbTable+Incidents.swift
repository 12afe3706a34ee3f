import IncidentEngine

extension VerbTable {
  static let incidents: [Verb] = [
    Verb(
      "open", aliases: ["new"], "open an incident",
      fields: [Field("type", .incidentType), Field("title", .text, takes: .rest)],
      options: [
        .option("place", .text), .option("p", .priority, label: "Priority"),
        .option("lead", .agency, label: "Lead agency"), .option("agencies", .agencies),
        .option("by", .text, label: "Reported by"), .option("mode", .mode),
        .option("reported", .time, label: "Reported at"),
        .option("xy", .coordinates, label: "Coordinates"), .anyway, .at,
      ],
      example: "open flood East Bank under water place=Mill Rd p=1 lead=fire agencies=police",
      reads: .command { said throws(LineProblem) in .openIncident(try said.incidentDraft()) }),
    Verb(
      "change", aliases: ["edit"], "change what is known of an incident", of: .incident,
      options: [
        .option("title", .text), .option("type", .incidentType),
        .option("p", .priority, label: "Priority"), .option("place", .text),
        .option("lead", .agency, label: "Lead agency"), .option("mode", .mode),
        .option("xy", .coordinates, label: "Coordinates"), .at,
      ],
      example: "change 26-0003 p=1 lead=police",
      reads: .command { said throws(LineProblem) in
        .changeIncident(try said.incident(), try said.incidentChange())
      }),
    Verb(
      "phase", "say how far an incident has come", of: .incident,
      fields: [Field("phase", .phase), .reasonIfAny],
      options: [.at], example: "phase contained water below the wall",
      reads: .command { said throws(LineProblem) in
        let phase = try said.required("phase")
        return .changePhase(
          try said.incident(), try said.word(phase), reason: said.text("reason"))
      }),
    Verb(
      "close", "close an incident", of: .incident, fields: [.reasonIfAny],
      options: [.anyway, .at], example: "close 26-0004 road open again",
      reads: .command { said throws(LineProblem) in
        .closeIncident(
          try said.incident(), reason: said.text("reason"), endingOpenWork: said.has("anyway"))
      }),
    Verb(
      "calloff", aliases: ["void"], "call an incident off: opened by mistake, false alarm",
      of: .incident, fields: [.reason], options: [.at],
      example: "calloff 26-0009 reported twice, see 26-0003",
      reads: .command { said throws(LineProblem) in
        .cancelIncident(try said.incident(), reason: try said.requiredText("reason"))
      }),
    Verb(
      "reopen", "open a closed incident again", of: .incident,
      fields: [.reason], options: [.at], suits: Suiting(incidents: { !$0.isOpen }),
      example: "reopen 26-0004 second vehicle found",
      reads: .command { said throws(LineProblem) in
        .reopenIncident(try said.incident(), reason: try said.requiredText("reason"))
      }),
    Verb(
      "merge", "merge a report of the same incident into the one that stays", of: .incident,
      fields: [.reasonIfAny], options: [Field("into", .incident), .at],
      example: "merge 26-0009 same caller, same street into=26-0003",
      reads: .command { said throws(LineProblem) in
        let into = try said.known(try said.required("into"))
        return .mergeIncident(
          try said.incident(), into: .number(into), reason: said.text("reason"))
      }),
    Verb(
      "objective", "set what an incident is to achieve", of: .incident,
      fields: [Field("text", .text, takes: .rest)], options: [.at],
      example: "objective nobody left on East Bank by dusk",
      reads: .command { said throws(LineProblem) in
        .setObjective(try said.incident(), text: try said.requiredText("text"))
      }),
    Verb(
      "met", "note that an objective is met",
      fields: [
        Field("objective", .objective), Field("result", .text, required: false, takes: .rest),
      ],
      options: [.at], example: "met O1 last house checked 16:20",
      reads: .command { said throws(LineProblem) in
        let objective = try said.objective(try said.required("objective"))
        return .changeObjective(objective, .met, reason: said.text("result"))
      }),
    Verb(
      "drop", "drop an objective", fields: [Field("objective", .objective), .reason],
      options: [.at], example: "drop O2 the bridge is gone",
      reads: .command { said throws(LineProblem) in
        let objective = try said.objective(try said.required("objective"))
        return .changeObjective(objective, .dropped, reason: try said.requiredText("reason"))
      }),
    Verb(
      "bring", "bring agencies in on an incident", of: .incident,
      fields: [Field("agencies", .agencies, takes: .rest)], options: [.at],
      example: "bring police,ambulance",
      reads: .commands { said throws(LineProblem) in
        let agencies = try said.required("agencies")
        let incident = try said.incident()
        return try said.agencies(agencies).map { .setParticipation(incident, $0, .alerted) }
      }),
    Verb(
      "standing", "say where an agency stands on an incident", of: .incident,
      fields: [
        Field("agency", .agency, takes: .name), Field("standing", .participation, takes: .rest),
      ],
      options: [.at], example: "standing police on scene",
      reads: .command { said throws(LineProblem) in
        let agency = try said.agency(try said.required("agency"))
        let standing = try said.required("standing")
        return .setParticipation(try said.incident(), agency, try said.word(standing))
      }),
  ]
}

extension SaidReader {
  fileprivate func incidentDraft() throws(LineProblem) -> IncidentDraft {
    var draft = IncidentDraft(
      mode: try read("mode", as: word) ?? .response, type: try requiredText("type"),
      title: try requiredText("title"), priority: try read("p", as: priority) ?? .normal,
      place: text("place") ?? "", coordinates: try read("xy", as: coordinates),
      lead: try read("lead", as: agency), agencies: try read("agencies", as: agencies) ?? [],
      reportedBy: text("by"), reportedAt: try read("reported", as: past))
    if has("anyway") {
      // Said of all that are known to look the same.
      let moment = try occurred() ?? context.now
      draft.distinctFrom = context.situation.likelyDuplicates(of: draft, at: moment)
    }
    return draft
  }

  fileprivate func incidentChange() throws(LineProblem) -> IncidentChange {
    var change = IncidentChange()
    change.mode = try read("mode", as: word)
    change.type = text("type")
    change.title = text("title")
    change.priority = try read("p", as: priority)
    change.place = text("place")
    change.coordinates = try read("xy", as: coordinates)
    change.lead = try read("lead", as: agency)
    if change.isEmpty { throw missing("p") }
    return change
  }
}
