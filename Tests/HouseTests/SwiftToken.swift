/// A word, number or sign of a Swift source.
struct SwiftToken: Equatable {
  let text: String
  /// From 1.
  let line: Int

  var isWord: Bool { text.unicodeScalars.first.map(Self.isOfWord) ?? false }

  static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}

extension SourceFile {
  /// The code without comments; a string is `""`, and what stands in it as `\(code)` follows it.
  var tokens: [SwiftToken] {
    var scanner = SwiftScanner(lines.joined(separator: "\n"))
    return scanner.tokens()
  }
}

/// Takes Swift code apart, as far as the rules of the house need it. Regex literals are not known.
private struct SwiftScanner {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var line = 1
  private var found: [SwiftToken] = []

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func tokens() -> [SwiftToken] {
    while at < text.count { takeCode() }
    return found
  }

  private mutating func takeCode() {
    if begins("//") {
      while at < text.count, text[at] != "\n" { at += 1 }
    } else if begins("/*") {
      skip(to: "*/")
    } else if let hashes = hashesBeforeQuote() {
      takeString(hashes)
    } else if SwiftToken.isOfWord(text[at]) {
      let start = at
      while at < text.count, SwiftToken.isOfWord(text[at]) { at += 1 }
      add(String(String.UnicodeScalarView(text[start..<at])))
    } else {
      if !text[at].properties.isWhitespace, text[at] != "`" { add(String(text[at])) }
      step()
    }
  }

  private mutating func takeString(_ hashes: Int) {
    at += hashes
    let quote = begins("\"\"\"") ? "\"\"\"" : "\""
    let fence = String(repeating: "#", count: hashes)
    at += quote.count
    add("\"\"")
    while at < text.count, !begins(quote + fence) {
      if begins("\\" + fence + "(") {
        at += 1 + hashes
        takeInterpolation()
      } else {
        if begins("\\"), hashes == 0 { step() }
        if at < text.count { step() }
      }
    }
    at += quote.count + hashes
  }

  /// From `(` to its `)`.
  private mutating func takeInterpolation() {
    var depth = 0
    repeat {
      if begins("(") { depth += 1 }
      if begins(")") { depth -= 1 }
      takeCode()
    } while at < text.count && depth > 0
  }

  /// How many `#` stand before the quote that begins here; nil where no string begins.
  private func hashesBeforeQuote() -> Int? {
    var place = at
    while place < text.count, text[place] == "#" { place += 1 }
    return place < text.count && text[place] == "\"" ? place - at : nil
  }

  private func begins(_ sign: String) -> Bool {
    var place = at
    for scalar in sign.unicodeScalars {
      guard place < text.count, text[place] == scalar else { return false }
      place += 1
    }
    return true
  }

  private mutating func skip(to sign: String) {
    while at < text.count, !begins(sign) { step() }
    at += sign.unicodeScalars.count
  }

  private mutating func step() {
    if text[at] == "\n" { line += 1 }
    at += 1
  }

  private mutating func add(_ word: String) { found.append(SwiftToken(text: word, line: line)) }
}
