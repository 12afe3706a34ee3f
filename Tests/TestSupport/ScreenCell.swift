import CVTerm

/// One cell as the terminal shows it.
public struct ScreenCell: Hashable, Sendable {
  /// Its character with combining marks; empty when nothing was drawn.
  public let text: String
  /// Columns: 1 or 2.
  public let width: Int
  /// Whether it is the second half of a wide cell.
  public let isTrailingHalf: Bool
  /// Whether it is bold.
  public let bold: Bool
  /// Whether it is underlined.
  public let underline: Bool
  /// Whether text and background are exchanged.
  public let reverse: Bool
  /// The text's palette number; nil is the terminal's default.
  public let foreground: Int?
  /// The background's palette number; nil is the terminal's default.
  public let background: Int?

  init(_ cell: cv_cell) {
    let chars = cell.chars
    var text = ""
    isTrailingHalf = chars.0 == .max
    for value in [chars.0, chars.1, chars.2, chars.3, chars.4, chars.5] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    self.text = text
    width = Int(cell.width)
    bold = cell.attributes & Int32(CV_BOLD) != 0
    underline = cell.attributes & Int32(CV_UNDERLINE) != 0
    reverse = cell.attributes & Int32(CV_REVERSE) != 0
    foreground = cell.foreground == -1 ? nil : Int(cell.foreground)
    background = cell.background == -1 ? nil : Int(cell.background)
  }
}
