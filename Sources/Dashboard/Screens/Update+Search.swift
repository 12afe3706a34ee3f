import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  mutating func openSearch() {
    activity = .search(LineEntry(field: TextField(""), seen: situation.lastNumber))
    outcome = nil
  }

  mutating func takeInSearch(_ key: Key, _ entry: LineEntry) -> [Effect] {
    var entry = entry
    switch key.code {
    case .escape: activity = .board
    case .character("c") where key.control: activity = .board
    case .backspace where entry.field.characters.isEmpty: activity = .board
    case .enter:
      activity = .board
      find(entry.field.text.trimmedBlanks)
    default:
      entry.field.edit(key)
      activity = .search(entry)
    }
    return []
  }

  /// Looks for words on this screen; none means those of the last time.
  mutating func find(_ text: String) {
    if text.isEmpty, shown.search == nil {
      outcome = Outcome(kind: .note, text: Phrases.nothingSearched)
      return
    }
    if !text.isEmpty { shown.search = text }
    nextMatch(backwards: false)
  }

  /// To the next row that holds the words; behind the last one it begins anew.
  mutating func nextMatch(backwards: Bool) {
    guard let search = shown.search else {
      outcome = Outcome(kind: .note, text: Phrases.nothingSearched)
      return
    }
    let wanted = SearchedText(search)
    let rows = searchableRows
    let here = rows.here ?? -1
    var at = here
    for _ in 0..<rows.count {
      at += backwards ? -1 : 1
      if at < 0 { at = rows.count - 1 }
      if at >= rows.count { at = 0 }
      guard rows.text(at).contains(where: { wanted.isIn($0) }) else { continue }
      leaveTrace()
      let wrapped = backwards ? at >= here : at <= here
      outcome = Outcome(kind: .note, text: Phrases.found(search, again: wrapped && here >= 0))
      return rows.go(&self, at)
    }
    outcome = Outcome(kind: .note, text: Phrases.notFound(search))
    // What is nowhere leaves the keys what they mean otherwise.
    shown.search = nil
  }

  /// The rows of the screen that is shown, as they are searched.
  private struct SearchableRows {
    var count: Int
    var here: Int?
    var text: (Int) -> [String]
    var go: (inout Model, Int) -> Void
  }

  private var searchableRows: SearchableRows {
    switch screen {
    case .incidents: searchableIncidents
    case .agencies: searchableLanes
    case .timeline: searchableTimeline
    case .log: searchableLog
    }
  }

  private var searchableIncidents: SearchableRows {
    SearchableRows(
      count: rowCount, here: selectedPlace,
      text: { row in
        guard let incident = situation.incident(number(at: row)) else { return [] }
        let details = incident.details
        return [
          incident.number.description, details.title, details.place, details.type,
          details.lead?.text ?? "", details.reportedBy ?? "",
        ]
      },
      go: { $0.move(to: $1) })
  }

  private var searchableLanes: SearchableRows {
    let tasks = situation.agencies.indices.flatMap { lane(at: $0)?.tasks.all ?? [] }
    return SearchableRows(
      count: tasks.count, here: tasks.firstIndex { $0.number == lanes.task },
      text: { [tasks[$0].title, tasks[$0].number.description, tasks[$0].agency.text] },
      go: { model, row in
        model.lanes.agency = tasks[row].agency
        model.lanes.task = tasks[row].number
        model.keepLaneVisible()
      })
  }

  private var searchableTimeline: SearchableRows {
    let all = shownTimeline
    return SearchableRows(
      count: all.subjects.count, here: all.subjects.firstIndex { $0 == timeline.subject },
      text: { row in all.row(all.subjects[row]).map { [$0.label, $0.title] } ?? [] },
      go: { model, row in
        model.timeline.subject = all.subjects[row]
        model.keepTimelineVisible()
      })
  }

  private var searchableLog: SearchableRows {
    SearchableRows(
      count: situation.log.count, here: focusedLogEntry.map { logRow(of: $0.number) },
      text: { row in
        guard let entry = logEntry(inRow: row) else { return [] }
        return [situation.text(of: entry), entry.from ?? "", entry.to ?? "", entry.kind.word]
      },
      go: { $0.focusLog(row: $1) })
  }
}
