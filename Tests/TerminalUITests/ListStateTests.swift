import TerminalUI
import Testing

/// A list of rows that come and go under somebody who looks at it.
struct ListStateTests {
  private let height = 5

  private func list(_ rows: [Int], selecting place: Int) -> ListState<Int> {
    var list = ListState<Int>()
    list.move(to: place, in: rows, height: height)
    return list
  }

  @Test func `the selection stays on its row and on its line of the screen`() {
    var rows = Array(0..<20)
    var list = list(rows, selecting: 9)
    let line = list.line(in: rows)
    rows.insert(contentsOf: [100, 101, 102], at: 2)
    rows.remove(at: 0)
    list.keep(line: line, in: rows, height: height)
    #expect(list.selection == 9)
    #expect(list.line(in: rows) == line)
    #expect(list.visible(in: rows, height: height) == [5, 6, 7, 8, 9])
  }

  @Test func `who looks at the first row sees what comes in above it`() {
    var rows = Array(0..<20)
    var list = list(rows, selecting: 0)
    let line = list.line(in: rows)
    rows.insert(100, at: 0)
    list.keep(line: line, in: rows, height: height)
    #expect(list.selection == 0)
    #expect(list.visible(in: rows, height: height) == [100, 0, 1, 2, 3])
  }

  @Test func `rows that are held stay as they stood, and are let go together`() {
    var rows = Array(0..<20)
    var list = list(rows, selecting: 3)
    list.hold(in: rows, height: height)
    rows.reverse()
    #expect(list.visible(in: rows, height: height) == [0, 1, 2, 3, 4])
    list.release()
    list.keepVisible(in: rows, height: height)
    #expect(list.visible(in: rows, height: height) == [7, 6, 5, 4, 3])
  }

  @Test func `new rows are counted above, below and where they are hidden, until seen`() {
    let rows = Array(0..<20)
    var list = list(rows, selecting: 9)
    for new in [1, 2, 7, 15, 99] { list.noteNew(new) }
    list.noteSeen(in: rows, height: height)
    var counts = list.unseenCounts(in: rows, height: height)
    #expect([counts.above, counts.below, counts.hidden] == [2, 1, 1])
    list.move(.first, in: rows, height: height)
    list.noteSeen(in: rows, height: height)
    counts = list.unseenCounts(in: rows, height: height)
    #expect([counts.above, counts.below, counts.hidden] == [0, 1, 1])
  }

  @Test func `so many rows are marked and no more`() {
    var list = ListState<Int>()
    #expect([1, 2, 3, 1].map { list.toggleMark($0, most: 2) } == [true, true, false, true])
    #expect(list.marks == [2])
  }

  @Test func `a lost selection goes to the first row, and to none in an empty list`() {
    var list = list([1, 2, 3], selecting: 2)
    list.selectIfLost(in: [1, 2], height: height)
    #expect(list.selection == 1)
    list.selectIfLost(in: [Int](), height: height)
    #expect(list.selection == nil)
  }

  @Test func `at random, the selection is in sight and where a plain count says`() {
    var random = SplitMix(state: 2026)
    let steps: [Step] = [.up, .down, .pageUp, .pageDown, .first, .last, .left, .right]
    for _ in 0..<300 {
      let rows = Array(0..<Int.random(in: 1...30, using: &random))
      let height = Int.random(in: 1...9, using: &random)
      var list = ListState(selection: 0)
      var place = 0
      for _ in 0..<20 {
        let step = steps.randomElement(using: &random) ?? .up
        let moves: [Step: Int] = [
          .up: -1, .down: 1, .pageUp: -max(1, height - 1), .pageDown: max(1, height - 1),
          .first: -99, .last: 99,
        ]
        place = min(max(0, place + (moves[step] ?? 0)), rows.count - 1)
        list.move(step, in: rows, height: height)
        #expect(list.selection == place)
        #expect(list.visible(in: rows, height: height).contains(place))
        #expect(list.visible(in: rows, height: height).count == min(height, rows.count))
      }
    }
  }

  @Test func `of a hundred thousand rows only those on the screen are asked for`() {
    let rows = CountedRows(count: 100_000)
    var list = ListState<Int>()
    list.move(to: 50_000, in: rows, height: height)
    rows.asked.value = 0
    list.move(.down, in: rows, height: height)
    #expect(list.visible(in: rows, height: height).last == 50_001)
    #expect(rows.asked.value <= height + 3)
  }
}

/// Rows that count how often one is asked for.
private struct CountedRows: ListSource {
  final class Counter { var value = 0 }
  let count: Int
  let asked = Counter()

  func id(at place: Int) -> Int {
    asked.value += 1
    return place
  }

  func place(of id: Int) -> Int? {
    asked.value += 1
    return id
  }
}
