import Dashboard
import OperatingPicture
import TerminalUI
import Testing

/// Something in a register, with an order in which it is given.
private struct Thing: Identifiable, Hashable {
  let id: Int
  var name: String
  var count = 0

  static let columns: [Column<Thing>] = [
    Column("name", .words) { .text($0.name) }, Column("count", .count) { .count($0.count) },
  ]
}

/// A list of rows with columns under somebody who looks at it.
struct TableStateTests {
  private let height = 3
  private let things = [
    Thing(id: 1, name: "Pump", count: 2), Thing(id: 2, name: "boat", count: 7),
    Thing(id: 3, name: "Tent", count: 2), Thing(id: 4, name: "Crew", count: 9),
  ]

  private func table(_ things: [Thing]) -> TableState<Int> {
    var table = TableState<Int>()
    table.follow(things, Thing.columns, height: height)
    return table
  }

  private func ids(_ table: TableState<Int>) -> [Int] {
    (0..<table.rows.count).map { table.rows.id(at: $0) }
  }

  @Test func `a column orders the rows, again the other way round, and then not at all`() {
    var table = table(things)
    var orders: [[Int]] = []
    for _ in 0..<3 {
      table.sortAgain(by: "count")
      table.follow(things, Thing.columns, height: height)
      orders.append(ids(table))
    }
    // Rows that count the same stay as they were given.
    #expect(orders == [[1, 3, 2, 4], [4, 2, 1, 3], [1, 2, 3, 4]])
    table.sortAgain(by: "name")
    table.follow(things, Thing.columns, height: height)
    #expect(ids(table) == [2, 4, 1, 3])
  }

  @Test func `a filter and a tab leave rows out, and how many there are is known`() throws {
    var table = table(things)
    table.filter = try ColumnFilter(
      "count>2", Thing.columns, moment: { _ in nil }, duration: { _ in nil })
    table.follow(things, Thing.columns, height: height)
    #expect(ids(table) == [2, 4])
    let tabs: [(Thing) -> Bool] = [{ $0.name == "Crew" }, { $0.count == 2 }]
    table.tab = 1
    table.follow(things, Thing.columns, tabs: tabs, height: height)
    #expect(ids(table) == [4])
    #expect(table.list.selection == 4)
    #expect(table.count == 4)
    #expect(table.tabCounts == [4, 1, 2])
    table.follow(things, Thing.columns, height: height)
    #expect(ids(table) == [2, 4], "a tab that is there no longer shows all")
  }

  @Test func `the selection stays on its row while rows come, change and go`() {
    var table = table(things)
    table.list.move(to: 2, in: table.rows, height: height)
    var changed = things.filter { $0.id != 1 }
    changed[1].name = "Marquee"
    changed.insert(Thing(id: 5, name: "Bus"), at: 0)
    table.follow(changed, Thing.columns, height: height)
    #expect(table.list.selection == 3)
    table.follow(changed.filter { $0.id != 3 }, Thing.columns, height: height)
    #expect(table.list.selection == 5)
  }

  @Test func `rows that come in out of sight are counted until they are seen`() {
    var table = table(things)
    table.list.move(.last, in: table.rows, height: height)
    let more = [Thing(id: 8, name: "Bus"), Thing(id: 9, name: "Car")] + things
    table.follow(more, Thing.columns, height: height)
    table.list.noteSeen(in: table.rows, height: height)
    #expect(table.list.unseenCounts(in: table.rows, height: height).above == 2)
    table.list.move(.first, in: table.rows, height: height)
    table.list.noteSeen(in: table.rows, height: height)
    #expect(table.list.unseenCounts(in: table.rows, height: height).above == 0)
  }

  @Test func `while somebody acts the selection waits for a row that vanished`() {
    var table = table(things)
    table.list.move(to: 1, in: table.rows, height: height)
    table.list.hold(in: table.rows, height: height)
    table.follow(things.filter { $0.id != 2 }, Thing.columns, height: height)
    #expect(table.list.selection == 2)
    #expect(table.list.visible(in: table.rows, height: height) == [1, 2, 3])
    table.list.release()
    table.follow(things.filter { $0.id != 2 }, Thing.columns, height: height)
    #expect(table.list.selection == 1)
  }
}
