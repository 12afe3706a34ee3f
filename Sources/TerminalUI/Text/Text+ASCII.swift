extension Text {
  /// What stands for a scalar where only ASCII can be drawn; `?` when there is no twin.
  public static func asciiTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    switch scalar {
    case "…", "≈": return "~"
    case "▲", "△", "↑": return "^"
    case "▼", "▽", "↓": return "v"
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
    case "█", "▓", "▇", "▆", "▅": return "#"
    case "▒", "▄", "▃": return "="
    case "░", "▂", "▁": return "."
    case "‘", "’": return "'"
    case "“", "”": return "\""
    case "º", "°": return "o"
    case "\u{A0}": return " "
    default: return "?"
    }
  }
}
