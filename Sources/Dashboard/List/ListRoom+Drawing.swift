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
    guard layout.hasRules else { return drawTab(model, row: row + 1, on: &frame) }
    let hidden = hiddenText(model)
    let tabs = tabs(in: model)
    let end = frame.size.columns - Text.width(of: hidden) - 4
    if !tabs.isEmpty {
      let counts = model[keyPath: Self.table].tabCounts
      let labels = zip([Phrases.allIncidents] + tabs.map(\.title), counts).map { "\($0) \($1)" }
      let current = model[keyPath: Self.table].tab
      var column = 2
      let first = firstTab(of: labels, showing: current, within: end)
      if first > 0 { column += frame.rows[row].put(" … ", at: column, role: .dim) + 1 }
      for (place, label) in labels.enumerated().dropFirst(first) {
        guard column + Text.width(of: label) + 2 < end else {
          frame.rows[row].put(" … ", at: column, role: .dim)
          break
        }
        column += frame.rows[row].put(
          " \(label) ", at: column, role: place == current ? .strong : .dim)
        column += 1
      }
    }
    guard !hidden.isEmpty else { return }
    frame.title(
      hidden, row: row, at: 0, width: frame.size.columns - 2, align: .trailing, role: .accent)
  }

  /// The tab in force where there is no rule, at the end of the heads; the one of all rows is not
  /// named.
  private func drawTab(_ model: Model, row: Int, on frame: inout Frame) {
    let place = model[keyPath: Self.table].tab - 1
    let tabs = tabs(in: model)
    guard tabs.indices.contains(place) else { return }
    let label = " \(tabs[place].title) \(model[keyPath: Self.table].rows.count)"
    let width = min(Text.width(of: label), frame.size.columns / 2)
    frame.rows[row].put(label, at: frame.size.columns - width, width: width, role: .accent)
  }

  /// The first tab that is named, so that the one in force is in sight.
  private func firstTab(of labels: [String], showing current: Int, within end: Int) -> Int {
    let widths = labels.map { Text.width(of: $0) + 3 }
    var (first, width) = (0, 2 + widths.prefix(current + 1).reduce(0, +))
    while width >= end, first < current {
      width += (first == 0 ? 4 : 0) - widths[first]
      first += 1
    }
    return first
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
