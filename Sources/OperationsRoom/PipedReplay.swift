import IncidentEngine

/// The way from a journal to a situation for many rows: this thread reads and checks them, another
/// folds what was checked. Few rows are folded at once.
///
/// What is found wrong is the same as with `Replay`: the first row that does not fit.
public struct PipedReplay {
  private static let batchSize = 256

  private let start: Situation
  private var checker: RowChecker
  private var thread: FoldingThread?
  private var batch = FoldingBatch()

  private init(from situation: Situation, head: Digest, with hasher: Hasher256) {
    start = situation
    checker = RowChecker(after: situation.lastNumber, head: head, with: hasher)
  }

  /// Takes all rows that `read` gives and returns what they come to.
  ///
  /// - Throws: what `read` throws, but `.damaged` for an earlier row that could not be folded.
  public static func replayed(
    from start: Snapshot?, with hasher: Hasher256,
    reading read: (_ take: (JournalRow) throws(Damage) -> Void) throws(JournalError) -> Void
  ) throws(JournalError) -> Snapshot {
    var replay = PipedReplay(
      from: start?.situation ?? Situation(), head: start?.head ?? .zero, with: hasher)
    let readingError: JournalError?
    do {
      try read { row throws(Damage) in try replay.take(row) }
      readingError = nil
    } catch {
      readingError = error
    }
    let replayed = try replay.finish()
    if let readingError { throw readingError }
    return replayed
  }

  /// Checks the next row. That its entry could not be folded may come out only at a later row.
  private mutating func take(_ row: JournalRow) throws(Damage) {
    try checker.check(row)
    batch.rows.append(row)
    if batch.rows.count == Self.batchSize { try handOver() }
  }

  private mutating func handOver() throws(Damage) {
    if thread == nil { thread = FoldingThread(from: start) }
    // Without a thread all rows are folded in the end.
    guard let thread else { return }
    if thread.isBehind { batch.read() }
    if !thread.add(&batch) { _ = try thread.finish() }
  }

  /// What all rows come to.
  private mutating func finish() throws(JournalError) -> Snapshot {
    do {
      if let thread {
        _ = thread.add(&batch)
        return Snapshot(situation: try thread.finish(), head: checker.head)
      }
      var situation = start
      try batch.fold(into: &situation)
      return Snapshot(situation: situation, head: checker.head)
    } catch {
      throw .damaged(error, lastGood: error.number - 1)
    }
  }
}
