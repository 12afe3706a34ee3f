import TerminalUI

/// Where everything stands on a screen of a given size.
struct Layout: Hashable, Sendable {
  /// Smallest size that is drawn.
  static let least = Size(columns: 40, rows: 10)
  /// From so many columns on the panel stands beside the list.
  static let besideColumns = 160

  let size: Size
  /// Whether rules separate bars from the body.
  let hasRules: Bool
  /// The row that names what needs somebody most; nil where there is no room for it.
  let attentionRow: Int?
  /// How many rows stand above the body.
  let headRows: Int
  /// The first row of the list, below its heading.
  let listTop: Int
  let listHeight: Int
  let listWidth: Int
  let panel: Panel?

  /// The detail panel: its title row, and the rows below it.
  struct Panel: Hashable, Sendable {
    let isBeside: Bool
    let top: Int
    let height: Int
    let left: Int
    let width: Int
  }

  init(_ size: Size, showsPanel: Bool, showsAttention: Bool = false) {
    self.size = size
    hasRules = size.rows >= 16
    attentionRow = showsAttention && size.rows >= 18 ? 2 : nil
    headRows = (hasRules ? 3 : 2) + (attentionRow == nil ? 0 : 1)
    let footRows = hasRules ? 3 : 2
    let body = max(0, size.rows - headRows - footRows)
    listTop = headRows + 1
    if showsPanel, size.columns >= Self.besideColumns {
      let width = min(90, size.columns / 3)
      panel = Panel(
        isBeside: true, top: headRows, height: body, left: size.columns - width, width: width)
      listWidth = size.columns - width - 3
      listHeight = max(0, body - 1)
    } else if showsPanel, body >= 8 {
      let height = min(max(5, body * 45 / 100), 24)
      panel = Panel(
        isBeside: false, top: headRows + body - height, height: height, left: 0,
        width: size.columns)
      listWidth = size.columns
      listHeight = body - 1 - height
    } else {
      panel = nil
      listWidth = size.columns
      listHeight = max(0, body - 1)
    }
  }

  var isTooSmall: Bool { size.columns < Self.least.columns || size.rows < Self.least.rows }
}

extension Model {
  var layout: Layout {
    Layout(size, showsPanel: showsPanel, showsAttention: screen.room.showsAttention)
  }
  var listHeight: Int { layout.listHeight }
  var listTop: Int { layout.listTop }
  var listWidth: Int { layout.listWidth }
  var helpHeight: Int { max(1, size.rows - 5) }
}
