import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// A screen that is one list of rows with columns: what differs is data.
///
/// It says which rows there are, which columns they have and where its state is kept; moving,
/// holding still, sorting, filtering, tabs, marks, search and drawing are here:
/// ```swift
/// struct LoansRoom: ListRoom {
///   var name: String { Phrases.loans }
///   var hint: String { "loans" }
///   var summary: String { "what is lent" }
///   static var table: WritableKeyPath<Model, TableState<LoanID>> { \.loans }
///   var columns: [ListColumn<Loan>] { [ListColumn(.number, Phrases.number)] }
///   func items(in model: Model) -> [Loan] { model.situation.loans }
///   func item(_ id: LoanID, in model: Model) -> Loan? { model.situation.loan(id) }
///   func focus(of loan: Loan?) -> Focus { .loan(loan?.id) }
///   func restore(_ focus: Focus, in model: inout Model) { … }
///   func incident(of loan: Loan) -> IncidentNumber? { loan.incident }
/// }
/// ```
protocol ListRoom: ScreenRoom {
  associatedtype Item: Identifiable & Sendable where Item.ID: Sendable

  /// Where the model keeps how the list is looked at.
  static var table: WritableKeyPath<Model, TableState<Item.ID>> { get }
  /// The columns that it has in every room, under their heads, in the order in which they stand.
  var columns: [ListColumn<Item>] { get }
  /// Those that it has in this room.
  func columns(in model: Model) -> [ListColumn<Item>]
  /// The keys that only it has, beside those of every list.
  var ownKeys: [KeyBinding] { get }
  /// The rows, in the order in which they stand while nobody sorted them.
  func items(in model: Model) -> [Item]
  /// A row; nil when it is gone.
  func item(_ id: Item.ID, in model: Model) -> Item?
  /// The tabs behind the one that shows all, each with what it shows.
  func tabs(in model: Model) -> [ListTab<Item>]
  /// What stands in the list while it has no row.
  func emptyText(in model: Model) -> String
  /// The incident a row belongs to; nil for none.
  func incident(of item: Item) -> IncidentNumber?
  /// What the officer stands on.
  func focus(of item: Item?) -> Focus
  /// How many rows below the list its page takes, with its rule; 0 for none.
  func pageHeight(in model: Model, of body: Int) -> Int
  /// Draws the page of the selected row on those rows.
  func drawPage(of item: Item, _ model: Model, rows: Range<Int>, on frame: inout Frame)
}

/// Rows of a list that are looked at by themselves.
struct ListTab<Item>: Sendable {
  let title: String
  let shows: @Sendable (Item) -> Bool
}

extension ListRoom {
  var ownKeys: [KeyBinding] { [] }
  func columns(in model: Model) -> [ListColumn<Item>] { columns }
  var keys: [KeyBinding] { ownKeys + KeyBinding.ofLists + KeyBinding.speeds }
  func tabs(in model: Model) -> [ListTab<Item>] { [] }
  func emptyText(in model: Model) -> String { Phrases.listIsEmpty }
  func pageHeight(in model: Model, of body: Int) -> Int { 0 }
  func drawPage(of item: Item, _ model: Model, rows: Range<Int>, on frame: inout Frame) {}

  /// The selected row; nil while there is none.
  func selected(in model: Model) -> Item? {
    model[keyPath: Self.table].list.selection.flatMap { item($0, in: model) }
  }

  func focus(in model: Model) -> Focus { focus(of: selected(in: model)) }
  func incident(in model: Model) -> IncidentNumber? {
    selected(in: model).flatMap { incident(of: $0) }
  }

  /// What the first two columns say.
  func text(in model: Model) -> String? {
    selected(in: model).map { item in
      columns.prefix(2).map { $0.column.value(item).said(now: model.now, model.zone) }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  func searchableRows(in model: Model) -> SearchableRows {
    let table = model[keyPath: Self.table]
    let columns = columns(in: model)
    return SearchableRows(
      count: table.rows.count, here: table.list.place(in: table.rows),
      text: { row in
        guard let item = item(table.rows.id(at: row), in: model) else { return [] }
        return columns.map { $0.column.value(item).said(now: model.now, model.zone) }
      },
      go: { model, row in
        let height = listLayout(in: model).height
        model[keyPath: Self.table].list.move(to: row, in: table.rows, height: height)
      })
  }
}

extension ListRoom {
  /// The rows of the list and of the page below it.
  func listLayout(in model: Model) -> (top: Int, height: Int, page: Range<Int>) {
    let base = Layout(model.size, showsPanel: false)
    let page = min(pageHeight(in: model, of: base.listHeight), max(0, base.listHeight - 3))
    let height = base.listHeight - page
    return (base.listTop, height, base.listTop + height..<base.listTop + base.listHeight)
  }

  func move(_ step: Step, in model: inout Model) {
    let height = listLayout(in: model).height
    let rows = model[keyPath: Self.table].rows
    model[keyPath: Self.table].list.move(step, in: rows, height: height)
  }

  func click(_ position: Position, in model: inout Model) {
    let layout = listLayout(in: model)
    let table = model[keyPath: Self.table]
    if position.row == layout.top - 1 {
      guard let column = listTable(in: model).column(at: position.column) else { return }
      return sort(by: column.name, in: &model)
    }
    let place = table.list.top + position.row - layout.top
    guard (layout.top..<layout.top + layout.height).contains(position.row),
      place < table.rows.count
    else { return }
    model[keyPath: Self.table].list.move(to: place, in: table.rows, height: layout.height)
  }

  func open(in model: inout Model) { refresh(in: &model) }

  func keepVisible(in model: inout Model) {
    let height = listLayout(in: model).height
    let rows = model[keyPath: Self.table].rows
    model[keyPath: Self.table].list.keepVisible(in: rows, height: height)
  }

  func hold(in model: inout Model) {
    let height = listLayout(in: model).height
    let rows = model[keyPath: Self.table].rows
    model[keyPath: Self.table].list.hold(in: rows, height: height)
  }

  func release(in model: inout Model) {
    guard model[keyPath: Self.table].list.held != nil else { return }
    model[keyPath: Self.table].list.release()
    refresh(in: &model)
  }

  func noteSeen(in model: inout Model) {
    let height = listLayout(in: model).height
    let rows = model[keyPath: Self.table].rows
    model[keyPath: Self.table].list.noteSeen(in: rows, height: height)
  }

  func didFollow(lines: Int, isShown: Bool, in model: inout Model) {
    if isShown { refresh(in: &model) }
  }

  /// Takes the rows as they are now.
  func refresh(in model: inout Model) {
    let tabs = tabs(in: model)
    let described: [Column<Item>] = columns(in: model).map { $0.column }
    let height = listLayout(in: model).height
    let items = items(in: model)
    var table = model[keyPath: Self.table]
    table.follow(items, described, tabs: tabs.map { $0.shows }, height: height)
    model[keyPath: Self.table] = table
  }

  func sort(by column: String, in model: inout Model) {
    model[keyPath: Self.table].sortAgain(by: column)
    refresh(in: &model)
  }
}
