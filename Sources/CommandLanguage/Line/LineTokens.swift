/// A word of a line, with its place in characters from 0.
struct Token: Hashable {
  var text: String
  var range: Range<Int>
  /// How many characters of the text stand before its first quote; nil when nothing is quoted.
  var quotedFrom: Int?

  fileprivate func shifted(by characters: Int) -> Token {
    var token = self
    token.range = range.lowerBound + characters..<range.upperBound + characters
    return token
  }
}

extension Sequence<Token> {
  /// The words as one text.
  var joined: String { map(\.text).joined(separator: " ") }
}

/// Longest line that is read, in characters.
let lineLimit = 4000

/// The words of a line as it is said, behind the colons and blanks before it.
///
/// While a line is being typed, its last quote may still be open.
func spokenWords(of line: String, isBeingTyped: Bool = false) throws(LineProblem) -> [Token] {
  let text = line.drop { $0 == ":" || $0.isWhitespace }
  let shift = line.count - text.count
  do {
    return try tokens(of: String(text), isBeingTyped: isBeingTyped).map { $0.shifted(by: shift) }
  } catch {
    let range = error.range.lowerBound + shift..<error.range.upperBound + shift
    throw LineProblem(range, error.reason)
  }
}

/// Splits a line into words; `"…"` keeps blanks, and `""` within quotes is a quote.
///
/// While a line is being typed, its last quote may still be open.
func tokens(of line: String, isBeingTyped: Bool = false) throws(LineProblem) -> [Token] {
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
    let (word, isOpen) = word(in: characters, from: &at)
    if isOpen, !isBeingTyped { throw LineProblem(word.range, .quoteWithoutEnd) }
    found.append(word)
  }
  return found
}

private func word(
  in characters: [Character], from at: inout Int
) -> (word: Token, isOpen: Bool) {
  let start = at
  var text: [Character] = []
  var quotedFrom: Int?
  var inside = false
  while at < characters.count, inside || !characters[at].isWhitespace {
    let character = characters[at]
    if character == "\"", inside || text.isEmpty || text.last == "=" {
      if inside, at + 1 < characters.count, characters[at + 1] == "\"" {
        text.append("\"")
        at += 2
        continue
      }
      inside.toggle()
      quotedFrom = quotedFrom ?? text.count
    } else {
      text.append(character)
    }
    at += 1
  }
  return (Token(text: String(text), range: start..<at, quotedFrom: quotedFrom), inside)
}
