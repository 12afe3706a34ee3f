import IncidentEngine
import OperatingPicture

/// Where the officer stands on the timeline.
struct TimelineFocus: Hashable, Sendable {
  /// Whose time is shown; nil means the selected incident.
  var scope: TimelineScope?
  /// What is shown; nil until the screen is opened, and then everything fits.
  var window: TimeWindow?
  /// Whether the window moves on with the time.
  var followsNow = true
  /// The row the cursor stands on, by identity.
  var subject: TimelineSubject?
  /// The moment the cursor stands on; nil at now.
  var cursor: Moment?
  var firstRow = 0
}
