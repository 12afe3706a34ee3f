import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  func drawLog(on frame: inout Frame) {
    let layout = logLayout
    let columns = logColumns
    columns.drawHeads(on: &frame.rows[layout.top - 1])
    if situation.log.isEmpty {
      frame.rows[layout.top].put(
        Phrases.noLog(press(.writeLog, or: "log")), at: 2, role: .dim)
      return
    }
    let focused = focusedLogEntry
    for index in 0..<layout.rows {
      guard let entry = logEntry(inRow: logList.top + index) else { break }
      draw(entry, entry.number == focused?.number, columns, on: &frame.rows[layout.top + index])
    }
    drawHiddenLog(layout, on: &frame)
    if let detail = layout.detail, let focused {
      draw(whole: focused, layout, at: detail, on: &frame)
    }
  }

  /// Columns as wide as the first and the last line need them, so that scrolling moves none.
  private var logColumns: LogColumns {
    let last = situation.log.count
    let ends = [situation.logEntry(LogNumber(1)), situation.logEntry(LogNumber(last))]
    let times = ends.compactMap { $0.map { Text.width(of: logTime($0)) } }
    let number = situation.incidents.last.map { Text.width(of: $0.number.description) } ?? 0
    return LogColumns(
      width: size.columns, timeWidth: max(5, times.max() ?? 0),
      numberWidth: max(4, String(last).count + 1), incidentWidth: max(7, number))
  }

  /// The time of a line, and its day when that is not today.
  private func logTime(_ entry: LogEntry) -> String {
    let whole = time(entry.occurred)
    if whole.count <= 5 || size.columns >= 100 { return whole }
    return Phrases.tick(entry.occurred, .days, zone)
  }

  private func drawHiddenLog(_ layout: LogLayout, on frame: inout Frame) {
    var parts: [String] = []
    if logList.top > 0 { parts.append("↑ \(Phrases.newer(logList.top))") }
    let older = situation.log.count - logList.top - layout.rows
    if older > 0 { parts.append("↓ \(Phrases.older(older))") }
    guard !parts.isEmpty, layout.top >= 4 else { return }
    frame.title(
      parts.joined(separator: "  "), row: layout.top - 2, at: 0, width: frame.size.columns - 2,
      align: .trailing, role: .accent)
  }

  private func draw(
    _ entry: LogEntry, _ isFocused: Bool, _ columns: LogColumns, on row: inout Row
  ) {
    let isStruck = entry.struck != nil
    if isFocused { row.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    func cell(_ text: String, _ span: LogColumns.Span?, _ role: Role) {
      guard let span else { return }
      row.put(text, at: span.at, width: span.width, role: isStruck ? .struck : role)
    }
    cell(logTime(entry), columns.time, .dim)
    cell("#\(entry.number.number)", columns.number, .dim)
    cell(
      entry.incident?.description ?? Phrases.theRoom, columns.incident,
      entry.incident == nil ? .accent : .dim)
    cell(entry.kind.word, columns.kind, entry.kind.role)
    // Where the kind has no column of its own, it stands for a sender where there is none.
    let who = entry.from ?? (columns.kind == nil ? entry.kind.word : "")
    cell(who, columns.from, .strong)
    var text = situation.text(of: entry)
    if columns.from == nil {
      let isPlain = entry.from == nil && entry.kind == .observation
      if !isPlain { text = "\(entry.from ?? entry.kind.word): \(text)" }
    }
    if isStruck { text = "\(Phrases.struckMark): \(text)" }
    cell(text, columns.text, entry.kind.role)
  }

  /// The focused line whole: its route, its words, who wrote it and when.
  private func draw(
    whole entry: LogEntry, _ layout: LogLayout, at top: Int, on frame: inout Frame
  ) {
    frame.rule(top)
    let route = [entry.from, entry.to].compactMap { $0 }.joined(separator: " → ")
    let title = [
      "#\(entry.number.number)", entry.incident.map { "\($0)" } ?? Phrases.theRoom,
      entry.kind.word, route, entry.method ?? "",
    ]
    frame.title(
      title.filter { !$0.isEmpty }.joined(separator: "  "), row: top, at: 2,
      width: frame.size.columns - 4)
    let width = frame.size.columns - 4
    var lines = logWords(of: entry)
    if lines.count > layout.wordRows, layout.wordRows > 0 {
      lines = Array(lines.prefix(layout.wordRows))
      lines[layout.wordRows - 1] =
        Text.truncate(
          "\(lines[layout.wordRows - 1])", to: width - 2) + " …"
    }
    for (index, line) in lines.prefix(layout.wordRows).enumerated() {
      frame.rows[top + 1 + index].put(
        line, at: 2, width: width, role: entry.struck == nil ? .normal : .struck)
    }
    guard layout.hasFoot else { return }
    frame.rows[top + layout.detailRows].put(foot(of: entry), at: 2, width: width, role: .dim)
  }

  /// That it is struck and why, who wrote it, when, and whether that was late.
  private func foot(of entry: LogEntry) -> String {
    let author = Phrases.name(situation.authors[entry.author], situation)
    var foot = Phrases.written(author, time(entry.occurred), recorded: time(entry.recorded))
    if entry.isLate { foot += ", \(Phrases.late)" }
    return entry.struck.map { "\(Phrases.struckMark): \($0)  \(foot)" } ?? foot
  }
}

extension LogKind {
  /// What must be seen in a long list stands out.
  var role: Role {
    switch self {
    case .decision, .order: .strong
    case .risk: .warning
    case .observation, .messageIn, .messageOut, .resource, .contact, .meeting, .handover, .inject,
      .correction:
      .normal
    }
  }
}

extension Phrases {
  static let theRoom = "room"

  static func newer(_ count: Int) -> String { "\(count) newer" }
  static func older(_ count: Int) -> String { "\(count) older" }
  static func written(_ author: String, _ occurred: String, recorded: String) -> String {
    occurred == recorded ? "\(author), \(occurred)" : "\(author), \(occurred), recorded \(recorded)"
  }

  /// The columns of the log.
  enum LogColumn {
    static let time = "Time"
    static let number = "Nº"
    static let incident = "About"
    static let kind = "Kind"
    static let from = "From"
    static let text = "What was said"
  }
}
