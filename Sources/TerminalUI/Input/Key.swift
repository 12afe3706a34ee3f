/// One press of a key.
public struct Key: Hashable, Sendable {
  /// Which key.
  public var code: KeyCode
  /// Whether Control was held.
  public var control: Bool
  /// Whether Alt was held; terminals send it as Escape and the key at once.
  public var alt: Bool

  /// Makes a key press.
  public init(_ code: KeyCode, control: Bool = false, alt: Bool = false) {
    self.code = code
    self.control = control
    self.alt = alt
  }
}
