/// How a cell is to be seen; a glyph says it where there is no colour.
public enum ColumnTone: Hashable, Sendable {
  case plain, strong, dim, good, warning, alert
  /// Past its time.
  case overdue
  /// Silent for too long.
  case stale
  /// How urgent it is, 1...4.
  case priority(UInt8)
}
