import IncidentEngine
import OperatingPicture
import TerminalUI

/// Where the list of log lines and the whole of the focused one stand.
struct LogLayout: Hashable, Sendable {
  let top: Int
  let rows: Int
  /// The rule above the whole line; nil where there is no room for it.
  let detail: Int?
  let detailRows: Int

  init(_ size: Size) {
    let base = Layout(size, showsPanel: false)
    top = base.listTop
    let height = base.listHeight
    detailRows = height >= 24 ? 7 : height >= 10 ? 4 : 0
    rows = max(0, height - (detailRows > 0 ? detailRows + 1 : 0))
    detail = detailRows > 0 ? top + rows : nil
  }
}

extension Model {
  var logLayout: LogLayout { LogLayout(size) }

  func drawLog(on frame: inout Frame) {
    let layout = logLayout
    let columns = LogColumns(width: frame.size.columns)
    columns.drawHeads(on: &frame.rows[layout.top - 1])
    if situation.log.isEmpty {
      frame.rows[layout.top].put(
        Phrases.noLog(press(.writeLog, or: "log")), at: 2, role: .dim)
      return
    }
    let focused = focusedLogEntry
    for index in 0..<layout.rows {
      guard let entry = logEntry(inRow: logFocus.firstRow + index) else { break }
      draw(entry, entry.number == focused?.number, columns, on: &frame.rows[layout.top + index])
    }
    drawHiddenLog(layout, on: &frame)
    if let detail = layout.detail, let focused {
      draw(whole: focused, at: detail, rows: layout.detailRows, on: &frame)
    }
  }

  private func drawHiddenLog(_ layout: LogLayout, on frame: inout Frame) {
    var parts: [String] = []
    if logFocus.firstRow > 0 { parts.append("↑ \(Phrases.newer(logFocus.firstRow))") }
    let older = situation.log.count - logFocus.firstRow - layout.rows
    if older > 0 { parts.append("↓ \(Phrases.older(older))") }
    guard !parts.isEmpty, layout.top >= 4 else { return }
    frame.rows[layout.top - 2].put(
      " \(parts.joined(separator: "  ")) ", at: 0, width: frame.size.columns - 2, align: .trailing,
      role: .accent)
  }

  private func draw(
    _ entry: LogEntry, _ isFocused: Bool, _ columns: LogColumns, on row: inout Row
  ) {
    if isFocused { row.fill(Glyph.selected, from: 0, to: 1, role: .selected) }
    let plain: Role = entry.struck == nil ? .normal : .struck
    row.put(time(entry.occurred), at: 2, width: columns.time, role: .dim)
    row.put("#\(entry.number.number)", at: columns.number, width: columns.numberWidth, role: .dim)
    row.put(
      entry.incident?.description ?? Phrases.theRoom, at: columns.incident, width: 8,
      role: entry.incident == nil ? .accent : .dim)
    if let at = columns.from {
      row.put(who(entry), at: at, width: columns.fromWidth, role: .strong)
    }
    let lead = entry.struck == nil ? "" : "\(Phrases.struckMark): "
    row.put(
      lead + situation.text(of: entry), at: columns.text, width: columns.textWidth,
      role: entry.kind == .decision && entry.struck == nil ? .strong : plain)
  }

  /// Who a message came from; otherwise what kind of line it is.
  private func who(_ entry: LogEntry) -> String { entry.from ?? entry.kind.word }

  /// The focused line whole: its route, its words, who wrote it and when.
  private func draw(whole entry: LogEntry, at top: Int, rows: Int, on frame: inout Frame) {
    frame.rule(top)
    let route = [entry.from, entry.to].compactMap { $0 }.joined(separator: " → ")
    let title = [
      "#\(entry.number.number)", entry.kind.word, route, entry.method ?? "",
      entry.incident.map { "\($0)" } ?? Phrases.theRoom,
    ]
    frame.rows[top].put(
      " \(title.filter { !$0.isEmpty }.joined(separator: "  ")) ", at: 2,
      width: frame.size.columns - 4, role: .title)
    let width = frame.size.columns - 4
    var lines = Text.wrap(situation.text(of: entry), width: width)
    let author = Phrases.name(situation.authors[entry.author], situation)
    var foot = Phrases.written(author, time(entry.occurred), recorded: time(entry.recorded))
    if entry.isLate { foot += ", \(Phrases.late)" }
    if let struck = entry.struck { foot += ", \(Phrases.struckMark): \(struck)" }
    if lines.count > rows - 1 {
      lines = Array(lines.prefix(rows - 1))
      lines[rows - 2] += " …"
    }
    for (index, line) in lines.enumerated() {
      frame.rows[top + 1 + index].put(
        line, at: 2, width: width, role: entry.struck == nil ? .normal : .struck)
    }
    frame.rows[top + rows].put(foot, at: 2, width: width, role: .dim)
  }
}

/// The columns of the log at a width.
struct LogColumns: Hashable, Sendable {
  let time = 5
  let number = 9
  let numberWidth = 5
  let incident = 15
  let from: Int?
  let fromWidth: Int
  let text: Int
  let textWidth: Int

  init(width: Int) {
    let hasFrom = width >= 70
    fromWidth = hasFrom ? min(24, width / 6) : 0
    from = hasFrom ? 25 : nil
    text = hasFrom ? 25 + fromWidth + 2 : 25
    textWidth = max(4, width - text - 1)
  }

  func drawHeads(on row: inout Row) {
    row.put(Phrases.LogColumn.time, at: 2, role: .heading)
    row.put(Phrases.LogColumn.number, at: number, role: .heading)
    row.put(Phrases.LogColumn.incident, at: incident, role: .heading)
    if let from { row.put(Phrases.LogColumn.from, at: from, width: fromWidth, role: .heading) }
    row.put(Phrases.LogColumn.text, at: text, role: .heading)
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
    static let from = "From"
    static let text = "What was said"
  }
}
