extension MatterRule: Notated {
  /// The canonical spelling, such as `before(at,until)`.
  public var notation: String {
    let arguments: [String] =
      switch self {
      case .before(let one, let other): [one.text, other.text]
      case .unique(let fields): [fields.notation]
      case .similar(let field, let same, let within):
        [field.text, within.description] + same.map(\.text)
      case .inForce(let field): [field.text]
      case .covers(let power, let measures, let by): [power.text, measures.text, by.text]
      case .cited(let field, let cause): [field.text, cause.text]
      case .notDerived(let field, let from): [field.text, from.text]
      case .notAbove(let one, let other): [one.text, other.text]
      case .different(let one, let other): [one.text, other.text]
      case .byAnother: []
      case .quorum(let parts, let states, let atLeast):
        [parts.text, atLeast?.text ?? "-"] + states.map(\.text)
      case .allParts(let parts, let states): [parts.text] + states.map(\.text)
      case .rows(let field, let atLeast): [field.text, String(atLeast)]
      case .sumWithin(let field, let of, let atMost): [field.text, of.text, atMost.text]
      case .unbooked(let field): [field.text]
      case .party(let field, let of): [field.text, of.text]
      case .markingWithin(let field): [field.text]
      case .prompt(let minutes): [String(minutes)]
      }
    return arguments.isEmpty ? code : "\(code)(\(arguments.joined(separator: ",")))"
  }

  /// Reads a spelling; nil when it is none.
  public init?(notation: Substring) {
    guard let call = NotatedCall(notation) else { return nil }
    let texts = call.arguments
    let fields = texts.compactMap { FieldCode($0) }
    let areFields = fields.count == texts.count
    switch (call.name, texts.count) {
    case ("before", 2) where areFields: self = .before(fields[0], fields[1])
    case ("unique", 1...) where areFields: self = .unique(fields)
    case ("similar", 2...):
      guard let field = FieldCode(texts[0]), let within = Span(texts[1]),
        let same = [FieldCode](notation: texts.dropFirst(2).joined(separator: ",")[...])
      else { return nil }
      self = .similar(field, same: same, within: within)
    case ("in-force", 1) where areFields: self = .inForce(fields[0])
    case ("covers", 3) where areFields:
      self = .covers(power: fields[0], measures: fields[1], by: fields[2])
    case ("cited", 2) where areFields: self = .cited(fields[0], for: fields[1])
    case ("not-derived", 2) where areFields: self = .notDerived(fields[0], from: fields[1])
    case ("not-above", 2) where areFields: self = .notAbove(fields[0], fields[1])
    case ("different", 2) where areFields: self = .different(fields[0], fields[1])
    case ("by-another", 0): self = .byAnother
    case ("quorum", 3...):
      let states = texts.dropFirst(2).compactMap { StateCode($0) }
      guard let parts = PartsCode(texts[0]), states.count == texts.count - 2,
        texts[1] == "-" || FieldCode(texts[1]) != nil
      else { return nil }
      self = .quorum(parts, in: states, atLeast: FieldCode(texts[1]))
    case ("all-parts", 2...):
      let states = texts.dropFirst().compactMap { StateCode($0) }
      guard let parts = PartsCode(texts[0]), states.count == texts.count - 1 else { return nil }
      self = .allParts(parts, in: states)
    case ("rows", 2):
      guard let field = FieldCode(texts[0]), let count = Int(digits: texts[1]) else { return nil }
      self = .rows(field, atLeast: count)
    case ("sum-within", 3) where areFields:
      self = .sumWithin(fields[0], of: fields[1], atMost: fields[2])
    case ("unbooked", 1) where areFields: self = .unbooked(fields[0])
    case ("party", 2) where areFields: self = .party(fields[0], of: fields[1])
    case ("marking-within", 1) where areFields: self = .markingWithin(fields[0])
    case ("prompt", 1):
      guard let minutes = Int(digits: texts[0]) else { return nil }
      self = .prompt(minutes: minutes)
    default: return nil
    }
  }
}

extension MatterRuling {
  /// `ask before(at,until)`.
  var notation: String { "\(strength.word) \(rule.notation)" }

  init?(notation: Substring) {
    let words = notation.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2,
      let strength = Strength.allCases.first(where: { $0.word == words[0] }),
      let rule = MatterRule(notation: words[1])
    else { return nil }
    self.init(strength, rule)
  }
}
