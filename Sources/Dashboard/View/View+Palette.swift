import CommandLanguage
import IncidentEngine
import TerminalUI

/// Where the palette stands over the board.
struct PaletteLayout: Hashable, Sendable {
  /// The row in which one types.
  let prompt: Int
  /// The first row of what was found.
  let top: Int
  /// How many rows of it there are.
  let rows: Int
  /// The rule below; nil where the palette reaches down to the foot.
  let rule: Int?
  let width: Int
  let kind = 2
  let name: Int
  let nameWidth: Int
  /// Where what is said beside stands; nil where there is no room.
  let detail: Int?
  let detailWidth: Int
  /// The columns that the name of a key takes.
  let keyNameWidth = 18
  let keyWidth: Int

  init(_ layout: Layout) {
    let head = layout.headRows
    let foot = layout.hasRules ? 3 : 2
    let body = layout.size.rows - head - foot
    prompt = head
    top = head + 1
    rows = layout.hasRules ? min(20, max(4, body * 6 / 10)) : max(1, body - 1)
    rule = layout.hasRules ? top + rows : nil
    width = layout.size.columns
    // Beyond this the eye loses the row on its way to the key.
    let used = min(width, 150)
    keyWidth = used >= 70 ? 9 : 6
    name = kind + Phrases.PaletteKind.width + (used >= 70 ? 3 : 1)
    let room = used - name - keyWidth - 2
    nameWidth = used >= 70 ? room * 11 / 20 : room
    detail = used >= 70 ? name + nameWidth + 2 : nil
    detailWidth = used >= 70 ? room - nameWidth - 2 : 0
  }

  /// Where keys end.
  var keyEnd: Int { name + nameWidth + (detail == nil ? 0 : 2 + detailWidth) + 1 + keyWidth }
}

extension Model {
  var paletteLayout: PaletteLayout { PaletteLayout(layout) }

  /// The palette over the upper part of the board.
  func drawPalette(_ palette: PaletteState, _ screen: Layout, on frame: inout Frame) {
    let layout = PaletteLayout(screen)
    for row in layout.prompt..<layout.top + layout.rows {
      frame.rows[row] = Row(columns: frame.size.columns)
    }
    drawPrompt(palette, layout, on: &frame)
    if let rule = layout.rule { frame.rule(rule) }
    let hits = palette.result.hits
    if hits.isEmpty {
      frame.rows[layout.top].put(Phrases.paletteNothing, at: layout.kind, role: .dim)
      return
    }
    let marks = PaletteMarks(palette.field.text)
    let first = palette.first(of: layout.rows)
    for line in 0..<min(layout.rows, hits.count - first) {
      let target = hits[first + line].target
      draw(
        row(of: target, palette), marks, target == palette.chosen, layout,
        on: &frame.rows[layout.top + line])
    }
  }

  private func drawPrompt(
    _ palette: PaletteState, _ layout: PaletteLayout, on frame: inout Frame
  ) {
    let result = palette.result
    let count = Phrases.paletteCount(result.fittingCount, of: result.count)
    let countWidth = Text.width(of: count)
    let left = layout.name
    let room = max(4, layout.keyEnd - countWidth - 2 - left)
    frame.rows[layout.prompt].put(Phrases.paletteTitle, at: layout.kind, role: .title)
    frame.rows[layout.prompt].put(
      count, at: layout.keyEnd - countWidth, width: countWidth, role: .dim)
    let characters = palette.field.characters
    if characters.isEmpty {
      frame.rows[layout.prompt].put(
        Phrases.paletteHint, at: left, width: room, role: .placeholder)
    }
    var start = 0
    while Text.width(of: String(characters[start..<palette.field.cursor])) > room - 1 {
      start += 1
    }
    frame.rows[layout.prompt].put(
      String(characters[start...]), at: left, width: room, role: .normal, ellipsis: false)
    let before = Text.width(of: String(characters[start..<palette.field.cursor]))
    frame.cursor = Position(
      row: layout.prompt, column: min(frame.size.columns - 1, left + before))
  }

  private func draw(
    _ entry: PaletteRow, _ marks: PaletteMarks, _ isChosen: Bool, _ layout: PaletteLayout,
    on row: inout Row
  ) {
    if isChosen { row.fill(Glyph.selected, from: 0, to: 1, role: .accent) }
    let isBlocked = entry.obstacle != nil
    row.put(entry.kind, at: layout.kind, width: Phrases.PaletteKind.width, role: .dim)
    var at = layout.name
    let isWide = layout.detail == nil || entry.key.isEmpty
    let end = layout.name + (isWide ? layout.nameWidth : layout.keyNameWidth - 1)
    if !entry.number.isEmpty {
      let role: Role = isBlocked ? .dim : isChosen ? .strong : .normal
      let number =
        entry.isSpoken ? marks.marks(inNumber: entry.number) : marks.marks(in: entry.number)
      at += put(entry.number, number, role, at: at, end: end, on: &row) + 2
    }
    let plain: Role = isBlocked ? .dim : isChosen ? .strong : .normal
    put(entry.name, marks.marks(in: entry.name), plain, at: at, end: end, on: &row)
    if let detail = layout.detail {
      // Keys have short names and long explanations.
      let from = entry.key.isEmpty ? detail : layout.name + layout.keyNameWidth
      row.put(
        entry.obstacle ?? entry.detail, at: from, width: detail + layout.detailWidth - from,
        role: isBlocked ? .warning : .dim)
    } else if let obstacle = entry.obstacle {
      let from = min(end, at + Text.width(of: entry.name) + 2)
      row.put(obstacle, at: from, width: max(0, end - from), role: .warning)
    }
    let keyWidth = min(layout.keyWidth, Text.width(of: entry.key))
    row.put(entry.key, at: layout.keyEnd - keyWidth, width: keyWidth, role: .key)
  }

  /// Writes a name with the letters that were typed in the accent; returns the columns it used.
  @discardableResult
  private func put(
    _ name: String, _ marked: [Int], _ role: Role, at column: Int, end: Int,
    on row: inout Row
  ) -> Int {
    guard column < end else { return 0 }
    let used = row.put(name, at: column, width: end - column, role: role)
    let scalars = Array(name.unicodeScalars)
    for mark in marked {
      let before = Text.width(of: String(String.UnicodeScalarView(scalars[..<mark])))
      let upTo = Text.width(of: String(String.UnicodeScalarView(scalars[...mark])))
      if before >= used { break }
      row.setRole(.accent, from: column + before, to: column + max(before + 1, upTo))
    }
    return used
  }
}
