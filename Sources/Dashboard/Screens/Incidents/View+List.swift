import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawList(_ layout: Layout, _ memory: inout ViewMemory, on frame: inout Frame) {
    let marks = memory.marks ?? AgencyMarks(situation.agencies)
    let columns = memory.columns ?? boardColumns(chosen: shown.columns)
    (memory.marks, memory.columns) = (marks, columns)
    drawHeads(columns, on: &frame.rows[layout.listTop - 1])
    drawTabs(layout, on: &frame)
    drawHidden(layout, on: &frame)
    let rows = shown.list.visible(in: boardRows, height: layout.listHeight)
    if rows.isEmpty, layout.listHeight > 0 {
      frame.rows[layout.listTop].put(
        emptyListText, at: 2, width: layout.listWidth - 2, role: .dim)
    }
    for (line, number) in rows.enumerated() {
      let place = layout.listTop + line
      if let kept = memory[number], kept.holds(at: now) {
        frame.rows[place] = kept.row
      } else if let incident = situation.incident(number) {
        draw(incident, columns, marks, on: &frame.rows[place])
        memory[number] = ViewMemory.Kept(
          row: frame.rows[place], from: now,
          until: nextChange(ofAgesSince: [incident.lastActivity]))
      }
      drawGutter(number, on: &frame.rows[place])
    }
  }

  /// What stands before a line: whether it is selected, marked or followed.
  private func drawGutter(_ number: IncidentNumber, on line: inout Row) {
    if number == selection { line.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    if shown.marks.contains(number) {
      line.fill(Glyph.marked, from: 1, to: 2, role: .accent)
    } else if shown.followed == number {
      line.fill(Glyph.followed, from: 1, to: 2, role: .accent)
    }
  }

  private var emptyListText: String {
    if filter != nil { return Phrases.nothingMatches }
    if board.count > 0 { return Phrases.onlyEnded(keyLabel(.hideEnded)) }
    return Phrases.emptyBoard(press(.newIncident, or: "open"))
  }

  /// The columns of the list as wide as it is now.
  func boardColumns(chosen: [BoardColumn]) -> BoardColumns {
    let marks = AgencyMarks(situation.agencies)
    return BoardColumns(
      width: layout.listWidth, numberWidth: max(7, numberWidth),
      agencyWidth: max(8, marks.width(of: min(8, situation.agencies.count))), chosen: chosen)
  }

  private var numberWidth: Int {
    situation.incidents.last.map { $0.number.description.count } ?? 7
  }

  private func drawHeads(_ columns: BoardColumns, on row: inout Row) {
    row.setRole(.heading, from: 2, to: layout.listWidth)
    for column in columns.shown {
      guard var span = columns[column] else { continue }
      var text = Phrases.head(of: column)
      if column == .tasks { span = .init(at: span.at, width: 5) }
      if board.order.by == column.orderValue {
        text += board.order.isReversed ? Glyph.descending : Glyph.ascending
        if column == .tasks { span = .init(at: span.at, width: 6) }
      }
      row.put(
        text, at: span.at, width: max(span.width, min(2, Text.width(of: text))),
        align: column.column.alignment, role: .heading, ellipsis: false)
    }
  }

  /// The filters kept as tabs, with how many incidents each lets through.
  private func drawTabs(_ layout: Layout, on frame: inout Frame) {
    guard layout.hasRules, !shown.tabs.isEmpty else { return }
    var column = 2
    let end = layout.listWidth - hiddenText.count - 4
    for (place, tab) in tabLabels.enumerated() {
      guard column + Text.width(of: tab.text) + 2 < end else {
        frame.rows[layout.listTop - 2].put(" … ", at: column, role: .dim)
        return
      }
      let isCurrent = filter == nil ? place == 0 : currentTab == place - 1
      column += frame.rows[layout.listTop - 2].put(
        " \(tab.text) ", at: column, role: isCurrent ? .strong : .dim)
      column += 1
    }
  }

  /// The tabs and where each begins; all incidents first.
  var tabLabels: [(text: String, place: Int)] {
    var labels = [(text: "\(Phrases.allIncidents) \(board.count)", place: 2)]
    for tab in shown.tabs {
      let last = labels[labels.count - 1]
      labels.append(
        (
          text: "\(tab.name) \(tab.members.count)",
          place: last.place + Text.width(of: last.text) + 3
        ))
    }
    return labels
  }

  /// What is not in sight: the filter's count, marks, rows above and below, what is new there.
  private var hiddenText: String {
    var parts: [String] = []
    if let filter {
      let count = hidesEnded ? board.openCount : board.count
      let isNamed = layout.hasRules && currentTab != nil
      parts.append(
        Phrases.filtered(filtered.count, of: count, by: isNamed ? nil : filter.text))
    }
    if !shown.marks.isEmpty { parts.append(Phrases.markedCount(shown.marks.count)) }
    let rows = boardRows
    let new = shown.list.unseenCounts(in: rows, height: layout.listHeight)
    if new.above > 0 { parts.append(Phrases.newAbove(new.above)) }
    if new.below > 0 { parts.append(Phrases.newBelow(new.below)) }
    if new.hidden > 0 { parts.append(Phrases.newHidden(new.hidden)) }
    let top = shown.list.top
    if top > 0 { parts.append("↑ \(Phrases.above(top))") }
    let below = rows.count - top - layout.listHeight
    if below > 0 { parts.append("↓ \(Phrases.below(below))") }
    return parts.joined(separator: "  ")
  }

  /// What is not in sight, at the end of the rule over the list; over the keys where there is none.
  private func drawHidden(_ layout: Layout, on frame: inout Frame) {
    let text = hiddenText
    guard !text.isEmpty else { return }
    if layout.hasRules {
      frame.title(
        text, row: layout.listTop - 2, at: 0, width: layout.listWidth - 2, align: .trailing,
        role: .accent)
    } else if outcome == nil, layout.size.rows >= 3 {
      frame.rows[layout.size.rows - 2].put(
        text, at: 1, width: layout.size.columns - 2, align: .trailing, role: .accent)
    }
  }

  private func draw(
    _ incident: Incident, _ columns: BoardColumns, _ marks: AgencyMarks, on line: inout Row
  ) {
    let row = IncidentRow(incident, in: situation, now: now)
    let seen = SeenIncident(incident, in: situation, now: now, row: row)
    let ended = !row.phase.isOpen
    for column in columns.shown {
      guard let span = columns[column] else { continue }
      switch column {
      case .agencies: draw(row.agencies, marks, span, ended, on: &line)
      case .tasks: drawTasks(row, span, ended, on: &line)
      case .number, .priority, .phase, .mode, .type, .title, .place, .lead, .due, .resources, .by,
        .opened, .age:
        var (text, role) = column.column.cell(of: seen, now: now, zone)
        if column == .lead { text = row.lead.map { marks.short($0) } ?? "" }
        if text.isEmpty { continue }
        line.put(
          text, at: span.at, width: span.width, align: column.column.alignment,
          role: ended ? .dim : role)
      }
    }
  }

  private func draw(
    _ agencies: [IncidentRow.AgencyMark], _ marks: AgencyMarks, _ span: ColumnLayout.Span,
    _ ended: Bool, on row: inout Row
  ) {
    var column = span.at
    let end = span.at + span.width
    for (index, mark) in agencies.enumerated() {
      let letters = marks.letters(mark.agency)
      let unanswered = mark.isUnanswered && !ended
      let glyph = Glyph.of(mark.participation)
      let width = Text.width(of: letters) + (unanswered ? 2 : 1)
      let isLast = index == agencies.count - 1
      if column + width > end || (!isLast && column + width + 2 > end) {
        row.put("+", at: min(column, end - 1), role: .dim)
        return
      }
      column += row.put(letters, at: column, role: ended ? .dim : .agency)
      column += row.put(glyph, at: column, role: ended ? .dim : mark.participation.role)
      if unanswered { column += row.put(Glyph.unanswered, at: column, role: .warning) }
      column += 1
    }
  }

  /// `5/9 !2▲1`: ended of all, then what is overdue, unanswered, refused.
  private func drawTasks(
    _ incident: IncidentRow, _ span: ColumnLayout.Span, _ ended: Bool, on row: inout Row
  ) {
    guard incident.taskCount > 0 else { return }
    // Work that was refused and given to nobody else is not done.
    let done = incident.taskCount - incident.openTaskCount - incident.refusedCount
    let count = "\(done)/\(incident.taskCount)"
    let countWidth = min(5, max(3, span.width - 5))
    row.put(
      count, at: span.at, width: countWidth, align: .trailing, role: ended ? .dim : .normal)
    if ended { return }
    let flags: [(String, Int, Role)] = [
      (Glyph.overdue, incident.overdueCount, .overdue),
      (Glyph.unanswered, incident.unansweredCount, .warning),
      (Glyph.unable, incident.refusedCount, .alert),
    ]
    var column = span.at + countWidth + 1
    for (glyph, count, role) in flags where count > 0 {
      let text = "\(glyph)\(count)"
      guard column + Text.width(of: text) <= span.at + span.width else { break }
      column += row.put(text, at: column, role: role)
    }
  }
}

