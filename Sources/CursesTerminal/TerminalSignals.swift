import CTerminal

/// Signals that a terminal program reads instead of being interrupted by.
public enum TerminalSignals {
  /// Lets SIGQUIT end the process at once, where Swift's runtime would look for the crash for half a
  /// minute and keep the terminal meanwhile.
  public static func quitAtOnce() { ct_quit_at_once() }

  /// Lets a write beyond the limit of a file's size fail like one to a full disk, instead of ending
  /// the process by SIGXFSZ.
  public static func failBeyondFileLimit() { ct_refuse_by_error() }

  /// Keeps what would be printed out of the first file that is opened, where the caller closed the
  /// standard streams.
  public static func holdStandardStreams() { ct_hold_standard_streams() }

  /// Ends the process by `signal`, so that whoever waits for it sees the true cause.
  ///
  /// Close the terminal first. Returns only when the signal does not end a process.
  public static func die(by signal: Int32) { ct_die_by_signal(signal) }
}
