/// What is said in a field of a verb, and where it stands.
public struct SaidValue: Hashable, Sendable {
  /// Which field, by its place in ``Verb/allFields``.
  public let field: Int
  /// The words, without the quotes of a line; never empty.
  public let text: String
  /// Where they stand, in characters from 0: in the line, or in the field of a form.
  public let range: Range<Int>
  /// The words one by one.
  let words: [Token]

  /// Words of a line; nil when they say nothing.
  init?(_ words: [Token], field: Int) {
    guard let first = words.first, let last = words.last else { return nil }
    text = words.joined
    if text.isEmpty { return nil }
    range = first.range.lowerBound..<last.range.upperBound
    self.field = field
    self.words = words
  }

  /// What stands in the field of a form; nil when nothing does.
  init?(typed: String, field: Int) {
    if typed.isEmpty { return nil }
    text = typed
    range = 0..<typed.count
    self.field = field
    words = Token(text: typed, range: range).pieces(separatedBy: \.isWhitespace)
  }

  private init(_ piece: Token, field: Int) {
    text = piece.text
    range = piece.range
    self.field = field
    words = [piece]
  }

  /// The pieces between separators, each with its place where that is known.
  func pieces(separatedBy isSeparator: (Character) -> Bool) -> [SaidValue] {
    Token(text: text, range: range).pieces(separatedBy: isSeparator)
      .map { SaidValue($0, field: field) }
  }

  /// The problem that is marked at this value.
  public func problem(_ reason: LineProblem.Reason) -> LineProblem {
    LineProblem(range, reason, field: field)
  }
}

extension Token {
  /// The pieces between separators, each with its place where that is known.
  fileprivate func pieces(separatedBy isSeparator: (Character) -> Bool) -> [Token] {
    text.split(whereSeparator: isSeparator).map { piece in
      guard range.count == text.count else { return Token(text: String(piece), range: range) }
      let start = range.lowerBound + text.distance(from: text.startIndex, to: piece.startIndex)
      return Token(text: String(piece), range: start..<start + piece.count)
    }
  }
}
