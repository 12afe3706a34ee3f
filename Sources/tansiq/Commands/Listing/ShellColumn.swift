import Dashboard
import IncidentEngine
import OperatingPicture
import TerminalUI

/// A column of a list for people: what it holds, under a heading.
struct ShellColumn<Row> {
  let column: Column<Row>
  let title: String
  /// When it is left out where there is no room: the lower, the earlier; nil for never.
  var leftOut: Int?

  init(_ column: Column<Row>, _ title: String, leftOut: Int? = nil) {
    self.column = column
    self.title = title
    self.leftOut = leftOut
  }

  fileprivate var heading: TextTable.Column {
    let isNumber = column.kind == .count || column.kind == .duration
    let mayShrink = column.kind == .words || column.kind == .several
    return TextTable.Column(
      title, isNumber ? .trailing : .leading, mayShrink: mayShrink, leftOut: leftOut)
  }
}

extension Words.Listing {
  /// Rows as a table of columns.
  static func table<Row>(
    _ rows: [Row], _ columns: [ShellColumn<Row>], now: Moment, _ zone: ZoneRules
  ) -> TextTable {
    TextTable(
      columns.map(\.heading),
      rows: rows.map { row in
        columns.map { $0.column.value(row).said(now: now, zone, none: none) }
      })
  }
}
