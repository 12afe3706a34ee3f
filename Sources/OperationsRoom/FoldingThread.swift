import CPlatform
import IncidentEngine

/// Checks and folds rows on a thread of its own, in the order in which they come.
///
/// One other thread adds them. Where folding is behind, that thread reads what the rows say first.
final class FoldingThread: Sendable {
  /// How many batches may wait.
  private static let mostWaiting = 8

  private struct State: Sendable {
    var waiting: [FoldingBatch] = []
    /// Batches that were folded, with their memory, to be filled again.
    var spare: [FoldingBatch] = []
    var isComplete = false
    var result: Result<Snapshot, Damage>?
  }

  private let state = Guarded(State())
  private let filled: Int32
  private let drained: Int32

  /// Starts from a snapshot of a journal of this format; nil where the system has no thread or descriptor to give.
  init?(from start: Snapshot, in format: ChainFormat) {
    filled = cp_event_open()
    drained = cp_event_open()
    cp_share_heap()
    guard filled >= 0, drained >= 0, runThread({ self.run(start, format) }) == 0 else { return nil }
  }

  deinit {
    for event in [filled, drained] where event >= 0 { cp_event_close(event) }
  }

  /// Whether several batches wait.
  var isBehind: Bool { state.withLock { $0.waiting.count > 3 } }

  /// Takes rows over to be folded, and leaves an empty batch instead; false when an earlier one did
  /// not fit.
  func add(_ batch: inout FoldingBatch) -> Bool {
    while true {
      let isAdded: Bool? = state.withLock { state in
        if state.result != nil { return false }
        if state.waiting.count == Self.mostWaiting { return nil }
        state.waiting.append(state.spare.popLast() ?? FoldingBatch())
        swap(&state.waiting[state.waiting.count - 1], &batch)
        return true
      }
      if let isAdded {
        if isAdded { cp_event_signal(filled) }
        return isAdded
      }
      _ = cp_event_wait(drained)
    }
  }

  /// What all that was added comes to.
  func finish() throws(Damage) -> Snapshot {
    state.withLock { $0.isComplete = true }
    cp_event_signal(filled)
    while true {
      if let result = state.withLock({ $0.result }) { return try result.get() }
      _ = cp_event_wait(drained)
    }
  }

  private func run(_ start: Snapshot, _ format: ChainFormat) {
    guard let hasher = Hasher256() else { preconditionFailure("no memory for a digest") }
    var folding = Folding(from: start, in: format, with: hasher)
    var batch = FoldingBatch()
    var result: Result<Snapshot, Damage>?
    while result == nil {
      let (isFound, isComplete) = state.withLock { state in
        if state.waiting.isEmpty { return (false, state.isComplete) }
        state.spare.append(FoldingBatch())
        swap(&state.spare[state.spare.count - 1], &batch)
        swap(&state.waiting[0], &batch)
        state.waiting.removeFirst()
        return (true, state.isComplete)
      }
      if isFound {
        do throws(Damage) { try batch.fold(into: &folding) } catch { result = .failure(error) }
        batch.removeAll()
      } else if isComplete {
        result = .success(folding.snapshot)
      } else {
        _ = cp_event_wait(filled)
        continue
      }
      if let result { state.withLock { $0.result = result } }
      cp_event_signal(drained)
    }
  }
}

/// What rows came to so far: the situation, and what the next row must follow.
struct Folding {
  fileprivate var situation: Situation
  fileprivate var checker: RowChecker

  init(from start: Snapshot, in format: ChainFormat, with hasher: Hasher256) {
    situation = start.situation
    checker = RowChecker(
      after: start.situation.lastNumber, head: start.head, in: format, with: hasher)
  }

  var snapshot: Snapshot { Snapshot(situation: situation, head: checker.head) }
}

/// Rows, and what they say once that was read.
struct FoldingBatch: Sendable {
  var rows = RowBatch()
  private var entries: [Entry] = []
  private var damage: Damage?
  private var isRead = false

  /// Reads what the rows say.
  mutating func read() {
    if isRead { return }
    damage = rows.read(into: &entries)
    isRead = true
  }

  /// Checks, reads and folds the rows. On an error those before the one that does not fit are in.
  mutating func fold(into folding: inout Folding) throws(Damage) {
    let (good, wrong) = rows.check(with: &folding.checker)
    read()
    let believed = good < entries.count ? Array(entries[..<good]) : entries
    do { try folding.situation.fold(believed) } catch { throw .fold(error) }
    // What cannot be read comes before what does not fit, if the row does.
    if entries.count < good, let damage { throw damage }
    if let wrong { throw wrong }
  }

  /// Makes room for others in the same memory: large pieces that come and go make the C library
  /// tidy up its heap.
  mutating func removeAll() {
    rows.removeAll()
    entries.removeAll(keepingCapacity: true)
    damage = nil
    isRead = false
  }
}
