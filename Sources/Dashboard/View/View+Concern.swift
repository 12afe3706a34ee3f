import TerminalUI

extension Model {
  /// What is wrong outside the room's entries, on the rule over the outcome line, and on the line
  /// itself where it needs two and nothing else stands there.
  func drawConcern(_ layout: Layout, on frame: inout Frame) {
    guard showsConcern, let text = concerns.first?.text else { return }
    let row = layout.size.rows - (layout.hasRules ? 3 : 2)
    let room = layout.size.columns - 4
    var lines = [text]
    if layout.hasRules, outcome == nil, Text.width(of: text) > room {
      lines = Array(Text.wrap(text, width: max(10, room)).prefix(2))
    }
    frame.rows[row] = Row(columns: layout.size.columns)
    frame.rows[row].put(Glyph.unable, at: 1, role: .error)
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      let way = isLast ? drawWayPastConcern(on: &frame.rows[row + number]) : 0
      frame.rows[row + number].put(
        line, at: 3, width: layout.size.columns - 3 - way, role: .error)
    }
  }

  /// How the concern is put away, at the end of a row; returns the columns it takes.
  private func drawWayPastConcern(on row: inout Row) -> Int {
    guard case .board = activity, let key = keyLabel(.back) else { return 0 }
    let text = Phrases.seen(key, of: concerns.count)
    let width = Text.width(of: text) + 1
    guard width <= row.columns / 2 else { return 0 }
    row.put(text, at: row.columns - width, role: .accent)
    return width + 2
  }
}
