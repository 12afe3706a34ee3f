/// How every role looks.
public struct Theme: Hashable, Sendable {
  private var appearances: [Appearance]

  /// Makes a theme by asking once for every role.
  public init(_ appearance: (Role) -> Appearance) {
    appearances = Role.allCases.map(appearance)
  }

  /// How text of `role` looks.
  public subscript(role: Role) -> Appearance { appearances[Int(role.rawValue)] }
}
