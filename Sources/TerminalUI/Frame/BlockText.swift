/// How large a pixel of block text is.
public enum BlockScale: Hashable, Sendable {
  /// Two pixels in a cell, one above the other: letters are three rows high.
  case half
  /// A pixel is so many rows high, 1 or more, and twice as many columns wide.
  case whole(Int)

  /// The rows that a line of block text takes.
  public var rows: Int {
    switch self {
    case .half: 3
    case .whole(let rows): BlockText.rows * rows
    }
  }

  fileprivate var columns: Int {
    switch self {
    case .half: 1
    case .whole(let rows): 2 * rows
    }
  }
}

/// Digits and letters made of blocks, for what is read from across a room.
public enum BlockText {
  static let rows = 5

  /// The columns that a text takes; nil when one of its characters cannot be made of blocks.
  public static func width(of text: String, _ scale: BlockScale) -> Int? {
    var pixels = 0
    for character in text {
      guard let glyph = glyphs[character] else { return nil }
      pixels += glyph[0].count + 1
    }
    return max(0, pixels - 1) * scale.columns
  }

  fileprivate static func lines(of text: String) -> [[Bool]] {
    (0..<rows).map { row in
      var line: [Bool] = []
      for character in text {
        guard let glyph = glyphs[character] else { continue }
        if !line.isEmpty { line.append(false) }
        line += glyph[row].map { $0 == "#" }
      }
      return line
    }
  }

  private static let glyphs: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": ["## ", " # ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    ":": [" ", "#", " ", "#", " "],
    "+": ["   ", " # ", "###", " # ", "   "],
    "-": ["   ", "   ", "###", "   ", "   "],
    " ": ["  ", "  ", "  ", "  ", "  "],
    "C": ["###", "#  ", "#  ", "#  ", "###"],
    "E": ["###", "#  ", "## ", "#  ", "###"],
    "I": ["###", " # ", " # ", " # ", "###"],
    "L": ["#  ", "#  ", "#  ", "#  ", "###"],
    "R": ["## ", "# #", "## ", "# #", "# #"],
    "S": ["###", "#  ", "###", "  #", "###"],
    "T": ["###", " # ", " # ", " # ", " # "],
    "V": ["# #", "# #", "# #", "# #", " # "],
    "X": ["# #", "# #", " # ", "# #", "# #"],
  ]
}

extension Frame {
  /// Writes block text with its upper left corner at a place and returns the columns it took.
  ///
  /// Characters that cannot be made of blocks are left out; what is outside the frame is cut.
  @discardableResult
  public mutating func putBlocks(
    _ text: String, at column: Int, row: Int, scale: BlockScale, role: Role
  ) -> Int {
    let lines = BlockText.lines(of: text)
    switch scale {
    case .half:
      for index in 0..<scale.rows {
        let lower = 2 * index + 1 < lines.count ? lines[2 * index + 1] : []
        putBlocks(upper: lines[2 * index], lower: lower, at: column, row: row + index, role: role)
      }
    case .whole(let high):
      for (index, line) in lines.enumerated() {
        for below in 0..<high {
          putBlocks(
            line, pixel: 2 * high, at: column, row: row + index * high + below, role: role)
        }
      }
    }
    return (lines.first?.count ?? 0) * scale.columns
  }

  private mutating func putBlocks(
    upper: [Bool], lower: [Bool], at column: Int, row: Int, role: Role
  ) {
    guard rows.indices.contains(row) else { return }
    for (index, isUpper) in upper.enumerated() {
      let isLower = index < lower.count && lower[index]
      let block: Unicode.Scalar = isUpper ? (isLower ? "█" : "▀") : (isLower ? "▄" : " ")
      rows[row].fill(block, from: column + index, to: column + index + 1, role: role)
    }
  }

  private mutating func putBlocks(
    _ line: [Bool], pixel: Int, at column: Int, row: Int, role: Role
  ) {
    guard rows.indices.contains(row) else { return }
    for (index, isSet) in line.enumerated() {
      let start = column + index * pixel
      rows[row].fill(isSet ? "█" : " ", from: start, to: start + pixel, role: role)
    }
  }
}
