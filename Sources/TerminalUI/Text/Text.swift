/// What is done to text before it becomes cells.
///
/// Columns are those of a terminal. Nothing here keeps a control character, a bidi control or a
/// scalar on whose width terminals disagree.
public enum Text {
  /// What stands for a scalar that must not be drawn: `▯`.
  public static let placeholder: Unicode.Scalar = "\u{25AF}"
  /// What stands for the rest of text that was cut: `…`.
  public static let ellipsis: Unicode.Scalar = "\u{2026}"

  /// The text as it will be drawn.
  ///
  /// Tabs and line ends become one space; other controls, overrides, private and unassigned
  /// scalars become ``placeholder``; invisible scalars vanish; three marks stay on each base.
  public static func sanitise(_ text: some StringProtocol) -> String { sanitise(String(text)) }

  /// The same for a whole string.
  public static func sanitise(_ text: String) -> String {
    if printableASCIICount(text) != nil { return text }
    var result = ""
    for glyph in Glyphs(text.unicodeScalars) { glyph.write(to: &result) }
    return result
  }

  /// How many columns the sanitised text takes.
  public static func width(of text: some StringProtocol) -> Int { width(of: String(text)) }

  /// The same for a whole string.
  public static func width(of text: String) -> Int {
    if let count = printableASCIICount(text) { return count }
    return Glyphs(text.unicodeScalars).reduce(0) { $0 + $1.width }
  }

  /// The sanitised text, at most `columns` wide, with an ellipsis in the last one when cut.
  public static func truncate(_ text: some StringProtocol, to columns: Int) -> String {
    truncate(String(text), to: columns)
  }

  /// The same for a whole string.
  public static func truncate(_ text: String, to columns: Int) -> String {
    guard columns > 0 else { return "" }
    if let count = printableASCIICount(text), count <= columns { return text }
    var result = ""
    var kept = result.endIndex
    var used = 0
    for glyph in Glyphs(text.unicodeScalars) {
      if used + glyph.width > columns {
        result.unicodeScalars.removeSubrange(kept...)
        result.unicodeScalars.append(ellipsis)
        return result
      }
      glyph.write(to: &result)
      used += glyph.width
      if used < columns { kept = result.endIndex }
    }
    return result
  }

  /// The number of bytes when all of them are printable ASCII, otherwise nil.
  static func printableASCIICount(_ text: String) -> Int? {
    let count = text.utf8.withContiguousStorageIfAvailable { bytes -> Int in
      bytes.allSatisfy { $0 &- 0x20 < 0x5F } ? bytes.count : -1
    }
    guard let count, count >= 0 else { return nil }
    return count
  }
}
