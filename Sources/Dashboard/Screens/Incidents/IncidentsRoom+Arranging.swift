import CommandLanguage
import IncidentEngine
import OperatingPicture

extension IncidentsRoom {
  /// Those shown in their order, then the others.
  func arrangedColumns(in model: Model) -> [ArrangedColumn] {
    let chosen = model.chosenColumns
    let order = model.board.order
    return (chosen + BoardColumn.allCases.filter { !chosen.contains($0) }).map { column in
      ArrangedColumn(
        name: column.word, summary: column.summary, isShown: chosen.contains(column),
        isReversed: order.by == column.orderValue ? order.isReversed : nil)
    }
  }

  func arrange(_ change: Arrangement, in model: inout Model) {
    if case .sort(let name) = change, let column = BoardColumn(word: name) {
      return model.sortAgain(by: column)
    }
    let chosen = model.chosenColumns.map(\.word).arranged(change)
    guard let chosen else { return }
    model.shown.columns = chosen.compactMap { BoardColumn(word: $0) }
    switch change {
    case .toggle:
      model.outcome = Model.Outcome(kind: .note, text: Phrases.columnsAre(model.shown.columns))
    case .reset: model.sort(by: nil, reversed: false)
    case .move, .sort: break
    }
  }
}

extension Model {
  /// The columns that are shown: the usual ones while nobody chose.
  var chosenColumns: [BoardColumn] {
    shown.columns.isEmpty ? boardColumns(chosen: []).shown : shown.columns
  }
}
