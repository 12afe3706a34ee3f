/// One word of what is looked for.
struct PaletteWord: Hashable, Sendable {
  /// Its letters without capitals and accents; at least one.
  let letters: [UInt16]
  /// The bits of all its letters: a name without one of them cannot hold the word.
  let mask: UInt64
  /// Whether it is nothing but digits.
  let isNumber: Bool
  /// The numbers it may name.
  let number: NumberPattern?

  /// Longest word that is looked for, in letters; what follows is ignored.
  static let limit = 64
  /// The most words that are looked for; what follows is ignored.
  static let countLimit = 8

  /// Nil when nothing of it can be looked for.
  init?(_ text: some StringProtocol) {
    letters = Array(LetterFolding.letters(of: text).prefix(Self.limit))
    if letters.isEmpty { return nil }
    mask = letters.reduce(0) { $0 | LetterFolding.bit($1) }
    isNumber = letters.allSatisfy(LetterFolding.isDigit)
    number = NumberPattern(text)
  }

  /// The words of a text.
  static func words(of text: String) -> [PaletteWord] {
    text.split(whereSeparator: \.isWhitespace).lazy.compactMap { PaletteWord($0) }
      .prefix(countLimit).map { $0 }
  }
}
