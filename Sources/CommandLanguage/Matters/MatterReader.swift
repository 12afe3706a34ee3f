import IncidentEngine

/// Reads what is said of a matter into the values of its fields.
struct MatterReader {
  private let said: SaidReader
  private let fields: [MatterField]
  /// Whether what must be filled in has to be said.
  private let mustBeWhole: Bool

  init(_ said: SaidReader, _ fields: [MatterField], whole mustBeWhole: Bool = true) {
    self.said = said
    self.fields = fields
    self.mustBeWhole = mustBeWhole
  }

  private func has(_ name: String) -> Bool {
    said.said.verb.place(of: name) != nil && said.has(name)
  }

  private func value(_ name: String) -> SaidValue? {
    said.said.verb.place(of: name) == nil ? nil : said.value(name)
  }

  /// The values of all fields.
  func values(without skipped: FieldCode? = nil) throws(LineProblem) -> FieldValues {
    var values = FieldValues()
    for field in fields where field.code != skipped {
      guard let value = value(field.code.text) else {
        if mustBeWhole, field.isRequired, field.type.columns.isEmpty {
          throw said.missing(field.code.text)
        }
        continue
      }
      values[field.code] = try read(value, as: field.type)
    }
    return values
  }

  /// The values, and the line of the log that the matter is made of. A field `from` of the kind's
  /// own means a line where a number stands in it.
  func opening() throws(LineProblem) -> (values: FieldValues, line: LogNumber?) {
    let isOwn = fields.contains { $0.code.text == "from" }
    guard let from = value("from") else { return (try values(), nil) }
    if isOwn, Int(from.text) == nil { return (try values(), nil) }
    return (try values(without: "from"), try said.logNumber(from))
  }

  func marking() throws(LineProblem) -> Marking? {
    try value("tlp").map { value throws(LineProblem) in try said.word(value) }
  }

  /// When it happened, where no field of the kind has the name.
  func occurred() throws(LineProblem) -> Moment? {
    if fields.contains(where: { $0.code.text == "at" }) { return nil }
    return try value("at").map { value throws(LineProblem) in try said.past(value) }
  }

  /// How it is said; `onBehalf` is the option that names the agency, where it is one.
  func saying(onBehalf name: String?) throws(LineProblem) -> Saying {
    let isOwn = fields.contains { $0.code.text == name }
    let agency = isOwn ? nil : name.flatMap { value($0) }
    return Saying(
      passes: has("anyway"), reason: value("because")?.text,
      onBehalf: try agency.map { value throws(LineProblem) in try said.agency(value) },
      means: fields.contains { $0.code.text == "via" } ? nil : value("via")?.text)
  }

  /// The move as it is to be made: of which part, with what is said.
  func deed(_ move: MatterMove, _ kind: MatterKind) throws(LineProblem) -> MatterDeed {
    let reference = try said.matter()
    guard let number = reference.number else { throw said.missing("matter") }
    let by = fields.contains { $0.code.text == "by" } ? nil : value("by")
    var part = reference.part.map { PartKey.row($0) }
    var onBehalf: AgencyCode?
    if let by {
      let key = move.scope.parts.flatMap { kind.parts($0)?.key }
      switch key {
      case .post:
        guard let post = PostCode(said: by.text) else {
          throw by.problem(.wordUnknown(by.text, known: PostCode.allCases.map(\.word)))
        }
        part = .post(post)
      case .agency:
        let agency = try said.agency(by)
        part = .agency(agency)
        onBehalf = agency
      case .officer, .row, nil: onBehalf = try said.agency(by)
      }
    }
    return MatterDeed(
      number: number, move: move.code, part: part, values: try values(),
      saying: Saying(
        passes: has("anyway"), reason: value("because")?.text, onBehalf: onBehalf,
        means: fields.contains { $0.code.text == "via" } ? nil : value("via")?.text))
  }
}

