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
  private let candidates: Candidates
  /// How many characters stand before the line that is said.
  private let shift: Int

  init(_ line: String, _ context: LineContext) {
    let (text, shift) = spoken(line)
    self.shift = shift
    let all = (try? tokens(of: text, isBeingTyped: true)) ?? []
    if let last = all.last, last.range.upperBound == text.count {
      words = Array(all.dropLast())
      typed = last
    } else {
      words = all
      typed = Token(text: "", range: text.count..<text.count)
    }
    let verb = words.first.flatMap { VerbTable.verb(named: $0.text) }
    candidates = Candidates(context: context, verb: verb)
  }

  var list: CompletionList {
    guard let verb = candidates.verb else {
      return words.isEmpty ? offer(candidates.verbs, for: nil) : offer([], for: nil)
    }
    var rest = words.dropFirst()
    if verb.takesIncident, let next = rest.first, looksLikeIncident(next) {
      rest = rest.dropFirst()
    } else if verb.takesIncident, rest.isEmpty, typed.text.first?.isNumber == true {
      return offer(candidates.incidents, for: nil)
    }
    if let (field, value) = try? verb.option(typed) { return offerValue(value, of: field) }
    if let last = rest.last(where: { (try? verb.option($0)) != nil }),
      let (field, _) = try? verb.option(last)
    {
      let more = field.kind == .agencies ? notNamed(field, beside: []) : []
      return offer(more + options(of: verb), for: field)
    }
    return offerPosition(Array(rest), of: verb)
  }

  private func offerValue(_ value: Token, of field: Field) -> CompletionList {
    field.kind.isList
      ? offerList(value, for: field)
      : offer(candidates.of(field.kind, typed: value.text), for: field, typed: value)
  }

  private func offerPosition(_ rest: [Token], of verb: Verb) -> CompletionList {
    guard let (field, start) = fieldAtEnd(of: verb, rest) else {
      return offer(options(of: verb), for: nil)
    }
    if field.kind.isList { return offerList(typed, for: field) }
    let said = rest[start...].map(\.text) + [typed.text]
    let from = start < rest.count ? rest[start].range.lowerBound : typed.range.lowerBound
    let phrase = Token(
      text: said.joined(separator: " "), range: from..<typed.range.upperBound)
    let found = offer(candidates.of(field.kind, typed: phrase.text), for: field, typed: phrase)
    let mayEnd = field.takesRest && (start < rest.count || field.kind == .text)
    return found.items.isEmpty && mayEnd ? offer(options(of: verb), for: field) : found
  }

  /// The field that stands at the end of the line, and the word of `rest` at which it begins.
  private func fieldAtEnd(of verb: Verb, _ rest: [Token]) -> (Field, start: Int)? {
    var start = 0
    for field in verb.fields {
      let after: Int? =
        switch field.kind {
        case .logKind: candidates.wordsOfKind(rest.map(\.text), typed: typed.text)
        case .resource where verb.fields.last != field:
          (1...max(1, rest.count)).last { candidates.isResource(rest.prefix($0).map(\.text)) }
        default: field.takesRest || start >= rest.count ? nil : start + 1
        }
      guard let after else { return (field, start) }
      start = after
    }
    return nil
  }

  private func options(of verb: Verb) -> [Completion] {
    let used = words.compactMap { (try? verb.option($0))?.0 ?? verb.flag($0) }
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
    return candidates.of(field.kind, typed: "").filter { !named.contains($0.text) }
  }

  private func offer(
    _ items: some Sequence<Completion>, for field: Field?, typed: Token? = nil
  ) -> CompletionList {
    let typed = typed ?? self.typed
    let wanted = typed.text.lowercased()
    let fitting = items.lazy.filter { $0.fits(wanted) && ($0.text != typed.text || field == nil) }
    let range = typed.range.lowerBound + shift..<typed.range.upperBound + shift
    return CompletionList(
      replacing: range, items: Array(fitting.prefix(50)), usage: candidates.verb?.usage,
      field: field)
  }
}

extension Completion {
  /// Whether what is typed, in lower case, may become this.
  func fits(_ typed: String) -> Bool {
    text.lowercased().hasPrefix(typed) || (name?.lowercased().hasPrefix(typed) ?? false)
  }
}
