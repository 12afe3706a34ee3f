import CTerminal

/// What the system's database of terminals (terminfo) says of one kind.
public struct TerminalKind: Hashable, Sendable {
  /// How many colours it has; 0 when it has none.
  public let colors: Int
  /// Whether a cell can be addressed, without which there is no dashboard.
  public let addressesCells: Bool
  /// Whether it is known to report the mouse.
  public let reportsMouse: Bool

  /// The kind called `name`, as in `TERM`; nil when the system does not know it.
  ///
  /// Not while a `CursesTerminal` is open.
  public init?(_ name: String) {
    var kind = ct_kind()
    guard ct_describe(name, &kind) else { return nil }
    colors = max(0, Int(kind.colors))
    addressesCells = kind.addresses
    reportsMouse = kind.mouse
  }
}
