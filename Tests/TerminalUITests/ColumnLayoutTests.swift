import TerminalUI
import Testing

struct ColumnLayoutTests {
  private let rules = [
    ColumnRule(least: 4), ColumnRule(least: 6, leftOut: 1),
    ColumnRule(least: 8, share: 2, leftOut: 3),
    ColumnRule(least: 8, share: 1, most: 12, leftOut: 2),
    ColumnRule(least: 5, leftOut: 4, airAtEnd: 1),
  ]

  private func widths(_ width: Int) -> [Int?] {
    let layout = ColumnLayout(rules, width: width)
    return rules.indices.map { layout[$0]?.width }
  }

  @Test func `what is left over is shared, within the limits of each`() {
    // 2 + 31 + 4 gaps of 2 + 1 of air: 42 are needed.
    #expect(widths(42) == [4, 6, 8, 8, 5])
    #expect(widths(54) == [4, 6, 19, 9, 5])
    #expect(widths(80) == [4, 6, 42, 12, 5])
  }

  @Test func `what matters least is left out first`() {
    #expect(widths(41) == [4, nil, 15, 8, 5])
    #expect(widths(30) == [4, nil, 14, nil, 5])
    #expect(widths(20) == [4, nil, nil, nil, 5])
    #expect(widths(9) == [4, nil, nil, nil, nil])
    #expect(ColumnLayout(rules, width: 1)[0]?.width == 1)
  }

  @Test func `at every width columns stand apart and within the list`() {
    for width in 1...200 {
      let layout = ColumnLayout(rules, width: width)
      var free = 2
      for place in layout.shown {
        guard let span = layout[place] else { continue }
        #expect(span.at == free)
        #expect(width < 6 || span.at + span.width <= width, "\(width)")
        free = span.at + span.width + 2
      }
    }
  }
}
