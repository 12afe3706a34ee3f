/// A `switch`, as far as its patterns say over what it goes.
struct Switch {
  let line: Int
  /// What is left over is caught by `default` or a bare `_`.
  private(set) var catchesRest = false
  /// For each place of a tuple, or the one value, the cases that are named.
  private var named: [Set<String>] = []
  /// Whether something else than cases is looked at, such as numbers, texts or types.
  private var looksAtValues = false

  /// Reads the switch whose keyword stands at `start`.
  init(_ tokens: [SwiftToken], at start: Int) {
    line = tokens[start].line
    var at = start + 1
    while at < tokens.count, tokens[at].text != "{" {
      at = ["(", "["].contains(tokens[at].text) ? tokens.place(after: at) : at + 1
    }
    let end = tokens.place(after: at) - 1
    at += 1
    while at < end {
      switch tokens[at].text {
      case "case":
        let pattern = Self.pattern(tokens, from: at + 1, to: end)
        take(pattern)
        at += pattern.count + 1
      case "default" where tokens[at + 1].text == ":":
        catchesRest = true
        at += 1
      case "(", "[", "{": at = tokens.place(after: at)
      default: at += 1
      }
    }
  }

  /// Whether the rest is caught although all that is named are cases of enums among these.
  func breaks(_ enums: [Set<String>]) -> Bool {
    let places = named.filter { !$0.isEmpty }
    return catchesRest && !looksAtValues && !places.isEmpty
      && places.allSatisfy { names in enums.contains { $0.isSuperset(of: names) } }
  }

  /// From behind `case` to the colon that ends its patterns.
  private static func pattern(
    _ tokens: [SwiftToken], from start: Int, to end: Int
  ) -> [SwiftToken] {
    var at = start
    while at < end, tokens[at].text != ":" {
      at = ["(", "[", "{"].contains(tokens[at].text) ? tokens.place(after: at) : at + 1
    }
    return Array(tokens[start..<at])
  }

  private mutating func take(_ pattern: [SwiftToken]) {
    for choice in Self.parts(of: pattern) {
      let isConditional = choice.contains { $0.text == "where" }
      let value = Array(
        choice.prefix { $0.text != "where" }.drop { Self.binders.contains($0.text) })
      if value.map(\.text) == ["_"], !isConditional { catchesRest = true }
      if value.first?.text == "(" {
        let parts = Self.parts(of: Array(value.dropFirst().dropLast()))
        for (place, part) in parts.enumerated() { take(part, at: place) }
      } else {
        take(value, at: 0)
      }
    }
  }

  private static let binders = ["let", "var"]

  /// Takes the pattern of one value.
  private mutating func take(_ value: [SwiftToken], at place: Int) {
    while named.count <= place { named.append([]) }
    let words = value.map(\.text)
    let isBound = words.first.map(Self.binders.contains) ?? false
    let plain = words.drop { Self.binders.contains($0) }
    if plain.first == ".", plain.count > 1 {
      named[place].insert(plain[plain.startIndex + 1])
    } else if plain.count > 2, plain[plain.startIndex + 1] == ".",
      plain.first?.first?.isUppercase ?? false
    {
      named[place].insert(plain[plain.startIndex + 2])
    } else if !isBound, words != ["_"], words != ["nil"] {
      looksAtValues = true
    }
  }

  /// What stands between the commas that are in no bracket.
  private static func parts(of tokens: [SwiftToken]) -> [[SwiftToken]] {
    var parts: [[SwiftToken]] = [[]]
    var at = 0
    while at < tokens.count {
      if tokens[at].text == "," {
        parts.append([])
        at += 1
        continue
      }
      let next = ["(", "[", "{"].contains(tokens[at].text) ? tokens.place(after: at) : at + 1
      parts[parts.count - 1] += tokens[at..<next]
      at = next
    }
    return parts.filter { !$0.isEmpty }
  }
}
