/// Finds where the order of a `Dictionary` or `Set` could be seen, as far as names tell.
///
/// Looked at are loops over names that are declared as such a collection, in the same file or
/// nowhere as anything else, and calls on them that keep or pick by order. What sorts, counts or folds without order behind it is well; so is a
/// line that says why under `// In any order:`, on it or above it.
enum UnorderedRule {
  private static let keeping: Set<String> = [
    "map", "flatMap", "compactMap", "forEach", "reduce", "first", "joined", "enumerated", "prefix",
    "lazy", "popFirst",
  ]
  private static let forgetting: Set<String> = [
    "sorted", "min", "max", "allSatisfy", "contains", "count", "SortedList", "Set", "Dictionary",
    "isEmpty", "formUnion", "subtract", "uniqueKeysWithValues", "uniquingKeysWith",
  ]

  static func breaches(in files: [SourceFile]) -> [String] {
    let sources = files.filter(\.isSwift).map { file in
      let tokens = file.tokens
      return Source(file: file, tokens: tokens, names: names(tokens))
    }
    let ordered = sources.reduce(into: Set<String>()) { $0.formUnion($1.names.ordered) }
    let everywhere = sources.reduce(into: Set<String>()) { $0.formUnion($1.names.unordered) }
      .subtracting(ordered)
    return sources.flatMap { breaches(in: $0, everywhere) }
  }

  private struct Source {
    let file: SourceFile
    let tokens: [SwiftToken]
    let names: Names
  }

  private struct Names {
    var unordered: Set<String> = []
    var ordered: Set<String> = []
    /// Bound by a pattern, and of a type that is not said there.
    var bound: Set<String> = []
  }

  private static func breaches(in source: Source, _ everywhere: Set<String>) -> [String] {
    let here = source.names.unordered.subtracting(source.names.ordered)
    var lines: Set<Int> = []
    for (at, token) in source.tokens.enumerated() {
      // What belongs to something else may be declared in another file, and as anything.
      let isOfOther =
        at > 1 && source.tokens[at - 1].text == "." && source.tokens[at - 2].text != "self"
      let isKnown = everywhere.contains(token.text) && !source.names.bound.contains(token.text)
      guard isKnown || !isOfOther && here.contains(token.text),
        isSeen(source.tokens, at), !isExplained(source.file, token.line)
      else { continue }
      lines.insert(token.line)
    }
    return lines.sorted().map { "\(source.file.path):\($0) shows the order of a Dictionary or Set" }
  }

  /// Names that are declared as a dictionary or set, and those that are declared as something else.
  private static func names(_ tokens: [SwiftToken]) -> Names {
    var names = Names()
    for at in tokens.indices.dropLast(2) where tokens[at].isWord {
      let sign = tokens[at + 1].text
      let isDeclared = at > 0 && ["let", "var"].contains(tokens[at - 1].text)
      if isDeclared, sign != ":", sign != "=" { names.bound.insert(tokens[at].text) }
      guard sign == ":" || sign == "=" && isDeclared else { continue }
      if isUnordered(tokens, at + 2) {
        names.unordered.insert(tokens[at].text)
      } else if isDeclared || tokens[at + 2].text == "[" {
        names.ordered.insert(tokens[at].text)
      }
    }
    return names
  }

  /// Whether a type or a value of a dictionary or set begins at a place.
  private static func isUnordered(_ tokens: [SwiftToken], _ start: Int) -> Bool {
    var at = start
    while at < tokens.count, tokens[at].text == "inout" { at += 1 }
    guard at < tokens.count else { return false }
    if ["Set", "Dictionary"].contains(tokens[at].text) {
      return at + 1 < tokens.count && ["<", "("].contains(tokens[at + 1].text)
    }
    guard tokens[at].text == "[" else { return false }
    let end = tokens.place(after: at) - 1
    at += 1
    while at < end {
      if tokens[at].text == ":" { return true }
      // A choice between two values, not an optional key.
      if tokens[at].text == "?", tokens[at + 1].text != ":" { return false }
      at = ["(", "[", "{"].contains(tokens[at].text) ? tokens.place(after: at) : at + 1
    }
    return false
  }

  /// Whether the order of what is named at a place can be seen behind it.
  private static func isSeen(_ tokens: [SwiftToken], _ at: Int) -> Bool {
    var next = at + 1
    if next + 1 < tokens.count, tokens[next].text == ".",
      ["keys", "values"].contains(tokens[next + 1].text)
    {
      next += 2
    }
    guard next < tokens.count else { return false }
    if ["{", "where"].contains(tokens[next].text) { return isLoopedOver(tokens, at) }
    guard tokens[next].text == ".", next + 1 < tokens.count,
      keeping.contains(tokens[next + 1].text)
    else { return false }
    let lines = tokens[at].line...tokens[at].line + 2
    let isTaken = (max(0, at - 12)..<at).contains {
      forgetting.contains(tokens[$0].text) && tokens[$0 + 1].text == "("
        && lines.contains(tokens[$0].line)
    }
    return !isTaken
      && !tokens[at...].prefix(60).contains {
        lines.contains($0.line) && forgetting.contains($0.text)
      }
  }

  /// Whether `for … in` stands before the path that ends at a place.
  private static func isLoopedOver(_ tokens: [SwiftToken], _ at: Int) -> Bool {
    var before = at - 1
    while before > 0, tokens[before].text == "." || tokens[before].text == "?" {
      before -= tokens[before].text == "." ? 2 : 1
    }
    guard before > 0, tokens[before].text == "in" else { return false }
    return tokens[..<before].suffix(12).contains { $0.text == "for" }
  }

  private static func isExplained(_ file: SourceFile, _ line: Int) -> Bool {
    [line, line - 1, line - 2].contains {
      file.lines.indices.contains($0 - 1) && file.lines[$0 - 1].contains("// In any order:")
    }
  }
}
