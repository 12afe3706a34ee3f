import IncidentEngine

extension VerbTable {
  static let work: [Verb] = [
    Verb(
      "task", aliases: ["issue"], "give work to an agency", of: .incident,
      fields: [Field("agency", .agency, takes: .name), Field("title", .text, takes: .rest)],
      options: [
        .option("due", .due), .option("for", .objective), .option("after", .tasks),
        .option("under", .task), .at,
      ],
      example: "task fire evacuate Mill Rd 1–60 due=+45m",
      reads: .command { said throws(LineProblem) in
        .issueAssignment(try said.assignmentDraft())
      }),
    Verb(
      "ack", aliases: ["acknowledge"], "note that the agency has acknowledged a task",
      fields: [.task], options: [.at], suits: Suiting(tasks: { $0 == .issued }),
      example: "ack 26-0003/4",
      reads: .command { said throws(LineProblem) in .acknowledgeAssignment(try said.task()) }),
    Verb(
      "start", "note that work on a task has begun", fields: [.task], options: [.at],
      suits: Suiting(tasks: { $0 == .issued || $0 == .acknowledged }),
      example: "start /4 at=-5m",
      reads: .command { said throws(LineProblem) in .startAssignment(try said.task()) }),
    Verb(
      "done", aliases: ["finish"], "note that a task is done",
      fields: [.task, Field("result", .text, required: false, takes: .rest)], options: [.at],
      suits: Suiting(tasks: { $0.isOpen }), example: "done /4 41 people out",
      reads: .command { said throws(LineProblem) in
        .finishAssignment(try said.task(), result: said.text("result"))
      }),
    Verb(
      "refuse", aliases: ["unable"], "note that the agency is unable to do a task",
      fields: [.task, .reason], options: [.at], suits: Suiting(tasks: { $0.isOpen }),
      example: "refuse /6 no crew before 16:00",
      reads: .command { said throws(LineProblem) in
        .refuseAssignment(try said.task(), reason: try said.requiredText("reason"))
      }),
    Verb(
      "cancel", "cancel a task", fields: [.task, .reason], options: [.at],
      suits: Suiting(tasks: { $0.isOpen }), example: "cancel /2 people already out",
      reads: .command { said throws(LineProblem) in
        .cancelAssignment(try said.task(), reason: try said.requiredText("reason"))
      }),
    Verb(
      "reissue", "issue a task again, to the same agency or another",
      fields: [.task, .reasonIfAny],
      options: [
        .option("to", .agency, label: "To agency"), .option("title", .text),
        .option("due", .due), .at,
      ],
      suits: Suiting(tasks: { $0 != .done }),
      example: "reissue /6 no answer to=municipality due=+20m",
      reads: .command { said throws(LineProblem) in
        .reissueAssignment(try said.task(), try said.assignmentRevision())
      }),
  ]
}

extension SaidReader {
  fileprivate func task() throws(LineProblem) -> AssignmentReference {
    try task(try required("task"))
  }

  fileprivate func assignmentDraft() throws(LineProblem) -> AssignmentDraft {
    let agency = try agency(try required("agency"))
    return AssignmentDraft(
      incident: try incident(), agency: agency, title: try requiredText("title"),
      due: try read("due", as: future), links: try links())
  }

  private func links() throws(LineProblem) -> AssignmentLinks {
    var links = AssignmentLinks()
    links.objective = try read("for", as: objective)?.ordinal
    links.parent = try read("under", as: taskHere)
    if let after = value("after") {
      let pieces = after.pieces(separatedBy: { $0 == "," || $0.isWhitespace })
      for piece in pieces { links.after.append(try taskHere(piece)) }
    }
    return links
  }

  fileprivate func assignmentRevision() throws(LineProblem) -> AssignmentRevision {
    AssignmentRevision(
      agency: try read("to", as: agency), title: text("title"), due: try read("due", as: future),
      reason: text("reason"))
  }
}
