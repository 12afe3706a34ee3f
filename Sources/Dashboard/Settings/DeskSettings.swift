import TerminalUI

/// What the person at a desk chose for the dashboard, beside its colours.
public struct DeskSettings: Hashable, Sendable {
  /// The keys.
  public var keymap: Keymap
  /// Whether the wall is shown.
  public var showsWall: Bool
  /// Whether the program has the mouse.
  public var mouse: Bool
  /// Whether they were changed just now, so that the officer is told.
  public var isNews: Bool

  /// Settings; see the properties.
  public init(keymap: Keymap, showsWall: Bool, mouse: Bool, isNews: Bool) {
    self.keymap = keymap
    self.showsWall = showsWall
    self.mouse = mouse
    self.isNews = isNews
  }
}

extension Model {
  /// Takes over what a person chose.
  mutating func take(_ settings: DeskSettings) -> [Effect] {
    keymap = settings.keymap
    if !settings.showsWall {
      wall = nil
    } else if wall == nil {
      wall = WallFocus()
    }
    if settings.isNews { outcome = Outcome(kind: .note, text: Phrases.settingsTaken) }
    if settings.mouse == mouseIsOn { return [] }
    mouseIsOn = settings.mouse
    return [.setMouse(mouseIsOn)]
  }
}

extension Phrases {
  static let settingsTaken = "Your settings were read anew."
}
