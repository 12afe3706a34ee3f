import TerminalUI
import Testing

@Suite struct FrameTests {
  @Test func `text and styles drop trailing blanks and keep every row`() {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    frame.rows[1].put("ab", at: 1, role: .alert)
    #expect(frame.text == "\n ab\n")
    #expect(frame.styles == "\n AA\n")
  }

  @Test func `without an old frame or with another size every row differs`() {
    let frame = Frame(size: Size(columns: 4, rows: 2))
    #expect(FrameDiff.changedRows(from: nil, to: frame) == [0, 1])
    let other = Frame(size: Size(columns: 5, rows: 2))
    #expect(FrameDiff.changedRows(from: other, to: frame) == [0, 1])
    #expect(FrameDiff.changedRows(from: frame, to: frame).isEmpty)
  }

  @Test func `a difference is the columns from first to last`() {
    let old = Frame(size: Size(columns: 8, rows: 3))
    var new = old
    new.rows[2].put("x", at: 2)
    new.rows[2].put("y", at: 5)
    let diff = FrameDiff(from: old, to: new)
    #expect(diff.changes.map(\.row) == [2])
    #expect(diff.changes.map(\.columns) == [2..<6])
    #expect(diff.cellCount == 4)
  }

  @Test func `a change of role alone is a difference`() {
    let old = Frame(size: Size(columns: 8, rows: 1))
    var new = old
    new.rows[0].setRole(.alert, from: 3, to: 4)
    #expect(FrameDiff(from: old, to: new).changes.map(\.columns) == [3..<4])
  }

  @Test func `wide cells are in a difference whole`() {
    var old = Row(columns: 6)
    old.put("日本", at: 0)
    var new = Row(columns: 6)
    new.put("日", at: 0)
    new.put("x", at: 3)
    #expect(FrameDiff.changedColumns(from: old, to: new) == 2..<4)
    #expect(FrameDiff.changedColumns(from: old, to: old) == nil)
  }

  @Test func `applying the difference gives the new frame`() {
    var generator = SplitMix(state: 3)
    for _ in 0..<500 {
      var old = Row(columns: 12)
      old.put(randomText(using: &generator), at: 0)
      var new = old
      new.put(
        randomText(using: &generator, count: 4), at: Int.random(in: 0..<12, using: &generator))
      var cells = old.cells
      if let columns = FrameDiff.changedColumns(from: old, to: new) {
        cells[columns] = new.cells[columns]
        #expect(new.cells[columns.lowerBound].width != 0)
        #expect(columns.upperBound == 12 || new.cells[columns.upperBound].width != 0)
      }
      #expect(cells == new.cells)
    }
  }
}

@Suite struct ThemeTests {
  @Test func `monochrome has no colour and still tells alarms from text`() {
    let theme = Theme.monochrome
    for role in Role.allCases {
      #expect(theme[role].foreground == nil && theme[role].background == nil)
    }
    for role in [Role.alert, .overdue, .live, .exercise, .bar, .field, .title] {
      #expect(theme[role] != theme[.normal])
    }
    #expect(theme[.live] != theme[.exercise])
  }

  @Test func `colour blind safe uses neither red nor green`() {
    for role in Role.allCases {
      let look = Theme.colourBlindSafe[role]
      for color in [look.foreground, look.background] {
        #expect(color != .red && color != .green && color != .brightRed && color != .brightGreen)
      }
    }
  }
}

@Suite struct HeadlessTerminalTests {
  @Test func `the script is played, frames are kept, and its end is a hangup`() {
    let larger = Size(columns: 100, rows: 30)
    var terminal = HeadlessTerminal(script: [[.key(Key(.enter))], [.resize(larger)]])
    terminal.draw(Frame(size: terminal.size))
    terminal.bell()
    #expect(terminal.waitForEvents(timeoutMilliseconds: nil) == [.key(Key(.enter))])
    #expect(terminal.waitForEvents(timeoutMilliseconds: 0) == [.resize(larger)])
    #expect(terminal.size == larger)
    #expect(terminal.waitForEvents(timeoutMilliseconds: nil) == [.hangup])
    #expect(terminal.frames.map(\.size) == [Size(columns: 80, rows: 24)])
    #expect(terminal.bells == 1)
  }
}
