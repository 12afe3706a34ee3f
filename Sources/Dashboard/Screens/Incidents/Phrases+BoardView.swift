import CommandLanguage
import IncidentEngine

extension Phrases {
  static let nothingBefore = "There is nothing to go back to."
  static let nothingAfter = "There is nothing to go forward to."
  static let filterDropped = "The filter hid it: all incidents are shown again."
  static let nothingSearched = "Nothing is looked for. \\ asks for words."
  static let searchHint = "words to look for on this screen   Enter find   n N go on   Esc back"
  static let marksCleared = "No incident is marked."
  static let noFilterToKeep = "No filter is set. Filter with / first, then keep it."
  static let noTabs = "No filter is kept yet. Filter with /, then w keeps it as a tab."
  static let noRoomForPanel = "There is no room for the panel. Make the window taller."
  static let allIncidents = "All"
  static let arrangeTitle = "Columns and order"
  static let arrangeFoot =
    "Space show or hide   ← → move   Enter order by it   0 the usual   Esc done"
  static let arrangeFootShort = "Space show   ← → move   Enter order   Esc"

  static func found(_ text: String, again: Bool) -> String {
    "\(text)\(again ? ", from the first again" : "")   n next   N before   Esc end"
  }
  static func notFound(_ text: String) -> String { "\(text) is not on this screen." }
  static func marked(_ count: Int) -> String {
    count == 1
      ? "1 incident marked. A command without a number is for it; X takes the mark away."
      : "\(count) incidents marked. A command without a number is for all of them; X clears."
  }
  static func andMore(_ text: String, _ count: Int) -> String { "\(text), and \(count) more" }
  static func markedCount(_ count: Int) -> String { "\(count) marked" }
  static func tooManyMarks(_ limit: Int) -> String {
    "\(limit) incidents are marked, and more cannot be. Act on those first."
  }
  static func meansMarked(_ numbers: [IncidentNumber]) -> String {
    let shown = numbers.prefix(6).map(\.description).joined(separator: " ")
    return "→ \(numbers.count) marked: \(shown)\(numbers.count > 6 ? " …" : "")"
  }
  static func follows(_ number: IncidentNumber) -> String {
    "\(number) stays first, and its news are told. f again ends it."
  }
  static func unfollowed(_ number: IncidentNumber) -> String { "\(number) is followed no longer." }
  static func tabKept(_ name: String) -> String { "Tab \(name) kept. < and > change tabs." }
  static func tabDropped(_ name: String) -> String { "Tab \(name) dropped." }
  static func tooManyTabs(_ limit: Int) -> String {
    "There are \(limit) tabs already. Drop one first: unkeep NAME."
  }
  static func sorted(_ column: BoardColumn?, _ reversed: Bool) -> String {
    guard let column else { return "In the standing order: open ones, priority, newest first." }
    return "Ordered by \(column.word)\(reversed ? ", reversed" : "")."
  }
  static func columnsAre(_ columns: [BoardColumn]) -> String {
    columns.isEmpty
      ? "The usual columns." : "Columns: \(columns.map(\.word).joined(separator: ", "))."
  }
  static func newAbove(_ count: Int) -> String { "\(count) new above" }
  static func newBelow(_ count: Int) -> String { "\(count) new below" }
  static func newHidden(_ count: Int) -> String { "\(count) new, not in the filter" }

  /// The pages of the panel.
  static func name(of tab: PanelTab) -> String {
    switch tab {
    case .overview: "Overview"
    case .tasks: tasks
    case .matters: Phrases.Coordination.matters
    case .objectives: "Objectives"
    case .resources: resources
    case .agencies: agencies
    case .log: log
    case .history: "History"
    }
  }

  /// The head of a column.
  static func head(of column: BoardColumn) -> String {
    switch column {
    case .number: Column.number
    case .priority: Column.priority
    case .phase: Column.phase
    case .mode: "Mode"
    case .type: Column.type
    case .title: Column.title
    case .place: Column.place
    case .lead: Column.lead
    case .agencies: Column.agencies
    case .tasks: Column.tasks
    case .due: "Due"
    case .resources: "Res"
    case .by: "Reported by"
    case .opened: "Opened"
    case .age: Column.age
    }
  }
}
