/// The themes that come with the program, by the names they have in a file.
public enum BuiltInTheme: String, CaseIterable, Hashable, Sendable {
  /// The terminal's own sixteen colours.
  case standard = "default"
  /// White on black, for glare and weak eyes.
  case highContrast = "high contrast"
  /// Blue and yellow in place of green and red.
  case colourBlindSafe = "colour-blind safe"
  /// No colour at all.
  case monochrome
  /// For a screen across the room that nobody types at.
  case wall

  /// How its roles look.
  public var theme: Theme {
    switch self {
    case .standard: .standard
    case .highContrast: .highContrast
    case .colourBlindSafe: .colourBlindSafe
    case .monochrome: .monochrome
    case .wall: .wall
    }
  }

  /// Whether it opens the wall, which has a layout of its own.
  public var opensWall: Bool { self == .wall }
}
