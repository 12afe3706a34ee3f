import IncidentEngine
import OperatingPicture
import Testing

/// A register of things that are lent, as somebody would write it.
private struct Loan: Sendable {
  let number: Int
  let what: String
  let since: Moment?
  let days: Int

  static let columns: [Column<Loan>] = [
    Column("number", .number) { .text("LN-\($0.number)") },
    Column("what", .words, width: .free(least: 8)) { .text($0.what) },
    Column("since", json: "lentAt", .moment) { .moment(ifAny: $0.since) },
    Column("days", .count, tone: { $0.days > 30 ? .overdue : .plain }) { .count($0.days) },
  ]

  static func column(_ name: String) throws -> Column<Loan> {
    try #require(columns.first { $0.name == name })
  }
}

struct ColumnTests {
  private let pump = Loan(number: 2, what: "Pump", since: Moment(milliseconds: 5000), days: 3)
  private let tent = Loan(number: 1, what: "tent", since: nil, days: 40)
  private let bare = Loan(number: 3, what: "", since: Moment(milliseconds: 0), days: 3)

  @Test func `a document has a member for each column, under its own name`() {
    let json = ColumnValue.record(Loan.columns, of: pump).json.line
    #expect(
      json == #"{"number":"LN-2","what":"Pump","lentAt":"1970-01-01T00:00:05.000Z","days":3}"#)
    let unknown = ColumnValue.record(Loan.columns, of: tent).json.line
    #expect(unknown == #"{"number":"LN-1","what":"tent","lentAt":null,"days":40}"#)
  }

  @Test func `rows are ordered by what a column holds, whatever the case, the empty ones last`()
    throws
  {
    let what = try Loan.column("what")
    #expect(what.precedes(pump, tent) == true)
    #expect(what.precedes(bare, tent) == false)
    #expect(what.precedes(pump, pump) == nil)
    let since = try Loan.column("since")
    #expect(since.precedes(bare, pump) == true)
    #expect(since.precedes(tent, pump) == false)
    let days = try Loan.column("days")
    #expect(days.precedes(pump, tent) == true)
    #expect(days.precedes(pump, bare) == nil)
  }

  @Test func `the tone of a cell comes from its row`() throws {
    let days = try Loan.column("days")
    #expect([pump, tent].map(days.tone) == [.plain, .overdue])
  }

  @Test(arguments: BoardOrder.Value.allCases)
  func `every value of the board's order is a column of that name`(value: BoardOrder.Value) {
    #expect(value.column.name == "\(value)")
  }

  @Test func `a column for other programs alone is not asked by a filter, every other is`() {
    for kind in ColumnKind.allCases {
      #expect(kind.operators.isEmpty == (kind == .record))
    }
  }
}
