import OperatingPicture
import TerminalUI

/// How a person looks at a list of rows with columns: where they stand, in which order, what is
/// left out.
///
/// The rows are given anew whenever something changed, and the selection stays on its row:
/// ```swift
/// var table = TableState<Int>()
/// table.follow(loans, Loan.columns, height: 20)
/// table.list.move(.down, in: table.rows, height: 20)
/// ```
public struct TableState<ID: Hashable & Sendable>: Hashable, Sendable {
  /// Where the person stands.
  public var list = ListState<ID>()
  /// The rows shown, in their order.
  public private(set) var rows = TableRows<ID>()
  /// How many rows there are with those that are left out.
  public private(set) var count = 0
  /// The name of the column by which they are ordered; nil for the order in which they are given.
  public private(set) var order: String?
  /// Whether what usually comes last comes first.
  public private(set) var isReversed = false
  /// Which rows are shown; nil for all.
  public var filter: ColumnFilter?
  /// The columns that were chosen, by name and in order; none means the usual ones.
  public var columns: [String] = []
  /// The tab in force, by its place; 0 for all rows.
  public var tab = 0
  /// How many rows each tab shows, that of all rows first.
  public private(set) var tabCounts: [Int] = []
  /// The rows that were given before, by which new ones are known; nil before the first time.
  private var known: Set<ID>?

  /// The standing order, nothing left out.
  public init() {}

  /// By a column; again the other way round, and again in the standing order.
  public mutating func sortAgain(by column: String) {
    if order != column {
      (order, isReversed) = (column, false)
    } else if !isReversed {
      isReversed = true
    } else {
      (order, isReversed) = (nil, false)
    }
  }

  /// In the order in which the rows are given.
  public mutating func sortAsGiven() { (order, isReversed) = (nil, false) }

  /// Takes the rows as they are now, in the order in which they stand while nobody sorted them.
  ///
  /// What is new is kept in mind until it stood on the screen. `tabs` say what each tab behind that
  /// of all rows shows.
  public mutating func follow<Row: Identifiable>(
    _ all: [Row], _ columns: [Column<Row>], tabs: [(Row) -> Bool] = [], height: Int
  ) where Row.ID == ID {
    let line = list.line(in: rows)
    if let known {
      for row in all where !known.contains(row.id) { list.noteNew(row.id) }
    }
    known = Set(all.map(\.id))
    count = all.count
    tabCounts = [all.count] + tabs.map { shows in all.count { shows($0) } }
    if tab > tabs.count { tab = 0 }
    let inTab = tab == 0 ? all : all.filter { tabs[tab - 1]($0) }
    let shown = filter.map { filter in inTab.filter { filter.matches($0, columns) } } ?? inTab
    rows = TableRows(ordered(shown, columns).map(\.id))
    list.keep(line: line, in: rows, height: height)
    if list.held == nil { list.selectIfLost(in: rows, height: height) }
  }

  /// Rows that the order does not tell apart stay as they were given.
  private func ordered<Row>(_ rows: [Row], _ columns: [Column<Row>]) -> [Row] {
    guard let column = columns.first(where: { $0.name == order }) else { return rows }
    return rows.enumerated().sorted { one, other in
      guard let isBefore = column.precedes(one.element, other.element) else {
        return one.offset < other.offset
      }
      return isBefore != isReversed
    }.map(\.element)
  }
}
