import CTerminal

/// Signals that a terminal program reads instead of being interrupted by.
public enum TerminalSignals {
  /// Blocks SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT and
  /// SIGCHLD.
  ///
  /// `main` calls it first: threads inherit the mask, and one that does not have it would take
  /// the signal for itself.
  public static func blockForCurses() { ct_block_signals() }

  /// Ends the process by `signal`, so that whoever waits for it sees the true cause.
  ///
  /// Close the terminal first. Returns only when the signal does not end a process.
  public static func die(by signal: Int32) { ct_die_by_signal(signal) }
}
