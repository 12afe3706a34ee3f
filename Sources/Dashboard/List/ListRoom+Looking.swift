import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

/// The filter, the tabs and the columns of a screen that is one list.
extension ListRoom {
  func filterText(in model: Model) -> String { model[keyPath: Self.table].filter?.text ?? "" }

  var filterHint: String { Phrases.listFilterHint(columns.map(\.column.name)) }

  func setFilter(_ text: String, in model: inout Model) -> LineEntry.Problem? {
    let (now, zone) = (model.now, model.zone)
    do throws(ColumnFilterProblem) {
      let filter =
        text.isEmpty
        ? nil
        : try ColumnFilter(
          text, columns(in: model).map(\.column),
          moment: { TimeWords.moment($0, now: now, zone: zone) },
          duration: { TimeWords.duration($0) })
      model[keyPath: Self.table].filter = filter
    } catch {
      return LineEntry.Problem(
        text: Phrases.said(error, columns(in: model).map(\.column.name)), range: error.range)
    }
    refresh(in: &model)
    return nil
  }

  func uncover(in model: inout Model) -> Bool {
    guard model[keyPath: Self.table].filter != nil else { return false }
    model[keyPath: Self.table].filter = nil
    refresh(in: &model)
    return true
  }

  func turnTab(by step: Int, in model: inout Model) {
    let count = tabs(in: model).count + 1
    model[keyPath: Self.table].tab = (model[keyPath: Self.table].tab + step + count) % count
    refresh(in: &model)
  }

  /// The columns that are shown: the usual ones while nobody chose.
  private func chosen(in model: Model) -> [String] {
    let names = model[keyPath: Self.table].columns
    return names.isEmpty ? listTable(in: model).shownNames : names
  }

  func arrangedColumns(in model: Model) -> [ArrangedColumn] {
    let chosen = chosen(in: model)
    let table = model[keyPath: Self.table]
    let columns = columns(in: model)
    let rest = columns.map(\.column.name).filter { !chosen.contains($0) }
    return (chosen + rest).compactMap { name in
      columns.first { $0.column.name == name }.map { column in
        ArrangedColumn(
          name: name, summary: column.title, isShown: chosen.contains(name),
          isReversed: table.order == name ? table.isReversed : nil)
      }
    }
  }

  func arrange(_ change: Arrangement, in model: inout Model) {
    if case .sort(let name) = change { return sort(by: name, in: &model) }
    guard let chosen = chosen(in: model).arranged(change) else { return }
    model[keyPath: Self.table].columns = chosen
    if case .reset = change { model[keyPath: Self.table].sortAsGiven() }
    refresh(in: &model)
  }

  /// The list as it is drawn.
  func listTable(in model: Model) -> ListTable<Item> {
    let names = model[keyPath: Self.table].columns
    let columns = columns(in: model)
    let chosen = names.compactMap { name in columns.first { $0.column.name == name } }
    return ListTable(
      chosen.isEmpty ? columns : chosen, width: model.size.columns, areChosen: !chosen.isEmpty,
      now: model.now, model.zone)
  }
}

extension KeyBinding {
  /// The keys of every screen that is one list, beside those that move.
  static let ofLists: [KeyBinding] = [
    .toIncident,
    KeyBinding(
      [.character("/")], "/", "filter", "show only some rows, by their columns", .filter,
      in: .telling, rank: 1, does: { $0.openFilter() }),
    KeyBinding(
      [.character("v")], "v", "columns", "choose columns and order", .arrange, in: .viewing,
      rank: 15, does: { $0.activity = .arrange(row: 0) }),
    KeyBinding(
      [.character(">")], ">", "next tab", "the rows of the next tab", .nextTab, in: .viewing,
      does: { $0.screen.room.turnTab(by: 1, in: &$0) }),
    KeyBinding(
      [.character("<")], "<", "tab before", "the rows of the tab before", .previousTab,
      in: .viewing, does: { $0.screen.room.turnTab(by: -1, in: &$0) }),
  ]
}
