import IncidentEngine

extension LineReader {
  /// The agency that a text names: by its code, its full name, or the beginning of either.
  func agency(_ token: Token) throws(LineProblem) -> AgencyCode {
    let agencies = context.situation.agencies
    let meant = context.situation.agencies(called: token.text)
    if meant.count == 1 { return meant[0] }
    if meant.count > 1 {
      throw LineProblem(
        token.range, .agencyAmbiguous(token.text, meanings: meant.map(\.text)))
    }
    let known = agencies.map(\.code.text)
    throw LineProblem(
      token.range, .agencyUnknown(token.text, nearest: nearest(token.text, known), known: known))
  }

  /// The agency at the beginning of the words, and how many words name it.
  func leadingAgency() throws(LineProblem) -> (AgencyCode, count: Int) {
    guard let first = parts.words.first else { throw missing("agency") }
    for count in stride(from: min(8, parts.words.count), to: 1, by: -1) {
      let words = parts.words.prefix(count)
      // A word in quotes stands for itself.
      if words.allSatisfy({ $0.quotedFrom == nil }), let name = phrase(words),
        let code = context.situation.agency(named: name.text.lowercased())
      {
        return (code, count)
      }
    }
    return (try agency(first), 1)
  }

  /// Agencies by commas; codes also by blanks.
  func agencies(_ token: Token) throws(LineProblem) -> [AgencyCode] {
    var codes: [AgencyCode] = []
    for part in token.pieces(separatedBy: { $0 == "," }) {
      let name = part.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if let code = context.situation.agency(named: name.lowercased()) {
        codes.append(code)
      } else {
        codes += try part.pieces(separatedBy: \.isWhitespace).map(agency)
      }
    }
    if codes.isEmpty { throw missing("agencies") }
    var seen: Set<AgencyCode> = []
    return codes.filter { seen.insert($0).inserted }
  }
}

extension Situation {
  /// The agency with this code or full name, or those of which one begins so.
  func agencies(called text: String) -> [AgencyCode] {
    let typed = text.lowercased()
    if let exact = agency(named: typed) { return [exact] }
    if typed.isEmpty { return [] }
    let byCode = agencies.filter { $0.code.text.hasPrefix(typed) }
    let byName = agencies.filter { $0.details.name.lowercased().hasPrefix(typed) }
    return (byCode.isEmpty ? byName : byCode).map(\.code)
  }

  fileprivate func agency(named typed: String) -> AgencyCode? {
    agencies.first {
      $0.code.text == typed || $0.details.name.lowercased() == typed
    }?.code
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
