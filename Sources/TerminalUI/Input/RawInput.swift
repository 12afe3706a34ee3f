/// One unit of input before it means anything.
public enum RawInput: Hashable, Sendable {
  /// A byte as the terminal sent it.
  case byte(UInt8)
  /// A key that the terminal's description names.
  case key(Key)
  /// The beginning of a mouse report, `CSI <`; its numbers follow as bytes.
  case mouse
  /// The window gained (true) or lost the keyboard.
  case focus(Bool)
}
