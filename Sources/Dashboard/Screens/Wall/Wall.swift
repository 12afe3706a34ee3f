import IncidentEngine
import OperatingPicture
import TerminalUI

/// The wall while it is shown: large and sparse, for a screen across the room.
struct WallFocus: Hashable, Sendable {
  /// How many pages were turned by hand, on top of one for each minute.
  var turned = 0
}

extension Model {
  /// Whether the wall is what the board shows; a smaller screen keeps the ordinary board.
  var showsWall: Bool { wall != nil && WallLayout.fits(size) }

  /// Opens the wall, or leaves it.
  mutating func turnWall() {
    if showsWall {
      wall = nil
    } else if WallLayout.fits(size) {
      wall = WallFocus()
      outcome = nil
    } else {
      outcome = Outcome(kind: .note, text: Phrases.Wall.needs(WallLayout.least))
    }
  }

  mutating func turnWall(by pages: Int) { wall?.turned += pages }

  /// The open incidents that need somebody: overdue, unanswered or refused tasks, or priority 1.
  ///
  /// By priority; within one, those whose tasks wait come first, then as on the board.
  var incidentsForWall: [IncidentNumber] {
    var waiting = Set(board.unanswered.numbers.map(\.incident))
    waiting.formUnion(board.dues.numbers(before: now).map(\.incident))
    waiting.formUnion(board.refused.map(\.incident))
    let open = (0..<board.openCount).map { board[$0] }
    return Priority.allCases.sorted().flatMap { priority in
      let among = open.filter { situation.incident($0)?.priority == priority }
      let calm = priority == .immediate ? among.filter { !waiting.contains($0) } : []
      return among.filter(waiting.contains) + calm
    }
  }

  var wallPageCount: Int { pages(of: incidentsForWall.count) }

  func wallLayout(of count: Int) -> WallLayout {
    WallLayout(size, hasFailure: failure != nil, count: count, mostLate: mostLate(of: count))
  }

  /// The most late tasks that one of the incidents has, while there are few incidents.
  private func mostLate(of count: Int) -> Int {
    guard count <= 40 else { return 1 }
    let incidents = incidentsForWall.compactMap { situation.incident($0) }
    return incidents.map { lateTasks($0).count }.max() ?? 1
  }

  func pages(of count: Int) -> Int {
    let perPage = wallLayout(of: count).cardCount
    return max(1, (count + perPage - 1) / perPage)
  }

  /// The page that is shown, from 0: the next one with every minute; while the exercise's clock
  /// stands, the first, which has what is most urgent.
  func page(of pages: Int) -> Int {
    let stands = situation.exercise?.isRunning == false
    let minute = stands ? 0 : Int((now.milliseconds / 60_000) % 1_000_000)
    let place = (minute + (wall?.turned ?? 0)) % pages
    return place < 0 ? place + pages : place
  }
}

/// Where everything stands on the wall.
struct WallLayout: Hashable, Sendable {
  /// Smallest size at which the wall is shown.
  static let least = Size(columns: 60, rows: 18)

  static func fits(_ size: Size) -> Bool {
    size.columns >= least.columns && size.rows >= least.rows
  }

  let size: Size
  let scale: BlockScale
  let margin: Int
  /// Rows of the coloured band at the top.
  let bandRows: Int
  let countsTop: Int
  let cardsTop: Int
  let cardColumns: Int
  /// Rows of a card with the blank one under it.
  let cardRows: Int
  /// Whether a card has a line for its agencies.
  let showsAgencies: Bool
  /// The lines of a card for what is late.
  let lateLines: Int

  /// The layout for so many incidents. Where all of them fit, late tasks have lines of their own.
  init(_ size: Size, hasFailure: Bool, count: Int, mostLate: Int) {
    self.size = size
    let isLarge = size.columns >= 110 && size.rows >= 34
    let high = min(size.columns / 160, size.rows / 60)
    scale = isLarge ? .whole(max(1, high)) : .half
    margin = size.columns >= 110 ? 4 : 2
    bandRows = isLarge ? scale.rows + 5 : scale.rows + 2
    countsTop = bandRows + (hasFailure ? 1 : 0) + (size.rows >= 22 ? 1 : 0)
    cardsTop = countsTop + scale.rows + (isLarge ? 2 : 1) + (size.rows >= 22 ? 1 : 0)
    cardColumns = max(1, size.columns / 100)
    showsAgencies = size.rows >= 22
    let least = showsAgencies ? 4 : 3
    let needed = max(1, (count + cardColumns - 1) / cardColumns)
    let late = max(1, min(4, mostLate))
    cardRows = min(max(least, (size.rows - cardsTop) / needed), least + late)
    lateLines = min(late, cardRows - least + 1)
  }

  /// How many rows of cards there is room for, above the foot; the last has no blank one.
  var cardsDown: Int { max(1, (size.rows - cardsTop) / cardRows) }
  var cardCount: Int { cardsDown * cardColumns }
  var cardWidth: Int { (size.columns - 2 * margin - (cardColumns - 1) * 4) / cardColumns }
}
