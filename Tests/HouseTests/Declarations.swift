/// Finds what is declared and never used.
enum Declarations {
  /// What the language and protocols from elsewhere ask for and call, whoever else does.
  private static let askedFor: Set<String> = ["callAsFunction", "validate"]
  /// The twins of a seam for tests stand beside it, so that they change with it.
  private static let twins: Set<String> = ["HeadlessTerminal", "MemoryJournal"]
  /// Folders that are being built, whose users come after them; whoever has built one takes it out.
  static let unfinished: Set<String> = ["IncidentEngine/Matters", "MatterKinds"]
  private static let keywords: Set<String> = [
    "func", "var", "let", "struct", "enum", "class", "actor", "protocol", "typealias",
  ]

  /// Names that are declared in some file and said nowhere else in any, not counting tests.
  ///
  /// Overloads count as one name. Cases of an enum that is made from values (`init(rawValue:)`,
  /// `allCases`) are used without being named.
  static func dead(in files: [SourceFile]) -> [String] {
    var said: [String: Int] = [:]
    var declared: [String: [(path: String, line: Int)]] = [:]
    for file in files where file.isSwift {
      let tokens = file.tokens
      for token in tokens where token.isWord { said[token.text, default: 0] += 1 }
      for token in names(in: tokens) {
        declared[token.text, default: []].append((file.path, token.line))
      }
    }
    return declared.filter { name, places in
      said[name] == places.count && !askedFor.contains(name) && !twins.contains(name)
    }
    .flatMap { name, places in places.map { "\($0.path):\($0.line) declares \(name)" } }
    .sorted()
  }

  private static func names(in tokens: [SwiftToken]) -> [SwiftToken] {
    let cases = tokens.enums.filter { !$0.isMadeFromValues }.flatMap(\.cases)
    let others = zip(tokens, tokens.dropFirst()).filter { keyword, name in
      keywords.contains(keyword.text) && name.isWord && !keywords.contains(name.text)
    }
    return cases + others.map { $0.1 }
  }
}
