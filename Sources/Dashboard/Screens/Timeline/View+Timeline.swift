import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawTimeline(on frame: inout Frame) {
    let layout = timelineLayout
    let shown = shownTimeline
    let window = shownWindow(shown)
    let visible = shown.subjects.dropFirst(timeline.list.top).prefix(layout.rows)
    drawTimelineTitle(layout, shown, on: &frame)
    drawAxis(window, layout, rows: visible.count, on: &frame)
    if shown.subjects.isEmpty {
      let lines = Text.wrap(Phrases.timelineIsEmpty, width: frame.size.columns - 4)
      for (index, line) in lines.prefix(layout.rows).enumerated() {
        frame.rows[layout.top + index].put(line, at: 2, role: .dim)
      }
      return
    }
    for (index, subject) in visible.enumerated() {
      guard let row = shown.row(subject) else { continue }
      let isSelected = subject == timeline.subject
      draw(row, isSelected, window, layout, on: &frame.rows[layout.top + index])
    }
    drawNow(window, layout, rows: visible.count, on: &frame)
    drawCursor(window, layout, shown, rows: visible.count, on: &frame)
    frame.rule(layout.legendRule)
    drawKey(shown, visible, layout, on: &frame)
    drawSaid(shown, window, layout, on: &frame)
  }

  private func draw(
    _ row: TimelineRow, _ isSelected: Bool, _ window: TimeWindow, _ layout: TimelineLayout,
    on line: inout Row
  ) {
    if isSelected { line.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    line.put(
      Text.fitting(labels(of: row), layout.labelWidth), at: 2, width: layout.labelWidth,
      role: isSelected ? .strong : .normal)
    if layout.titleWidth > 0 {
      line.put(title(of: row), at: 3 + layout.labelWidth, width: layout.titleWidth, role: .dim)
    }
    for bar in row.bars { draw(bar, row, window, layout, on: &line) }
    drawMarks(of: row, window, layout, on: &line)
  }

  /// What a row is called, the longest name first.
  private func labels(of row: TimelineRow) -> [String] {
    switch (row.subject, timelineScope) {
    case (.phase, .incident): return [Phrases.phaseRow]
    case (.log, _): return [Phrases.log]
    case (.task(let number), .agency): return [number.description]
    case (.task(let number), _):
      guard let task = situation.assignment(number) else { return [row.label] }
      return [row.label, "/\(number.ordinal) \(agencyName(task.agency).prefix(4))"]
    case (.matter(let number), _):
      let kind = situation.matter(number).map { Phrases.noun(of: $0.kind, in: situation) } ?? ""
      return ["\(row.label) \(kind)", row.label]
    case (.phase, _), (.resource, _): return [row.label]
    }
  }

  /// What stands beside the name: never what the title of the screen has said already.
  private func title(of row: TimelineRow) -> String {
    switch (row.subject, timelineScope) {
    case (.phase(let number), .incident): situation.incident(number)?.phase.word ?? row.title
    case (.resource(let id), .incident):
      situation.commitment(id).map { turn in
        turn.released != nil ? Phrases.released : turn.movement?.word ?? "committed"
      } ?? row.title
    case (.log, _): Phrases.lines(Int(row.title) ?? 0)
    case (.phase, _), (.resource, _), (.task, _), (.matter, _): row.title
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
    let look = BarLook(bar.state)
    let stop = max(full, first + 1)
    for column in first..<min(stop, window.columns) {
      let isLate = isOverdue(row, at: window.moment(at: column))
      line.fill(
        look.glyph, from: layout.barLeft + column, to: layout.barLeft + column + 1,
        role: isLate ? .overdue : look.role)
    }
    if look.hasFineEnd, full > first, full < window.columns,
      let fine = BarLook.fineEnd(Int(eighths % 8))
    {
      let isLate = isOverdue(row, at: window.moment(at: full))
      line.fill(
        fine, from: layout.barLeft + full, to: layout.barLeft + full + 1,
        role: isLate ? .overdue : look.role)
    }
  }

  private func isOverdue(_ row: TimelineRow, at moment: Moment) -> Bool {
    switch row.subject {
    case .task(let number): situation.assignment(number)?.due.map { moment >= $0 } ?? false
    case .matter(let number):
      situation.matter(number)?.awaits.compactMap(\.due.due).min().map { moment >= $0 } ?? false
    case .phase, .resource, .log: false
    }
  }

  /// The marks, the weightiest on top; lines of the log that fall together are counted.
  private func drawMarks(
    of row: TimelineRow, _ window: TimeWindow, _ layout: TimelineLayout, on line: inout Row
  ) {
    var logged: [Int: Int] = [:]
    for mark in row.marks.sorted(by: { ($0.kind.weight, $0.at) < ($1.kind.weight, $1.at) }) {
      let column = window.column(of: mark.at)
      guard (0..<window.columns).contains(column) else { continue }
      var glyph = MarkGlyph.of(mark.kind)
      if mark.kind == .logged {
        logged[column, default: 0] += 1
        if let count = logged[column], count > 1 { glyph = MarkGlyph.several(count) }
      }
      line.fill(
        glyph, from: layout.barLeft + column, to: layout.barLeft + column + 1,
        role: role(of: mark, row))
    }
  }

  private func role(of mark: TimelineMark, _ row: TimelineRow) -> Role {
    switch mark.kind {
    case .logged: .normal
    case .decided: .strong
    case .released: .dim
    case .due: mark.at < now && isOwed(row) ? .overdue : .warning
    case .ended(.done), .closed(.closed), .settled(.good): .good
    case .ended(.unable), .settled(.bad): .alert
    case .ended, .closed, .settled: .dim
    }
  }

  private func isOwed(_ row: TimelineRow) -> Bool {
    switch row.subject {
    case .task(let number): situation.assignment(number)?.status.isOpen ?? false
    case .matter: true
    case .phase, .resource, .log: false
    }
  }

  private func drawCursor(
    _ window: TimeWindow, _ layout: TimelineLayout, _ shown: Timeline, rows: Int,
    on frame: inout Frame
  ) {
    guard let cursor = timeline.cursor, rows > 0 else { return }
    let column = window.column(of: cursor)
    let place = shown.subjects.firstIndex { $0 == timeline.subject } ?? timeline.list.top
    let row = layout.top + place - timeline.list.top
    guard (0..<window.columns).contains(column), row >= layout.top, row < layout.top + rows else {
      return
    }
    frame.rows[row].setRole(.bar, from: layout.barLeft + column, to: layout.barLeft + column + 1)
  }

  /// Names what the cursor stands on, with exact times.
  private func drawSaid(
    _ shown: Timeline, _ window: TimeWindow, _ layout: TimelineLayout, on frame: inout Frame
  ) {
    guard let subject = timeline.subject, let focused = shown.row(subject) else { return }
    let text = Phrases.said(
      focused, of: labels(of: focused)[0], at: timeline.cursor, now: now,
      precision: window.perColumn, in: situation, zone)
    let width = frame.size.columns - 3
    var lines = Text.wrap(text, width: width)
    if lines.count > layout.saidRows {
      let rest = lines[(layout.saidRows - 1)...].joined(separator: " ")
      lines = lines.prefix(layout.saidRows - 1) + [rest]
    }
    for (index, line) in lines.enumerated() {
      frame.rows[layout.said + index].put(line, at: 2, width: width)
    }
  }
}
