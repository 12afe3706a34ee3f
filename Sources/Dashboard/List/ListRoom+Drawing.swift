import IncidentEngine
import OperatingPicture
import TerminalUI

extension ListRoom {
  func draw(_ model: Model, _ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    let state = model[keyPath: Self.table]
    let place = listLayout(in: model)
    let table = listTable(in: model)
    table.drawHeads(
      orderedBy: state.order, isReversed: state.isReversed, on: &frame.rows[place.top - 1])
    drawTabs(model, layout, row: place.top - 2, on: &frame)
    if state.rows.count == 0, place.height > 0 {
      let text = state.filter == nil ? emptyText(in: model) : Phrases.noRowMatches
      frame.rows[place.top].put(text, at: 2, width: frame.size.columns - 3, role: .dim)
    }
    for (line, id) in state.list.visible(in: state.rows, height: place.height).enumerated() {
      let row = place.top + line
      if id == state.list.selection {
        frame.rows[row].fill(Glyph.selected, from: 0, to: 1, role: .selected)
      }
      if state.list.marks.contains(id) {
        frame.rows[row].fill(Glyph.marked, from: 1, to: 2, role: .accent)
      }
      if let item = item(id, in: model) { table.draw(item, on: &frame.rows[row]) }
    }
    if !place.page.isEmpty, let item = selected(in: model) {
      drawPage(of: item, model, rows: place.page, on: &frame)
    }
  }

  /// The tabs with their counts, and what is not in sight, on the rule over the list.
  private func drawTabs(_ model: Model, _ layout: Layout, row: Int, on frame: inout Frame) {
    guard layout.hasRules else { return }
    let hidden = hiddenText(model)
    let tabs = tabs(in: model)
    let end = frame.size.columns - Text.width(of: hidden) - 4
    if !tabs.isEmpty {
      let counts = model[keyPath: Self.table].tabCounts
      let labels = zip([Phrases.allIncidents] + tabs.map(\.title), counts).map { "\($0) \($1)" }
      var column = 2
      for (place, label) in labels.enumerated() {
        guard column + Text.width(of: label) + 2 < end else {
          frame.rows[row].put(" … ", at: column, role: .dim)
          break
        }
        let isCurrent = model[keyPath: Self.table].tab == place
        column += frame.rows[row].put(" \(label) ", at: column, role: isCurrent ? .strong : .dim)
        column += 1
      }
    }
    guard !hidden.isEmpty else { return }
    frame.title(
      hidden, row: row, at: 0, width: frame.size.columns - 2, align: .trailing, role: .accent)
  }

  /// The filter with its count, what is new out of sight, what stands above and below.
  private func hiddenText(_ model: Model) -> String {
    let state = model[keyPath: Self.table]
    let height = listLayout(in: model).height
    var parts: [String] = []
    if let filter = state.filter {
      parts.append(Phrases.filtered(state.rows.count, of: state.count, by: filter.text))
    }
    if !state.list.marks.isEmpty { parts.append(Phrases.markedCount(state.list.marks.count)) }
    let new = state.list.unseenCounts(in: state.rows, height: height)
    if new.above > 0 { parts.append(Phrases.newAbove(new.above)) }
    if new.below > 0 { parts.append(Phrases.newBelow(new.below)) }
    if new.hidden > 0 { parts.append(Phrases.newHidden(new.hidden)) }
    if state.list.top > 0 { parts.append("↑ \(Phrases.above(state.list.top))") }
    let below = state.rows.count - state.list.top - height
    if below > 0 { parts.append("↓ \(Phrases.below(below))") }
    return parts.joined(separator: "  ")
  }
}
