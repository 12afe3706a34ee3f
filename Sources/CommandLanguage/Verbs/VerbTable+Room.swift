import IncidentEngine

extension VerbTable {
  static let room: [Verb] = people + turns + drill + desk

  private static let people: [Verb] = [
    Verb(
      "agency", "register an agency, or change its name or contact",
      fields: [Field("code", .name)],
      options: [Field("name", .text), .option("contact", .text)],
      example: "agency coastguard name=Northport Coastguard contact=VHF 16",
      reads: .command { said throws(LineProblem) in .registerAgency(try said.agencyDetails()) }),
    Verb(
      "undo", "take back your own last action at this desk", example: "undo",
      reads: .command { _ throws(LineProblem) in .undo }),
    Verb(
      "oncall", "say who of an agency is to be called; without a name nobody is",
      fields: [
        Field("agency", .agency, takes: .name),
        Field("name", .name, required: false, takes: .rest),
      ],
      options: [.option("contact", .text), .option("until", .due), .at],
      example: "oncall police M. Chen contact=ext 212 until=+8h",
      reads: .command { said throws(LineProblem) in
        let agency = try said.agency(try said.required("agency"))
        guard let name = said.text("name") else { return .setOnCall(agency, nil) }
        let until = try said.read("until", as: said.future)
        return .setOnCall(
          agency, OnCall(name: name, contact: said.text("contact"), until: until))
      }),
  ]

  private static let turns: [Verb] = [
    Verb(
      "shift", "begin a shift: the one before ends", fields: [Field("name", .name, takes: .rest)],
      options: [.option("until", .due), .at], example: "shift night until=+8h",
      reads: .command { said throws(LineProblem) in
        .startShift(
          name: try said.requiredText("name"), ends: try said.read("until", as: said.future))
      }),
    Verb(
      "period", "begin an operational period: the one before ends",
      fields: [Field("aim", .text, takes: .rest)], options: [.option("until", .due), .at],
      example: "period hold the dike at Mill Rd until=+4h",
      reads: .command { said throws(LineProblem) in
        .startPeriod(
          aim: try said.requiredText("aim"), ends: try said.read("until", as: said.future))
      }),
    Verb(
      "iam", "say who is at this desk", fields: [Field("name", .name, takes: .rest)],
      options: [.option("agency", .agency), .option("post", .text)],
      example: "iam B. Haddad agency=fire post=Duty officer",
      reads: VerbReader { said throws(LineProblem) in
        .identify(
          name: try said.requiredText("name"), agency: try said.read("agency", as: said.agency),
          post: said.text("post"))
      }),
  ]

  private static let drill: [Verb] = [
    Verb(
      "inject", "deliver an inject of the drill that waits for your hand",
      fields: [Field("inject", .inject)], onlyInExercise: true, example: "inject I-27",
      reads: VerbReader { said throws(LineProblem) in
        .deliver(inject: try said.inject(try said.required("inject")))
      }),
    Verb(
      "pause", "stop the exercise's clock", onlyInExercise: true, example: "pause",
      reads: .command { _ throws(LineProblem) in .pauseExercise }),
    Verb(
      "resume", "let the exercise's clock go on", onlyInExercise: true, example: "resume",
      reads: .command { _ throws(LineProblem) in .resumeExercise }),
    Verb(
      "speed", "set how fast the exercise's clock runs", fields: [Field("speed", .speed)],
      onlyInExercise: true, example: "speed 10",
      reads: .command { said throws(LineProblem) in
        .setExerciseSpeed(permille: try said.permille(try said.required("speed")))
      }),
  ]

  private static let desk: [Verb] = [
    Verb(
      "help", "show what can be said and typed",
      fields: [Field("verb", .verb, required: false)], example: "help task",
      reads: VerbReader { said throws(LineProblem) in
        .help(try said.read("verb", as: said.verb))
      }),
    Verb(
      "quit", aliases: ["q", "exit"], "leave the room", example: "quit",
      reads: VerbReader { _ throws(LineProblem) in .quit }),
  ]
}

extension SaidReader {
  fileprivate func agencyDetails() throws(LineProblem) -> AgencyDetails {
    let code = try required("code")
    guard let known = AgencyCode(code.text) else { throw code.problem(.notACode(code.text)) }
    return AgencyDetails(
      code: known, name: try requiredText("name"), contact: text("contact"))
  }
}
