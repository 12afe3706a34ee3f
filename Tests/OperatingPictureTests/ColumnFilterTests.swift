import IncidentEngine
import OperatingPicture
import Testing

/// A boat, a crew or a pump that somebody lent.
private struct Loan: Sendable {
  var what: String
  var with: [String]
  var days: Int
  var back: Moment?
  var isLate = false
  var cost: ColumnValue = .none

  static let columns: [Column<Loan>] = [
    Column("what", .words) { .text($0.what) },
    Column("with", .several) { .texts($0.with) },
    Column("days", .count) { .count($0.days) },
    Column("back", .moment) { .moment(ifAny: $0.back) },
    Column("late", .flag) { .flag($0.isLate) },
    Column("cost", .count) { $0.cost },
    Column("page", .record) { .record(columns.prefix(1) + [], of: $0) },
  ]
}

struct ColumnFilterTests {
  private let loans = [
    Loan(
      what: "Pump 3", with: ["fire"], days: 3, back: Moment(milliseconds: 3000),
      cost: .decimal("-0.500")),
    Loan(
      what: "Boat", with: ["fire", "police"], days: 9, back: nil, isLate: true,
      cost: .decimal("2.500")),
    Loan(
      what: "Old pump", with: [], days: 12, back: Moment(milliseconds: 9000),
      cost: .decimal("10.000")),
  ]

  private func filter(_ text: String) throws(ColumnFilterProblem) -> ColumnFilter {
    try ColumnFilter(
      text, Loan.columns, moment: { Int64($0).map { Moment(milliseconds: $0) } },
      duration: { Int64($0) })
  }

  @Test(arguments: [
    ("days=3", [0]), ("days!=3", [1, 2]), ("days>3 days<12", [1]), ("days>=3 and days<=9", [0, 1]),
    ("what~PUMP", [0, 2]), ("what=boat", [1]), ("what=\"old pump\"", [2]), ("what!=boat", [0, 2]),
    ("with=fire", [0, 1]), ("with!=fire", [2]), ("with~pol", [1]), ("with=-", []),
    ("late", [1]), ("not late", [0, 2]), ("late=no", [0, 2]), ("late=yes or days=3", [0, 1]),
    ("back<5000", [0]), ("back>=3000", [0, 2]), ("pump", [0, 2]), ("\"pump 3\"", [0]),
    ("not (days=3 or days=9)", [2]), ("DAYS=3", [0]), ("not not late", [1]),
    ("late or days=3 and what~pump", [0, 1]), ("days>2.5 days<9.5", [0, 1]),
    ("cost<0", [0]), ("cost>2", [1, 2]), ("cost>2.5", [2]), ("cost=2.5", [1]),
    ("cost!=10", [0, 1]),
    ("cost>=-0.5", [0, 1, 2]),
  ])
  func `a filter shows the rows that it says`(text: String, places: [Int]) throws {
    let filter = try filter(text)
    #expect(loans.indices.filter { filter.matches(loans[$0], Loan.columns) } == places)
    #expect(filter.text == text)
  }

  @Test(arguments: [
    ("", 0..<0, ColumnFilterProblem.Reason.conditionMissing),
    ("days=3 and", 10..<10, .conditionMissing),
    ("or late", 0..<2, .conditionMissing),
    ("dais=3", 0..<4, .unknownColumn("dais")),
    ("page=3", 0..<4, .unknownColumn("page")),
    ("days~3", 4..<5, .wrongOperator("days", ColumnKind.count.operators)),
    ("days==3", 4..<6, .wrongOperator("days", ColumnKind.count.operators)),
    ("days=", 4..<5, .valueMissing("days")),
    ("days=few", 5..<8, .wrongValue("days", .count)),
    ("back<noon", 5..<9, .wrongValue("back", .moment)),
    ("late=maybe", 5..<10, .wrongValue("late", .flag)),
    ("(late", 0..<1, .unpaired("(")),
    ("late)", 4..<5, .unpaired(")")),
    ("what=\"old", 5..<9, .unpaired("\"")),
    (String(repeating: "(", count: 33) + "late", 32..<33, .tooDeep(32)),
    (String(repeating: "not ", count: 33) + "late", 128..<131, .tooDeep(32)),
    ("days=3.", 5..<7, .wrongValue("days", .count)),
    ("days=1.2.3", 5..<10, .wrongValue("days", .count)),
  ])
  func `a mistake has its place`(
    text: String, range: Range<Int>, reason: ColumnFilterProblem.Reason
  ) {
    #expect(throws: ColumnFilterProblem.self) { try filter(text) }
    do throws(ColumnFilterProblem) {
      _ = try filter(text)
    } catch {
      #expect(error.range == range)
      #expect(error.reason == reason)
    }
  }
}
