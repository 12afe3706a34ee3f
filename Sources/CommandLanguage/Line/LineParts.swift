/// A line taken apart: verb, number of its object, words in their order, options.
struct LineParts {
  let verb: Verb
  private(set) var object: Token?
  private(set) var words: [Token] = []
  private(set) var options: [(field: Field, value: Token)] = []

  /// Takes a line of `end` characters apart by its verb's row. An option's value reaches to the next
  /// option.
  init(_ line: [Token], end: Int, in context: LineContext) throws(LineProblem) {
    if line.isEmpty { throw LineProblem(end..<end, .empty) }
    let head = LineHead(line, in: context.verbs, context.matterSelection)
    verb = try head.knownVerb(in: context)
    object = head.object
    var rest = head.rest
    var takesWords = true
    while let token = rest.popFirst() {
      if let flag = verb.flag(token),
        try verb.isFlag(after: words, before: rest, context.verbs)
      {
        try add(flag, token, at: token)
        takesWords = true
      } else if let (field, value) = try verb.option(token, context.verbs) {
        try add(field, value, at: token)
        takesWords = false
      } else if takesWords {
        words.append(token)
      } else {
        extendLastOption(token)
      }
    }
    for (field, value) in options where value.text.isEmpty {
      throw LineProblem(value.range, .optionWithoutValue(field.name), field: place(of: field))
    }
  }

  private mutating func add(
    _ field: Field, _ value: Token, at token: Token
  ) throws(LineProblem) {
    if options.contains(where: { $0.field == field }) {
      throw LineProblem(token.range, .doubledOption(field.name), field: place(of: field))
    }
    options.append((field, value))
  }

  private func place(of field: Field) -> Int? { verb.place(of: field.name) }

  private mutating func extendLastOption(_ token: Token) {
    let last = options.count - 1
    let offset = options[last].value.text.count
    options[last].value.text += (offset == 0 ? "" : " ") + token.text
    options[last].value.range = options[last].value.range.lowerBound..<token.range.upperBound
  }
}

extension LineContext {
  /// Why a word cannot be said of the selected row, which is a matter of another kind or none.
  fileprivate func notSaidOfSelected(_ word: String) -> LineProblem.Reason {
    let example = verbs.verbs(named: word).first(where: \.object.isMatter)?.example ?? word
    guard let matter = selectedMatter else {
      return .noMatterSelected(verb: word, example: example)
    }
    let possible = verbs.verbs(of: matter).filter { $0.canBeSaid(of: matter, in: self) }
    return .notOfSelected(
      verb: word, matter: matter.description, possible: possible.map(\.name), example: example)
  }
}

extension LineHead {
  /// The verb, of a matter that there is.
  fileprivate func knownVerb(in context: LineContext) throws(LineProblem) -> Verb {
    if let matter, let object, !context.matters.knows(matter) {
      let near = context.matters.nearest(to: matter)?.description
      throw LineProblem(object.range, .matterUnknown(object.text, nearest: near))
    }
    guard let verb else { throw unknownVerb(in: context.verbs) }
    if lacksMatter, let verbWord {
      throw LineProblem(verbWord.range, context.notSaidOfSelected(verbWord.text))
    }
    if let matter, let object, isMisplaced {
      throw LineProblem(object.range, .notOfMatter(verb: verb.name, matter: matter.description))
    }
    return verb
  }

  private func unknownVerb(in verbs: VerbTable) -> LineProblem {
    let words = matter.map { verbs.verbs(of: $0).map(\.name) } ?? verbs.words
    if let verbWord {
      let near = nearest(verbWord.text, words)
      return LineProblem(verbWord.range, .unknownVerb(verbWord.text, nearest: near))
    }
    let end = object?.range.upperBound ?? 0
    return LineProblem(
      end..<end, .moveMissing(matter: matter?.description ?? "", known: words))
  }
}

extension Verb {
  /// The option that a word stands for by itself, such as `anyway`.
  func flag(_ token: Token) -> Field? {
    guard token.quotedFrom == nil else { return nil }
    return options.first { $0.kind == .flag && $0.name == token.text.lowercased() }
  }

  /// Whether a flag stands before all words or behind them; in their middle it is one of them.
  func isFlag(
    after words: [Token], before rest: ArraySlice<Token>, _ verbs: VerbTable
  ) throws(LineProblem) -> Bool {
    guard !words.isEmpty, let next = rest.first else { return true }
    return try option(next, verbs) != nil
  }

  /// The option that a word begins, with the value as far as the word goes; nil for other words.
  ///
  /// - Throws: `.unknownOption` when the word was probably meant as one.
  func option(_ token: Token, _ verbs: VerbTable) throws(LineProblem) -> (Field, Token)? {
    guard let equals = token.text.firstIndex(of: "=") else { return nil }
    let name = token.text[..<equals].lowercased()
    if let quotedFrom = token.quotedFrom, quotedFrom <= name.count { return nil }
    guard let field = options.first(where: { $0.name == name && $0.kind != .flag }) else {
      if !expectsOption(name, verbs) { return nil }
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
  private func expectsOption(_ name: String, _ verbs: VerbTable) -> Bool {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
    if fields.isEmpty || verbs.optionNames.contains(name) { return true }
    return name.count >= 3 && nearest(name, options.map(\.name).filter { $0.count >= 3 }) != nil
  }
}
