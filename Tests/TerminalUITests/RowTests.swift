import TerminalUI
import Testing

@Suite struct RowTests {
  private func row(_ text: String) -> Row {
    var row = Row(columns: 10)
    row.put(text, at: 0)
    return row
  }

  @Test func `text lands in its columns and the count is returned`() {
    var row = Row(columns: 10)
    #expect(row.put("ab日", at: 2) == 4)
    #expect(row.text == "  ab日    ")
    #expect(row.cells[4].width == 2)
    #expect(row.cells[5].width == 0)
  }

  @Test(arguments: [
    (Alignment.leading, "ab    |"), (.trailing, "    ab|"), (.center, "  ab  |"),
  ])
  func `short text is aligned`(align: Alignment, expected: String) {
    var row = Row(columns: 7)
    row.put("|", at: 6)
    row.put("ab", at: 0, width: 6, align: align)
    #expect(row.text == expected)
  }

  @Test(arguments: [
    ("abcdef", 4, true, "abc…"), ("abcdef", 4, false, "abcd"), ("日本東", 4, true, "日 …"),
    ("日本東", 5, true, "日本…"), ("日本東", 5, false, "日本 "), ("a日", 2, true, "a…"),
    ("a日", 2, false, "a "), ("日", 1, true, "…"), ("日", 1, false, " "), ("abc", 0, true, ""),
  ])
  func `long text is cut`(text: String, width: Int, ellipsis: Bool, expected: String) {
    var row = Row(columns: 10)
    #expect(row.put(text, at: 0, width: width, ellipsis: ellipsis) <= width)
    #expect(row.text == expected + String(repeating: " ", count: 10 - width))
  }

  @Test func `text outside the row is not written`() {
    var row = Row(columns: 4)
    #expect(row.put("abc", at: 4) == 0)
    #expect(row.put("abc", at: 9) == 0)
    #expect(row.put("", at: 0) == 0)
    #expect(row.put("abcdef", at: -2, ellipsis: false) == 4)
    #expect(row.text == "abcd")
  }

  @Test func `a control character after the visible part does no harm`() {
    var row = Row(columns: 3)
    row.put("abc\u{1B}[2J", at: 0, ellipsis: false)
    #expect(row.text == "abc")
    row.put("a\u{1B}c", at: 0)
    #expect(row.text == "a▯c")
  }

  @Test func `overwriting half of a wide cell blanks the other half`() {
    var row = row("日本")
    row.put("x", at: 1)
    #expect(row.text.hasPrefix(" x本"))
    row.put("y", at: 2)
    #expect(row.text.hasPrefix(" xy "))
  }

  @Test func `filling respects wide neighbours and takes narrow scalars only`() {
    var row = row("日本東")
    row.fill("─", from: 1, to: 3, role: .rule)
    #expect(row.text == " ── 東    ")
    #expect(row.styles == " --       ")
    row.fill("日", from: 0, to: 2, role: .normal)
    #expect(row.text == "▯▯─ 東    ")
  }

  @Test func `a role covers wide cells whole`() {
    var row = row("日本")
    row.setRole(.alert, from: 1, to: 3)
    #expect(row.styles == "AAAA      ")
  }

  @Test func `no half of a wide cell ever stands alone`() {
    var generator = SplitMix(state: 42)
    var row = Row(columns: 16)
    for _ in 0..<5_000 {
      let column = Int.random(in: -2...17, using: &generator)
      let width = Int.random(in: 0...18, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: row.fill("x", from: column, to: column + width, role: .normal)
      case 1: row.setRole(.alert, from: column, to: column + width)
      default:
        row.put(
          randomText(using: &generator), at: column, width: width,
          align: [.leading, .trailing, .center].randomElement(using: &generator) ?? .leading,
          ellipsis: Bool.random(using: &generator))
      }
      #expect(row.cells.count == 16)
      #expect(Text.width(of: row.text) == 16)
      for (index, cell) in row.cells.enumerated() {
        let next = index + 1 < 16 ? row.cells[index + 1].width : 1
        #expect((cell.width == 2) == (next == 0))
        if cell.width == 2 { #expect(row.cells[index + 1].role == cell.role) }
      }
    }
  }
}

@Suite struct CellTests {
  @Test func `a cell is two words`() { #expect(MemoryLayout<Cell>.size == 16) }

  @Test func `a scalar that must not be drawn becomes the placeholder`() {
    #expect(Cell("\u{1B}").scalar == Text.placeholder)
    #expect(Cell("\u{301}").scalar == Text.placeholder)
    #expect(Cell("\n").scalar == " ")
    #expect(Cell("日", role: .good).width == 2)
  }

  @Test func `the role changes alone`() {
    var cell = Cell("é", role: .alert)
    cell.role = .struck
    #expect(cell.role == .struck)
    #expect(cell.text == "é")
    #expect(cell == Cell("é", role: .struck))
  }

  @Test func `every role has a letter of its own`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }
}
