import IncidentEngine
import OperatingPicture
import TerminalUI

/// The rows of the incident board: those the filter lets through in the order of the board, the
/// followed incident first.
struct BoardRows: ListSource {
  private let board: IncidentBoard
  /// The incidents that a filter lets through; nil where there is none.
  private let filtered: [IncidentNumber]?
  private let plainCount: Int
  private let followed: IncidentNumber?
  /// Where the followed incident stands among the rows by itself; nil when it does not.
  private let followedPlace: Int?
  let count: Int

  init(
    _ board: IncidentBoard, filtered: [IncidentNumber]?, hidesEnded: Bool,
    followed: IncidentNumber?
  ) {
    self.board = board
    self.filtered = filtered
    self.followed = followed
    let plainCount = filtered?.count ?? (hidesEnded ? board.openCount : board.count)
    self.plainCount = plainCount
    let own = followed.flatMap { Self.plainPlace(of: $0, board, filtered, plainCount) }
    followedPlace = own
    count = followed == nil || own != nil ? plainCount : plainCount + 1
  }

  func id(at place: Int) -> IncidentNumber {
    guard let followed else { return plainNumber(at: place) }
    if place == 0 { return followed }
    return plainNumber(at: place > followedPlace ?? count ? place : place - 1)
  }

  func ids(from place: Int, count: Int) -> [IncidentNumber] {
    let first = max(0, place)
    let end = max(first, min(self.count, first + count))
    guard followed == nil else { return (first..<end).map { id(at: $0) } }
    return filtered.map { Array($0[first..<end]) } ?? board.numbers(first..<end)
  }

  func place(of id: IncidentNumber) -> Int? {
    if id == followed { return 0 }
    guard let place = Self.plainPlace(of: id, board, filtered, plainCount) else { return nil }
    return followed == nil || place > followedPlace ?? count ? place : place + 1
  }

  private func plainNumber(at place: Int) -> IncidentNumber { filtered?[place] ?? board[place] }

  private static func plainPlace(
    of number: IncidentNumber, _ board: IncidentBoard, _ filtered: [IncidentNumber]?, _ count: Int
  ) -> Int? {
    guard let filtered else { return board.place(of: number).flatMap { $0 < count ? $0 : nil } }
    let place = filtered.place(of: number, on: board)
    return place < filtered.count && filtered[place] == number ? place : nil
  }
}

extension [IncidentNumber] {
  /// Where an incident stands, or would stand, among those a filter lets through.
  func place(of number: IncidentNumber, on board: IncidentBoard) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if board.precedes(self[middle], number) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Model {
  /// The rows of the board as they stand now.
  var boardRows: BoardRows {
    BoardRows(
      board, filtered: filter == nil ? nil : filtered, hidesEnded: hidesEnded,
      followed: shown.followed)
  }

  /// The selected incident, known by its number.
  public var selection: IncidentNumber? { shown.list.selection }

  /// Where the selection stands; nil when nothing is selected or it is not shown.
  var selectedPlace: Int? { shown.list.place(in: boardRows) }

  /// Selects the row in a place, or the nearest.
  mutating func move(to place: Int) {
    panelTop = 0
    shown.list.move(to: place, in: boardRows, height: listHeight)
  }

  mutating func selectSomething() {
    if selectedPlace == nil { move(to: 0) }
  }

  mutating func keepSelectionVisible() {
    shown.list.keepVisible(in: boardRows, height: listHeight)
  }
}
