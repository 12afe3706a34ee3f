import TerminalUI

/// Where everything of a form stands: one column in the middle of the screen.
struct FormLayout: Hashable, Sendable {
  /// From so many columns on, what is offered stands beside the fields, else beneath.
  static let besideColumns = 110

  /// The row of the heading.
  let titleRow: Int
  /// The rows for the fields.
  let body: Range<Int>
  let left: Int
  let right: Int
  /// Where values begin, and the columns they have.
  let valueAt: Int
  let valueWidth: Int
  /// Where candidates stand beside the fields; nil when they stand beneath.
  let besideAt: Int?
  /// Whether a blank row is left under each field.
  let isAiry: Bool

  init(_ layout: Layout, labelWidth: Int, fields: Int) {
    let columns = layout.size.columns
    let isBeside = columns >= Self.besideColumns
    let width = isBeside ? min(columns - 8, 132) : min(columns - 2, 84)
    left = (columns - width) / 2
    right = left + width
    valueAt = left + 2 + labelWidth + 3
    let room = right - valueAt
    besideAt = isBeside ? valueAt + room * 5 / 9 + 3 : nil
    valueWidth = max(8, isBeside ? room * 5 / 9 : room)
    let top = layout.headRows
    let bottom = layout.size.rows - (layout.hasRules ? 3 : 2)
    let isTall = bottom - top >= 14
    titleRow = isTall ? top + 1 : top
    let first = titleRow + (isTall ? 2 : 1)
    body = first..<max(first, bottom)
    isAiry = body.count >= fields * 2
  }
}

/// One row of a form.
enum FormRow: Hashable, Sendable {
  case field(Int)
  case offers
  case problem(String)
  case blank
}