extension MatterReader {
  /// A value as its field keeps it.
  private func read(_ value: SaidValue, as type: FieldType) throws(LineProblem) -> FieldValue {
    switch type {
    case .line, .text, .place, .key, .file: return .text(value.text)
    case .flag: return .flag(true)
    case .count: return .integer(try number(value, decimals: 0))
    case .decimal: return .integer(try number(value, decimals: 3))
    case .money:
      let decimals = said.context.situation.terms.currency.decimals
      return .integer(try number(value, decimals: decimals))
    case .past: return .integer(try said.past(value).milliseconds)
    case .due: return .integer(try said.future(value).milliseconds)
    case .day: return .integer(Int64(try day(value)))
    case .span:
      guard case .minutes(let minutes)? = Span(value.text) else {
        throw value.problem(.notATime(value.text))
      }
      return .integer(Int64(minutes))
    case .point:
      let point = try said.coordinates(value)
      return .text("\(point.latitudeMicrodegrees),\(point.longitudeMicrodegrees)")
    case .agency: return .text(try said.agency(value).text)
    case .agencies: return .texts(try said.agencies(value).map(\.text))
    case .post: return .text(try word(value, PostCode.self))
    case .marking: return .text(try word(value, Marking.self))
    case .incident: return .text(try said.known(value).description)
    case .task:
      guard case .number(let number) = try said.task(value) else { return .text(value.text) }
      return .text(number.description)
    case .resource:
      let resource = said.context.situation.resource(try said.resource(value))
      return .integer(Int64(resource?.id.number ?? 0))
    case .officer: return .integer(Int64(try officer(value).number))
    case .matter: return .text(try matter(value))
    case .matters:
      if value.text.lowercased() == "none" { return .texts(["none"]) }
      return .texts(try list(value) { piece throws(LineProblem) in try matter(piece) })
    case .measures:
      return .texts(try list(value) { piece throws(LineProblem) in try word(piece, Measure.self) })
    case .choice(let choices): return .text(try choice(value, choices))
    case .choices(let choices):
      return .texts(try list(value) { piece throws(LineProblem) in try choice(piece, choices) })
    case .rows: return .text(value.text)
    }
  }

  private func word<Word: Vocabulary>(
    _ value: SaidValue, _ type: Word.Type
  ) throws(LineProblem) -> String {
    let word: Word = try said.word(value)
    return word.word
  }

  private func list(
    _ value: SaidValue, _ read: (SaidValue) throws(LineProblem) -> String
  ) throws(LineProblem) -> [String] {
    var found: [String] = []
    for piece in value.pieces(separatedBy: { $0 == "," }) { found.append(try read(piece)) }
    return found
  }

  private func choice(_ value: SaidValue, _ choices: [ChoiceCode]) throws(LineProblem) -> String {
    var typed = value.text.lowercased()
    if typed.hasSuffix(":") { typed.removeLast() }
    let exact = choices.first { $0.text == typed }
    let begun = choices.filter { $0.text.hasPrefix(typed) && typed.count >= 2 }
    guard let choice = exact ?? (begun.count == 1 ? begun.first : nil) else {
      throw value.problem(.wordUnknown(value.text, known: choices.map(\.text)))
    }
    return choice.text
  }

  /// The spoken number of a matter that there is.
  private func matter(_ value: SaidValue) throws(LineProblem) -> String {
    guard let reference = MatterReference(value.text.trimmedOfBlanks),
      said.context.matters.knows(reference.whole), let number = reference.number
    else {
      let near = MatterReference(value.text).flatMap { said.context.matters.nearest(to: $0) }
      throw value.problem(.matterUnknown(value.text, nearest: near?.description))
    }
    return number.description
  }

  private func officer(_ value: SaidValue) throws(LineProblem) -> OfficerID {
    let typed = value.text.lowercased()
    let officers = said.context.situation.officers
    let exact = officers.first { $0.details.name.lowercased() == typed }
    let begun = officers.filter { $0.details.name.lowercased().hasPrefix(typed) }
    guard let officer = exact ?? (begun.count == 1 ? begun.first : nil) else {
      throw value.problem(.wordUnknown(value.text, known: officers.map(\.details.name)))
    }
    return officer.id
  }

  /// Digits with a point before the decimals.
  private func number(_ value: SaidValue, decimals: Int) throws(LineProblem) -> Int64 {
    let isNegative = value.text.hasPrefix("-")
    let parts = value.text.drop { $0 == "-" }
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0,
      whole < 1_000_000_000_000, parts.count == 1 || parts[1].count <= decimals
    else { throw value.problem(.notANumber(value.text)) }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    var fraction: Int64 = 0
    if parts.count == 2 {
      let padded = parts[1] + String(repeating: "0", count: decimals - parts[1].count)
      guard let digits = Int64(padded), digits >= 0 else {
        throw value.problem(.notANumber(value.text))
      }
      fraction = digits
    }
    let sum = whole * scale + fraction
    return isNegative ? -sum : sum
  }

  /// `2027-01-15`, as days since 1970.
  private func day(_ value: SaidValue) throws(LineProblem) -> Int {
    let parts = value.text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let civil = CivilTime(year: year, month: month, day: day)
    else { throw value.problem(.notATime(value.text)) }
    return civil.daysSince1970
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
