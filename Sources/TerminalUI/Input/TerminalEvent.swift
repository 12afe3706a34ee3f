/// Something that came from the terminal or the system.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted, at most 64 KiB of it, line ends as `\n`, not yet sanitised.
  case paste(String)
  /// A mouse button was pressed or the wheel turned over a cell.
  case mouse(Position, MouseButton)
  /// The terminal has a new size; draw again.
  case resize(Size)
  /// The terminal's window gained (true) or lost the keyboard.
  case focus(Bool)
  /// Somebody signalled the wake descriptor.
  case wake
  /// A signal (SIGTERM, SIGINT, SIGQUIT) asks the program to leave.
  case terminate(signal: Int32)
  /// The terminal is gone; nothing can be drawn any more.
  case hangup
  /// The program was stopped and runs again; draw again.
  case resumed
}

extension TerminalEvent {
  /// Whether the officer did it with the keyboard or the mouse.
  public var isTyped: Bool {
    switch self {
    case .key, .paste, .mouse: true
    case .resize, .focus, .wake, .terminate, .hangup, .resumed: false
    }
  }
}
