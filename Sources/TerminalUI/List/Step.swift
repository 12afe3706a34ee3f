/// A step of the focus: through a list, or sideways.
public enum Step: Hashable, Sendable {
  case up, down, left, right, pageUp, pageDown, first, last
}
