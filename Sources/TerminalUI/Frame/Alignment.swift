/// Where text narrower than its place goes.
public enum Alignment: Hashable, Sendable {
  /// At the beginning.
  case leading
  /// At the end, as numbers are.
  case trailing
  /// In the middle; an odd column is left over at the end.
  case center
}
