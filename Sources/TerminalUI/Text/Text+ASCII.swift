extension Text {
  /// The sanitised text with ASCII twins for all else; one for each glyph, its marks left out.
  public static func ascii(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for glyph in Glyphs(text.unicodeScalars) { result.append(asciiTwin(of: glyph.base)) }
    return String(result)
  }

  /// What stands for a scalar where only ASCII can be drawn; `?` when there is no twin.
  public static func asciiTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    switch scalar {
    case "…", "≈": return "~"
    case "▲", "△", "▴", "↑": return "^"
    case "▼", "▽", "▾", "↓": return "v"
    case "●", "◉", "◆", "■": return "o"
    case "○", "◌", "·", "◇", "□": return "."
    case "✓", "✔": return "v"
    case "✗", "✘", "×": return "x"
    case "▌", "▶", "▸", "›", "»", "→", "❯": return ">"
    case "◀", "◂", "‹", "«", "←", "❮": return "<"
    case "⚑": return "M"
    case "─", "━", "═", "–", "—", "‐", "‑", "−": return "-"
    case "│", "┃", "║", "‖", "▏", "▕": return "|"
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "╭", "╮", "╰", "╯": return "+"
    case "█", "▓", "▇", "▆", "▅", "▋", "▊", "▉": return "#"
    case "▒", "▄", "▃", "▍": return "="
    case "▎": return "-"
    case "┊", "╎": return ":"
    case "╌", "┄": return "~"
    case "░", "▂", "▁", "•": return "."
    case "▀": return "\""
    case "‘", "’": return "'"
    case "“", "”": return "\""
    case "º", "°": return "o"
    case "\u{A0}": return " "
    default: return "?"
    }
  }
}
