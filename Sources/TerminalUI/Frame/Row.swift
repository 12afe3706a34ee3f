/// A line of cells, exactly as many as it has columns.
///
/// Whatever is written, a wide cell never stands without its other half: the rest of one that is
/// half overwritten becomes blank.
public struct Row: Hashable, Sendable {
  /// The cells from the leading edge on.
  public internal(set) var cells: [Cell]

  /// Makes a blank row.
  public init(columns: Int, role: Role = .normal) {
    cells = Array(repeating: Cell(ascii: 0x20, role: role), count: max(0, columns))
  }

  /// How many cells there are.
  public var columns: Int { cells.count }

  /// The row as plain text, trailing spaces kept.
  public var text: String {
    var result = ""
    result.reserveCapacity(cells.count)
    for cell in cells { cell.write(to: &result) }
    return result
  }

  /// One letter for the role of each cell; see ``Role/letter``.
  public var styles: String { String(cells.map(\.role.letter)) }

  /// Fills the columns `from..<to` with a scalar; one that is not one column wide is a placeholder.
  public mutating func fill(_ scalar: Unicode.Scalar, from: Int, to: Int, role: Role) {
    let range = clamped(from: from, to: to)
    guard !range.isEmpty else { return }
    detach(range)
    var cell = Cell(scalar, role: role)
    if cell.width != 1 { cell = Cell(Text.placeholder, role: role) }
    for column in range { cells[column] = cell }
  }

  /// Gives the cells in the columns `from..<to` another role; wide cells change as a whole.
  public mutating func setRole(_ role: Role, from: Int, to: Int) {
    let range = clamped(from: from, to: to)
    guard !range.isEmpty else { return }
    for column in range { cells[column].role = role }
    if cells[range.lowerBound].width == 0 { cells[range.lowerBound - 1].role = role }
    if range.upperBound < cells.count && cells[range.upperBound].width == 0 {
      cells[range.upperBound].role = role
    }
  }

  /// Takes the cells in some columns from another row of the same length.
  public mutating func take(_ columns: Range<Int>, of other: Row) {
    let range = clamped(from: columns.lowerBound, to: columns.upperBound)
    guard other.cells.count == cells.count, !range.isEmpty else { return }
    if range == cells.indices { return self = other }
    detach(range)
    cells.replaceSubrange(range, with: other.cells[range])
  }

  func clamped(from: Int, to: Int) -> Range<Int> {
    let start = min(max(0, from), cells.count)
    return start..<min(max(start, to), cells.count)
  }

  /// Blanks the halves outside `range` of wide cells that reach into it.
  mutating func detach(_ range: Range<Int>) {
    if cells[range.lowerBound].width == 0 {
      let role = cells[range.lowerBound - 1].role
      cells[range.lowerBound - 1] = Cell(ascii: 0x20, role: role)
    }
    if range.upperBound < cells.count && cells[range.upperBound].width == 0 {
      let role = cells[range.upperBound].role
      cells[range.upperBound] = Cell(ascii: 0x20, role: role)
    }
  }
}
