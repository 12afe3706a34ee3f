import CommandLanguage
import IncidentEngine

extension IncidentsRoom {
  func filterText(in model: Model) -> String { model.filter?.text ?? "" }

  func filterCandidates(_ entry: LineEntry, in model: Model) -> CompletionList? {
    Filter.complete(entry.field.text, cursor: entry.field.cursor, in: model.lineContext)
  }

  func setFilter(_ text: String, in model: inout Model) -> LineEntry.Problem? {
    if text.isEmpty {
      model.dropFilter()
      return nil
    }
    do {
      model.filter = try Filter.read(text, in: model.lineContext)
    } catch {
      return LineEntry.Problem(text: Phrases.said(error), range: error.range)
    }
    model.applyFilter()
    model.selectSomething()
    model.keepSelectionVisible()
    return nil
  }

  func uncover(in model: inout Model) -> Bool {
    model.uncover()
    return true
  }
}

extension Model {
  /// Shows all incidents again; the selected one stays selected.
  mutating func dropFilter() {
    filter = nil
    applyFilter()
    selectSomething()
    keepSelectionVisible()
  }
}
