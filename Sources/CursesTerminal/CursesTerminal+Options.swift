extension CursesTerminal {
  /// What may be used of a terminal.
  public struct Options: Hashable, Sendable {
    /// Whether colours may be used; turn it off for `NO_COLOR`.
    public var color: Bool
    /// Whether the mouse is asked for.
    public var mouse: Bool
    /// Whether frames appear at once (mode 2026) where the terminal is known to allow it.
    public var synchronizedOutput: Bool

    /// Makes a set of options; without arguments everything may be used.
    public init(color: Bool = true, mouse: Bool = true, synchronizedOutput: Bool = true) {
      self.color = color
      self.mouse = mouse
      self.synchronizedOutput = synchronizedOutput
    }
  }
}
