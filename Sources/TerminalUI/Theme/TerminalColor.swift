/// The sixteen colours that belong to the terminal, so that the officer's own palette applies.
///
/// Raw values are the ANSI numbers 0...15.
public enum TerminalColor: UInt8, CaseIterable, Hashable, Sendable {
  /// ANSI 0.
  case black
  /// ANSI 1.
  case red
  /// ANSI 2.
  case green
  /// ANSI 3.
  case yellow
  /// ANSI 4.
  case blue
  /// ANSI 5.
  case magenta
  /// ANSI 6.
  case cyan
  /// ANSI 7.
  case white
  /// ANSI 8, usually grey.
  case brightBlack
  /// ANSI 9.
  case brightRed
  /// ANSI 10.
  case brightGreen
  /// ANSI 11.
  case brightYellow
  /// ANSI 12.
  case brightBlue
  /// ANSI 13.
  case brightMagenta
  /// ANSI 14.
  case brightCyan
  /// ANSI 15.
  case brightWhite
}
