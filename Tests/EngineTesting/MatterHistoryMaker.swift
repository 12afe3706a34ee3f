import IncidentEngine

/// Makes up what several officers ask about matters: mostly sensible, often wrong.
package struct MatterHistoryMaker {
  private var random: SplitMix
  private let kinds: [MatterKind]
  private var counters: [String: Int64] = [:]

  package init(seed: UInt64, kinds: [MatterKind]) {
    random = SplitMix(seed: seed)
    self.kinds = kinds
  }

  package mutating func next(_ book: NaiveMatters, _ authors: [Author], at now: Moment)
    -> Submission
  {
    let author = random.pick(authors)
    let counter = (counters[author.desk] ?? 1_000) + 1
    counters[author.desk] = counter
    var commands: [Command] = [.undo]
    if !random.chance(9) {
      commands = (0..<(random.chance(15) ? 2 : 1)).map { _ in .matter(command(book, now)) }
    }
    return Submission(
      id: SubmissionID(desk: author.desk, counter: counter), author: author, origin: .officer,
      time: now, recorded: now,
      occurred: random.chance(15)
        ? now.advanced(byMilliseconds: -Int64(random.below(900)) * 1000) : nil,
      localYear: 2026, commands: commands, surroundings: Surroundings(kinds: kinds))
  }

  /// A wait before the next one, in milliseconds.
  package mutating func pause() -> Int64 { Int64(random.below(1_200)) * 1000 }

  private mutating func command(_ book: NaiveMatters, _ now: Moment) -> MatterCommand {
    let known = book.numbers.compactMap { MatterNumber($0) }
    guard let first = known.first, !random.chance(22) else { return opening(now, known) }
    let number =
      random.chance(3) ? MatterNumber(prefix: first.prefix, ordinal: 99) : random.pick(known)
    guard let kind = book.kind(of: number.description) ?? kinds.first else {
      return opening(now, known)
    }
    switch random.below(100) {
    case ..<14:
      return .change(
        MatterRevision(
          number: number, values: values(kind.fields, 20, now, known),
          cleared: random.chance(15) ? [random.pick(kind.fields).code] : [],
          rows: random.chance(15)
            ? [.init(1 + random.below(3), values(columns(kind), 50, now, known))] : [],
          saying: saying()))
    case ..<20:
      let ordinals = book.owed(of: number.description) + [1 + random.below(9)]
      return .step(
        AnswerStepFact(
          .matter(number, random.pick(ordinals)), random.pick(AnswerStep.allCases),
          until: random.chance(60) ? now.advanced(byMilliseconds: 3_600_000) : nil,
          reason: random.chance(60) ? "night" : nil))
    case ..<24:
      let other =
        random.chance(50)
        ? Subject.incident(IncidentNumber(year: 2026, counter: random.chance(80) ? 1 : 4))
        : .matter(random.chance(40) ? number : first)
      return .link(LinkFact(.matter(number), "answers", other, removed: random.chance(40)))
    case ..<27:
      return .mark(
        .matter(number), random.pick(Marking.allCases), reason: random.chance(50) ? "asked" : nil)
    default: return deed(number, kind, book, now, known)
    }
  }

  private mutating func opening(_ now: Moment, _ known: [MatterNumber]) -> MatterCommand {
    let kind = random.pick(kinds)
    let rows = (0..<random.below(3)).map { _ in
      MatterDraft.Row(rowField(kind) ?? "lines", values(columns(kind), 70, now, known))
    }
    return .open(
      MatterDraft(
        kind: random.chance(1) ? "nothing" : kind.code,
        incident: random.chance(80)
          ? .number(IncidentNumber(year: 2026, counter: random.chance(3) ? 9 : 1 + random.below(3)))
          : nil, values: values(kind.fields, 45, now, known),
        rows: rowField(kind) == nil ? [] : rows, saying: saying()))
  }

  private mutating func deed(
    _ number: MatterNumber, _ kind: MatterKind, _ book: NaiveMatters, _ now: Moment,
    _ known: [MatterNumber]
  ) -> MatterCommand {
    var code: MoveCode = random.chance(50) ? "void" : "nothing"
    var said = FieldValues()
    var isOfPart = false
    if let move = kind.moves.isEmpty || random.chance(4) ? nil : random.pick(kind.moves) {
      code = move.code
      said = values(move.takes, 60, now, known)
      if case .part = move.scope { isOfPart = true }
    }
    let parts = book.parts(of: number.description).compactMap { PartKey($0) }
    let part = isOfPart && !parts.isEmpty && random.chance(55) ? random.pick(parts) : nil
    return .move(
      MatterDeed(
        number: number, move: code, part: random.chance(2) ? .row(99) : part, values: said,
        saying: saying()))
  }

  private mutating func saying() -> Saying {
    Saying(
      passes: random.chance(50), reason: random.chance(70) ? "no time" : nil,
      onBehalf: random.chance(8)
        ? AgencyCode(random.pick(["fire", "police", "nobody"])) : nil)
  }

  private func rowField(_ kind: MatterKind) -> FieldCode? {
    kind.fields.first { !$0.type.columns.isEmpty }?.code
  }

  private func columns(_ kind: MatterKind) -> [MatterField] {
    kind.fields.first { !$0.type.columns.isEmpty }?.type.columns ?? []
  }

  private mutating func values(
    _ fields: [MatterField], _ percent: Int, _ now: Moment, _ known: [MatterNumber]
  ) -> FieldValues {
    var values = FieldValues()
    for field in fields where random.chance(field.isRequired ? 97 : percent) {
      if field.type.columns.isEmpty { values[field.code] = value(field.type, now, known) }
    }
    if random.chance(1) { values["wrong"] = .text("x") }
    return values
  }

  private mutating func value(
    _ type: FieldType, _ now: Moment, _ known: [MatterNumber]
  ) -> FieldValue {
    if random.chance(2) { return random.pick([.flag(true), .text(" "), .texts([])]) }
    let agencies = ["fire", "police", "ambulance"]
    let hour = Int64(random.below(240)) * 60_000
    switch type {
    case .line, .text, .place, .key, .file:
      return .text(random.pick(["two boats", "boats", "Weir path", " pump ", "weir"]))
    case .count: return .integer(Int64(1 + random.below(10)))
    case .money, .decimal: return .integer(Int64(random.below(9)))
    case .due: return .integer(now.milliseconds + hour - 600_000)
    case .past: return .integer(now.milliseconds - hour + 90_000)
    case .span: return .integer(Int64(random.below(90)))
    case .flag: return .flag(random.chance(50))
    case .officer: return .integer(Int64(1 + random.below(6)))
    case .resource: return .integer(Int64(1 + random.below(3)))
    case .choice(let choices), .choices(let choices):
      return .text(random.chance(3) ? "other" : random.pick(choices).text)
    case .agency: return .text(random.chance(3) ? "nobody" : random.pick(agencies))
    case .agencies: return .texts(agencies.filter { _ in random.chance(60) })
    case .post: return .text(random.pick(PostCode.allCases).word)
    case .measures: return .texts([random.pick(Array(Measure.allCases.prefix(3))).word])
    case .matter(let kind):
      let fitting = known.filter { number in
        kinds.first { $0.prefix == number.prefix }?.code == kind || random.chance(5)
      }
      return .text(fitting.isEmpty ? "ZZ-1" : random.pick(fitting).description)
    case .matters:
      if known.isEmpty || random.chance(10) { return .texts(["none"]) }
      return .texts((0..<1 + random.below(2)).map { _ in random.pick(known).description })
    case .day, .point, .incident, .task, .marking, .rows: return .integer(1)
    }
  }
}
