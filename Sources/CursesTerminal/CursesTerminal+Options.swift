extension CursesTerminal {
  /// What may be used of a terminal.
  public struct Options: Hashable, Sendable {
    /// Whether colours may be used; turn it off for `NO_COLOR`.
    public var color: Bool
    /// Whether the mouse is asked for.
    public var mouse: Bool
    /// Whether frames appear at once (mode 2026) where the terminal is known to allow it.
    public var synchronizedOutput: Bool
    /// Whether a run of one character may be sent by its length (REP, `CSI COUNT b`) where the
    /// terminal is said to know it and does not show otherwise.
    public var repeats: Bool

    /// Makes a set of options; without arguments everything may be used.
    public init(
      color: Bool = true, mouse: Bool = true, synchronizedOutput: Bool = true,
      repeats: Bool = true
    ) {
      self.color = color
      self.mouse = mouse
      self.synchronizedOutput = synchronizedOutput
      self.repeats = repeats
    }
  }
}
