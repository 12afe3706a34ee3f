import CommandLanguage
import IncidentEngine
import OperatingPicture
import TerminalUI

extension Screen {
  /// The screen to which one comes back from every other.
  static let home = Screen.incidents
}

extension Model {
  /// What stands between the bars: the wall, or the screen.
  var pane: any Pane { showsWall ? WallPane() : screen.room }

  /// Whether a screen is the one that is shown.
  func isShown(_ other: Screen) -> Bool { other == screen }

  /// Goes to a screen.
  mutating func show(_ screen: Screen) {
    if !isShown(screen) { leaveTrace() }
    screenBefore = self.screen
    self.screen = screen
    outcome = nil
    screen.room.open(in: &self)
  }

  /// What the officer stands on now.
  public var focus: Focus { screen.room.focus(in: self) }

  /// The incident that is meant when a line names none: that of the selected row of this screen.
  var meantIncident: IncidentNumber? { screen.room.incident(in: self) }

  /// Keeps what is in focus in sight on the screen that is shown, after its size has changed.
  ///
  /// Rows held still are let go: they were those of the other size.
  mutating func keepFocusVisible() {
    shown.list.release()
    keepSelectionVisible()
    screen.room.keepVisible(in: &self)
  }

  /// Opens the line that gives work: on a lane to its agency.
  mutating func openTaskLine() {
    openLine(screen.room.agency(in: self).map { "task \($0.text) " } ?? "task ")
  }
}
