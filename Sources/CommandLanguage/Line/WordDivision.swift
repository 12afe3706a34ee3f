import IncidentEngine

/// How the words of a line are divided among the fields that follow a verb in a fixed order.
struct WordDivision {
  /// The words of each field.
  private(set) var shares: [[Token]] = []
  /// The words for which there is no field.
  private(set) var surplus: ArraySlice<Token>

  init(of words: [Token], among fields: [Field], in situation: Situation) {
    surplus = words[...]
    for (place, field) in fields.enumerated() {
      let share: Int
      switch field.takes {
      case .word: share = min(1, surplus.count)
      case .name: share = Self.wordsOfName(field.kind, surplus, situation)
      case .mark:
        let parts = Self.marked(surplus)
        shares.append(parts.map { [$0.mark] } ?? [])
        if let parts { surplus = parts.rest[...] }
        continue
      case .rest:
        let isEndTaken = fields.dropFirst(place + 1).first?.takes == .ending
        share = surplus.count - (isEndTaken ? Self.wordsAtEnd(surplus, situation) : 0)
      case .ending: share = surplus.count
      }
      shares.append(Array(surplus.prefix(share)))
      surplus = surplus.dropFirst(share)
    }
  }

  /// How many words name an agency or a resource in full; one where none do. A word in quotes
  /// stands for itself.
  static func wordsOfName(
    _ kind: Field.Kind, _ words: ArraySlice<Token>, _ situation: Situation
  ) -> Int {
    if words.count < 2 { return words.count }
    return (2...min(8, words.count)).last { count in
      let words = words.prefix(count)
      return words.allSatisfy { $0.quotedFrom == nil }
        && (kind == .resource
          ? isResource(words, situation)
          : situation.agency(named: words.joined.lowercased()) != nil)
    } ?? 1
  }

  /// `decision: no boats`, with or without the blank: the kind with its colon, and what follows; nil
  /// where the words begin with no kind.
  static func marked(_ words: ArraySlice<Token>) -> (mark: Token, rest: [Token])? {
    for length in [1, 2] where words.count >= length {
      guard let last = words.prefix(length).last, let start = words.first?.range.lowerBound else {
        continue
      }
      let said = words.prefix(length).joined
      guard let colon = said.firstIndex(of: ":"), LogKind(spelled: said[..<colon]) != nil else {
        continue
      }
      let tail = String(said[said.index(after: colon)...].drop { $0.isWhitespace })
      let end = max(start, last.range.upperBound - tail.count)
      let mark = Token(text: String(said[...colon]), range: start..<end)
      let rest = Array(words.dropFirst(length))
      if tail.isEmpty { return (mark, rest) }
      return (mark, [Token(text: tail, range: end..<last.range.upperBound)] + rest)
    }
    return nil
  }

  /// How many words at the end say a movement, which may be abbreviated behind the name of a
  /// resource; the last one where more words stand there than name a resource.
  private static func wordsAtEnd(_ words: ArraySlice<Token>, _ situation: Situation) -> Int {
    let lengths = [2, 1].filter { words.count > $0 }
    return lengths.first { Movement(spelled: words.suffix($0).joined) != nil }
      ?? lengths.first {
        Movement(said: words.suffix($0).joined) != nil && isResource(words.dropLast($0), situation)
      } ?? (words.count > 1 && !isResource(words, situation) ? 1 : 0)
  }

  private static func isResource(_ words: ArraySlice<Token>, _ situation: Situation) -> Bool {
    situation.resource(.name(words.joined)) != nil
  }
}
