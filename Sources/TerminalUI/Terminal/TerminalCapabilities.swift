/// What a terminal can show and report.
public struct TerminalCapabilities: Hashable, Sendable {
  /// Whether characters outside ASCII are drawn; without it ASCII twins stand in for them.
  public var unicode: Bool
  /// How many colours are in use; 0 is none.
  public var colors: Int
  /// Whether mouse events are reported.
  public var mouse: Bool
  /// Whether a whole frame can appear at once (mode 2026).
  public var synchronizedOutput: Bool
  /// Whether the window's title can be set.
  public var title: Bool
  /// Whether a text can be sent to the clipboard (OSC 52).
  public var clipboard: Bool

  /// Makes a set of capabilities; without arguments it is a modern terminal without a mouse.
  public init(
    unicode: Bool = true, colors: Int = 16, mouse: Bool = false,
    synchronizedOutput: Bool = false, title: Bool = false, clipboard: Bool = false
  ) {
    self.unicode = unicode
    self.colors = colors
    self.mouse = mouse
    self.synchronizedOutput = synchronizedOutput
    self.title = title
    self.clipboard = clipboard
  }
}
