import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawTimeline(on frame: inout Frame) {
    let layout = timelineLayout
    let shown = shownTimeline
    let window = shownWindow(shown)
    drawAxis(window, layout, shown, on: &frame)
    if shown.subjects.isEmpty {
      frame.rows[layout.top].put(Phrases.timelineIsEmpty, at: 2, role: .dim)
      return
    }
    let visible = shown.subjects.dropFirst(timeline.firstRow).prefix(layout.rows)
    for (index, subject) in visible.enumerated() {
      guard let row = shown.row(subject) else { continue }
      let isSelected = subject == timeline.subject
      draw(row, isSelected, window, layout, on: &frame.rows[layout.top + index])
    }
    drawNow(window, layout, rows: visible.count, on: &frame)
    drawCursor(window, layout, rows: visible.count, on: &frame)
    if layout.hasLegend {
      frame.rule(layout.legend - 1)
      if frame.size.columns >= 100 {
        frame.rows[layout.legend - 1].put(
          " \(Phrases.timelineKey) ", at: 2, width: frame.size.columns - 4, align: .trailing,
          role: .dim)
      }
      drawLegend(shown, on: &frame.rows[layout.legend])
    }
  }

  private func drawAxis(
    _ window: TimeWindow, _ layout: TimelineLayout, _ shown: Timeline, on frame: inout Frame
  ) {
    frame.rows[layout.axis].put(
      scopeName, at: 2, width: layout.barLeft - 3, role: .heading)
    let isLong = window.perColumn * Int64(window.columns) > 2 * 86_400_000
    let ticks = window.ticks(in: zone, apart: isLong ? 11 : 9)
    let isVeryLong = window.perColumn * Int64(window.columns) > 300 * 86_400_000
    var labelled = 0
    for tick in ticks {
      let column = window.column(of: tick)
      guard (0..<window.columns).contains(column) else { continue }
      let text =
        isVeryLong
        ? Phrases.month(tick, zone)
        : isLong ? Phrases.day(tick, zone) : Phrases.clock(tick, zone)
      let here = window.column(of: now)
      let meetsNow = column + text.count > here - Phrases.nowMark.count && column <= here
      guard column + text.count <= window.columns, !meetsNow, column >= labelled else { continue }
      labelled = column + text.count + 1
      frame.rows[layout.axis].put(text, at: layout.barLeft + column, role: .dim)
      for row in layout.top..<layout.top + min(layout.rows, shown.subjects.count) {
        frame.rows[row].fill(
          "·", from: layout.barLeft + column, to: layout.barLeft + column + 1, role: .rule)
      }
    }
  }

  private var scopeName: String {
    switch timelineScope {
    case .incident(let number):
      "\(number) \(situation.incident(number)?.details.title ?? "")"
    case .agency(let code): agencyName(code)
    case .room: Phrases.wholeRoom
    }
  }

  private func draw(
    _ row: TimelineRow, _ isSelected: Bool, _ window: TimeWindow, _ layout: TimelineLayout,
    on line: inout Row
  ) {
    if isSelected { line.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    line.put(
      label(of: row), at: 2, width: layout.labelWidth, role: isSelected ? .strong : .normal)
    if layout.titleWidth > 0 {
      line.put(row.title, at: 3 + layout.labelWidth, width: layout.titleWidth, role: .dim)
    }
    for bar in row.bars { draw(bar, row, window, layout, on: &line) }
    for mark in row.marks.sorted(by: { ($0.kind.weight, $0.at) < ($1.kind.weight, $1.at) }) {
      let column = window.column(of: mark.at)
      guard (0..<window.columns).contains(column) else { continue }
      let (glyph, role) = look(of: mark, row)
      line.fill(glyph, from: layout.barLeft + column, to: layout.barLeft + column + 1, role: role)
    }
  }

  private func label(of row: TimelineRow) -> String {
    switch (row.subject, timelineScope) {
    case (.phase, .incident): Phrases.phaseRow
    case (.log, _): Phrases.log
    case (.task(let number), .agency): number.description
    case (.phase, _), (.task, _), (.resource, _): row.label
    }
  }

  private func draw(
    _ bar: TimelineBar, _ row: TimelineRow, _ window: TimeWindow, _ layout: TimelineLayout,
    on line: inout Row
  ) {
    let end = min(bar.to ?? now, window.end)
    let begin = max(bar.from, window.start)
    guard begin < window.end, end >= window.start, begin <= end else { return }
    let first = window.column(of: begin)
    let eighths = end.milliseconds(since: window.start) * 8 / window.perColumn
    let full = min(Int(eighths / 8), window.columns)
    let look = look(of: bar, row)
    let stop = max(full, first + 1)
    for column in first..<min(stop, window.columns) {
      let isLate = isOverdue(row, at: window.moment(at: column))
      line.fill(
        look.glyph, from: layout.barLeft + column, to: layout.barLeft + column + 1,
        role: isLate ? .overdue : look.role)
    }
    let rest = Int(eighths % 8)
    if look.hasFineEnd, full > first, rest > 0, full < window.columns {
      let fine = Self.eighths[rest - 1]
      line.fill(fine, from: layout.barLeft + full, to: layout.barLeft + full + 1, role: look.role)
    }
  }

  private static let eighths: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private func isOverdue(_ row: TimelineRow, at moment: Moment) -> Bool {
    guard case .task(let number) = row.subject, let due = situation.assignment(number)?.due else {
      return false
    }
    return moment >= due
  }

  private func look(
    of bar: TimelineBar, _ row: TimelineRow
  ) -> (glyph: Unicode.Scalar, role: Role, hasFineEnd: Bool) {
    switch bar.state {
    case .task(.issued): ("░", .warning, false)
    case .task(.acknowledged): ("▒", .normal, false)
    case .task: ("█", .accent, true)
    case .phase(.reported): ("░", .warning, false)
    case .phase(.active): ("█", .normal, true)
    case .phase: ("▒", .good, false)
    case .resource(nil), .resource(.dispatched): ("·", .normal, false)
    case .resource(.enRoute): ("→", .accent, false)
    case .resource(.onScene): ("━", .good, false)
    case .resource(.transporting): ("»", .accent, false)
    case .resource(.atHospital): ("=", .normal, false)
    case .resource(.returning): ("←", .dim, false)
    }
  }

  private func look(of mark: TimelineMark, _ row: TimelineRow) -> (Unicode.Scalar, Role) {
    switch mark.kind {
    case .logged: ("·", .normal)
    case .decided: ("D", .strong)
    case .released: ("│", .dim)
    case .due: ("!", mark.at < now && isOpenTask(row) ? .overdue : .warning)
    case .ended(.done): ("✓", .good)
    case .ended(.unable): ("✗", .alert)
    case .ended: ("–", .dim)
    case .closed(.closed): ("✓", .good)
    case .closed: ("–", .dim)
    }
  }

  private func isOpenTask(_ row: TimelineRow) -> Bool {
    guard case .task(let number) = row.subject else { return false }
    return situation.assignment(number)?.status.isOpen ?? false
  }

  private func drawNow(
    _ window: TimeWindow, _ layout: TimelineLayout, rows: Int, on frame: inout Frame
  ) {
    let column = window.column(of: now)
    guard (0..<window.columns).contains(column) else { return }
    let at = layout.barLeft + column
    for row in layout.top..<layout.top + rows {
      frame.rows[row].fill("┃", from: at, to: at + 1, role: .accent)
    }
    let text = Phrases.nowMark
    frame.rows[layout.axis].put(text, at: max(layout.barLeft, at - text.count), role: .accent)
    frame.rows[layout.axis].fill("┃", from: at, to: at + 1, role: .accent)
  }

  private func drawCursor(
    _ window: TimeWindow, _ layout: TimelineLayout, rows: Int, on frame: inout Frame
  ) {
    guard let cursor = timeline.cursor, rows > 0 else { return }
    let column = window.column(of: cursor)
    let subjects = shownTimeline.subjects
    let place = subjects.firstIndex { $0 == timeline.subject } ?? timeline.firstRow
    let row = layout.top + place - timeline.firstRow
    guard (0..<window.columns).contains(column), row >= layout.top, row < layout.top + rows else {
      return
    }
    frame.rows[row].setRole(.bar, from: layout.barLeft + column, to: layout.barLeft + column + 1)
  }

  /// Names what the cursor stands on, with exact times.
  private func drawLegend(_ shown: Timeline, on row: inout Row) {
    guard let subject = timeline.subject, let focused = shown.row(subject) else { return }
    let window = shownWindow(shown)
    row.put(
      Phrases.said(
        focused, at: timeline.cursor, now: now, precision: window.perColumn, in: situation, zone),
      at: 2, width: row.columns - 3)
  }
}

extension TimelineLayout {
  /// Whether there is room for the legend and the rule above it.
  var hasLegend: Bool { rows >= 1 }
}
