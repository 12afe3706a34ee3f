import TerminalUI
import Testing

@Suite struct SanitiseTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\tb", "a b"), ("a\r\nb\nc", "a b c"), ("\u{1B}[31m", "▯[31m"),
    ("a\u{0}b\u{7F}c\u{9B}", "a▯b▯c▯"), ("x\u{202E}y", "x▯y"), ("x\u{202A}y\u{202C}", "xy"),
    ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}", "a"), ("a\u{200B}\u{FEFF}\u{AD}b", "ab"),
    ("a\u{2028}b", "a▯b"), ("\u{FFFE}\u{E000}\u{10FFFF}", "▯▯▯"), ("☀\u{FE0F}", "☀"),
    ("👩\u{200D}🚒", "👩🚒"), ("\u{301}x", "▯\u{301}x"), ("🇫🇷", "▯▯"), ("\u{1F970}", "▯"),
    ("مرحبا", "مرحبا"), ("日本", "日本"), ("", ""),
  ])
  func `text is made harmless`(text: String, expected: String) {
    #expect(
      Array(Text.sanitise(text).unicodeScalars) == Array(expected.unicodeScalars), "\(text)")
  }

  @Test func `three marks stay on a base`() {
    let stacked = "e" + String(repeating: "\u{301}", count: 50) + "x"
    #expect(Text.sanitise(stacked).unicodeScalars.count == 5)
  }

  @Test func `sanitising twice changes nothing more`() {
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = Text.sanitise("a" + String(Character(scalar)))
      if Text.sanitise(once) != once { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func `no scalar of a control, format or private kind survives`() {
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for kept in Text.sanitise(String(Character(scalar))).unicodeScalars {
        switch kept.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
          .paragraphSeparator:
          Issue.record("U+\(String(value, radix: 16)) leaves U+\(String(kept.value, radix: 16))")
        default: continue
        }
      }
    }
  }
}

@Suite struct WidthTests {
  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("ｗ", 2), ("한국", 4), ("👩", 2), ("▲●✓", 3),
    ("\u{1B}[m", 3), ("", 0), ("กำ", 2), ("שלום", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
  ])
  func `width counts columns`(text: String, columns: Int) {
    #expect(Text.width(of: text) == columns)
  }

  @Test func `a substring is measured as itself`() {
    #expect(Text.width(of: "日本東京".dropFirst(2)) == 4)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本東京", 6, "日本…"),
    ("日本東京", 5, "日本…"), ("日本", 4, "日本"), ("日本", 1, "…"), ("abc", 0, ""),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func `truncating leaves an ellipsis and never exceeds`(
    text: String, columns: Int, expected: String
  ) {
    #expect(Text.truncate(text, to: columns) == expected)
    #expect(Text.width(of: Text.truncate(text, to: columns)) <= columns)
  }
}

@Suite struct WrapTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a abcdefgh b", 3, ["a", "abc", "def", "gh", "b"]), ("日本東京", 5, ["日本", "東京"]),
    ("a\n\nb", 9, ["a", "", "b"]), ("", 5, [""]), ("日", 1, ["▯"]), ("a  b", 9, ["a b"]),
    ("gh b", 4, ["gh b"]), ("x", 0, []),
  ])
  func `lines break between words and inside long ones`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(Text.wrap(text, width: width) == lines)
  }

  @Test func `plain text breaks where the same text with wider blanks does`() {
    var generator = SplitMix(state: 9)
    for _ in 0..<500 {
      let words = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        String(repeating: "w", count: Int.random(in: 1...14, using: &generator))
      }
      let width = Int.random(in: 1...20, using: &generator)
      let plain = Text.wrap(words.joined(separator: " "), width: width)
      #expect(plain == Text.wrap(words.joined(separator: "  "), width: width))
    }
  }

  @Test func `no line exceeds the width whatever the text`() {
    var generator = SplitMix(state: 7)
    for _ in 0..<500 {
      let text = randomText(using: &generator)
      let width = Int.random(in: 1...12, using: &generator)
      for line in Text.wrap(text, width: width) { #expect(Text.width(of: line) <= width) }
    }
  }
}

@Suite struct ASCIITwinTests {
  @Test func `every twin is printable ASCII`() {
    for value in UInt32(0xA0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(0x20..<0x7F ~= Text.asciiTwin(of: scalar).value)
    }
    #expect(Text.asciiTwin(of: "…") == "~")
    #expect(Text.asciiTwin(of: "⚑") == "M")
  }
}
