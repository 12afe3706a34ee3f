import TerminalUI

/// What can be wrong with a drawing.
enum Spoiling: String {
  case cell, role, row, width, cursor

  /// The frame with this fault in its middle.
  func spoil(_ frame: Frame) -> Frame {
    var frame = frame
    guard frame.size.rows > 1, frame.size.columns > 1 else { return frame }
    let row = frame.size.rows / 2
    let column = frame.size.columns / 2
    switch self {
    case .cell: frame.rows[row].fill("\u{2603}", from: column, to: column + 1, role: .normal)
    case .role: frame.rows[0].setRole(.warning, from: 0, to: 1)
    case .row: frame.rows.swapAt(0, 1)
    case .cursor: frame.cursor = Position(row: row, column: column)
    case .width: break
    }
    return frame
  }

  /// The frame with a row that is a column too long.
  static func widened(_ frame: Frame) -> Frame {
    var frame = frame
    frame.rows[0] = Row(columns: frame.size.columns + 1)
    return frame
  }
}
