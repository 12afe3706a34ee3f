/// How wide a column is on a screen, and what becomes of it where there is no room.
public struct ColumnWidth: Hashable, Sendable {
  /// Columns of the terminal that it takes at least.
  public let least: Int
  /// Its part of what is left over; 0 where it takes none.
  public let share: Int
  /// Columns that it takes at most beside another one that shares; nil for no limit.
  public let most: Int?

  /// So many columns, whatever there is room for.
  public static func fixed(_ columns: Int) -> ColumnWidth { ColumnWidth(columns, 0, nil) }

  /// At least so many columns, and a part of what is left over.
  public static func free(least: Int, share: Int = 1, most: Int? = nil) -> ColumnWidth {
    ColumnWidth(least, share, most)
  }

  private init(_ least: Int, _ share: Int, _ most: Int?) {
    self.least = least
    self.share = share
    self.most = most
  }
}
