/// How text of one role looks.
public struct Appearance: Hashable, Sendable {
  /// The text's colour; nil is the terminal's default.
  public var foreground: TerminalColor?
  /// The colour behind it; nil is the terminal's default.
  public var background: TerminalColor?
  /// Whether it is bold.
  public var bold: Bool
  /// Whether it is dim.
  public var dim: Bool
  /// Whether text and background change places.
  public var reverse: Bool
  /// Whether it is underlined.
  public var underline: Bool

  /// Makes an appearance; without arguments it is the terminal's plain text.
  public init(
    _ foreground: TerminalColor? = nil, on background: TerminalColor? = nil, bold: Bool = false,
    dim: Bool = false, reverse: Bool = false, underline: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.reverse = reverse
    self.underline = underline
  }
}
