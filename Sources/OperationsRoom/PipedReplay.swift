import IncidentEngine

/// The way from a journal to a situation for many rows: this thread reads them, another checks and
/// folds what was read. Few rows are folded at once.
///
/// What is found wrong is the same as with `Replay`: the first row that does not fit.
public struct PipedReplay {
  private static let batchSize = 256
  private static let batchBytes = 1 << 20

  private let start: Snapshot
  private let format: ChainFormat
  private let hasher: Hasher256
  private var thread: FoldingThread?
  private var batch = FoldingBatch()

  private init(from start: Snapshot, in format: ChainFormat, with hasher: Hasher256) {
    self.start = start
    self.format = format
    self.hasher = hasher
  }

  /// Takes all rows that `read` gives of a journal of this format, and returns what they come to.
  ///
  /// - Throws: what `read` throws, but `.damaged` or `.newerFact` for an earlier row.
  public static func replayed(
    from start: Snapshot?, in format: ChainFormat, with hasher: Hasher256,
    reading read: (_ take: (JournalRow) throws(Damage) -> Void) throws(JournalError) -> Void
  ) throws(JournalError) -> Snapshot {
    var replay = PipedReplay(
      from: start ?? Snapshot(situation: Situation(), head: .zero), in: format, with: hasher)
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

  /// Takes the next row. That an earlier one does not fit may come out here, or in the end.
  private mutating func take(_ row: JournalRow) throws(Damage) {
    batch.rows.append(row)
    if batch.rows.count == Self.batchSize || batch.rows.byteCount > Self.batchBytes {
      try handOver()
    }
  }

  private mutating func handOver() throws(Damage) {
    if thread == nil { thread = FoldingThread(from: start, in: format) }
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
        return try thread.finish()
      }
      var folding = Folding(from: start, in: format, with: hasher)
      try batch.fold(into: &folding)
      return folding.snapshot
    } catch {
      throw JournalError(error, lastGood: error.number - 1)
    }
  }
}
