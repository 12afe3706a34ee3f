/// A line taken apart: verb, incident, positional words, options.
struct LineParts {
  var verb: Verb
  var incident: Token?
  var words: [Token] = []
  var options: [(field: Field, value: Token)] = []

  /// The end of the line, where something missing would stand.
  var end: Int
}

/// Takes a line apart by its verb's table. An option's value reaches to the next option.
func parts(of line: String) throws(LineProblem) -> LineParts {
  var rest = try tokens(of: line)[...]
  guard let first = rest.popFirst() else { throw LineProblem(0..<0, .empty) }
  guard let verb = VerbTable.verb(named: first.text) else {
    let names = VerbTable.all.flatMap { [$0.name] + $0.aliases }
    throw LineProblem(first.range, .unknownVerb(first.text, nearest: nearest(first.text, names)))
  }
  var parts = LineParts(verb: verb, end: line.count)
  if verb.takesIncident, let next = rest.first, looksLikeIncident(next) {
    parts.incident = next
    rest.removeFirst()
  }
  var takesWords = true
  while let token = rest.popFirst() {
    if let flag = verb.flag(token), try verb.isFlag(after: parts.words, before: rest) {
      try parts.add(flag, token, at: token)
      takesWords = true
    } else if let (field, value) = try verb.option(token) {
      try parts.add(field, value, at: token)
      takesWords = false
    } else if takesWords {
      parts.words.append(token)
    } else {
      parts.extendLastOption(token)
    }
  }
  for (field, value) in parts.options where value.text.isEmpty {
    throw LineProblem(value.range, .optionWithoutValue(field.name))
  }
  return parts
}

/// A number such as `26-0007` right after the verb, or `-` for the room itself.
func looksLikeIncident(_ token: Token) -> Bool {
  if token.quotedFrom != nil { return false }
  if token.text == "-" { return true }
  let pieces = token.text.split(separator: "-", omittingEmptySubsequences: false)
  return pieces.count == 2 && [2, 4].contains(pieces[0].count) && !pieces[1].isEmpty
    && pieces.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
}

extension Verb {
  /// The option that a word stands for by itself, such as `anyway`.
  func flag(_ token: Token) -> Field? {
    guard token.quotedFrom == nil else { return nil }
    return options.first { $0.kind == .flag && $0.name == token.text.lowercased() }
  }

  /// Whether a flag stands before all words or behind them; in their middle it is one of them.
  func isFlag(
    after words: [Token], before rest: ArraySlice<Token>
  ) throws(LineProblem) -> Bool {
    guard !words.isEmpty, let next = rest.first else { return true }
    return try option(next) != nil
  }

  /// The option that a word begins, with the value as far as the word goes; nil for other words.
  ///
  /// - Throws: `.unknownOption` when the word was probably meant as one.
  func option(_ token: Token) throws(LineProblem) -> (Field, Token)? {
    guard let equals = token.text.firstIndex(of: "=") else { return nil }
    let name = token.text[..<equals].lowercased()
    if let quotedFrom = token.quotedFrom, quotedFrom <= name.count { return nil }
    guard let field = options.first(where: { $0.name == name && $0.kind != .flag }) else {
      if !expectsOption(name) { return nil }
      let end = token.range.lowerBound + name.count + 1
      let known = options.map(\.typed)
      throw LineProblem(token.range.lowerBound..<end, .unknownOption(name, known: known))
    }
    let value = String(token.text[token.text.index(after: equals)...])
    let start = token.range.lowerBound + name.count + 1
    let quotedFrom = token.quotedFrom.map { $0 - name.count - 1 }
    return (
      field, Token(text: value, range: start..<token.range.upperBound, quotedFrom: quotedFrom)
    )
  }

  /// Whether `name=` is a slip: an option of another verb, or nearly one of this verb. Anything
  /// else with `=` is a word.
  private func expectsOption(_ name: String) -> Bool {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
    if fields.isEmpty || VerbTable.optionNames.contains(name) { return true }
    return name.count >= 3 && nearest(name, options.map(\.name).filter { $0.count >= 3 }) != nil
  }
}

extension LineParts {
  fileprivate mutating func add(
    _ field: Field, _ value: Token, at token: Token
  ) throws(LineProblem) {
    if options.contains(where: { $0.field == field }) {
      throw LineProblem(token.range, .doubledOption(field.name))
    }
    options.append((field, value))
  }

  fileprivate mutating func extendLastOption(_ token: Token) {
    let last = options.count - 1
    let offset = options[last].value.text.count
    options[last].value.text += (offset == 0 ? "" : " ") + token.text
    options[last].value.range = options[last].value.range.lowerBound..<token.range.upperBound
  }
}
