import Dashboard
import IncidentEngine
import TerminalUI

/// What is wrong with a frame, whatever the screen shows; each line of it a sentence.
struct LayoutChecks {
  let model: Model
  let frame: Frame
  /// Whether keys go to the board, so that its hints are shown.
  let isBoard: Bool
  private(set) var faults: [String] = []

  /// Checks what a model shows; nil where the bottom line is to say whether keys go to the board.
  init(_ model: Model, isBoard: Bool? = true) {
    self.model = model
    frame = view(model)
    self.isBoard = isBoard ?? (frame.rows.last?.text.hasPrefix(" ? help") ?? false)
    checkShape()
    guard frame.rows.count == model.size.rows else { return }
    if isTooSmall {
      checkTooSmall()
      return
    }
    checkBars()
    checkRules()
    if self.isBoard {
      switch model.screen {
      case .incidents: checkIncidents()
      case .agencies: checkAgencies()
      case .timeline: checkTimeline()
      case .log: checkLog()
      case .coordination: checkCoordination()
      }
    }
  }

  private var size: Size { model.size }
  private var isTooSmall: Bool { size.columns < 40 || size.rows < 10 }

  private mutating func fault(_ text: String) {
    let size = "\(size.columns)x\(size.rows) \(model.screen)"
    if faults.count < 5 { faults.append("\(size): \(text)") }
  }

  private mutating func checkShape() {
    if frame.rows.count != size.rows { fault("\(frame.rows.count) rows") }
    for (index, row) in frame.rows.enumerated() {
      if row.columns != size.columns { fault("row \(index) has \(row.columns) columns") }
      var isOpen = false
      for cell in row.cells {
        if isOpen != (cell.width == 0) { fault("row \(index) cuts a wide cell") }
        isOpen = cell.width == 2
      }
      if isOpen { fault("row \(index) ends within a wide cell") }
    }
    if let cursor = frame.cursor,
      !(0..<size.rows).contains(cursor.row) || !(0..<size.columns).contains(cursor.column)
    {
      fault("the cursor is at \(cursor)")
    }
  }

  private mutating func checkTooSmall() {
    let said = Text.truncate("Make the window at least 40×10", to: size.columns)
    if size.columns > 0, trimmed(0) != said { fault("it says \(trimmed(0))") }
    if (1..<max(1, size.rows)).contains(where: { trimmed($0) != "" }) { fault("more is drawn") }
  }

  private mutating func checkBars() {
    let top = frame.rows[0].text
    let kind = model.situation.charter?.kind == .exercise ? " EXERCISE " : " LIVE "
    if !top.hasPrefix(kind) { fault("the top line is \(top)") }
    if !top.contains(" \(Phrases.clock(model.now, .utc)) ") { fault("no clock: \(top)") }
    if isBoard, !trimmed(size.rows - 1).hasPrefix(" ? help") {
      fault("the bottom line is \(trimmed(size.rows - 1))")
    }
  }

  /// A rule is whole but for titles, and a title stands apart from it by a blank.
  private mutating func checkRules() {
    for (index, row) in frame.rows.enumerated() where isRule(row) {
      // The chooser of columns lies over the end of a rule.
      let end = row.cells.firstIndex { $0.scalar == "│" && $0.role == .rule } ?? row.columns
      for (column, cell) in row.cells.enumerated().prefix(end) {
        let isTitle: Set<Role> = [.title, .accent, .dim, .strong, .rule]
        if !isTitle.contains(cell.role) {
          return fault("\(cell.role) on the rule in row \(index): \(row.text)")
        }
        let before = column > 0 ? row.cells[column - 1] : cell
        if cell.role == .rule, cell.scalar != "─" {
          return fault("\(cell.text) in the rule of row \(index)")
        }
        if cell.role != .rule, before.role == .rule, cell.scalar != " " {
          return fault("no air before \(cell.text) in row \(index): \(row.text)")
        }
        if cell.role == .rule, before.role != .rule, before.scalar != " " {
          return fault("no air behind \(before.text) in row \(index): \(row.text)")
        }
      }
    }
  }

  func isRule(_ row: Row) -> Bool {
    row.cells.first.map { $0.role == .rule && $0.scalar == "─" } ?? false
  }

