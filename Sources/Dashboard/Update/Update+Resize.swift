import TerminalUI

extension Model {
  /// Keeps what is in focus in sight on the screen that is shown, after its size has changed.
  mutating func keepFocusVisible() {
    keepSelectionVisible()
    switch screen {
    case .incidents: break
    case .agencies: keepLaneVisible()
    case .timeline: keepTimelineVisible()
    case .log: keepLogVisible()
    }
  }
}
