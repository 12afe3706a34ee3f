import IncidentEngine

extension VerbTable {
  static let narrative: [Verb] = [
    Verb(
      "log", aliases: ["l", "note"], "write a line into the log", of: .incident,
      fields: [
        Field("kind:", .logKind, required: false, takes: .mark, label: "Kind"),
        Field("text", .text, takes: .rest),
      ],
      options: [
        .option("task", .task), .option("from", .text, label: "From whom"),
        .option("to", .text, label: "To whom"), .option("by", .text, label: "By what means"), .at,
      ],
      suits: Suiting(room: true), example: "log decision: no boats below the weir",
      reads: .command { said throws(LineProblem) in .writeLog(try said.logDraft()) }),
    Verb(
      "strike", "strike a log line; it stays readable", fields: [line, .reason],
      example: "strike 12 wrong incident",
      reads: .command { said throws(LineProblem) in
        let line = try said.logNumber(try said.required("line"))
        return .strikeLog(line, reason: try said.requiredText("reason"))
      }),
    Verb(
      "correct", "strike a log line and write it anew",
      fields: [line, Field("text", .text, takes: .rest)],
      example: "correct 12 Mill Rd 1–38 clear, 41 people",
      reads: .command { said throws(LineProblem) in
        let line = try said.logNumber(try said.required("line"))
        return .correctLog(line, text: try said.requiredText("text"))
      }),
  ]

  private static let line = Field("line", .logNumber, label: "Line of the log")
}

extension SaidReader {
  fileprivate func logDraft() throws(LineProblem) -> LogDraft {
    let kind = try read("kind:", as: logKind)
    if kind == nil { try refuseMisspeltKind() }
    let task = try read("task", as: task)
    return LogDraft(
      kind: kind ?? .observation, text: try requiredText("text"),
      incident: try incidentOrRoom().map { .number($0) }, task: task, from: text("from"),
      to: text("to"), method: text("by"))
  }

  /// `decision:`, or the beginning of it, with its colon or without.
  private func logKind(_ value: SaidValue) throws(LineProblem) -> LogKind {
    let typed = value.text.hasSuffix(":") ? String(value.text.dropLast()) : value.text
    if let kind = LogKind(said: typed) { return kind }
    throw value.problem(.wordUnknown(value.text, known: LogKind.allCases.map(\.word)))
  }

  /// A word before a colon that is almost a kind was meant to be one.
  private func refuseMisspeltKind() throws(LineProblem) {
    guard let first = value("text")?.words.first, first.quotedFrom == nil,
      first.text.hasSuffix(":")
    else { return }
    let known = LogKind.allCases.map(\.word)
    let typed = String(first.text.dropLast())
    guard nearest(typed, known) != nil else { return }
    throw LineProblem(
      first.range, .wordUnknown(typed, known: known), field: said.verb.place(of: "text"))
  }
}
