import IncidentEngine

extension ColumnFilter {
  /// Reads a filter of a list with these columns; `moment` and `duration` read what a person says
  /// of times.
  public init<Row>(
    _ text: String, _ columns: [Column<Row>], moment: (String) -> Moment?,
    duration: (String) -> Int64?
  ) throws(ColumnFilterProblem) {
    var reader = Reader(
      tokens: try Token.all(in: text), end: text.count,
      kinds: columns.map { ($0.name, $0.kind) })
    self.text = text
    condition = try reader.whole(moment: moment, duration: duration)
  }

  /// A word, a sign or a parenthesis, and the characters it stands in.
  fileprivate struct Token {
    enum Kind { case word, quoted, sign, open, close }
    let kind: Kind
    let text: String
    let range: Range<Int>

    func says(_ word: String) -> Bool { kind == .word && text.lowercased() == word }
  }
}

extension ColumnFilter.Token {
  private static let signs: Set<Character> = ["=", "!", "<", ">", "~"]

  static func all(in text: String) throws(ColumnFilterProblem) -> [ColumnFilter.Token] {
    let characters = Array(text)
    var tokens: [ColumnFilter.Token] = []
    var at = 0
    while at < characters.count {
      if characters[at].isWhitespace {
        at += 1
        continue
      }
      let (kind, inner, end) = try token(characters, at)
      tokens.append(
        ColumnFilter.Token(kind: kind, text: String(characters[inner]), range: at..<end))
      at = end
    }
    return tokens
  }

  /// The token that begins in a place: its kind, the characters it means, and its end.
  private static func token(
    _ characters: [Character], _ start: Int
  ) throws(ColumnFilterProblem) -> (Kind, Range<Int>, Int) {
    func end(_ belongs: (Character) -> Bool) -> Int {
      characters[start...].firstIndex { !belongs($0) } ?? characters.count
    }
    switch characters[start] {
    case "(": return (.open, start..<start + 1, start + 1)
    case ")": return (.close, start..<start + 1, start + 1)
    case "\"":
      guard let close = characters[(start + 1)...].firstIndex(of: "\"") else {
        throw ColumnFilterProblem(start..<characters.count, .unpaired("\""))
      }
      return (.quoted, start + 1..<close, close + 1)
    case let first where signs.contains(first):
      let last = end { signs.contains($0) }
      return (.sign, start..<last, last)
    default:
      let last = end { !$0.isWhitespace && !signs.contains($0) && !"()\"".contains($0) }
      return (.word, start..<last, last)
    }
  }
}

extension ColumnFilter {
  fileprivate struct Reader {
    static let depthLimit = 32

    let tokens: [Token]
    let end: Int
    let kinds: [(name: String, kind: ColumnKind)]
    var at = 0
    var depth = 0

    private var next: Token? { at < tokens.count ? tokens[at] : nil }

    private mutating func take(_ word: String) -> Bool {
      guard next?.says(word) ?? false else { return false }
      at += 1
      return true
    }

    mutating func whole(
      moment: (String) -> Moment?, duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      let condition = try alternatives(moment, duration)
      if let rest = next { throw ColumnFilterProblem(rest.range, .unpaired(")")) }
      return condition
    }

    private mutating func alternatives(
      _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      var parts = [try conditions(moment, duration)]
      while take("or") { parts.append(try conditions(moment, duration)) }
      return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conditions(
      _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      var parts = [try condition(moment, duration)]
      while let token = next, token.kind != .close, !token.says("or") {
        _ = take("and")
        parts.append(try condition(moment, duration))
      }
      return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func condition(
      _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      if let token = next, take("not") {
        guard depth < Self.depthLimit else {
          throw ColumnFilterProblem(token.range, .tooDeep(Self.depthLimit))
        }
        depth += 1
        defer { depth -= 1 }
        return .not(try condition(moment, duration))
      }
      guard let token = next, !token.says("and"), !token.says("or") else {
        throw ColumnFilterProblem(next?.range ?? end..<end, .conditionMissing)
      }
      at += 1
      switch token.kind {
      case .quoted: return .anywhere(token.text)
      case .sign, .close: throw ColumnFilterProblem(token.range, .conditionMissing)
      case .open: return try group(token, moment, duration)
      case .word: return try word(token, moment, duration)
      }
    }

    private mutating func group(
      _ open: Token, _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      guard depth < Self.depthLimit else {
        throw ColumnFilterProblem(open.range, .tooDeep(Self.depthLimit))
      }
      depth += 1
      let condition = try alternatives(moment, duration)
      depth -= 1
      guard next?.kind == .close else {
        throw ColumnFilterProblem(open.range, .unpaired("("))
      }
      at += 1
      return condition
    }

    /// A column with a value, one that says yes or no, or a word that stands anywhere in a row.
    private mutating func word(
      _ token: Token, _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
    ) throws(ColumnFilterProblem) -> Condition {
      let column = kinds.first { $0.name.lowercased() == token.text.lowercased() }
      guard let sign = next, sign.kind == .sign else {
        if let column, column.kind == .flag { return .flag(column.name) }
        return .anywhere(token.text)
      }
      guard let column, !column.kind.operators.isEmpty else {
        throw ColumnFilterProblem(token.range, .unknownColumn(token.text))
      }
      at += 1
      guard let known = ColumnOperator(rawValue: sign.text), column.kind.operators.contains(known)
      else {
        throw ColumnFilterProblem(
          sign.range, .wrongOperator(column.name, column.kind.operators))
      }
      guard let value = next, value.kind == .word || value.kind == .quoted else {
        throw ColumnFilterProblem(sign.range, .valueMissing(column.name))
      }
      at += 1
      guard let operand = column.kind.value(value.text, moment, duration) else {
        throw ColumnFilterProblem(value.range, .wrongValue(column.name, column.kind))
      }
      return .column(column.name, known, operand)
    }
  }
}

extension ColumnKind {
  /// What a person means by a text behind a column of this kind; nil where that is nothing.
  fileprivate func value(
    _ text: String, _ moment: (String) -> Moment?, _ duration: (String) -> Int64?
  ) -> ColumnValue? {
    switch self {
    case .words, .word, .number, .several: text == "-" ? ColumnValue.none : .text(text)
    case .count: Int(text).map { .count($0) } ?? ColumnValue(decimal: text)
    case .moment: moment(text).map { .moment($0) }
    case .duration: duration(text).map { .duration($0) }
    case .flag: ["yes": true, "no": false][text.lowercased()].map { .flag($0) }
    case .record: nil
    }
  }
}
