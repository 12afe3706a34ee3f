/// A cell's place, counted from 0 at the top and the leading edge.
public struct Position: Hashable, Sendable {
  /// Rows from the top.
  public var row: Int
  /// Columns from the edge.
  public var column: Int

  /// Makes a position.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
