import IncidentEngine

extension CommandForm {
  /// The form of a line, whether it is complete or not; every word of it stands in some field.
  ///
  /// Nil when the line begins with no verb, or has words and the verb has no field for any.
  public init?(line: String, in context: LineContext) {
    guard let all = try? spokenWords(of: line, isBeingTyped: true) else { return nil }
    let head = LineHead(all, in: context.verbs, context.matterSelection)
    guard let verb = head.verb else { return nil }
    self.init(verb)
    var words: [Token] = []
    if let object = head.object {
      if head.isMisplaced || verb.objectPlace == nil {
        words.append(object)
      } else {
        values[0] = object.text
      }
    } else if let matter = head.meant {
      values[0] = matter.description
    }
    var rest = head.rest
    words += takeOptions(&rest, context.verbs)
    if fields.isEmpty, !words.isEmpty { return nil }
    place(words, context)
  }

  /// Fills the options and returns the other words. A second `name=` is part of what is before it.
  private mutating func takeOptions(
    _ rest: inout ArraySlice<Token>, _ verbs: VerbTable
  ) -> [Token] {
    var words: [Token] = []
    var filled: Set<Int> = []
    var open: Int?
    while let token = rest.popFirst() {
      let flag = verb.flag(token).flatMap { flag in
        (try? verb.isFlag(after: words, before: rest, verbs)) ?? false ? place(of: flag) : nil
      }
      let option = (try? verb.option(token, verbs)).flatMap { found in
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
    let division = WordDivision(of: words, among: verb.fields, in: context.situation)
    for (place, share) in zip(positions, division.shares) where !share.isEmpty {
      let isMark = fields[place].takes == .mark
      values[place] = isMark ? Self.kindWritten(share.joined) : share.joined
    }
    keepLiteral(words.first)
    if division.surplus.isEmpty { return }
    let last = positions.last ?? 0
    values[last] += (values[last].isEmpty ? "" : " ") + division.surplus.joined
  }

  /// A first word in quotes is no kind of log line, however it ends: the kind is said instead.
  private mutating func keepLiteral(_ word: Token?) {
    guard let word, word.quotedFrom != nil, word.text.hasSuffix(":") else { return }
    for place in positions where fields[place].takes == .mark && values[place].isEmpty {
      values[place] = "\(LogKind.observation.word):"
    }
  }
}
