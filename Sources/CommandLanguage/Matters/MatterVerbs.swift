import IncidentEngine

/// The verbs of matters: for each kind one that opens, one for each move, and those that are the
/// same for all kinds.
///
/// ```swift
/// let verbs = MatterVerbs(kinds: kinds, words: words.words(of:), said: words.said(_:of:))
/// context.verbs = VerbTable(VerbTable.standard.rows + verbs.rows)
/// ```
public struct MatterVerbs: Sendable {
  let kinds: [MatterKind]
  let words: @Sendable (MatterKind) -> KindWords
  let said: @Sendable (String, MatterKind) -> String

  /// The verbs of some kinds; `words` and `said` say what kinds and their codes are called.
  public init(
    kinds: [MatterKind], words: @escaping @Sendable (MatterKind) -> KindWords,
    said: @escaping @Sendable (String, MatterKind) -> String
  ) {
    self.kinds = kinds
    self.words = words
    self.said = said
  }

  /// All rows, those that open matters first.
  public var rows: [Verb] {
    kinds.map(opening) + kinds.flatMap { kind in kind.moves.compactMap { row(of: $0, kind) } }
      + kinds.map(change) + Self.common
  }
}

extension MatterVerbs {
  /// `message police,fire road closure reply=+2h`.
  private func opening(_ kind: MatterKind) -> Verb {
    let own = fields(kind.fields, kind)
    let taken = Set((own.positions + own.options).map(\.name))
    let ways = Self.ways.filter { !taken.contains($0.name) }
    let line = Field("from", .logNumber, required: false, label: "From line")
    let options = own.options + (taken.contains("from") ? [] : [line]) + ways
    return Verb(
      kind.verb.text, aliases: kind.verb.text == kind.code.text ? [] : [kind.code.text],
      words(kind).summary, of: .oneIncident, fields: own.positions, options: options,
      suits: Suiting(room: true), example: example(kind.verb.text, own.positions),
      reads: VerbReader { said throws(LineProblem) in
        let reader = MatterReader(said, kind.fields)
        let (values, line) = try reader.opening()
        let draft = MatterDraft(
          kind: kind.code, incident: try said.incidentOrRoom().map { .number($0) },
          values: values, marking: try reader.marking(), line: line,
          saying: try reader.saying(onBehalf: "by"))
        return .commands([.matter(.open(draft))], occurred: try reader.occurred())
      })
  }

  /// `answer M-14 from 18:00`; nil for a move that nobody makes by hand.
  private func row(of move: MatterMove, _ kind: MatterKind) -> Verb? {
    if move.by.isEmpty { return nil }
    let own = fields(move.takes, kind)
    let taken = Set((own.positions + own.options).map(\.name))
    let ways = Self.ways.filter { !taken.contains($0.name) && $0.name != "tlp" }
    let summary = "\(said(move.code.text, kind)): \(words(kind).noun)"
    return Verb(
      move.code.text, summary, of: .matterOf(prefix: kind.prefix.description),
      fields: own.positions, options: own.options + ways,
      suits: Suiting(matters: { reference, situation in
        guard let number = reference.number, let matter = situation.matter(number) else {
          return false
        }
        return kind.possibleMoves(of: matter).contains(move.code)
      }),
      example: example("\(move.code) \(kind.prefix)-1", own.positions),
      reads: VerbReader { said throws(LineProblem) in
        let reader = MatterReader(said, move.takes)
        let deed = try reader.deed(move, kind)
        return .commands([.matter(.move(deed))], occurred: try reader.occurred())
      })
  }

  /// `change D-4 review=+1h`.
  private func change(_ kind: MatterKind) -> Verb {
    let own = fields(kind.fields, kind)
    let all = (own.positions + own.options).map {
      Field($0.name, $0.kind, required: false, label: $0.label, words: $0.words)
    }
    let taken = Set(all.map(\.name))
    let ways = Self.ways.filter { !taken.contains($0.name) && $0.name != "tlp" }
    return Verb(
      "change", "change a \(words(kind).noun)", of: .matterOf(prefix: kind.prefix.description),
      options: all + ways, example: "change \(kind.prefix)-1 \(all.first?.name ?? "")=…",
      reads: VerbReader { said throws(LineProblem) in
        let reader = MatterReader(said, kind.fields, whole: false)
        let revision = MatterRevision(
          number: try said.matterNumber(), values: try reader.values(),
          saying: try reader.saying(onBehalf: "by"))
        return .commands([.matter(.change(revision))], occurred: try reader.occurred())
      })
  }

  /// What may stand behind every line about a matter, where no field of its kind has the name.
  private static let ways = [
    Field(
      "tlp", .text, required: false, label: "Marking", words: Marking.allCases.map(\.hyphenated)),
    Field("by", .text, required: false, label: "Said by"),
    Field("via", .text, required: false, label: "By way of"),
    Field("because", .text, required: false, label: "Because"),
    Field("anyway", .flag, required: false),
    Field("at", .time, required: false),
  ]

  private func fields(
    _ fields: [MatterField], _ kind: MatterKind
  ) -> (positions: [Field], options: [Field]) {
    var positions: [Field] = []
    var options: [Field] = []
    for field in fields where field.type.columns.isEmpty {
      let made = Field(
        field.code.text, field.type.fieldKind, required: field.isRequired,
        takes: field.place == .rest ? .rest : .word,
        label: said(field.code.text, kind).capitalisedFirst, words: field.type.offered)
      if field.place == .option { options.append(made) } else { positions.append(made) }
    }
    // Words come before what takes the rest of the line.
    positions.sort { one, other in !one.takesRest && other.takesRest }
    return (positions, options)
  }

  private func example(_ beginning: String, _ fields: [Field]) -> String {
    ([beginning] + fields.map { $0.words.first ?? $0.name.uppercased() }).joined(separator: " ")
  }
}

extension Vocabulary {
  /// The word with hyphens for blanks, so that it is one word on a line.
  var hyphenated: String { String(word.map { $0 == " " ? "-" : $0 }) }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension FieldType {
  /// What may stand in the field of a line or a form.
  var fieldKind: Field.Kind {
    switch self {
    case .line, .text, .place, .key, .file, .point, .money, .decimal, .day, .span, .post,
      .officer, .marking, .choice, .matter, .rows:
      .text
    case .measures, .choices, .matters: .words
    case .flag: .flag
    case .past: .time
    case .due: .due
    case .agency: .agency
    case .agencies: .agencies
    case .incident: .incident
    case .task: .task
    case .resource: .resource
    case .count: .number
    }
  }

  /// The words of which one may stand there; none where others may.
  var offered: [String] {
    switch self {
    case .choice(let choices), .choices(let choices): choices.map(\.text)
    case .measures: Measure.allCases.map(\.hyphenated)
    case .marking: Marking.allCases.map(\.hyphenated)
    case .post: PostCode.allCases.map(\.hyphenated)
    case .line, .text, .place, .key, .file, .point, .money, .decimal, .day, .span, .officer,
      .matter, .rows, .matters, .flag, .past, .due, .agency, .agencies, .incident, .task,
      .resource, .count:
      []
    }
  }
}
