import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawList(_ layout: Layout, on frame: inout Frame) {
    let marks = AgencyMarks(situation.agencies)
    let columns = BoardColumns(
      width: layout.listWidth, numberWidth: max(7, numberWidth),
      agencyWidth: max(8, marks.width(of: min(8, situation.agencies.count))))
    drawHeads(columns, layout, on: &frame.rows[layout.listTop - 1])
    drawHidden(layout, on: &frame)
    if rowCount == 0, layout.listHeight > 0 {
      frame.rows[layout.listTop].put(
        emptyListText, at: 2, width: layout.listWidth - 2, role: .dim)
    }
    for line in 0..<max(0, min(layout.listHeight, rowCount - top)) {
      guard let incident = situation.incident(number(at: top + line)) else { continue }
      let row = IncidentRow(incident, in: situation, now: now)
      draw(row, columns, marks, width: layout.listWidth, on: &frame.rows[layout.listTop + line])
    }
  }

  private var emptyListText: String {
    if filter != nil { return Phrases.nothingMatches }
    if board.count > 0 { return Phrases.onlyEnded(keyLabel(.hideEnded)) }
    return Phrases.emptyBoard(press(.newIncident, or: "open"))
  }

  private var numberWidth: Int {
    situation.incidents.last.map { $0.number.description.count } ?? 7
  }

  private func drawHeads(_ columns: BoardColumns, _ layout: Layout, on row: inout Row) {
    func head(_ text: String, _ span: BoardColumns.Span?, _ align: Alignment = .leading) {
      guard let span else { return }
      row.put(text, at: span.at, width: span.width, align: align, role: .heading)
    }
    head(Phrases.Column.number, columns.number)
    head(Phrases.Column.priority, columns.priority)
    head(Phrases.Column.phase, columns.phase)
    head(Phrases.Column.type, columns.type)
    head(Phrases.Column.title, columns.title)
    head(Phrases.Column.place, columns.place)
    head(Phrases.Column.lead, columns.lead)
    head(Phrases.Column.agencies, columns.agencies)
    head(Phrases.Column.tasks, .init(at: columns.tasks.at, width: 5), .trailing)
    head(Phrases.Column.age, columns.age, .trailing)
  }

  /// How many rows are above and below, at the end of the rule over the list.
  private func drawHidden(_ layout: Layout, on frame: inout Frame) {
    var parts: [String] = []
    if let filter {
      let count = hidesEnded ? board.openCount : board.count
      parts.append(Phrases.filtered(rowCount, of: count, by: filter.text))
    }
    if top > 0 { parts.append("↑ \(Phrases.above(top))") }
    let below = rowCount - top - layout.listHeight
    if below > 0 { parts.append("↓ \(Phrases.below(below))") }
    guard !parts.isEmpty, layout.hasRules else { return }
    frame.rows[layout.listTop - 2].put(
      " \(parts.joined(separator: "  ")) ", at: 0, width: layout.listWidth - 2, align: .trailing,
      role: .accent)
  }

  private func draw(
    _ incident: IncidentRow, _ columns: BoardColumns, _ marks: AgencyMarks, width: Int,
    on row: inout Row
  ) {
    let ended = !incident.phase.isOpen
    let plain: Role = ended ? .dim : .normal
    if incident.number == selection { row.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    func cell(
      _ text: String, _ span: BoardColumns.Span?, _ role: Role, _ align: Alignment = .leading
    ) {
      guard let span, !text.isEmpty else { return }
      row.put(text, at: span.at, width: span.width, align: align, role: role)
    }
    cell(incident.number.description, columns.number, plain)
    cell("\(incident.priority.rawValue)", columns.priority, ended ? .dim : incident.priority.role)
    cell(incident.phase.word, columns.phase, plain)
    cell(incident.type, columns.type, plain)
    cell(incident.title, columns.title, ended ? .dim : .strong)
    cell(incident.place, columns.place, plain)
    cell(incident.lead.map { marks.short($0) } ?? "", columns.lead, plain)
    if let span = columns.agencies { draw(incident.agencies, marks, span, ended, on: &row) }
    drawTasks(incident, columns.tasks, ended, on: &row)
    let age = Phrases.age(incident.ageMilliseconds)
    cell(incident.isStale ? "\(Glyph.stale)\(age)" : age, columns.age, plain, .trailing)
  }

  private func draw(
    _ agencies: [IncidentRow.AgencyMark], _ marks: AgencyMarks, _ span: BoardColumns.Span,
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
    _ incident: IncidentRow, _ span: BoardColumns.Span, _ ended: Bool, on row: inout Row
  ) {
    guard incident.taskCount > 0 else { return }
    let count = "\(incident.taskCount - incident.openTaskCount)/\(incident.taskCount)"
    row.put(
      count, at: span.at, width: 5, align: .trailing, role: ended ? .dim : .normal)
    if ended { return }
    let flags: [(String, Int, Role)] = [
      (Glyph.overdue, incident.overdueCount, .overdue),
      (Glyph.unanswered, incident.unansweredCount, .warning),
      (Glyph.unable, incident.refusedCount, .alert),
    ]
    var column = span.at + 6
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
