import CPlatform
import CVTerm
import CursesTerminal
import Glibc
import TerminalUI

/// The real drawing on a pty of this process, and an emulator that reads it.
final class DrawnScreen {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let terminal: CursesTerminal
  /// What is done to frames between composing and drawing them, to see that it is found.
  var spoiling: Spoiling?
  private(set) var fault: String?
  private(set) var cellCount = 0
  private(set) var frameCount = 0
  /// The scalars of frames on whose width the emulator or the C library does not agree.
  private(set) var excluded: Set<Unicode.Scalar> = []
  private let master: Int32
  private let reader: OpaquePointer
  private var screen: OpaquePointer
  private var bells = 0
  private var looks: [cv_expected] = []
  private var rows: [(row: Row, cells: [cv_expected])] = []
  private var agreed: [UInt32: Bool] = [:]
  private var applied: [[Cell]] = []
  private var before: Frame?

  init(color: Bool) throws {
    master = cv_pty_control(24, 80)
    guard master >= 0, let screen = cv_screen_new(24, 80),
      let reader = cv_reader_new(master, screen)
    else { throw Failure(description: "no pty: \(errno)") }
    self.screen = screen
    self.reader = reader
    terminal = try CursesTerminal(
      theme: .standard, wakeDescriptor: cp_event_open(), options: .init(color: color))
    // As after the answer of a terminal that repeats.
    terminal.useRepeats(true)
    use(.standard)
  }

  var byteCount: Int64 { cv_reader_bytes(reader) }

  func use(_ theme: Theme) {
    terminal.use(theme)
    let shown = terminal.capabilities.colors == 0 ? Theme.monochrome : theme
    let hasBright = terminal.capabilities.colors == 0 || terminal.capabilities.colors >= 16
    looks = Role.allCases.map { cv_expected(hasBright ? shown[$0] : shown[$0].withoutBright) }
    rows = []
  }

  /// Changes the size as dragging a window does: first the emulator, then the kernel's word of it.
  func resize(_ size: Size) throws {
    guard size != terminal.size else { return }
    cv_screen_resize(screen, Int32(size.rows), Int32(size.columns))
    handOver()
    _ = cv_pty_resize(master, Int32(size.rows), Int32(size.columns))
    var heard: [TerminalEvent] = []
    let deadline = ContinuousClock.now + .seconds(30)
    while !heard.contains(.resize(size)) {
      guard ContinuousClock.now < deadline else {
        throw Failure(description: "resized to \(size), heard \(heard)")
      }
      heard += terminal.waitForEvents(timeoutMilliseconds: 1_000)
    }
  }

  /// Draws a frame and says what of the screen is not as it was composed.
  func draw(_ frame: Frame) throws -> String? {
    if let fault = faultOfShape(spoiling == .width ? Spoiling.widened(frame) : frame) {
      return fault
    }
    if let fault = faultOfDifference(frame) { return fault }
    try send(frame)
    frameCount += 1
    return difference(from: frame)
  }

  /// Draws a frame from nothing on an emulator that has never seen anything.
  func drawAnew(_ frame: Frame) throws -> String? {
    guard let blank = cv_screen_new(Int32(frame.size.rows), Int32(frame.size.columns)) else {
      throw Failure(description: "no screen")
    }
    // Hiding the cursor is a mode of the terminal: it is not sent with every frame.
    let hide = Array("\u{1B}[?25l".utf8)
    if frame.cursor == nil { cv_screen_feed(blank, hide, Int32(hide.count)) }
    cv_screen_free(cv_reader_swap(reader, blank))
    screen = blank
    bells = 0
    terminal.redraw()
    try send(frame)
    return difference(from: frame).map { "drawn from nothing, \($0)" }
  }

  /// What was looked at here belongs to the thread that reads from now on.
  private func handOver() { _ = cv_reader_bytes(reader) }

  /// The bell comes behind everything that was drawn.
  private func send(_ frame: Frame) throws {
    terminal.draw(spoiling?.spoil(frame) ?? frame)
    terminal.bell()
    bells += 1
    guard cv_reader_wait(reader, Int32(bells), 30) else {
      throw Failure(description: "what was drawn did not arrive")
    }
  }

  private func faultOfShape(_ frame: Frame) -> String? {
    if frame.rows.count != frame.size.rows { return "\(frame.rows.count) rows in \(frame.size)" }
    for (index, row) in frame.rows.enumerated() {
      let width = row.cells.reduce(0) { $0 + $1.width }
      if row.columns != frame.size.columns || width != frame.size.columns {
        return "row \(index) has \(row.columns) cells of \(width) columns in \(frame.size)"
      }
    }
    if let cursor = frame.cursor,
      !(0..<frame.size.rows).contains(cursor.row)
        || !(0..<frame.size.columns).contains(cursor.column)
    {
      return "the cursor is at \(cursor) in \(frame.size)"
    }
    return nil
  }

  /// The differences of frames, applied one after the other, make the frame.
  private func faultOfDifference(_ frame: Frame) -> String? {
    if before?.size != frame.size { applied = frame.rows.map { $0.cells.map { _ in Cell.blank } } }
    for change in FrameDiff(from: before, to: frame).changes {
      applied[change.row][change.columns] = frame.rows[change.row].cells[change.columns]
    }
    before = frame
    for (index, row) in frame.rows.enumerated() where !row.cells.isSame(as: applied[index]) {
      return "the differences lead to another row \(index)"
    }
    return nil
  }

