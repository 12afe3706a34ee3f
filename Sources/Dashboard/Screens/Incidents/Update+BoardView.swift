import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Model {
  /// Carries out what a line asks of this desk's view; nil when it was done, or what is wrong.
  mutating func perform(_ command: ViewCommand) -> String? {
    switch command {
    case .sort(let column, let reversed): sort(by: column, reversed: reversed)
    case .columns(let columns):
      shown.columns = columns
      outcome = Outcome(kind: .note, text: Phrases.columnsAre(columns))
    case .keepTab(let name, let text): return keepTab(name, text)
    case .dropTab(let name): dropTab(name)
    case .follow(let number): follow(number)
    case .mark(let number): mark(number)
    case .find(let text): find(text)
    }
    return nil
  }

  mutating func sort(by column: BoardColumn?, reversed: Bool) {
    board.sort(by: BoardOrder(by: column?.orderValue, isReversed: reversed), in: situation)
    applyFilter()
    keepSelectionVisible()
    outcome = Outcome(kind: .note, text: Phrases.sorted(column, reversed))
  }

  /// By a column, or the other way round where it is ordered by it.
  mutating func sortAgain(by column: BoardColumn) {
    let isAgain = board.order.by == column.orderValue
    if isAgain, board.order.isReversed { return sort(by: nil, reversed: false) }
    sort(by: column, reversed: isAgain)
  }

  /// Marks an incident, or takes its mark away.
  mutating func mark(_ number: IncidentNumber) {
    guard shown.list.toggleMark(number, most: BoardView.markLimit) else {
      outcome = Outcome(kind: .bad, text: Phrases.tooManyMarks(BoardView.markLimit))
      return
    }
    outcome = Outcome(
      kind: .note,
      text: shown.marks.isEmpty ? Phrases.marksCleared : Phrases.marked(shown.marks.count))
  }

  mutating func markSelected() {
    guard let selection else { return }
    mark(selection)
    let said = outcome
    IncidentsRoom().move(.down, in: &self)
    outcome = said
  }

  mutating func clearMarks() {
    shown.marks = []
    outcome = Outcome(kind: .note, text: Phrases.marksCleared)
  }

  /// The marked incidents in the order of their numbers.
  var markedIncidents: [IncidentNumber] { shown.marks.sorted() }

  mutating func followSelected() {
    if let selection { follow(selection) }
  }

  private mutating func follow(_ number: IncidentNumber) {
    let stops = shown.followed == number
    shown.followed = stops ? nil : number
    keepSelectionVisible()
    outcome = Outcome(
      kind: .note, text: stops ? Phrases.unfollowed(number) : Phrases.follows(number))
  }
}

extension Model {
  /// The tab whose filter is in force.
  var currentTab: Int? {
    filter.flatMap { filter in shown.tabs.firstIndex { $0.filter.text == filter.text } }
  }

  private mutating func keepTab(_ name: String, _ text: String?) -> String? {
    let kept: Filter
    if let text {
      do { kept = try Filter.read(text, in: lineContext) } catch { return Phrases.said(error) }
    } else if let filter {
      kept = filter
    } else {
      return Phrases.noFilterToKeep
    }
    let known = shown.tabs.firstIndex { $0.name.lowercased() == name.lowercased() }
    guard known != nil || shown.tabs.count < BoardView.tabLimit else {
      return Phrases.tooManyTabs(BoardView.tabLimit)
    }
    var tab = FilterTab(name: String(name.prefix(20)), filter: kept)
    tab.members = members(of: kept)
    if let known { shown.tabs[known] = tab } else { shown.tabs.append(tab) }
    filter = kept
    applyFilter()
    selectSomething()
    keepSelectionVisible()
    outcome = Outcome(kind: .good, text: Phrases.tabKept(tab.name))
    return nil
  }

  private mutating func dropTab(_ name: String) {
    if let current = currentTab, shown.tabs[current].name == name { dropFilter() }
    shown.tabs.removeAll { $0.name == name }
    outcome = Outcome(kind: .good, text: Phrases.tabDropped(name))
  }

  /// To the next tab; all incidents stand before the first.
  mutating func changeTab(by step: Int) {
    guard !shown.tabs.isEmpty else {
      outcome = Outcome(kind: .note, text: Phrases.noTabs)
      return
    }
    let here = filter == nil ? 0 : (currentTab.map { $0 + 1 } ?? 0)
    let count = shown.tabs.count + 1
    showTab((here + step + count) % count)
  }

  /// Shows a tab, 0 for all incidents.
  mutating func showTab(_ place: Int) {
    filter = place == 0 ? nil : shown.tabs[place - 1].filter
    applyFilter()
    selectSomething()
    keepSelectionVisible()
    outcome = nil
  }

  func members(of filter: Filter) -> Set<IncidentNumber> {
    Set(
      situation.incidents.lazy.filter { filter.matches($0, in: situation, now: now) }
        .map(\.number))
  }
}

extension BoardColumn {
  /// What the board is ordered by where it is ordered by this column.
  var orderValue: BoardOrder.Value {
    switch self {
    case .number: .number
    case .priority: .priority
    case .phase: .phase
    case .mode: .mode
    case .type: .type
    case .title: .title
    case .place: .place
    case .lead: .lead
    case .agencies: .agencies
    case .tasks: .tasks
    case .due: .due
    case .resources: .resources
    case .by: .by
    case .opened: .opened
    case .age: .age
    }
  }
}