  private func trimmed(_ row: Int) -> String {
    guard frame.rows.indices.contains(row) else { return "" }
    var text = frame.rows[row].text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension LayoutChecks {
  /// Rows of the screen between bars and foot.
  private var body: Range<Int> {
    let hasRules = size.rows >= 16
    return (hasRules ? 3 : 2)..<(size.rows - (hasRules ? 3 : 2))
  }

  private func cells(_ row: Int, _ columns: Range<Int>) -> String {
    frame.rows[row].cells[columns.clamped(to: 0..<size.columns)].map(\.text).joined()
  }

  private func isBlank(_ row: Int, _ column: Int) -> Bool {
    guard (0..<size.columns).contains(column) else { return true }
    return frame.rows[row].cells[column].scalar == " "
  }

  /// Where the heads of a row begin: after the edge or two blanks.
  private func heads(_ row: Int, to end: Int) -> [(text: String, at: Int)] {
    var found: [(text: String, at: Int)] = []
    var column = 0
    while column < min(end, size.columns) {
      let cell = frame.rows[row].cells[column]
      if cell.role == .heading, cell.scalar != " " {
        if let last = found.last, last.at + Text.width(of: last.text) == column {
          found[found.count - 1].text += cell.text
        } else if let last = found.last, last.at + Text.width(of: last.text) + 1 == column {
          found[found.count - 1].text += " " + cell.text
        } else {
          found.append((text: cell.text, at: column))
        }
      }
      column += 1
    }
    return found
  }

  /// Before every column of a table there is air in each of its rows.
  private mutating func checkAir(_ heads: [(text: String, at: Int)], rows: Range<Int>) {
    for head in heads.dropFirst() where !["Tasks", "Age", "Due"].contains(head.text) {
      for row in rows where !isBlank(row, head.at - 1) {
        return fault("row \(row) runs into \(head.text): \(frame.rows[row].text)")
      }
    }
  }

  fileprivate mutating func checkIncidents() {
    guard let selection = model.selection, let top = frame.rows.firstIndex(where: isListHead)
    else { return }
    let listed = top + 1..<listEnd(top + 1)
    let marked = listed.filter { frame.rows[$0].cells[0].scalar == "▌" }
    guard marked.count == 1, let row = marked.first else {
      return fault("\(marked.count) rows are marked")
    }
    let number = selection.description
    if !frame.rows[row].text.contains(number + " ") {
      fault("the marked row is \(frame.rows[row].text)")
    }
    let width = frame.rows[row].cells.firstIndex { $0.scalar == "│" } ?? size.columns
    let heads = heads(top, to: width)
    checkAir(heads, rows: listed)
    guard let incident = model.situation.incident(selection) else { return }
    let begins = [
      "Nº": number, "P": "\(incident.priority.rawValue)", "Phase": incident.phase.word,
      "Incident": Text.sanitise(incident.details.title),
      "Place": Text.sanitise(incident.details.place),
    ]
    for head in heads {
      guard let begin = begins[head.text], let first = begin.unicodeScalars.first else { continue }
      if frame.rows[row].cells[head.at].scalar != first {
        fault("\(head.text) does not stand over \(begin): \(frame.rows[row].text)")
      }
    }
    if let age = heads.first(where: { $0.text == "Age" }) {
      let end = age.at + 3
      if isBlank(row, end - 1) || !isBlank(row, end) {
        fault("Age does not end where its cells end: \(frame.rows[row].text)")
      }
    }
    checkPanel(listEnd(top + 1))
  }

  private func isListHead(_ row: Row) -> Bool {
    row.cells.count > 3 && row.cells[2].role == .heading && row.text.hasPrefix("  Nº")
  }

  private func listEnd(_ start: Int) -> Int {
    (start..<body.upperBound).first { isRule(frame.rows[$0]) } ?? body.upperBound
  }

  /// Beside each other: air before each part. Beside the list: the line between them is whole.
  private mutating func checkPanel(_ listEnd: Int) {
    for row in listEnd..<body.upperBound {
      let names = heads(row, to: size.columns).filter { ["Resources", "Log"].contains($0.text) }
      guard names.count > 1 || names.contains(where: { $0.at > size.columns / 3 }) else { continue }
      checkAir([(text: "", at: 0)] + names, rows: row..<body.upperBound)
    }
    guard size.columns >= 160,
      let line = frame.rows[body.lowerBound].cells.firstIndex(where: {
        $0.scalar == "│" && $0.role == .rule
      })
    else { return }
    for row in body where frame.rows[row].cells[line].scalar != "│" || !isBlank(row, line - 1) {
      return fault("row \(row) breaks the line before the panel: \(frame.rows[row].text)")
    }
  }
}

extension LayoutChecks {
  /// The worst task is named, the focused lane and task are in sight, and no lane runs into
  /// another.
  fileprivate mutating func checkAgencies() {
    let agencies = model.situation.agencies
    guard !agencies.isEmpty else { return }
    let top = size.rows >= 16 ? 3 : 2
    let open = model.situation.assignments.filter { $0.status.isOpen }
    if let worst = open.filter({ $0.isOverdue(at: model.now) }).compactMap(\.due).min() {
      let late = open.filter { $0.due == worst }.map { name($0.agency) }
      let first = frame.rows[top].text
      let isSilent = size.rows < 18 && first.contains("no answer")
      if !isSilent, !late.contains(where: first.contains) || !first.contains("late") {
        fault("who is latest is not said: \(first)")
      }
    }
    let marks = body.filter { row in
      frame.rows[row].cells.contains { $0.scalar == "▌" && $0.role == .selected }
    }
    let focused = marks.first.map { frame.rows[$0].text } ?? ""
    if !agencies.contains(where: { focused.contains("▌ \(name($0.code).prefix(10))") }) {
      fault("no lane is in focus: \(focused)")
    }
    guard size.columns >= 60, let first = marks.first else { return }
    let shown = max(1, min(agencies.count, size.columns / 24))
    let width = size.columns / shown
    for row in first..<body.upperBound {
      for lane in 0..<shown {
        let left = lane * width
        let isMark = frame.rows[row].cells[left].scalar == "▌"
        if !(isMark || isBlank(row, left)) || !isBlank(row, left + 1)
          || !isBlank(row, left + width - 1) || !isBlank(row, left + width - 2)
        {
          return fault("row \(row) runs out of its lane: \(frame.rows[row].text)")
        }
      }
    }
  }

  private func name(_ code: AgencyCode) -> String {
    code.text.prefix(1).uppercased() + code.text.dropFirst()
  }

  /// The selected row is in sight, and the labels of the axis are whole and apart.
  fileprivate mutating func checkTimeline() {
    let top = size.rows >= 16 ? 4 : 3
    let marked = body.filter { frame.rows[$0].cells[0].scalar == "▌" }
    let isEmpty = frame.rows[top].text.contains("Nothing to show")
    if marked.count != (isEmpty ? 0 : 1) { fault("\(marked.count) rows are marked") }
    let label = try? Regex(
      #"\d\d:\d\d|\d?\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|[A-Z][a-z][a-z] \d{4}"#
        + #"|-?\d{1,4}|← now|now →|now ┃|┃ now|┃"#)
    guard let label else { return fault("the expression of labels is wrong") }
    let from = size.rows >= 16 ? barLeft : size.columns
    let axis = cells(top - 1, from..<size.columns)
    // Between two labels there is one blank at least; within one there is exactly one.
    let rest = axis.replacing(label, with: "").filter { $0 != " " }
    if !rest.isEmpty { fault("the axis says \(axis)") }
  }

  /// Where the bars begin: behind what stands under the day.
  private var barLeft: Int {
    let isRoom = frame.rows[2].text.contains("The whole room")
    let label = isRoom ? 8 : size.columns >= 100 ? 16 : size.columns >= 60 ? 13 : 11
    let hasTitle = size.columns >= (isRoom ? 54 : 70)
    let wide = size.columns >= 100 ? min(40, size.columns / 5) : isRoom ? 22 : 16
    return 2 + label + 1 + (hasTitle ? wide + 1 : 0)
  }

  /// Of the rows between heads and page one at most is marked.
  fileprivate mutating func checkCoordination() {
    let top = size.rows >= 16 ? 3 : 2
    let end = (top + 1..<body.upperBound).first { isRule(frame.rows[$0]) } ?? body.upperBound
    let marked = (top + 1..<end).filter { frame.rows[$0].cells[0].scalar == "▌" }
    if marked.count > 1 { fault("\(marked.count) rows are marked") }
  }

  /// The focused line is in sight with its number, and columns do not meet.
  fileprivate mutating func checkLog() {
    guard !model.situation.log.isEmpty else { return }
    let top = size.rows >= 16 ? 3 : 2
    let end = (top + 1..<body.upperBound).first { isRule(frame.rows[$0]) } ?? body.upperBound
    let marked = (top + 1..<end).filter { frame.rows[$0].cells[0].scalar == "▌" }
    if marked.count != 1 { fault("\(marked.count) rows are marked") }
    let heads = heads(top, to: size.columns)
    checkAir(heads, rows: top + 1..<end)
    for row in marked {
      if let number = heads.first(where: { $0.text == "Nº" }),
        frame.rows[row].cells[number.at].scalar != "#"
      {
        fault("Nº does not stand over its numbers: \(frame.rows[row].text)")
      }
      if let detail = frame.rows.dropFirst(end).first(where: isRule) {
        let number = cells(row, 0..<size.columns).split(separator: " ").first { $0.hasPrefix("#") }
        if let number, !detail.text.contains("\(number) ") {
          fault("\(number) is marked, below stands \(detail.text)")
        }
      }
    }
  }
}
