import IncidentEngine

extension CommandForm {
  /// The form of a line, whether it is complete or not; every word of it stands in some field.
  ///
  /// Nil when the line begins with no verb, or has words and the verb has no field for any.
  public init?(line: String, in context: LineContext) {
    guard let all = try? tokens(of: spoken(line).text, isBeingTyped: true), let first = all.first,
      let verb = VerbTable.verb(named: first.text)
    else { return nil }
    self.init(verb)
    var rest = all.dropFirst()
    if let incidentPlace, let next = rest.first, looksLikeIncident(next) {
      values[incidentPlace] = next.text
      rest.removeFirst()
    }
    let words = takeOptions(&rest)
    if fields.isEmpty, !words.isEmpty { return nil }
    place(words, context)
  }

  /// Fills the options and returns the other words. A second `name=` is part of what is before it.
  private mutating func takeOptions(_ rest: inout ArraySlice<Token>) -> [Token] {
    var words: [Token] = []
    var filled: Set<Int> = []
    var open: Int?
    while let token = rest.popFirst() {
      let flag = verb.flag(token).flatMap { flag in
        (try? verb.isFlag(after: words, before: rest)) ?? false ? place(of: flag) : nil
      }
      let option = (try? verb.option(token)).flatMap { found in
        place(of: found.0).map { ($0, found.1.text) }
      }
      if let flag, filled.insert(flag).inserted {
        values[flag] = "on"
        open = nil
      } else if let (place, value) = option, filled.insert(place).inserted {
        values[place] = value
        open = place
      } else if let open {
        values[open] += (values[open].isEmpty ? "" : " ") + token.text
      } else {
        words.append(token)
      }
    }
    return words
  }

  private func place(of option: Field) -> Int? {
    fields.indices.dropFirst(positions.upperBound).first { fields[$0] == option }
  }

  private mutating func place(_ words: [Token], _ context: LineContext) {
    guard !words.isEmpty else { return }
    let reader = LineReader(LineParts(verb: verb, words: words, end: 0), context)
    switch verb.name {
    case "log": placeLog(words, reader)
    case "move": placeMove(words, reader)
    default: placeInOrder(words, reader)
    }
  }

  private mutating func placeInOrder(_ words: [Token], _ reader: LineReader) {
    var rest = words[...]
    for place in positions where !rest.isEmpty {
      let field = fields[place]
      let isLeading = place == positions.lowerBound && field.kind == .agency
      let count =
        field.takesRest ? rest.count : isLeading ? (try? reader.leadingAgency().count) ?? 1 : 1
      values[place] = Self.joined(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    if rest.isEmpty { return }
    let last = positions.last ?? 0
    values[last] += (values[last].isEmpty ? "" : " ") + Self.joined(rest)
  }

  /// A kind that was typed stays, also where the line would mean it without.
  private mutating func placeLog(_ words: [Token], _ reader: LineReader) {
    let (kind, text) = reader.kindAndText(words[...])
    let all = Self.joined(words[...])
    let isTyped = (text ?? "") != all
    let isMarked = words.first.map { $0.quotedFrom != nil && $0.text.hasSuffix(":") } ?? false
    values[positions.lowerBound] = isTyped || isMarked ? "\(kind.word):" : ""
    values[positions.lowerBound + 1] = text ?? ""
  }

  private mutating func placeMove(_ words: [Token], _ reader: LineReader) {
    let isWhole = reader.isResource(words[...])
    let count = reader.wordsOfMovement ?? (words.count > 1 && !isWhole ? 1 : 0)
    values[positions.lowerBound] = Self.joined(words.dropLast(count))
    values[positions.lowerBound + 1] = Self.joined(words.suffix(count))
  }

  private static func joined(_ words: ArraySlice<Token>) -> String {
    words.map(\.text).joined(separator: " ")
  }
}
