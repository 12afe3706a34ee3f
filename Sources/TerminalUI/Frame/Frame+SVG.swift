extension Frame {
  /// The frame as a picture: an SVG of monospaced text on a dark ground.
  ///
  /// Every run of one appearance is one `text` element whose `textLength` holds its columns.
  public func svg(theme: Theme) -> String {
    let cellWidth = 8
    let cellHeight = 18
    let width = size.columns * cellWidth + 24
    let height = rows.count * cellHeight + 24
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" \
      font-size="13.3">
      <rect width="\(width)" height="\(height)" rx="8" fill="#14171c"/>

      """
    for (index, row) in rows.enumerated() {
      for run in row.runs {
        text += run.svg(theme[run.role], x: 12 + run.column * cellWidth, y: 12 + index * cellHeight)
      }
    }
    return text + "</svg>"
  }
}

private struct Run {
  var column: Int
  var columns: Int
  var text: String
  var role: Role

  func svg(_ look: Appearance, x: Int, y: Int) -> String {
    let ink = look.foreground?.hexadecimal ?? "#d8dee6"
    let ground = look.background?.hexadecimal
    let (front, back) = look.reverse ? (ground ?? "#14171c", ink) : (ink, ground)
    var result = ""
    if let back {
      result +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(columns * 8)\" height=\"18\" fill=\"\(back)\"/>\n"
    }
    if text.allSatisfy({ $0 == " " }) { return result }
    let weight = look.bold ? " font-weight=\"bold\"" : ""
    let faint = look.dim ? " opacity=\"0.6\"" : ""
    result +=
      "<text x=\"\(x)\" y=\"\(y + 13)\" fill=\"\(front)\"\(weight)\(faint) "
      + "textLength=\"\(columns * 8)\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">"
      + "\(escaped)</text>\n"
    return result
  }

  private var escaped: String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}

extension Row {
  /// The cells in runs of one role; blanks at the ends of plain runs are left out.
  fileprivate var runs: [Run] {
    var found: [Run] = []
    for (column, cell) in cells.enumerated() where cell.width > 0 {
      if let last = found.last, last.role == cell.role, last.column + last.columns == column,
        !(cell == .blank && last.text.hasSuffix("  "))
      {
        found[found.count - 1].text += cell.text
        found[found.count - 1].columns += cell.width
      } else if !(cell.scalar == " " && cell.role == .normal) {
        found.append(Run(column: column, columns: cell.width, text: cell.text, role: cell.role))
      }
    }
    return found
  }
}

extension TerminalColor {
  /// A hue of the usual palette.
  fileprivate var hexadecimal: String {
    switch self {
    case .black: "#14171c"
    case .red: "#e05561"
    case .green: "#8cc265"
    case .yellow: "#d18f52"
    case .blue: "#3d7bd9"
    case .magenta: "#c162de"
    case .cyan: "#42b3c2"
    case .white: "#d7dae0"
    case .brightBlack: "#6b7280"
    case .brightRed: "#ff616e"
    case .brightGreen: "#a5e075"
    case .brightYellow: "#f0c454"
    case .brightBlue: "#4dc4ff"
    case .brightMagenta: "#de73ff"
    case .brightCyan: "#4cd1e0"
    case .brightWhite: "#ffffff"
    }
  }
}
