import TerminalUI

/// Where the parts of a timeline stand on a screen.
struct TimelineLayout: Hashable, Sendable {
  /// The row of the axis.
  let axis: Int
  /// The first row of bars.
  let top: Int
  /// How many rows of bars there are.
  let rows: Int
  /// Columns of the label, and of the title beside it.
  let labelWidth: Int
  let titleWidth: Int
  let barLeft: Int
  let barWidth: Int
  /// The row that names what the cursor stands on.
  let legend: Int

  init(_ size: Size) {
    let base = Layout(size, showsPanel: false)
    axis = base.listTop - 1
    top = axis + 1
    legend = base.listTop + base.listHeight - 1
    rows = max(0, legend - 1 - top)
    labelWidth = size.columns >= 100 ? 15 : size.columns >= 70 ? 13 : 9
    titleWidth = size.columns >= 100 ? min(30, size.columns / 5) : size.columns >= 70 ? 12 : 0
    barLeft = 2 + labelWidth + 1 + (titleWidth > 0 ? titleWidth + 1 : 0)
    barWidth = max(4, size.columns - barLeft - 1)
  }
}
