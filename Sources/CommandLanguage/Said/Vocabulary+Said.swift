import IncidentEngine

extension Vocabulary {
  /// The value spelled so, whether its blanks are typed or not: `on scene`, `on-scene`, `onscene`.
  init?(spelled text: some StringProtocol) {
    let typed = Self.letters(text)
    guard let found = Self.allCases.first(where: { Self.letters($0.word) == typed }) else {
      return nil
    }
    self = found
  }

  /// The value spelled so, or the only one that begins so; a beginning has at least two letters.
  init?(said text: String) {
    if let spelled = Self(spelled: text) {
      self = spelled
      return
    }
    let typed = Self.letters(text)
    let starting = Self.allCases.filter { Self.letters($0.word).hasPrefix(typed) }
    guard typed.count >= 2, starting.count == 1, let only = starting.first else { return nil }
    self = only
  }

  private static func letters(_ text: some StringProtocol) -> String {
    text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
  }
}
