/// Where a person stands in a list: on a row by its identity, never by its place.
///
/// Whatever comes in or goes, the selection stays on its row:
/// ```swift
/// var list = ListState<Int>()
/// list.move(.down, in: numbers, height: 20)
/// let line = list.line(in: numbers)
/// numbers = changed
/// list.keep(line: line, in: numbers, height: 20)
/// ```
public struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  /// The selected row; nil while nothing is selected.
  public var selection: ID?
  /// The place of the first row on the screen.
  public private(set) var top = 0
  /// Whether the person looks at the first row, above which others come in in sight.
  public private(set) var watchesTop = true
  /// The rows that were marked.
  public var marks: Set<ID> = []
  /// New rows that never stood on the screen.
  public private(set) var unseen: Set<ID> = []
  /// The rows of the screen as they stood when the person began to act; nil while nobody does.
  public private(set) var held: [ID]?

  /// So many new rows are counted at most.
  private static var mostUnseen: Int { 999 }

  /// The head of a list, nothing selected.
  public init(selection: ID? = nil) { self.selection = selection }

  /// Where the selection stands; nil when nothing is selected or it is not in the list.
  public func place(in source: some ListSource<ID>) -> Int? {
    selection.flatMap { source.place(of: $0) }
  }

  /// The rows on a screen of so many; as they stood while the person acts.
  public func visible(in source: some ListSource<ID>, height: Int) -> [ID] {
    if let held { return Array(held.prefix(max(0, height))) }
    return source.ids(from: top, count: max(0, height))
  }
}

extension ListState {
  /// Moves the selection and brings it in sight; sideways is nowhere in a list.
  public mutating func move(_ step: Step, in source: some ListSource<ID>, height: Int) {
    go(step, in: source, height: height)
    keepVisible(in: source, height: height)
  }

  /// Moves the selection by so many rows and brings it in sight.
  public mutating func move(by rows: Int, in source: some ListSource<ID>, height: Int) {
    go(by: rows, in: source)
    keepVisible(in: source, height: height)
  }

  /// Selects the row in a place, or the nearest, and brings it in sight.
  public mutating func move(to place: Int, in source: some ListSource<ID>, height: Int) {
    go(to: place, in: source)
    keepVisible(in: source, height: height)
  }

  /// Moves the selection alone: for a list whose height depends on what is selected.
  public mutating func go(_ step: Step, in source: some ListSource<ID>, height: Int) {
    let page = max(1, height - 1)
    switch step {
    case .up: go(by: -1, in: source)
    case .down: go(by: 1, in: source)
    case .pageUp: go(by: -page, in: source)
    case .pageDown: go(by: page, in: source)
    case .first: go(to: 0, in: source)
    case .last: go(to: source.count - 1, in: source)
    case .left, .right: break
    }
  }

  /// Moves the selection by so many rows; from the first row shown where it is not in the list.
  private mutating func go(by rows: Int, in source: some ListSource<ID>) {
    if source.count > 0 { go(to: place(in: source).map { $0 + rows } ?? top, in: source) }
  }

  /// Selects the row in a place, or the nearest; on the first one, new rows come in above it in
  /// sight.
  public mutating func go(to place: Int, in source: some ListSource<ID>) {
    guard source.count > 0 else {
      selection = nil
      return
    }
    selection = source.id(at: min(max(0, place), source.count - 1))
    watchesTop = place <= 0
  }

  /// Selects a row, which may come in later.
  public mutating func select(_ id: ID?, in source: some ListSource<ID>, height: Int) {
    selection = id
    keepVisible(in: source, height: height)
  }

  /// Goes to a row that is looked at for itself: what comes in above it does so out of sight.
  public mutating func rest(on id: ID) {
    selection = id
    watchesTop = false
  }

  /// Selects the first row where the selection is not in the list.
  public mutating func selectIfLost(in source: some ListSource<ID>, height: Int) {
    if place(in: source) == nil { move(to: 0, in: source, height: height) }
  }

  /// The first row shown on a screen of so many, so that the selection is in sight.
  public func firstShown(in source: some ListSource<ID>, height: Int) -> Int {
    let height = max(1, height)
    var first = top
    if let place = place(in: source) {
      if place < first { first = place }
      if place >= first + height { first = place - height + 1 }
    }
    return min(max(0, first), max(0, source.count - height))
  }

  /// Brings the selection in sight.
  public mutating func keepVisible(in source: some ListSource<ID>, height: Int) {
    top = firstShown(in: source, height: height)
  }

  /// Back to the first row.
  public mutating func rewind() { self = ListState() }

  /// Shows the list from its first row on, whatever is selected.
  public mutating func scrollToTop() { top = 0 }
}

extension ListState {
  /// The row of the screen on which the selection stands; nil when it is not in the list.
  public func line(in source: some ListSource<ID>) -> Int? { place(in: source).map { $0 - top } }

  /// After rows came and went: the selection stands on the same row of the screen as before, unless
  /// what came stands in sight above it.
  public mutating func keep(line: Int?, in source: some ListSource<ID>, height: Int) {
    if !(watchesTop && top == 0), let line, let place = place(in: source) { top = place - line }
    keepVisible(in: source, height: height)
  }

  /// Holds the rows of the screen still while the person acts.
  public mutating func hold(in source: some ListSource<ID>, height: Int) {
    if held == nil { held = visible(in: source, height: height) }
  }

  /// Lets the rows go.
  public mutating func release() { held = nil }
}

extension ListState {
  /// Keeps in mind that a row is new.
  public mutating func noteNew(_ id: ID) {
    if unseen.count < Self.mostUnseen { unseen.insert(id) }
  }

  /// What stands on the screen is seen, as long as the rows are not held.
  public mutating func noteSeen(in source: some ListSource<ID>, height: Int) {
    guard !unseen.isEmpty, held == nil else { return }
    unseen.subtract(visible(in: source, height: height))
  }

  /// How many new rows stand above and below the screen, and how many are not in the list.
  public func unseenCounts(
    in source: some ListSource<ID>, height: Int
  ) -> (above: Int, below: Int, hidden: Int) {
    var counts = (above: 0, below: 0, hidden: 0)
    if unseen.isEmpty { return counts }
    let rows = visible(in: source, height: height)
    let middle = held == nil ? top : place(in: source) ?? top
    // In any order: they are only counted.
    for id in unseen where !rows.contains(id) {
      guard let place = source.place(of: id) else {
        counts.hidden += 1
        continue
      }
      if place < middle { counts.above += 1 } else { counts.below += 1 }
    }
    return counts
  }

  /// Marks a row, or takes its mark away; false where `most` are marked already.
  public mutating func toggleMark(_ id: ID, most: Int) -> Bool {
    if marks.remove(id) != nil { return true }
    guard marks.count < most else { return false }
    marks.insert(id)
    return true
  }
}
