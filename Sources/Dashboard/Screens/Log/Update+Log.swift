import IncidentEngine
import TerminalUI

/// Where the officer stands in the log: a line by its number.
struct LogFocus: Hashable, Sendable {
  /// Nil at the newest line, until another one comes in while it is looked at.
  var line: LogNumber?
  /// Whether the officer looks at the newest line, above which others come in in sight.
  var watchesNewest = true
  /// The first row shown; row 0 is the newest line.
  var firstRow = 0
}

extension Model {
  /// The row of a line, the newest first.
  func logRow(of number: LogNumber) -> Int { situation.log.count - number.number }

  /// The line in a row, 0 the newest; nil when there is none.
  func logEntry(inRow row: Int) -> LogEntry? {
    situation.logEntry(LogNumber(situation.log.count - row))
  }

  var focusedLogEntry: LogEntry? {
    logFocus.line.flatMap { situation.logEntry($0) } ?? logEntry(inRow: 0)
  }

  mutating func moveInLog(_ step: Step) {
    let here = focusedLogEntry.map { logRow(of: $0.number) } ?? 0
    let page = max(1, logLayout.rows - 1)
    let next =
      switch step {
      case .up: here - 1
      case .down: here + 1
      case .pageUp: here - page
      case .pageDown: here + page
      case .first: 0
      case .last: situation.log.count - 1
      case .left, .right: here
      }
    focusLog(row: next)
  }

  mutating func focusLog(row: Int) {
    let bounded = min(max(0, row), max(0, situation.log.count - 1))
    logFocus.line = logEntry(inRow: bounded)?.number
    logFocus.watchesNewest = bounded == 0
    keepLogVisible()
  }

  /// Shows the log where the officer left it; who looked at the newest line finds the newest.
  mutating func openLog() {
    if logFocus.watchesNewest { logFocus = LogFocus() }
    keepLogVisible()
  }

  /// What stands in focus stays in focus whatever is written.
  mutating func holdLogLine() {
    if logFocus.line == nil { logFocus.line = focusedLogEntry?.number }
  }

  /// Keeps the line in sight; lines that come in above do not move it.
  mutating func keepLogVisible() {
    let height = max(1, logLayout.rows)
    let row = focusedLogEntry.map { logRow(of: $0.number) } ?? 0
    if row < logFocus.firstRow { logFocus.firstRow = row }
    if row >= logFocus.firstRow + height { logFocus.firstRow = row - height + 1 }
    logFocus.firstRow = min(max(0, logFocus.firstRow), max(0, situation.log.count - height))
  }

  /// Follows lines that came in above: the one in focus stays on its row of the screen, unless they
  /// come in sight.
  mutating func shiftLog(by count: Int, isShown: Bool) {
    let comeInSight = logFocus.watchesNewest && logFocus.firstRow == 0
    if logFocus.line != nil, !comeInSight, logFocus.firstRow > 0 || isShown {
      logFocus.firstRow += count
    }
    keepLogVisible()
  }

  mutating func clickLog(_ position: Position) {
    let row = logFocus.firstRow + position.row - logLayout.top
    guard position.row >= logLayout.top, position.row < logLayout.top + logLayout.rows,
      row < situation.log.count
    else { return }
    focusLog(row: row)
  }
}
