/// Rows of text in aligned columns, for a pipe, a terminal that scrolls, or paper.
///
/// Cells are sanitised. Where all of it does not fit, the columns that may shrink are cut, the
/// widest first; then columns are left out in the order they name; then the lines are cut.
public struct TextTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    let title: String
    let alignment: Alignment
    let mayShrink: Bool
    let leftOut: Int?

    /// A column with its heading; the lower `leftOut`, the earlier it goes, and never without one.
    public init(
      _ title: String, _ alignment: Alignment = .leading, mayShrink: Bool = false,
      leftOut: Int? = nil
    ) {
      self.title = title
      self.alignment = alignment
      self.mayShrink = mayShrink
      self.leftOut = leftOut
    }
  }

  private let columns: [Column]
  private let rows: [[String]]

  /// Before another column is left out for it, a column shrinks to so many terminal columns.
  private static let comfortable = 16
  /// In the end it keeps so many, or what it needs.
  private static let least = 8
  private static let gap = 2

  /// A table with one cell for each column in every row.
  public init(_ columns: [Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows.map { row in row.map { Text.sanitise($0) } }
  }

  /// The same with nothing but ASCII in its cells.
  public var inASCII: TextTable {
    TextTable(columns, rows: rows.map { row in row.map { Text.ascii($0) } })
  }

  /// The headings and the rows, each at most `width` columns wide, without blanks at their ends.
  public func lines(width: Int) -> [String] {
    let places = layout(within: width)
    return ([columns.map(\.title)] + rows).map { row in
      var line = ""
      for (index, place) in places.enumerated() where place.column < row.count {
        if index > 0 { line += String(repeating: " ", count: Self.gap) }
        line += Self.padded(
          row[place.column], to: place.width, columns[place.column].alignment)
      }
      while line.last == " " { line.removeLast() }
      return Text.truncate(line, to: width)
    }
  }

  /// The columns that are shown, and how wide each is.
  private func layout(within width: Int) -> [(column: Int, width: Int)] {
    let needed = neededWidths
    var shown = Array(columns.indices)
    while true {
      let dispensable = shown.filter { columns[$0].leftOut != nil }
      let first = dispensable.min { columns[$0].leftOut ?? 0 < columns[$1].leftOut ?? 0 }
      let floor = first == nil ? Self.least : Self.comfortable
      let (widths, excess) = shrunk(shown.map { needed[$0] }, shown, to: width, floor)
      guard excess > 0, let first else {
        return zip(shown, widths).map { (column: $0, width: $1) }
      }
      shown.removeAll { $0 == first }
    }
  }

  private var neededWidths: [Int] {
    var widths = columns.map { Text.width(of: $0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() where index < widths.count {
        widths[index] = max(widths[index], Text.width(of: cell))
      }
    }
    return widths
  }

  /// The widths after shrinking, and by how much they are still too wide together.
  private func shrunk(
    _ needed: [Int], _ shown: [Int], to width: Int, _ floor: Int
  ) -> (widths: [Int], excess: Int) {
    var widths = needed
    var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - width
    while excess > 0 {
      let narrowing = widths.indices.filter {
        columns[shown[$0]].mayShrink && widths[$0] > floor
      }
      guard let widest = narrowing.max(by: { widths[$0] < widths[$1] }) else { break }
      let others = narrowing.filter { $0 != widest }.map { widths[$0] }.max() ?? floor
      let step = min(excess, max(1, widths[widest] - others))
      widths[widest] -= step
      excess -= step
    }
    return (widths, excess)
  }

  private static func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
    let cut = Text.truncate(text, to: width)
    let free = max(0, width - Text.width(of: cut))
    let before =
      switch alignment {
      case .leading: 0
      case .trailing: free
      case .center: free / 2
      }
    return String(repeating: " ", count: before) + cut
      + String(repeating: " ", count: free - before)
  }
}
