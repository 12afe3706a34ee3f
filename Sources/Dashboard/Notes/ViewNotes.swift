import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// How an officer looked at the board: it is so again when the room is opened.
struct ViewNotes: Hashable, Sendable {
  /// The columns that were chosen; none means the usual ones.
  var columns: [BoardColumn] = []
  /// What the board was ordered by; nil for the standing order.
  var order: BoardColumn?
  /// Whether it was the other way round.
  var isReversed = false
  /// The filters kept as tabs: name and filter.
  var tabs: [Tab] = []
  /// The incident that was followed.
  var followed: IncidentNumber?

  /// A filter kept as a tab.
  struct Tab: Hashable, Sendable {
    var name: String
    var filter: String
  }

  /// The notes as lines: a name, a blank, a value.
  func lines(_ escaped: (String) -> String) -> [String] {
    var lines: [String] = []
    if !columns.isEmpty {
      lines.append("columns \(columns.map(\.word).joined(separator: ","))")
    }
    if let order { lines.append("order \(order.word)\(isReversed ? " reversed" : "")") }
    for tab in tabs {
      lines.append("tab \(escaped(tab.name))")
      lines.append("filter \(escaped(tab.filter))")
    }
    if let followed { lines.append("followed \(followed)") }
    return lines
  }

  /// Takes one line over. What a later version may have written is passed over; false when the line
  /// is damaged.
  mutating func take(_ name: String, _ value: String) -> Bool {
    switch name {
    case "columns":
      columns = value.split(separator: ",").compactMap { BoardColumn(word: $0) }
    case "order":
      let words = value.split(separator: " ")
      order = words.first.flatMap { BoardColumn(word: $0) }
      isReversed = words.count > 1
    case "tab": tabs.append(Tab(name: value, filter: ""))
    case "filter":
      guard !tabs.isEmpty else { return false }
      tabs[tabs.count - 1].filter = value
    case "followed":
      guard let number = IncidentNumber(value) else { return false }
      followed = number
    default: break
    }
    return true
  }
}

extension Model {
  /// How the board is looked at now.
  var viewNotes: ViewNotes {
    var notes = ViewNotes()
    notes.columns = shown.columns
    notes.order = BoardColumn.allCases.first { $0.orderValue == board.order.by }
    notes.isReversed = board.order.by != nil && board.order.isReversed
    notes.tabs = shown.tabs.map { ViewNotes.Tab(name: $0.name, filter: $0.filter.text) }
    notes.followed = shown.followed
    return notes
  }

  /// Looks at the board as before. A filter that can no longer be read is left out.
  mutating func restore(_ notes: ViewNotes) {
    shown.columns = notes.columns
    if let order = notes.order {
      board.sort(
        by: BoardOrder(by: order.orderValue, isReversed: notes.isReversed), in: situation)
    }
    for tab in notes.tabs.prefix(BoardView.tabLimit) {
      guard let filter = try? Filter.read(tab.filter, in: lineContext) else { continue }
      var kept = FilterTab(name: tab.name, filter: filter)
      kept.members = members(of: filter)
      shown.tabs.append(kept)
    }
    if let followed = notes.followed, situation.incident(followed) != nil {
      shown.followed = followed
    }
    applyFilter()
    if shown.list.watchesTop { move(to: 0) }
    keepSelectionVisible()
  }
}
