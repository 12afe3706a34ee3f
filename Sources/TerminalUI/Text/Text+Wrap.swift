extension Text {
  /// The sanitised text in lines of at most `width` columns.
  ///
  /// Breaks between words, inside a word only when it is longer than a line. A line end in the
  /// text ends a line; blanks at a break vanish. Empty text is one empty line. A `width` under 1
  /// gives no lines.
  public static func wrap(_ text: some StringProtocol, width: Int) -> [String] {
    wrap(String(text), width: width)
  }

  /// The same for a whole string.
  public static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    if let lines = wrapPlain(text, width: width) { return lines }
    var lines: [String] = []
    let paragraphs = text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for paragraph in paragraphs {
      wrapParagraph(sanitise(paragraph), width: width, into: &lines)
    }
    return lines
  }

  /// The lines of printable ASCII with single blanks between its words, as nearly all text is; nil
  /// for any other.
  private static func wrapPlain(_ text: String, width: Int) -> [String]? {
    let blank = UInt8(ascii: " ")
    let lines = text.utf8.withContiguousStorageIfAvailable { bytes -> [String]? in
      guard bytes.first != blank, bytes.last != blank else { return nil }
      var before: UInt8 = 0
      for byte in bytes {
        guard byte &- 0x20 < 0x5F, byte != blank || before != blank else { return nil }
        before = byte
      }
      return wrap(bytes, width: width)
    }
    return lines ?? nil
  }

  private static func wrap(_ bytes: UnsafeBufferPointer<UInt8>, width: Int) -> [String] {
    let blank = UInt8(ascii: " ")
    var lines: [String] = []
    var start = 0
    while bytes.count - start > width {
      // A blank right behind the line ends it as well.
      let last = (start...start + width).last { bytes[$0] == blank }
      let end = last ?? start + width
      lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
      start = last.map { $0 + 1 } ?? end
    }
    lines.append(String(decoding: bytes[start...], as: UTF8.self))
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
