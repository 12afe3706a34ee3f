import OperatingPicture
import TerminalUI

/// The whole incident board as one frame, as tall as it needs to be, for a pipe or paper.
public func textBoard(_ model: Model) -> Frame {
  var tall = model
  tall.showsPanel = false
  tall.shown.list.selection = nil
  tall.shown.list.scrollToTop()
  tall.activity = .board
  tall.screen = .incidents
  let rows = min(model.board.count + 7, 200_000)
  tall.size = Size(columns: model.size.columns, rows: max(16, rows))
  var frame = Frame(size: tall.size)
  let layout = tall.layout
  var memory = ViewMemory()
  tall.drawBars(layout, &memory, on: &frame)
  tall.drawList(layout, &memory, on: &frame)
  frame.rows.removeLast(min(3, frame.rows.count))
  while frame.rows.count > 5, frame.rows.last?.text.allSatisfy({ $0 == " " }) == true {
    frame.rows.removeLast()
  }
  return frame
}
