import TerminalUI

extension Model {
  /// Keeps what is in focus in sight on the screen that is shown, after its size has changed.
  ///
  /// Rows held still are let go: they were those of the other size.
  mutating func keepFocusVisible() {
    shown.frozen = nil
    keepSelectionVisible()
    switch screen {
    case .incidents: break
    case .agencies: keepLaneVisible()
    case .timeline: keepTimelineVisible()
    case .log: keepLogVisible()
    }
  }
}
