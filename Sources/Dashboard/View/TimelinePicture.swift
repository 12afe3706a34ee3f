import IncidentEngine
import OperatingPicture
import TerminalUI

/// The timeline of a scope as one frame, as tall as it needs to be, for a picture or a pipe.
///
/// Everything fits, up to 500 rows.
public func timelinePicture(_ model: Model, of scope: TimelineScope) -> Frame {
  var tall = model
  tall.screen = .timeline
  tall.activity = .board
  tall.timeline = TimelineFocus()
  tall.timeline.scope = scope
  let rows = min(tall.shownTimeline.subjects.count, 500)
  tall.size = Size(columns: model.size.columns, rows: max(16, rows + 9))
  var frame = Frame(size: tall.size)
  tall.drawBars(tall.layout, on: &frame)
  tall.drawTimeline(on: &frame)
  let kept = min(frame.rows.count, tall.timelineLayout.top + rows)
  frame.rows.removeLast(frame.rows.count - kept)
  return frame
}
