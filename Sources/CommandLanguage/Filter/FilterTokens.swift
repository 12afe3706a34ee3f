/// A word, a text in quotes, an operator or a parenthesis, with its place in characters from 0.
struct FilterToken: Hashable {
  enum Kind {
    case word, quoted, sign, open, close
  }

  var kind: Kind
  /// Without quotes.
  var text: String
  var range: Range<Int>
  /// Whether its quote has no end.
  var isOpenEnded = false

  /// Whether it is `and`, `or` or `not`.
  var isKeyword: Bool {
    kind == .word && ["and", "or", "not"].contains(text.lowercased())
  }

  /// Whether a character may stand in a word.
  static func isOfWord(_ character: Character) -> Bool { continues(.word, character) }

  func says(_ keyword: String) -> Bool { kind == .word && text.lowercased() == keyword }
}

/// Splits a filter; `"…"` keeps what is in it, and `""` within quotes is a quote.
///
/// While a filter is being typed, its last quote may still be open.
func filterTokens(
  of text: String, isBeingTyped: Bool = false
) throws(FilterProblem) -> [FilterToken] {
  let characters = Array(text)
  if characters.count > lineLimit {
    throw FilterProblem(lineLimit..<characters.count, .tooLong(limit: lineLimit))
  }
  var found: [FilterToken] = []
  var at = 0
  while at < characters.count {
    if characters[at].isWhitespace {
      at += 1
    } else if characters[at] == "\"" {
      let token = quoted(characters, from: &at)
      if token.isOpenEnded, !isBeingTyped { throw FilterProblem(token.range, .quoteWithoutEnd) }
      found.append(token)
    } else {
      found.append(plain(characters, from: &at))
    }
  }
  return found
}

private func quoted(_ characters: [Character], from at: inout Int) -> FilterToken {
  let start = at
  var text: [Character] = []
  at += 1
  while at < characters.count {
    if characters[at] != "\"" {
      text.append(characters[at])
      at += 1
    } else if at + 1 < characters.count, characters[at + 1] == "\"" {
      text.append("\"")
      at += 2
    } else {
      at += 1
      return FilterToken(kind: .quoted, text: String(text), range: start..<at)
    }
  }
  return FilterToken(kind: .quoted, text: String(text), range: start..<at, isOpenEnded: true)
}

private func plain(_ characters: [Character], from at: inout Int) -> FilterToken {
  let start = at
  let kind = FilterToken.Kind(characters[at])
  at += 1
  if kind == .word || kind == .sign {
    while at < characters.count, continues(kind, characters[at]) { at += 1 }
  }
  return FilterToken(kind: kind, text: String(characters[start..<at]), range: start..<at)
}

private func continues(_ kind: FilterToken.Kind, _ character: Character) -> Bool {
  !character.isWhitespace && character != "\"" && FilterToken.Kind(character) == kind
}

extension FilterToken.Kind {
  /// What a character that is neither blank nor quote begins.
  fileprivate init(_ character: Character) {
    switch character {
    case "(": self = .open
    case ")": self = .close
    case "=", "!", "<", ">", "~": self = .sign
    default: self = .word
    }
  }
}
