extension Row {
  /// Writes text at `column`, clipped to `width` columns, and returns the columns it used.
  ///
  /// The text is sanitised. `nil` as width is the rest of the row; a negative column counts as 0.
  /// Text that does not fit loses its end, with `…` in the last column unless `ellipsis` is off.
  /// Cells around shorter text stay as they are.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, at column: Int, width: Int? = nil,
    align: Alignment = .leading, role: Role = .normal, ellipsis: Bool = true
  ) -> Int {
    put(
      String(text), at: column, width: width, align: align, role: role, ellipsis: ellipsis)
  }

  /// The same for a whole string.
  @discardableResult
  public mutating func put(
    _ text: String, at column: Int, width: Int? = nil, align: Alignment = .leading,
    role: Role = .normal, ellipsis: Bool = true
  ) -> Int {
    let start = max(0, column)
    let room = min(width ?? cells.count, cells.count - start)
    guard room > 0 else { return 0 }
    let fast = text.utf8.withContiguousStorageIfAvailable { bytes in
      putASCII(bytes, at: start, room: room, align: align, role: role, ellipsis: ellipsis)
    }
    if let fast, fast >= 0 { return fast }
    return putGlyphs(
      text.unicodeScalars, at: start, room: room, align: align, role: role, ellipsis: ellipsis)
  }

  /// Writes printable ASCII; -1 when there is anything else in what can be seen.
  private mutating func putASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, room: Int, align: Alignment, role: Role,
    ellipsis: Bool
  ) -> Int {
    let seen = bytes.prefix(room + 1)
    guard seen.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return -1 }
    let count = min(bytes.count, room)
    if count == 0 { return 0 }
    let first = start + align.offset(of: count, in: room)
    detach(first..<first + count)
    cells.withUnsafeMutableBufferPointer { cells in
      for index in 0..<count { cells[first + index] = Cell(ascii: bytes[index], role: role) }
    }
    if bytes.count > room && ellipsis {
      cells[first + count - 1] = Cell(Text.ellipsis, role: role)
    }
    return count
  }

  private mutating func putGlyphs(
    _ scalars: String.UnicodeScalarView, at start: Int, room: Int, align: Alignment,
    role: Role, ellipsis: Bool
  ) -> Int {
    var drawn: [Cell] = []
    drawn.reserveCapacity(min(room, 32))
    var cut = false
    for glyph in Glyphs(scalars) {
      if drawn.count + glyph.width > room {
        cut = true
        break
      }
      drawn.append(Cell(glyph: glyph, role: role))
      if glyph.width == 2 { drawn.append(Cell.trailingHalf(role: role)) }
    }
    if cut { Self.shorten(&drawn, to: room, role: role, ellipsis: ellipsis) }
    guard !drawn.isEmpty else { return 0 }
    let first = start + align.offset(of: drawn.count, in: room)
    detach(first..<first + drawn.count)
    cells.replaceSubrange(first..<first + drawn.count, with: drawn)
    return drawn.count
  }

  /// Ends cut cells with an ellipsis; a column that only half of a wide cell would fill is blank.
  private static func shorten(_ drawn: inout [Cell], to room: Int, role: Role, ellipsis: Bool) {
    if !ellipsis {
      while drawn.count < room { drawn.append(Cell(ascii: 0x20, role: role)) }
      return
    }
    if drawn.count == room {
      let last = drawn.removeLast()
      if last.width == 0 { drawn[drawn.count - 1] = Cell(ascii: 0x20, role: role) }
    }
    drawn.append(Cell(Text.ellipsis, role: role))
  }
}

extension Alignment {
  func offset(of count: Int, in room: Int) -> Int {
    switch self {
    case .leading: 0
    case .trailing: room - count
    case .center: (room - count) / 2
    }
  }
}
