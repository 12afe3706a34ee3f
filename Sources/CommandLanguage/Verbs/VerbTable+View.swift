extension VerbTable {
  static let view: [Verb] = [
    Verb(
      "sort", "order the board by a column; alone, in the standing order",
      fields: [Field("column", .column, required: false)], options: [.option("reversed", .flag)],
      example: "sort age",
      reads: .view { said throws(LineProblem) in
        .sort(try said.read("column", as: said.word), reversed: said.has("reversed"))
      }),
    Verb(
      "columns", "choose the board's columns and their order; alone, the usual ones",
      fields: [Field("columns", .columns, required: false, takes: .rest)],
      example: "columns number,priority,title,tasks,age",
      reads: .view { said throws(LineProblem) in
        .columns(try said.read("columns", as: said.columns) ?? [])
      }),
    Verb(
      "keep", "keep a filter as a tab of the board; the present one unless it is given",
      fields: [Field("name", .name, takes: .rest)], options: [.option("filter", .text)],
      example: "keep late filter=\"overdue or unanswered\"",
      reads: .view { said throws(LineProblem) in
        .keepTab(try said.requiredText("name"), filter: said.text("filter"))
      }),
    Verb(
      "unkeep", "drop a tab of the board", fields: [Field("tab", .tab, takes: .rest)],
      example: "unkeep late",
      reads: .view { said throws(LineProblem) in
        .dropTab(try said.tab(try said.required("tab")))
      }),
    Verb(
      "follow", "keep an incident first on the board and tell its news, or no longer",
      of: .oneIncident, example: "follow 26-0003",
      reads: .view { said throws(LineProblem) in .follow(try said.incidentNumber()) }),
    Verb(
      "mark", "mark an incident, or no longer: a command that names none is for all marked ones",
      of: .oneIncident, example: "mark 26-0003",
      reads: .view { said throws(LineProblem) in .mark(try said.incidentNumber()) }),
    Verb(
      "find", "look for words on this screen; n and N go on",
      fields: [Field("text", .text, takes: .rest)], example: "find Mill Rd",
      reads: .view { said throws(LineProblem) in .find(try said.requiredText("text")) }),
  ]
}
