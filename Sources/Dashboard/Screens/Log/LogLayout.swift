import IncidentEngine
import TerminalUI

/// Where the list of log lines and the whole of the focused one stand.
struct LogLayout: Hashable, Sendable {
  let top: Int
  let rows: Int
  /// The rule above the whole line; nil where there is no room for it.
  let detail: Int?
  /// Rows below that rule.
  let detailRows: Int
  /// Whether the last of them says who wrote the line.
  let hasFoot: Bool

  /// The rows for a focused line that takes `lines` rows of words: most lines leave the list as it
  /// is, a long one gets what it needs as long as some rows of the list stay.
  init(_ size: Size, lines: Int) {
    let base = Layout(size, showsPanel: false)
    top = base.listTop
    let height = base.listHeight
    hasFoot = height >= 8
    let usual = height >= 24 ? 7 : height >= 10 ? 4 : 2
    let needed = max(usual, lines + (hasFoot ? 1 : 0))
    let kept = height >= 24 ? 8 : 2
    detailRows = lines > 0 ? min(needed, max(usual, height - kept - 1)) : 0
    rows = max(1, height - (detailRows > 0 ? detailRows + 1 : 0))
    detail = detailRows > 0 ? top + rows : nil
  }

  /// Rows for the words of the line.
  var wordRows: Int { max(0, detailRows - (hasFoot ? 1 : 0)) }
}

extension Model {
  var logLayout: LogLayout {
    LogLayout(size, lines: focusedLogEntry.map { logWords(of: $0).count } ?? 0)
  }

  /// The words of a line as they are wrapped below the list.
  func logWords(of entry: LogEntry) -> [String] {
    Text.wrap(situation.text(of: entry), width: max(8, size.columns - 4))
  }
}

/// The columns of the log at a width.
struct LogColumns: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    let at: Int
    let width: Int
  }

  let time: Span
  let number: Span
  let incident: Span
  let kind: Span?
  let from: Span?
  let text: Span

  init(width: Int, timeWidth: Int, numberWidth: Int, incidentWidth: Int) {
    var at = 2
    func next(_ width: Int) -> Span {
      defer { at += width + 2 }
      return Span(at: at, width: width)
    }
    time = next(timeWidth)
    number = next(numberWidth)
    incident = next(incidentWidth)
    kind = width >= 100 ? next(11) : nil
    from = width >= 70 ? next(width >= 100 ? min(30, width / 6) : 14) : nil
    text = Span(at: at, width: max(4, width - at - 1))
  }

  func drawHeads(on row: inout Row) {
    let heads: [(String, Span?)] = [
      (Phrases.LogColumn.time, time), (Phrases.LogColumn.number, number),
      (Phrases.LogColumn.incident, incident), (Phrases.LogColumn.kind, kind),
      (Phrases.LogColumn.from, from), (Phrases.LogColumn.text, text),
    ]
    for (head, span) in heads {
      guard let span else { continue }
      row.put(head, at: span.at, width: span.width, role: .heading)
    }
  }
}
