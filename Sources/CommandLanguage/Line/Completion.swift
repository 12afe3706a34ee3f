import IncidentEngine

/// One way to go on with a line.
public struct Completion: Hashable, Sendable {
  /// What is put in place of the word being typed.
  public let text: String
  /// What it means, for the list.
  public let detail: String
  /// Another name under which it is found.
  var name: String?
}

/// What may follow in a line, and what is being typed.
public struct CompletionList: Hashable, Sendable {
  /// The characters of the line that a completion replaces.
  public let replacing: Range<Int>
  /// The ways to go on, the likeliest first; at most 50.
  public let items: [Completion]
  /// The usage of the verb, once it is known.
  public let usage: String?
  /// The field that stands at the end of the line, once it is known.
  public let field: Field?
}

/// Finds the ways to go on at the end of a line.
public func complete(line: String, in context: LineContext) -> CompletionList {
  CompletionFinder(line, context).list
}

private struct CompletionFinder {
  private let words: [Token]
  private let typed: Token
  private let head: LineHead
  private let context: LineContext
  private let candidates: Candidates

  init(_ line: String, _ context: LineContext) {
    let all = (try? spokenWords(of: line, isBeingTyped: true)) ?? []
    if let last = all.last, last.range.upperBound == line.count {
      words = Array(all.dropLast())
      typed = last
    } else {
      words = all
      typed = Token(text: "", range: line.count..<line.count)
    }
    head = LineHead(words, in: context.verbs, context.matterSelection)
    self.context = context
    candidates = Candidates(context: context, verb: head.verb)
  }

  var list: CompletionList {
    guard let verb = head.verb, !head.isMisplaced else { return offerVerbs() }
    if head.rest.isEmpty, head.object == nil, let list = offerObjects(of: verb) { return list }
    if let (field, value) = try? verb.option(typed, context.verbs) {
      return offerValue(value, of: field)
    }
    if let last = head.rest.last(where: { option(of: verb, $0) != nil }),
      let field = option(of: verb, last)
    {
      let more = field.kind == .agencies ? notNamed(field, beside: []) : []
      return offer(more + options(of: verb), for: field)
    }
    return offerPosition(Array(head.rest), of: verb)
  }

  private func option(of verb: Verb, _ word: Token) -> Field? {
    (try? verb.option(word, context.verbs))?.0
  }

  /// The verbs, and the matters of which one can be said; of a matter, what can be said of it.
  private func offerVerbs() -> CompletionList {
    if let matter = head.matter, head.verbWord == nil {
      let known = context.matters.knows(matter) ? context.verbs.verbs(of: matter) : []
      return offer(Candidates.names(of: known.filter { $0.canBeSaid(of: matter, in: context) }))
    }
    if !words.isEmpty { return offer([]) }
    let isNumber = typed.text.contains { $0 == "-" || $0.isNumber }
    let matters = isNumber ? candidates.matters(context.verbs.rows, typed: typed.text) : []
    return offer(candidates.verbs + matters)
  }

  /// The numbers that may stand right behind the verb; nil where something else is being typed.
  private func offerObjects(of verb: Verb) -> CompletionList? {
    if verb.takesIncident, typed.text.first?.isNumber == true {
      return offer(candidates.incidents)
    }
    let rows = context.verbs.verbs(named: head.verbWord?.text ?? "").filter(\.object.isMatter)
    if rows.isEmpty { return nil }
    let matters = offer(candidates.matters(rows, typed: typed.text), for: verb.object.field)
    if matters.items.isEmpty { return nil }
    guard !verb.object.isMatter || head.meant != nil, typed.text.isEmpty else { return matters }
    let others = offerPosition([], of: verb)
    return CompletionList(
      replacing: others.replacing, items: Array((others.items + matters.items).prefix(50)),
      usage: others.usage, field: others.field)
  }

  private func offerValue(_ value: Token, of field: Field) -> CompletionList {
    field.kind.isList
      ? offerList(value, for: field)
      : offer(candidates.of(field, typed: value.text), for: field, typed: value)
  }

  private func offerPosition(_ rest: [Token], of verb: Verb) -> CompletionList {
    guard let (field, start) = fieldAtEnd(of: verb, rest) else {
      return offer(options(of: verb))
    }
    if field.kind.isList { return offerList(typed, for: field) }
    let said = rest[start...].map(\.text) + [typed.text]
    let from = start < rest.count ? rest[start].range.lowerBound : typed.range.lowerBound
    let phrase = Token(
      text: said.joined(separator: " "), range: from..<typed.range.upperBound)
    let found = offer(candidates.of(field, typed: phrase.text), for: field, typed: phrase)
    let mayEnd = field.takesRest && (start < rest.count || field.kind == .text)
    return found.items.isEmpty && mayEnd ? offer(options(of: verb), for: field) : found
  }

  /// The field that stands at the end of the line, and the word of `rest` at which it begins.
  private func fieldAtEnd(of verb: Verb, _ rest: [Token]) -> (Field, start: Int)? {
    var start = 0
    for field in verb.fields {
      let after: Int? =
        switch field.takes {
        case .mark: candidates.wordsOfKind(rest.map(\.text), typed: typed.text)
        case .rest where verb.fields.last?.takes == .ending:
          (1...max(1, rest.count)).last { candidates.isResource(rest.prefix($0).map(\.text)) }
        case .rest, .ending: nil
        case .word, .name: start >= rest.count ? nil : start + 1
        }
      guard let after else { return (field, start) }
      start = after
    }
    return nil
  }

  private func options(of verb: Verb) -> [Completion] {
    let used = words.compactMap { option(of: verb, $0) ?? verb.flag($0) }
    return verb.options.filter { !used.contains($0) }.map {
      Completion(text: $0.typed, detail: $0.kind.hint)
    }
  }

  /// What may stand behind the last comma, without what stands before it.
  private func offerList(_ value: Token, for field: Field) -> CompletionList {
    let pieces = value.text.split(separator: ",", omittingEmptySubsequences: false)
    let last = String(pieces.last ?? "")
    let end = value.range.upperBound
    let piece = Token(text: last, range: max(value.range.lowerBound, end - last.count)..<end)
    return offer(notNamed(field, beside: pieces.dropLast()), for: field, typed: piece)
  }

  private func notNamed(_ field: Field, beside pieces: ArraySlice<Substring>) -> [Completion] {
    let said = words.flatMap { word in
      word.text.split(whereSeparator: { $0 == "," || $0 == "=" })
    }
    let named = Set((said + pieces).map { $0.lowercased() })
    return candidates.of(field, typed: "").filter { !named.contains($0.text) }
  }

  private func offer(
    _ items: some Sequence<Completion>, for field: Field? = nil, typed: Token? = nil
  ) -> CompletionList {
    let typed = typed ?? self.typed
    let wanted = typed.text.lowercased()
    let fitting = items.lazy.filter { $0.fits(wanted) && ($0.text != typed.text || field == nil) }
    return CompletionList(
      replacing: typed.range, items: Array(fitting.prefix(50)), usage: candidates.verb?.usage,
      field: field)
  }
}

extension Completion {
  /// Whether what is typed, in lower case, may become this.
  func fits(_ typed: String) -> Bool {
    text.lowercased().hasPrefix(typed) || (name?.lowercased().hasPrefix(typed) ?? false)
  }
}
