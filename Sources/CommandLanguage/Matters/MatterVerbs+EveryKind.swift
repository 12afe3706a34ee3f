import IncidentEngine

extension MatterVerbs {
  /// What can be said of a matter of any kind.
  static let common: [Verb] = [
    Verb(
      "void", "take away a matter that was opened by mistake", of: .matter,
      fields: [Field("reason", .text, takes: .rest)], options: [at],
      example: "void D-4 typed twice",
      reads: .command { said throws(LineProblem) in
        .matter(
          .move(
            MatterDeed(
              number: try said.matterNumber(), move: .void,
              saying: Saying(reason: try said.requiredText("reason")))))
      }),
    Verb(
      "log", aliases: ["l", "note"], "write a line about a matter into the log", of: .matter,
      fields: [
        Field("kind:", .logKind, required: false, takes: .mark, label: "Kind"),
        Field("text", .text, takes: .rest),
      ],
      options: [
        Field("from", .text, required: false), Field("to", .text, required: false),
        Field("by", .text, required: false), at,
      ], example: "log M-14 they rang back: road open at six",
      reads: .command { said throws(LineProblem) in
        let kind = said.text("kind:").flatMap { LogKind(spelled: $0.filter { $0 != ":" }) }
        return .writeLog(
          LogDraft(
            kind: kind ?? .observation, text: try said.requiredText("text"),
            from: said.text("from"), to: said.text("to"), method: said.text("by"),
            matter: try said.matterNumber()))
      }),
    Verb(
      "link", "link a matter to an incident, a task, a log line or another matter", of: .matter,
      fields: [Field("other", .text)], options: [links, at],
      example: "link D-4 26-0003/2 as=because",
      reads: .command { said throws(LineProblem) in .matter(.link(try said.link(removed: false))) }),
    Verb(
      "unlink", "take a link away", of: .matter, fields: [Field("other", .text)],
      options: [links, at], example: "unlink D-4 26-0003/2",
      reads: .command { said throws(LineProblem) in .matter(.link(try said.link(removed: true))) }),
    Verb(
      "tlp", "say how confidential a matter is", of: .matter,
      fields: [Field("label", .text, words: Marking.allCases.map(\.hyphenated))],
      options: [Field("because", .text, required: false), at], example: "tlp M-14 amber",
      reads: .command { said throws(LineProblem) in
        .matter(
          .mark(
            .matter(try said.matterNumber()), try said.word(try said.required("label")),
            reason: said.text("because")))
      }),
    Verb(
      "remind", "note that whoever owes an answer was reminded", of: .matter, fields: [agency],
      options: [at], example: "remind M-14 fire",
      reads: .commands { said throws(LineProblem) in try said.steps(.reminded) }),
    Verb(
      "waive", "give up an answer that is owed", of: .matter, fields: [agency],
      options: [Field("because", .text), at], example: "waive M-14 fire because=on the road",
      reads: .commands { said throws(LineProblem) in
        try said.steps(.waived, reason: try said.requiredText("because"))
      }),
    Verb(
      "extend", "give more time for an answer", of: .matter, fields: [agency],
      options: [Field("until", .due), Field("because", .text, required: false), at],
      example: "extend M-14 fire until=+30m",
      reads: .commands { said throws(LineProblem) in
        let until = try said.future(try said.required("until"))
        return try said.steps(.extended, until: until, reason: said.text("because"))
      }),
  ]

  private static let at = Field("at", .time, required: false)
  private static let agency = Field("agency", .agency, required: false, takes: .name)
  private static let links = Field("as", .text, required: false, label: "As")
}

extension SaidReader {
  /// The number of the matter that is named, or of the selected one.
  func matterNumber() throws(LineProblem) -> MatterNumber {
    guard let number = try matter().number else { throw missing("matter") }
    return number
  }

  /// A link from the matter to what is named.
  fileprivate func link(removed: Bool) throws(LineProblem) -> LinkFact {
    let number = try matterNumber()
    let other = try subject(try required("other"))
    let word = try read("as") { value throws(LineProblem) in
      guard let code = LinkCode(value.text.lowercased()) else {
        throw value.problem(.notACode(value.text))
      }
      return code
    }
    if removed {
      let known = context.situation.links(of: .matter(number)).first {
        ($0.other == other || $0.subject == other) && (word == nil || $0.link == word)
      }
      if let known { return LinkFact(known.subject, known.link, known.other, removed: true) }
    }
    return LinkFact(.matter(number), word ?? .because, other, removed: removed)
  }

  /// `26-0003`, `26-0003/4` or `/4`, `M-14`, `#12` for a line of the log.
  private func subject(_ value: SaidValue) throws(LineProblem) -> Subject {
    if let number = IncidentNumber(value.text) {
      guard context.situation.incident(number) != nil else {
        throw value.problem(.incidentUnknown(value.text))
      }
      return .incident(number)
    }
    if let reference = MatterReference(value.text) {
      guard context.matters.knows(reference), let number = reference.number else {
        let near = context.matters.nearest(to: reference)
        throw value.problem(.matterUnknown(value.text, nearest: near?.description))
      }
      return .matter(number)
    }
    if value.text.contains("/") {
      guard case .number(let number) = try task(value) else {
        throw value.problem(.taskUnknown(value.text))
      }
      return .task(number)
    }
    return .log(try logNumber(value))
  }

  /// A step of each answer that an agency owes of the matter, or anybody where none is named.
  fileprivate func steps(
    _ step: AnswerStep, until: Moment? = nil, reason: String? = nil
  ) throws(LineProblem) -> [Command] {
    let number = try matterNumber()
    let agency = try read("agency", as: self.agency)
    let owed = context.situation.matter(number)?.awaits ?? []
    let meant = owed.filter { agency == nil || $0.due.from == agency.map { .agency($0) } }
    if meant.isEmpty {
      throw problem(
        "agency", .nothingOwed(matter: number.description, agency: agency?.text))
    }
    return meant.map {
      .matter(
        .step(AnswerStepFact(.matter(number, $0.due.ordinal), step, until: until, reason: reason)))
    }
  }
}

extension MatterReference {
  /// The number of the matter; nil when it has letters that no kind can have.
  public var number: MatterNumber? {
    NumberPrefix(prefix).map { MatterNumber(prefix: $0, ordinal: ordinal) }
  }

  /// A matter, by its number.
  public init(_ number: MatterNumber) {
    self.init(prefix: number.prefix.description, ordinal: number.ordinal, part: nil)
  }
}

extension KnownMatters {
  /// The matters of a situation.
  public init(_ situation: Situation) {
    self.init(
      knows: { reference in
        guard let number = reference.number, let matter = situation.matter(number) else {
          return false
        }
        return reference.part.map { matter.row($0) != nil } ?? true
      },
      all: {
        situation.matterKinds.flatMap { kind in
          situation.matters(of: kind.code).map { matter in
            let title = kind.titleField.flatMap { matter.values[$0.code]?.text }
            return (MatterReference(matter.number), title ?? "")
          }
        }
      })
  }
}