  private func difference(from frame: Frame) -> String? {
    defer { handOver() }
    for (index, row) in frame.rows.enumerated() {
      var cells = expected(row, index)
      if cannotReachLastCell, index == frame.rows.count - 1 { cells.removeLast() }
      cellCount += cells.count
      let column = Int(
        cells.withUnsafeBufferPointer {
          cv_screen_difference(screen, Int32(index), $0.baseAddress, Int32($0.count))
        })
      guard column >= 0 else { continue }
      let shown = cv_screen_cell(screen, Int32(index), Int32(column))
      return "row \(index), column \(column) of \(frame.size): \(shown), composed \(cells[column])"
        + " of \(row.cells[column].text.debugDescription), \(row.cells[column].role): \(row.text)"
    }
    return fault ?? faultOfCursor(frame)
  }

  /// A terminal that always wraps cannot have its last cell written in a window one column wide.
  private var cannotReachLastCell: Bool {
    terminal.size.columns == 1 && getenv("TERM").map { $0[0] != 0x78 } ?? false
  }

  private func faultOfCursor(_ frame: Frame) -> String? {
    var row: Int32 = 0
    var column: Int32 = 0
    var isShown = false
    cv_screen_cursor(screen, &row, &column, &isShown)
    guard let cursor = frame.cursor else { return isShown ? "the cursor is shown" : nil }
    if isShown, cursor == Position(row: Int(row), column: Int(column)) { return nil }
    return "the cursor is at \(row), \(column), shown \(isShown), composed \(cursor)"
  }

  /// The cells of a row as the emulator should have them; those of the same row are kept.
  private func expected(_ row: Row, _ index: Int) -> [cv_expected] {
    if index < rows.count, rows[index].row.cells.isSame(as: row.cells) { return rows[index].cells }
    var cells: [cv_expected] = []
    cells.reserveCapacity(row.cells.count)
    for cell in row.cells { append(cell, to: &cells) }
    while rows.count <= index { rows.append((row, [])) }
    rows[index] = (row, cells)
    return cells
  }

  private func append(_ cell: Cell, to cells: inout [cv_expected]) {
    var expected = looks[Int(cell.role.rawValue)]
    let marks = cell.markValues
    if cell.width == 1, 0x20..<0x7F ~= cell.scalar.value, marks.0 == 0 {
      expected.chars.0 = cell.scalar.value
      cells.append(expected)
      return
    }
    if let harmful = [cell.scalar.value, marks.0, marks.1, marks.2].first(where: isHarmful),
      cell.width > 0 || harmful != 0
    {
      fault = "U+\(String(harmful, radix: 16)) stands in a cell"
    }
    let isUnicode = terminal.capabilities.unicode
    expected.width = Int8(cell.width)
    if cell.width == 0 {
      // What stands for the first half stands for the other one, too.
      if let first = cells.last, first.width == 1 { expected = first }
    } else if !isUnicode {
      expected.width = 1
      expected.chars.0 = cell.width == 1 ? Text.asciiTwin(of: cell.scalar).value : 0x3F
    } else if isAgreed(cell.scalar.value, cell.width) {
      let drawn = [marks.0, marks.1, marks.2].filter { $0 != 0 && isAgreed($0, 0) } + [0, 0, 0]
      expected.chars = (cell.scalar.value, drawn[0], drawn[1], drawn[2])
    } else {
      expected.width = 1
      expected.chars.0 = Text.placeholder.value
    }
    cells.append(expected)
  }

  /// Controls, and what turns the direction of text or cannot be seen.
  private func isHarmful(_ value: UInt32) -> Bool {
    switch value {
    case 1..<0x20, 0x7F..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF, 0xFFFE, 0xFFFF:
      true
    default: false
    }
  }

  /// Whether the C library gives a scalar the width that we do.
  private func isAgreed(_ value: UInt32, _ width: Int) -> Bool {
    if value < 0x7F { return true }
    let key = value << 2 | UInt32(width)
    if let known = agreed[key] { return known }
    let isAgreed = Int(cv_library_width(value)) == width
    if !isAgreed, let scalar = Unicode.Scalar(value) { excluded.insert(scalar) }
    agreed[key] = isAgreed
    return isAgreed
  }
}

extension Appearance {
  /// As eight colours show it: bright text is bold.
  var withoutBright: Appearance {
    var look = self
    if let color = foreground, color.rawValue > 7 {
      look.foreground = TerminalColor(rawValue: color.rawValue - 8)
      look.bold = true
    }
    if let color = background, color.rawValue > 7 {
      look.background = TerminalColor(rawValue: color.rawValue - 8)
    }
    return look
  }
}

extension cv_expected {
  init(_ look: Appearance) {
    var attributes = 0
    if look.bold { attributes |= Int(CV_BOLD) }
    if look.dim { attributes |= Int(CV_DIM) }
    if look.reverse { attributes |= Int(CV_REVERSE) }
    if look.underline { attributes |= Int(CV_UNDERLINE) }
    self.init(
      chars: (0, 0, 0, 0), width: 1, attributes: Int8(attributes),
      foreground: look.foreground.map { Int8($0.rawValue) } ?? -1,
      background: look.background.map { Int8($0.rawValue) } ?? -1)
  }
}

extension [Cell] {
  /// Whether both have the same cells; a cell is two words without a gap.
  func isSame(as other: [Cell]) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(mine, theirs, count * MemoryLayout<Cell>.stride) == 0
      }
    }
  }
}
