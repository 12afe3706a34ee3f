/// Which button of the mouse was pressed, or which way the wheel turned.
public enum MouseButton: Hashable, Sendable {
  /// The left button.
  case left
  /// The middle button.
  case middle
  /// The right button.
  case right
  /// The wheel, away from the officer.
  case wheelUp
  /// The wheel, towards the officer.
  case wheelDown
}
