import IncidentEngine
import OperatingPicture
import TerminalUI

/// The timeline of a scope as one frame, as tall as it needs to be, for a picture or a pipe.
///
/// Everything fits, up to 500 rows; what the patterns mean stands below.
public func timelinePicture(_ model: Model, of scope: TimelineScope) -> Frame {
  var tall = model
  tall.screen = .timeline
  tall.activity = .board
  tall.timeline = TimelineFocus()
  tall.timeline.scope = scope
  let rows = min(tall.shownTimeline.subjects.count, 500)
  let around = Size(columns: model.size.columns, rows: 60)
  let others = around.rows - TimelineLayout(around, scope).rows
  tall.size = Size(columns: model.size.columns, rows: max(20, rows + others))
  var frame = Frame(size: tall.size)
  var memory = ViewMemory()
  tall.drawBars(tall.layout, &memory, on: &frame)
  tall.drawTimeline(on: &frame)
  // No cursor says anything here: what is left below the bars is what the patterns mean.
  let layout = tall.timelineLayout
  let key = frame.rows[layout.key..<layout.key + layout.keyRows].filter { row in
    row.cells.contains { $0.scalar != " " }
  }
  frame.rows =
    frame.rows[..<(layout.top + max(1, rows))] + (rows > 0 ? [frame.rows[layout.legendRule]] : [])
    + key
  return frame
}
