/// A word of a line, with its place in characters from 0.
struct Token: Hashable {
  var text: String
  var range: Range<Int>
  /// Whether the word, or a part of it, stood in quotes.
  var quoted: Bool
}

/// Longest line that is read, in characters.
let lineLimit = 4000

/// Splits a line into words; `"…"` keeps blanks, and `""` within quotes is a quote.
func tokens(of line: String) throws(LineProblem) -> [Token] {
  let characters = Array(line)
  if characters.count > lineLimit {
    throw LineProblem(lineLimit..<characters.count, .tooLong(limit: lineLimit))
  }
  var found: [Token] = []
  var at = 0
  while at < characters.count {
    if characters[at].isWhitespace {
      at += 1
      continue
    }
    found.append(try word(in: characters, from: &at))
  }
  return found
}

private func word(in characters: [Character], from at: inout Int) throws(LineProblem) -> Token {
  let start = at
  var text = ""
  var quoted = false
  var inside = false
  while at < characters.count, inside || !characters[at].isWhitespace {
    let character = characters[at]
    if character == "\"", inside || text.isEmpty || text.hasSuffix("=") {
      if inside, at + 1 < characters.count, characters[at + 1] == "\"" {
        text.append("\"")
        at += 2
        continue
      }
      inside.toggle()
      quoted = true
    } else {
      text.append(character)
    }
    at += 1
  }
  if inside { throw LineProblem(start..<at, .quoteWithoutEnd) }
  return Token(text: text, range: start..<at, quoted: quoted)
}

/// A line taken apart: verb, incident, positional words, options.
struct LineParts {
  var verb: Verb
  var incident: Token?
  var words: [Token]
  var options: [(field: Field, value: Token)]

  /// The end of the line, where something missing would stand.
  var end: Int
}

/// Takes a line apart by its verb's table. An option's value reaches to the next option.
func parts(of line: String) throws(LineProblem) -> LineParts {
  var rest = try tokens(of: line)[...]
  guard let first = rest.popFirst() else { throw LineProblem(0..<0, .empty) }
  guard let verb = VerbTable.verb(named: first.text) else {
    let names = VerbTable.all.flatMap { [$0.name] + $0.aliases }
    throw LineProblem(first.range, .unknownVerb(first.text, nearest: nearest(first.text, names)))
  }
  var parts = LineParts(verb: verb, words: [], options: [], end: line.count)
  if verb.takesIncident, let next = rest.first, looksLikeIncident(next.text) {
    parts.incident = next
    rest.removeFirst()
  }
  while let token = rest.popFirst() {
    guard let (field, value) = option(token, of: verb) else {
      if parts.options.isEmpty { parts.words.append(token) } else { parts.extendLastOption(token) }
      continue
    }
    if parts.options.contains(where: { $0.field == field }) {
      throw LineProblem(token.range, .doubledOption(field.name))
    }
    parts.options.append((field, value))
  }
  for (field, value) in parts.options where value.text.isEmpty && field.kind != .flag {
    throw LineProblem(value.range, .optionWithoutValue(field.name))
  }
  return parts
}

/// A number such as `26-0007`, or `-` for the room itself.
func looksLikeIncident(_ text: String) -> Bool {
  if text == "-" { return true }
  let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
  return pieces.count == 2
    && pieces.allSatisfy { piece in
      !piece.isEmpty && piece.allSatisfy { $0.isASCII && $0.isNumber }
    }
}

private func option(_ token: Token, of verb: Verb) -> (Field, Token)? {
  if let flag = verb.options.first(where: { $0.kind == .flag && $0.name == token.text }) {
    return (flag, Token(text: "", range: token.range, quoted: false))
  }
  guard let equals = token.text.firstIndex(of: "=") else { return nil }
  let name = token.text[..<equals].lowercased()
  guard let field = verb.options.first(where: { $0.name == name }) else { return nil }
  let value = String(token.text[token.text.index(after: equals)...])
  let start = min(token.range.lowerBound + name.count + 1, token.range.upperBound)
  return (field, Token(text: value, range: start..<token.range.upperBound, quoted: token.quoted))
}

extension LineParts {
  fileprivate mutating func extendLastOption(_ token: Token) {
    let last = options.count - 1
    var value = options[last].value
    value.text += (value.text.isEmpty ? "" : " ") + token.text
    value.range = value.range.lowerBound..<token.range.upperBound
    options[last].value = value
  }
}

/// The word of `known` that `word` was probably meant to be; nil when none is near.
func nearest(_ word: String, _ known: [String]) -> String? {
  let word = word.lowercased()
  let limit = word.count <= 3 ? 1 : 2
  let ranked = known.map { ($0, distance(Array(word), Array($0.lowercased()))) }
  let best = ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }
  if let best, best.1 <= limit { return best.0 }
  return known.filter { word.count >= 2 && $0.lowercased().hasPrefix(word) }.min()
}

/// How many letters must be changed, added, dropped or swapped.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  if left.count > 40 || right.count > 40 { return 40 }
  var before: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var next = [row + 1]
    for column in right.indices {
      let same = left[row] == right[column]
      var cost = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, before[column - 1] + 1)
      }
      next.append(cost)
    }
    before = last
    last = next
  }
  return last[right.count]
}
