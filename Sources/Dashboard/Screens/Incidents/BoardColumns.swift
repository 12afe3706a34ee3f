import CommandLanguage
import TerminalUI

/// Which columns the board has at a width, and where they stand.
struct BoardColumns: Hashable, Sendable {
  struct Span: Hashable, Sendable {
    let at: Int
    let width: Int
  }

  /// The columns that are shown, from the leading edge on.
  let shown: [BoardColumn]
  private let spans: [BoardColumn: Span]

  subscript(column: BoardColumn) -> Span? { spans[column] }

  /// The columns within `width`, with room for numbers of `numberWidth` and `agencyWidth` columns
  /// of agencies; the usual ones where none are chosen.
  ///
  /// What does not fit is left out, what matters least first.
  init(width: Int, numberWidth: Int, agencyWidth: Int, chosen: [BoardColumn] = []) {
    let agencyRoom = min(agencyWidth, width < 100 ? 11 : width < 140 ? 14 : width / 7)
    func natural(_ column: BoardColumn) -> Int {
      switch column {
      case .number: numberWidth
      case .agencies: agencyRoom
      case .priority: 1
      case .phase: 9
      case .mode, .type: 11
      case .title, .place: 8
      case .lead, .resources: 4
      case .tasks: width < 50 ? 7 : 10
      case .due: 6
      case .by: 12
      case .opened: 6
      case .age: 5
      }
    }
    var columns = chosen.isEmpty ? Self.usual(width) : chosen
    func total() -> Int {
      2 + columns.reduce(0) { $0 + natural($1) + 2 } - (columns.last == .age ? 1 : 0)
    }
    for column in Self.leastFirst where total() > width && columns.count > 1 {
      columns.removeAll { $0 == column }
    }

    // What is left goes to the words: two thirds to what happened, one to where.
    let free = max(0, width - total())
    let hasBoth = columns.contains(.title) && columns.contains(.place)
    let placeWidth = hasBoth ? min(36, max(8, (free + 16) / 3)) : 8 + free
    let titleWidth = hasBoth ? 16 + free - placeWidth : 8 + free

    var at = 2
    var spans: [BoardColumn: Span] = [:]
    for column in columns {
      let wide =
        switch column {
        case .title: titleWidth
        case .place: placeWidth
        case .number, .priority, .phase, .mode, .type, .lead, .agencies, .tasks, .due, .resources,
          .by, .opened, .age:
          natural(column)
        }
      let kept = min(wide, max(1, width - at))
      spans[column] = Span(at: at, width: kept)
      at += kept + 2
    }
    shown = columns
    self.spans = spans
  }

  /// What is shown when nobody chose.
  private static func usual(_ width: Int) -> [BoardColumn] {
    var columns: [BoardColumn] = [.number, .priority, .phase]
    if width >= 92 { columns.append(.type) }
    columns.append(.title)
    if width >= 96 { columns.append(.place) }
    if width >= 110 { columns.append(.lead) }
    if width >= 76 { columns.append(.agencies) }
    return columns + [.tasks, .age]
  }

  /// What is left out where there is no room, the least important first.
  private static let leastFirst: [BoardColumn] = [
    .by, .mode, .opened, .resources, .lead, .type, .due, .place, .agencies, .phase, .age, .tasks,
    .priority, .title,
  ]
}
