import CommandLanguage
import OperatingPicture
import TerminalUI

extension Model {
  /// The columns that can be shown, over the trailing edge of the list.
  func drawArranging(_ row: Int, _ layout: Layout, on frame: inout Frame) {
    let columns = arrangeable
    let width = min(52, layout.size.columns - 4)
    let left = layout.size.columns - width
    let top = max(1, layout.listTop - 1)
    let height = min(columns.count + 2, layout.size.rows - top - (layout.hasRules ? 3 : 2))
    guard height >= 3 else { return }
    for line in top..<top + height {
      frame.rows[line].fill(" ", from: left, to: left + width, role: .normal)
      frame.rows[line].fill("│", from: left, to: left + 1, role: .rule)
    }
    frame.rows[top].put(Phrases.arrangeTitle, at: left + 3, width: width - 4, role: .title)
    let room = height - 2
    let first = min(max(0, row - room + 1), max(0, columns.count - room))
    let chosen = shown.columns.isEmpty ? usualColumns : shown.columns
    for (line, column) in columns.dropFirst(first).prefix(room).enumerated() {
      let isHere = first + line == row
      draw(
        column, isShown: chosen.contains(column), isHere, at: left, width: width,
        on: &frame.rows[top + 1 + line])
    }
    if columns.count > room {
      frame.rows[top].put(
        "\(row + 1)/\(columns.count)", at: left + 2, width: width - 4, align: .trailing,
        role: .dim)
    }
  }

  private func draw(
    _ column: BoardColumn, isShown: Bool, _ isHere: Bool, at left: Int, width: Int,
    on row: inout Row
  ) {
    if isHere { row.fill(Glyph.selected, from: left + 1, to: left + 2, role: .selected) }
    row.put(
      isShown ? Glyph.done : Glyph.cancelled, at: left + 3, width: 1,
      role: isShown ? .good : .dim)
    row.put(column.word, at: left + 5, width: 10, role: isHere ? .strong : .normal)
    if board.order.by == column.orderValue {
      let arrow = board.order.isReversed ? Glyph.descending : Glyph.ascending
      row.put(arrow, at: left + 15, width: 1, role: .accent)
    }
    row.put(column.summary, at: left + 17, width: max(0, width - 18), role: .dim)
  }

  func drawArrangingHints(on frame: inout Frame) {
    let last = frame.size.rows - 1
    if let outcome { draw(outcome, on: &frame.rows[last - 1]) }
    let fits = Text.width(of: Phrases.arrangeFoot) < frame.size.columns - 1
    frame.rows[last].put(
      fits ? Phrases.arrangeFoot : Phrases.arrangeFootShort, at: 1, role: .dim)
  }
}
