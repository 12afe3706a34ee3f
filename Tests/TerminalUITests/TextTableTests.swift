import TerminalUI
import Testing

private let table = TextTable(
  [
    .init("Nº"), .init("Title", mayShrink: true), .init("Place", mayShrink: true, leftOut: 1),
    .init("Open", .trailing),
  ],
  rows: [
    ["1", "Dike broken at the old mill by the weir", "Mill Rd, 漢字 1–60", "2"],
    ["12", "e\u{301}t\u{1B}[2J", "الشرطة", "-"],
  ])

@Suite struct TextTableTests {
  @Test func `columns are as wide as their widest cell, numbers to the end`() {
    #expect(
      table.lines(width: 120) == [
        "Nº  Title                                    Place               Open",
        "1   Dike broken at the old mill by the weir  Mill Rd, 漢字 1–60     2",
        "12  e\u{301}t▯[2J                                   الشرطة                 -",
      ])
  }

  @Test func `the widest column shrinks first, then one is left out, then lines are cut`() {
    #expect(table.lines(width: 50)[1] == "1   Dike broken at the …  Mill Rd, 漢字 1–60     2")
    #expect(table.lines(width: 40)[1] == "1   Dike broken at the old mill b…     2")
    #expect(table.lines(width: 22)[1] == "1   Dike broken…     2")
    #expect(table.lines(width: 10)[1] == "1   Dike …")
  }

  @Test func `in ASCII every glyph has one twin, so that columns still stand`() {
    #expect(
      table.inASCII.lines(width: 120)[1...] == [
        "1   Dike broken at the old mill by the weir  Mill Rd, ?? 1-60     2",
        "12  et?[2J                                   ??????               -",
      ])
  }

  @Test func `no line is wider than it may be, and columns stand, whatever stands in it`() {
    var generator = SplitMix(state: 7)
    for width in [0, 1, 7, 20, 33, 80] {
      let rows = (0..<20).map { _ in (0..<4).map { _ in randomText(using: &generator) } }
      let lines = TextTable(
        [
          .init("a"), .init("b", .trailing, mayShrink: true), .init("c", mayShrink: true),
          .init("d", leftOut: 1),
        ], rows: rows
      ).lines(width: width)
      #expect(lines.count == 21)
      #expect(lines.allSatisfy { Text.width(of: $0) <= width })
      #expect(lines.allSatisfy { Text.sanitise($0) == $0 })
    }
  }
}
