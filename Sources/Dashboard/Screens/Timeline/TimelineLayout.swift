import OperatingPicture
import TerminalUI

/// Where the parts of a timeline stand on a screen.
struct TimelineLayout: Hashable, Sendable {
  /// The row of the axis.
  let axis: Int
  /// The first row of bars.
  let top: Int
  /// How many rows of bars there are.
  let rows: Int
  /// The rule over the bars, which names whose time it is; nil where there is none.
  let title: Int?
  /// Columns of the label, and of the title beside it.
  let labelWidth: Int
  let titleWidth: Int
  let barLeft: Int
  let barWidth: Int
  /// The rule under the bars.
  let legendRule: Int
  /// The rows that name what the cursor stands on.
  let saidRows: Int
  /// The rows that say what the patterns mean; the rule says it where there is none.
  let keyRows: Int

  init(_ size: Size, _ scope: TimelineScope) {
    let base = Layout(size, showsPanel: false)
    axis = base.listTop - 1
    top = axis + 1
    title = base.hasRules ? axis - 1 : nil
    let bottom = base.listTop + base.listHeight
    let isTall = size.rows >= 20
    saidRows = isTall && size.columns < 100 ? 2 : 1
    if isTall {
      keyRows = size.columns < 100 ? 3 : size.columns < 180 ? 2 : 1
    } else {
      keyRows = base.hasRules ? 2 : 0
    }
    legendRule = bottom - keyRows - saidRows - 1
    rows = max(0, legendRule - top)
    let isRoom = scope == .room
    labelWidth = isRoom ? 8 : size.columns >= 100 ? 16 : size.columns >= 60 ? 13 : 11
    let hasTitle = size.columns >= (isRoom ? 54 : 70)
    titleWidth =
      !hasTitle
      ? 0 : size.columns >= 100 ? min(40, size.columns / 5) : isRoom ? 22 : 16
    barLeft = 2 + labelWidth + 1 + (titleWidth > 0 ? titleWidth + 1 : 0)
    barWidth = max(4, size.columns - barLeft - 1)
  }

  /// The first row that names what the cursor stands on.
  var said: Int { legendRule + 1 }
  /// The first row that says what the patterns mean.
  var key: Int { said + saidRows }
}
