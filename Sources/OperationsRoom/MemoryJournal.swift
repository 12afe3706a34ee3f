import IncidentEngine

/// A journal in memory, with faults to order: the twin of the real one.
public struct MemoryJournal: Journal, Sendable {
  /// How its rows are chained.
  public let format: ChainFormat
  /// What is on the imagined disk.
  public private(set) var rows: [JournalRow] = []
  /// How the next commits end, the next one first; a commit without an outcome succeeds.
  public var outcomes: [Outcome] = []

  /// How a commit ends.
  public enum Outcome: Hashable, Sendable {
    case success
    /// Nothing reached the disk.
    case lost(JournalError)
    /// Everything reached the disk, but the answer was an error.
    case kept(JournalError)
  }

  /// A journal with these rows on its disk, of rooms that are new in a format.
  public init(_ format: ChainFormat = .newest, rows: [JournalRow] = []) {
    self.rows = rows
    self.format = format
  }

  /// Appends, or ends as ordered in `outcomes`.
  public mutating func append(_ entries: [SealedEntry]) throws(JournalError) {
    switch outcomes.isEmpty ? .success : outcomes.removeFirst() {
    case .success: rows += entries.map(JournalRow.init)
    case .lost(let error): throw error
    case .kept(let error):
      rows += entries.map(JournalRow.init)
      throw error
    }
  }

  /// Gives the rows after `number`.
  public func read(
    after number: EntryNumber, _ take: (JournalRow) throws(Damage) -> Void
  ) throws(JournalError) {
    var lastGood = number
    for row in rows where row.number > number {
      do { try take(row) } catch { throw JournalError(error, lastGood: lastGood) }
      lastGood = row.number
    }
  }

  /// Fails as ordered in `outcomes`, otherwise does nothing.
  public mutating func reopen() throws(JournalError) {
    if case .lost(let error) = outcomes.first {
      outcomes.removeFirst()
      throw error
    }
  }
}
