/// What has to be drawn to get from one frame to another.
public struct FrameDiff: Hashable, Sendable {
  /// Columns of one row that differ.
  public struct Change: Hashable, Sendable {
    /// Which row.
    public var row: Int
    /// From the first cell that differs to the last, wide cells whole.
    public var columns: Range<Int>
  }

  /// The changes from the top down.
  public let changes: [Change]

  /// Compares two frames; without an old one of the same size everything differs.
  public init(from old: Frame?, to new: Frame) {
    var changes: [Change] = []
    for row in Self.changedRows(from: old, to: new) {
      let before = old.flatMap { $0.size == new.size ? $0.rows[row] : nil }
      if let columns = Self.changedColumns(from: before, to: new.rows[row]) {
        changes.append(Change(row: row, columns: columns))
      }
    }
    self.changes = changes
  }

  /// How many cells differ, counting those between the first and last of each row.
  public var cellCount: Int { changes.reduce(0) { $0 + $1.columns.count } }

  /// The numbers of the rows that differ, ascending; all without an old frame of the same size.
  public static func changedRows(from old: Frame?, to new: Frame) -> [Int] {
    guard let old, old.size == new.size, old.rows.count == new.rows.count else {
      return Array(new.rows.indices)
    }
    return new.rows.indices.filter { old.rows[$0] != new.rows[$0] }
  }

  /// The columns from the first cell that differs to the last; nil when none does.
  public static func changedColumns(from old: Row?, to new: Row) -> Range<Int>? {
    guard let old, old.cells.count == new.cells.count else {
      return new.cells.isEmpty ? nil : 0..<new.cells.count
    }
    let before = old.cells
    let after = new.cells
    guard let first = after.indices.first(where: { before[$0] != after[$0] }) else { return nil }
    var last = after.indices.last(where: { before[$0] != after[$0] }) ?? first
    // A first half that is the same has the same other half, so only the end can cut one apart.
    while last + 1 < after.count && (after[last + 1].width == 0 || before[last + 1].width == 0) {
      last += 1
    }
    return first..<last + 1
  }
}
