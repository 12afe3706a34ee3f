import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// The rule that names whose time it is and how many rows are out of sight.
  func drawTimelineTitle(_ layout: TimelineLayout, _ shown: Timeline, on frame: inout Frame) {
    guard let row = layout.title else { return }
    var parts: [String] = []
    if timeline.list.top > 0 { parts.append("↑ \(Phrases.above(timeline.list.top))") }
    let below = shown.subjects.count - timeline.list.top - layout.rows
    if below > 0 { parts.append("↓ \(Phrases.below(below))") }
    let hidden = parts.joined(separator: "  ")
    let width = frame.size.columns - 4
    let taken = parts.isEmpty ? 0 : Text.width(of: hidden) + 4
    frame.title(scopeName, row: row, at: 2, width: width - taken)
    frame.title(hidden, row: row, at: 2, width: width, align: .trailing, role: .accent)
  }

  private var scopeName: String {
    switch timelineScope {
    case .incident(let number):
      "\(number) \(situation.incident(number)?.details.title ?? "")"
    case .agency(let code):
      situation.agency(code).map { "\(agencyName(code))  \(Phrases.reached($0.details))" }
        ?? agencyName(code)
    case .room: Phrases.wholeRoom
    }
  }

  /// What stands before the axis: the day, or whose time it is where no rule says it.
  private func axisName(_ window: TimeWindow, _ layout: TimelineLayout) -> String {
    if layout.title != nil { return Phrases.date(window.start, zone) }
    switch timelineScope {
    case .incident(let number) where layout.titleWidth == 0: return number.description
    case .incident, .agency, .room: return scopeName
    }
  }

  func drawAxis(
    _ window: TimeWindow, _ layout: TimelineLayout, rows: Int, on frame: inout Frame
  ) {
    frame.rows[layout.axis].put(
      axisName(window, layout), at: 2, width: layout.barLeft - 4,
      role: layout.title == nil ? .heading : .dim)
    let taken = drawNowMark(window, layout, on: &frame.rows[layout.axis])
    let ticks = window.ticks(in: zone)
    var labelled = 0
    for tick in ticks.moments {
      let column = window.column(of: tick)
      guard (0..<window.columns).contains(column) else { continue }
      for row in layout.top..<layout.top + rows {
        frame.rows[row].fill(
          MarkGlyph.grid, from: layout.barLeft + column, to: layout.barLeft + column + 1,
          role: .rule)
      }
      let text = Phrases.tick(tick, ticks.unit, zone)
      let columns = column..<column + Text.width(of: text)
      let meetsNow =
        columns.lowerBound <= taken.upperBound && taken.lowerBound <= columns.upperBound
      guard columns.upperBound <= window.columns, !meetsNow, column >= labelled else { continue }
      labelled = columns.upperBound + 1
      frame.rows[layout.axis].put(text, at: layout.barLeft + column, role: .dim)
    }
  }

  /// Writes where now is, or to which side it lies; returns the columns of bars that took.
  private func drawNowMark(
    _ window: TimeWindow, _ layout: TimelineLayout, on row: inout Row
  ) -> ClosedRange<Int> {
    let column = window.column(of: now)
    let width = Text.width(of: Phrases.nowMark)
    let first: Int
    let text: String
    if column < 0 {
      (first, text) = (0, "← \(Phrases.nowMark)")
    } else if column >= window.columns {
      (first, text) = (max(0, window.columns - width - 2), "\(Phrases.nowMark) →")
    } else if column > width {
      (first, text) = (column - width - 1, "\(Phrases.nowMark) \(MarkGlyph.now)")
    } else {
      (first, text) = (column, "\(MarkGlyph.now) \(Phrases.nowMark)")
    }
    let used = row.put(
      text, at: layout.barLeft + first, width: max(0, window.columns - first), role: .accent)
    return first...first + used
  }

  func drawNow(
    _ window: TimeWindow, _ layout: TimelineLayout, rows: Int, on frame: inout Frame
  ) {
    let column = window.column(of: now)
    guard (0..<window.columns).contains(column) else { return }
    let at = layout.barLeft + column
    for row in layout.top..<layout.top + rows {
      frame.rows[row].fill(MarkGlyph.now, from: at, to: at + 1, role: .accent)
    }
  }

  /// What the patterns of the rows in sight mean, as much as has room.
  func drawKey(
    _ shown: Timeline, _ visible: some Sequence<TimelineSubject>, _ layout: TimelineLayout,
    on frame: inout Frame
  ) {
    var items = shown.key(of: visible)[...]
    if layout.keyRows == 0 {
      let text = line(of: &items, width: frame.size.columns - 8)
      frame.title(text, row: layout.legendRule, at: 2, width: frame.size.columns - 4, role: .dim)
      return
    }
    var lines: [String] = []
    while !items.isEmpty, lines.count < layout.keyRows {
      lines.append(line(of: &items, width: frame.size.columns - 4))
    }
    // They stand at the bottom, so that a blank row parts them from what the cursor says.
    let top = layout.key + layout.keyRows - lines.count
    for (index, line) in lines.enumerated() {
      frame.rows[top + index].put(line, at: 2, width: frame.size.columns - 3, role: .dim)
    }
  }

  /// As many whole items as a line holds; takes at least one.
  private func line(of items: inout ArraySlice<String>, width: Int) -> String {
    var text = items.popFirst() ?? ""
    while let next = items.first, Text.width(of: text) + 2 + Text.width(of: next) <= width {
      text += "  \(next)"
      items.removeFirst()
    }
    return text
  }
}
