/// Why a terminal cannot be taken.
public enum TerminalError: Error, Hashable, Sendable {
  /// The process has no controlling terminal; run it from one, or ask for a text board.
  case noTerminal
  /// The terminal that `TERM` names is unknown or cannot place the cursor; set `TERM`.
  case unsupported(term: String)
  /// Another `CursesTerminal` holds the terminal; close that one first.
  case alreadyOpen
  /// The system refused, with this `errno`.
  case system(code: Int32)
}
