extension Text {
  /// The sanitised text in lines of at most `width` columns.
  ///
  /// Breaks between words, inside a word only when it is longer than a line. A line end in the
  /// text ends a line; blanks at a break vanish. Empty text is one empty line. A `width` under 1
  /// gives no lines.
  public static func wrap(_ text: some StringProtocol, width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    let paragraphs = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for paragraph in paragraphs {
      wrapParagraph(sanitise(paragraph), width: width, into: &lines)
    }
    return lines
  }

  private static func wrapParagraph(_ text: String, width: Int, into lines: inout [String]) {
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let needed = self.width(of: word)
      if used > 0 && used + 1 + needed <= width {
        line += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      (line, used) = breakWord(word, width: width, into: &lines)
    }
    lines.append(line)
  }

  /// Adds the full lines of a long word and returns what is left of it with its width.
  private static func breakWord(
    _ word: Substring, width: Int, into lines: inout [String]
  ) -> (String, Int) {
    var line = ""
    var used = 0
    for var glyph in Glyphs(word.unicodeScalars) {
      if glyph.width > width { glyph = Glyph(base: placeholder, width: 1) }
      if used + glyph.width > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      glyph.write(to: &line)
      used += glyph.width
    }
    return (line, used)
  }
}
