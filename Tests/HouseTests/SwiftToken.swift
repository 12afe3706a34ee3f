/// A word, number or sign of a Swift source.
struct SwiftToken: Equatable {
  let text: String
  /// From 1.
  let line: Int

  var isWord: Bool { text.utf8.first.map(Self.isOfWord) ?? false }

  /// Letters that are not ASCII count as such, whatever they are.
  static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

extension SwiftToken {
  /// All of a text.
  static func all(in text: String) -> [SwiftToken] {
    var scanner = SwiftScanner(text)
    return scanner.tokens()
  }
}

/// Takes Swift code apart, as far as the rules of the house need it. Regex literals are not known.
private struct SwiftScanner {
  private static let lineFeed = UInt8(ascii: "\n")
  private let text: [UInt8]
  private var at = 0
  private var line = 1
  private var found: [SwiftToken] = []

  init(_ text: String) { self.text = Array(text.utf8) }

  mutating func tokens() -> [SwiftToken] {
    while at < text.count { takeCode() }
    return found
  }

  private mutating func takeCode() {
    switch text[at] {
    case let byte where SwiftToken.isOfWord(byte): takeWord()
    case UInt8(ascii: "/") where begins("//"):
      while at < text.count, text[at] != Self.lineFeed { at += 1 }
    case UInt8(ascii: "/") where begins("/*"): skip(to: "*/")
    case UInt8(ascii: "\""), UInt8(ascii: "#"): takeString()
    case UInt8(ascii: " "), UInt8(ascii: "`"), Self.lineFeed: step()
    default: takeSign()
    }
  }

  private mutating func takeWord() {
    let start = at
    while at < text.count, SwiftToken.isOfWord(text[at]) { at += 1 }
    add(String(decoding: text[start..<at], as: UTF8.self))
  }

  private mutating func takeSign() {
    add(String(UnicodeScalar(text[at])))
    at += 1
  }

  /// A string, or the sign `#` where none begins.
  private mutating func takeString() {
    let hashes = text[at...].prefix { $0 == UInt8(ascii: "#") }.count
    guard at + hashes < text.count, text[at + hashes] == UInt8(ascii: "\"") else {
      return takeSign()
    }
    at += hashes
    let quote = begins("\"\"\"") ? "\"\"\"" : "\""
    let fence = String(repeating: "#", count: hashes)
    at += quote.utf8.count
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
    at += quote.utf8.count + hashes
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

  private func begins(_ sign: String) -> Bool {
    text[at...].starts(with: sign.utf8)
  }

  private mutating func skip(to sign: String) {
    while at < text.count, !begins(sign) { step() }
    at += sign.utf8.count
  }

  private mutating func step() {
    if text[at] == Self.lineFeed { line += 1 }
    at += 1
  }

  private mutating func add(_ word: String) { found.append(SwiftToken(text: word, line: line)) }
}
