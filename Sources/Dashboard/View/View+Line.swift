import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// The command line with what may follow above it, and what is wrong with it.
  func drawLine(_ entry: LineEntry, _ layout: Layout, on frame: inout Frame) {
    let last = layout.size.rows - 1
    let list = complete(line: entry.field.textToCursor, in: lineContext)
    var free = 1
    if layout.hasRules { free = drawCandidates(list, on: &frame.rows[last - 2]) + 1 }
    if let problem = entry.problem {
      let lines = Text.wrap(problem.text, width: max(10, layout.size.columns - 4))
      if lines.count > 1, layout.hasRules {
        frame.rows[last - 2] = Row(columns: layout.size.columns)
        frame.rows[last - 2].put(Glyph.unable, at: 1, role: .error)
        free = 5 + frame.rows[last - 2].put(lines[0], at: 3, role: .error)
        frame.rows[last - 1].put(lines[1], at: 3, role: .error)
      } else {
        frame.rows[last - 1].put(Glyph.unable, at: 1, role: .error)
        frame.rows[last - 1].put(problem.text, at: 3, role: .error)
      }
    } else if let note = entry.note {
      frame.rows[last - 1].put(note, at: 3, role: .dim)
    } else if let usage = list.usage {
      let used = frame.rows[last - 1].put(usage, at: 1, role: .dim)
      drawMeant(entry, from: used + 3, on: &frame.rows[last - 1])
    }
    if layout.hasRules { drawPlaceOfDraft(from: free, on: &frame.rows[last - 2]) }
    drawInput(entry, prompt: ":", on: &frame, row: last)
  }

  /// Where the open draft stands among all that wait, at the end of a row, as far as there is room.
  private func drawPlaceOfDraft(from column: Int, on row: inout Row) {
    guard let (place, count) = placeOfDraft else { return }
    let wordings = Phrases.draftPlace(place, of: count).map { " \($0) " }
    let room = row.columns - column
    guard let text = wordings.first(where: { Text.width(of: $0) <= room }) else { return }
    row.put(text, at: row.columns - Text.width(of: text), role: .accent)
  }

  /// The line in which a filter is written.
  func drawFilter(_ entry: LineEntry, _ layout: Layout, on frame: inout Frame) {
    let last = layout.size.rows - 1
    if layout.hasRules, let list = screen.room.filterCandidates(entry, in: self) {
      drawCandidates(list, on: &frame.rows[last - 2])
    }
    if let problem = entry.problem {
      frame.rows[last - 1].put(Glyph.unable, at: 1, role: .error)
      frame.rows[last - 1].put(problem.text, at: 3, role: .error)
    } else {
      frame.rows[last - 1].put(screen.room.filterHint, at: 1, role: .placeholder)
    }
    drawInput(entry, prompt: "/", on: &frame, row: last)
  }

  /// The line in which one says what to look for.
  func drawSearch(_ entry: LineEntry, _ layout: Layout, on frame: inout Frame) {
    let last = layout.size.rows - 1
    frame.rows[last - 1].put(Phrases.searchHint, at: 1, role: .dim)
    drawInput(entry, prompt: "\\", on: &frame, row: last)
  }

  /// The incident a line means while it names none, at the end of the usage.
  private func drawMeant(_ entry: LineEntry, from column: Int, on row: inout Row) {
    let line = entry.field.text
    let context = lineContext
    let head = LineHead(line: line, in: verbs, context.matterSelection)
    if head.verb?.standsAlone ?? false, takesBack(line) {
      return drawUndone(from: column, on: &row)
    }
    if head.lacksMatter { return }
    guard head.meant != nil || head.meansSelectedIncident else { return }
    let text: String
    if let matter = head.meant?.number {
      text = "→ \(matter) \(Phrases.title(of: matter, in: situation))"
    } else if usesMarks(entry.field.text) {
      text = Phrases.meansMarked(markedIncidents)
    } else if let meantIncident, let incident = situation.incident(meantIncident) {
      text = "→ \(meantIncident) \(incident.details.title)"
    } else {
      text = Phrases.noIncidentMeant
    }
    let room = row.columns - column - 1
    guard room > 14 else { return }
    row.put(text, at: column, width: room, align: .trailing, role: .accent)
  }

  private func takesBack(_ line: String) -> Bool {
    (try? read(line: line, in: lineContext)) == .commands([.undo], occurred: nil)
  }

  /// What taking back would take back, as far as this desk did it since it sat down.
  private func drawUndone(from column: Int, on row: inout Row) {
    guard let deed = lastDeed, let action = situation.lastActions[desk],
      action.id.counter == deed.counter, action.obstacle == nil
    else { return }
    row.put(
      "→ \(deed.text)", at: column, width: max(0, row.columns - column - 1), align: .trailing,
      role: .accent)
  }

  private func drawInput(
    _ entry: LineEntry, prompt: String, on frame: inout Frame, row: Int
  ) {
    let columns = frame.size.columns
    frame.rows[row].put(prompt, at: 0, role: .key)
    let room = columns - 2
    let characters = entry.field.characters
    var start = 0
    while start < entry.field.cursor,
      Text.width(of: String(characters[start..<entry.field.cursor])) > room - 1
    {
      start += max(1, (entry.field.cursor - start) / 8)
    }
    let shown = String(characters[start...])
    frame.rows[row].put(shown, at: 1, width: room, role: .normal, ellipsis: false)
    if let range = entry.problem?.range, range.lowerBound >= start {
      let from =
        1 + Text.width(of: String(characters[start..<min(range.lowerBound, characters.count)]))
      let marked = range.clamped(to: 0..<characters.count)
      let width = max(1, Text.width(of: String(characters[marked])))
      frame.rows[row].setRole(.error, from: from, to: min(columns, from + width))
    }
    let before = Text.width(of: String(characters[start..<entry.field.cursor]))
    frame.cursor = Position(row: row, column: min(columns - 1, 1 + before))
  }

  /// Draws what may follow; returns the column behind it.
  @discardableResult
  private func drawCandidates(_ list: CompletionList, on row: inout Row) -> Int {
    guard !list.items.isEmpty else { return 0 }
    row = Row(columns: row.columns)
    var column = 1
    for item in list.items {
      let detail = list.items.count <= 6 && !item.detail.isEmpty ? " \(item.detail)" : ""
      let width = Text.width(of: item.text) + Text.width(of: detail)
      if column + width >= row.columns - 2 {
        row.put("…", at: column, role: .dim)
        break
      }
      column += row.put(item.text, at: column, role: .accent)
      column += row.put(detail, at: column, role: .dim) + 3
    }
    return column
  }
}
