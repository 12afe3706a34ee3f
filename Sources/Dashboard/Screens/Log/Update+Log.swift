import IncidentEngine
import TerminalUI

/// The lines of the log as the rows of a list, the newest first.
struct LogRows: ListSource {
  let count: Int
  func id(at place: Int) -> LogNumber { LogNumber(count - place) }
  func place(of id: LogNumber) -> Int? {
    (1...max(1, count)).contains(id.number) && count > 0 ? count - id.number : nil
  }
}

extension Model {
  var logRows: LogRows { LogRows(count: situation.log.count) }

  /// The line in a row, 0 the newest; nil when there is none.
  func logEntry(inRow row: Int) -> LogEntry? {
    situation.logEntry(LogNumber(situation.log.count - row))
  }

  /// The line in focus: the newest until another one comes in while it is looked at.
  var focusedLogEntry: LogEntry? {
    logList.selection.flatMap { situation.logEntry($0) } ?? logEntry(inRow: 0)
  }

  mutating func moveInLog(_ step: Step) {
    holdLogLine()
    logList.go(step, in: logRows, height: logLayout.rows)
    keepLogVisible()
  }

  mutating func focusLog(row: Int) {
    logList.go(to: row, in: logRows)
    keepLogVisible()
  }

  /// Shows the log where the officer left it; who looked at the newest line finds the newest.
  mutating func openLog() {
    if logList.watchesTop { logList.rewind() }
    keepLogVisible()
  }

  /// What stands in focus stays in focus whatever is written.
  mutating func holdLogLine() {
    if logList.selection == nil { logList.selection = focusedLogEntry?.number }
  }

  /// Keeps the line in sight, whose words below the list may take more rows or fewer.
  mutating func keepLogVisible() { logList.keepVisible(in: logRows, height: logLayout.rows) }

  /// Follows lines that came in above: the one in focus stays on its row of the screen, unless they
  /// come in sight.
  mutating func shiftLog(by count: Int, isShown: Bool) {
    let before = LogRows(count: situation.log.count - count)
    if logList.top > 0 || isShown {
      logList.keep(line: logList.line(in: before), in: logRows, height: logLayout.rows)
    }
    keepLogVisible()
  }

  mutating func clickLog(_ position: Position) {
    let row = logList.top + position.row - logLayout.top
    guard position.row >= logLayout.top, position.row < logLayout.top + logLayout.rows,
      row < situation.log.count
    else { return }
    focusLog(row: row)
  }
}
