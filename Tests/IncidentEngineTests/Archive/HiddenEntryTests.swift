import EngineSamples
import IncidentEngine
import Testing

@Suite struct HiddenEntryTests {
  private let hasher: Hasher256
  private let rows: [JournalRow]

  init() throws {
    hasher = try #require(Hasher256())
    rows = Sample.sealed(hasher, in: .two).map { JournalRow($0) }
  }

  private var checker: RowChecker { RowChecker(after: 0, head: .zero, in: .two, with: hasher) }

  private func hidden(_ row: JournalRow) throws -> HiddenEntry {
    try #require(HiddenEntry(hiding: row, with: hasher))
  }

  @Test(arguments: 1...7)
  func `the chain can be followed with any entries hidden, to the same head`(every: Int) throws {
    var (whole, some) = (checker, checker)
    for row in rows {
      try whole.check(row)
      if Int(row.number) % every == 0 {
        try some.check(try hidden(row))
      } else {
        try some.check(row)
      }
      #expect(some.head == whole.head && some.lastNumber == row.number)
    }
  }

  /// By hand, as `docs/journal-format.md` has it.
  @Test func `a hidden entry is number, time, and one hash for all but the body`() throws {
    func number(_ value: Int64) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
    func text(_ value: String) -> [UInt8] { number(Int64(value.utf8.count)) + Array(value.utf8) }
    let (before, row) = (rows[10], rows[11])
    let columns = row.columns
    var bytes = row.salt + number(columns.occurred) + number(columns.officer)
    for value in [
      columns.post, columns.account, columns.desk, columns.origin, columns.submissionDesk,
    ] { bytes += text(value) }
    bytes += number(columns.submissionCounter)
    let hidden = try hidden(row)
    #expect(hidden.columns == hasher.digest(bytes))
    #expect(hidden.commitment == hasher.digest(row.salt + row.body))
    let chained =
      before.chain + number(12) + number(hidden.recorded.milliseconds) + hidden.columns.bytes
      + hidden.commitment.bytes
    #expect(hidden.chain == hasher.digest(chained))
    #expect(hidden.chain.bytes == row.chain)
  }

  @Test(arguments: 0..<5)
  func `a hidden entry of which anything was changed does not fit`(which: Int) throws {
    let whole = try hidden(rows[0])
    let other = try hidden(rows[1])
    let changed = HiddenEntry(
      number: which == 0 ? 2 : 1,
      recorded: which == 1 ? whole.recorded.advanced(byMilliseconds: 1) : whole.recorded,
      columns: which == 2 ? other.columns : whole.columns,
      commitment: which == 3 ? other.commitment : whole.commitment,
      chain: which == 4 ? other.chain : whole.chain)
    var checker = checker
    #expect(throws: which == 0 ? Damage.number(2, expected: 1) : .chain(1)) {
      try checker.check(changed)
    }
    #expect(checker.lastNumber == 0 && checker.head == .zero)
    try checker.check(whole)
  }

  @Test func `of two entries that differ in the author alone the hashes differ, and say nothing`()
    throws
  {
    let entry = Sample.entries[11]
    let other = Entry(
      number: entry.number, occurred: entry.occurred, recorded: entry.recorded,
      exerciseMilliseconds: entry.exerciseMilliseconds,
      author: Author(officer: nil, post: "x", account: "y", desk: "z"), origin: entry.origin,
      submission: entry.submission, event: entry.event)
    func hidden(_ entry: Entry, _ salt: UInt8) throws -> HiddenEntry {
      let sealed = SealedEntry(
        entry, salt: [UInt8](repeating: salt, count: 16), after: .zero, in: .two, with: hasher)
      return try self.hidden(JournalRow(sealed))
    }
    #expect(try hidden(entry, 1).columns != hidden(other, 1).columns)
    #expect(try hidden(entry, 1).columns != hidden(entry, 2).columns)
    #expect(try hidden(entry, 1).commitment == hidden(other, 1).commitment)
  }

  @Test func `in format 1 no entry can be hidden`() throws {
    let row = JournalRow(try #require(Sample.sealed(hasher, in: .one).first))
    var checker = RowChecker(after: 0, head: .zero, in: .one, with: hasher)
    // Also one that would fit in the other format.
    for hidden in [try hidden(row), try hidden(rows[0])] {
      #expect(throws: Damage.chain(1)) { try checker.check(hidden) }
    }
    try checker.check(row)
  }
}