extension Priority {
  var role: Role {
    switch self {
    case .immediate: .priority1
    case .urgent: .priority2
    case .normal: .priority3
    case .low: .priority4
    }
  }
}

extension Participation {
  var role: Role {
    switch self {
    case .alerted: .warning
    case .acknowledged, .standingBy, .mobilised: .normal
    case .onScene: .good
    case .stoodDown: .dim
    case .unable: .alert
    }
  }
}

/// How agencies are written where there is little room: the shortest different beginnings.
struct AgencyMarks: Hashable, Sendable {
  private var marks: [AgencyCode: String] = [:]

  init(_ agencies: [Agency]) {
    let codes = agencies.map(\.code.text)
    for agency in agencies {
      let code = agency.code.text
      let length = (1...4).first { length in
        codes.filter { $0.prefix(length) == code.prefix(length) }.count == 1
      }
      marks[agency.code] = Self.capital(code.prefix(length ?? 4))
    }
  }

  private static func capital(_ text: Substring) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `F`, or `Fi` where another agency starts with F.
  func letters(_ agency: AgencyCode) -> String {
    marks[agency] ?? Self.capital(agency.text.prefix(2))
  }

  /// `Fire`, `Poli`: up to four letters.
  func short(_ agency: AgencyCode) -> String { Self.capital(agency.text.prefix(4)) }

  /// The columns that so many agencies take.
  func width(of count: Int) -> Int {
    marks.values.map { $0.count + 2 }.sorted(by: >).prefix(count).reduce(0, +)
  }
}
