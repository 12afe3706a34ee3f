import IncidentEngine
import OperatingPicture
import TerminalUI

/// Where the officer stands on the timeline.
struct TimelineFocus: Hashable, Sendable {
  /// Whose time is shown; nil means the selected incident.
  var scope: TimelineScope?
  /// What is shown; nil until the screen is opened, and then everything fits.
  var window: TimeWindow?
  /// Whether the window moves on with the time.
  var followsNow = true
  /// Where the cursor stands among the rows.
  var list = ListState<TimelineSubject>()
  /// The moment the cursor stands on; nil at now.
  var cursor: Moment?

  /// The row the cursor stands on.
  var subject: TimelineSubject? { list.selection }
}
