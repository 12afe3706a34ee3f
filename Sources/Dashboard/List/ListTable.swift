import IncidentEngine
import OperatingPicture
import TerminalUI

/// A column of a list on the screen: what it holds, under a head.
struct ListColumn<Row>: Sendable {
  let column: Column<Row>
  let title: String
  /// What stands where it holds nothing, drawn to be noticed; empty for a blank.
  var nothing = ""
  /// How wide its cells are, where that is measured.
  var measured: Int?

  init(_ column: Column<Row>, _ title: String, nothing: String = "", measured: Int? = nil) {
    self.column = column
    self.title = title
    self.nothing = nothing
    self.measured = measured
  }

  fileprivate var rule: ColumnRule {
    var rule = ColumnRule(column)
    rule.airAtEnd = 1
    if let measured { rule.least = measured }
    return rule
  }
}

/// Rows drawn in columns: heads and cells where a layout says they stand.
struct ListTable<Row> {
  private let columns: [ListColumn<Row>]
  private let layout: ColumnLayout
  private let now: Moment
  private let zone: ZoneRules

  /// A table within `width`; of columns that nobody chose those are shown that are usual at it.
  init(
    _ columns: [ListColumn<Row>], width: Int, areChosen: Bool = false, now: Moment,
    _ zone: ZoneRules
  ) {
    let shown = columns.filter { areChosen || $0.column.usualFrom.map { $0 <= width } ?? false }
    self.columns = shown
    self.now = now
    self.zone = zone
    layout = ColumnLayout(shown.map(\.rule), width: width)
  }

  /// The names of the columns that are shown.
  var shownNames: [String] { layout.shown.map { columns[$0].column.name } }

  /// Whether a column is shown.
  func shows(_ column: Column<Row>) -> Bool {
    layout.shown.contains { columns[$0].column.name == column.name }
  }

  /// The column whose head or cells stand in a column of the terminal; nil for the air between.
  func column(at place: Int) -> Column<Row>? {
    layout.shown.first { shown in
      layout[shown].map { ($0.at..<$0.at + $0.width + 1).contains(place) } ?? false
    }.map { columns[$0].column }
  }

  /// Draws the heads; an arrow stands at the column by which the rows are ordered.
  func drawHeads(
    orderedBy order: String? = nil, isReversed: Bool = false, on line: inout TerminalUI.Row
  ) {
    for place in layout.shown {
      guard let span = layout[place] else { continue }
      let isOrdered = columns[place].column.name == order
      let arrow = isReversed ? Glyph.descending : Glyph.ascending
      line.put(
        isOrdered ? columns[place].title + arrow : columns[place].title, at: span.at,
        width: span.width, align: columns[place].column.alignment, role: .heading)
    }
  }

  /// Draws the cells of a row.
  func draw(_ row: Row, on line: inout TerminalUI.Row) {
    for place in layout.shown {
      guard let span = layout[place] else { continue }
      let column = columns[place].column
      let (text, role) = column.cell(of: row, now: now, zone, within: span.width)
      let isNothing = text.isEmpty && !columns[place].nothing.isEmpty
      line.put(
        isNothing ? columns[place].nothing : text, at: span.at, width: span.width,
        align: column.alignment, role: isNothing && role != .struck ? .accent : role)
    }
  }
}
