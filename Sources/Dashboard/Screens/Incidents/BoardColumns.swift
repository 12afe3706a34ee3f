import CommandLanguage
import OperatingPicture
import TerminalUI

/// Which columns the board has at a width, and where they stand.
struct BoardColumns: Hashable, Sendable {
  /// The columns that are shown, from the leading edge on.
  let shown: [BoardColumn]
  private let spans: [BoardColumn: ColumnLayout.Span]

  subscript(column: BoardColumn) -> ColumnLayout.Span? { spans[column] }

  /// The columns within `width`, with room for numbers of `numberWidth` and `agencyWidth` columns
  /// of agencies; the usual ones where none are chosen.
  init(width: Int, numberWidth: Int, agencyWidth: Int, chosen: [BoardColumn] = []) {
    let agencyRoom = min(agencyWidth, width < 100 ? 11 : width < 140 ? 14 : width / 7)
    let columns =
      chosen.isEmpty
      ? BoardColumn.allCases.filter { $0.column.usualFrom.map { $0 <= width } ?? false } : chosen
    let layout = ColumnLayout(
      columns.map { column in
        var rule = ColumnRule(column.column)
        switch column {
        case .number: rule.least = numberWidth
        case .agencies: rule.least = agencyRoom
        case .tasks: rule.least = width < 50 ? 7 : rule.least
        case .age: rule.airAtEnd = 1
        case .priority, .phase, .mode, .type, .title, .place, .lead, .due, .resources, .by,
          .opened:
          break
        }
        return rule
      }, width: width)
    shown = layout.shown.map { columns[$0] }
    spans = Dictionary(
      layout.shown.compactMap { place in layout[place].map { (columns[place], $0) } },
      uniquingKeysWith: { one, _ in one })
  }
}

extension ColumnRule {
  /// The room that a column wants.
  init<Row>(_ column: Column<Row>) {
    self.init(
      least: column.width.least, share: column.width.share, most: column.width.most,
      leftOut: column.leftOut)
  }
}

extension BoardColumn {
  /// What the column shows, and what the board is ordered by where it is ordered by it.
  var column: Column<SeenIncident> { orderValue.column }
}
