import CPlatform
import IncidentEngine

/// Folds rows on a thread of its own, in the order in which they come.
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
    var result: Result<Situation, Damage>?
  }

  private let state = Guarded(State())
  private let filled: Int32
  private let drained: Int32

  /// Starts from a situation; nil where the system has no thread or descriptor to give.
  init?(from situation: Situation) {
    filled = cp_event_open()
    drained = cp_event_open()
    guard filled >= 0, drained >= 0, runThread({ self.run(situation) }) == 0 else { return nil }
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

  /// The situation after all that was added.
  func finish() throws(Damage) -> Situation {
    state.withLock { $0.isComplete = true }
    cp_event_signal(filled)
    while true {
      if let result = state.withLock({ $0.result }) { return try result.get() }
      _ = cp_event_wait(drained)
    }
  }

  private func run(_ start: Situation) {
    var situation = start
    var batch = FoldingBatch()
    var result: Result<Situation, Damage>?
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
        do throws(Damage) { try batch.fold(into: &situation) } catch { result = .failure(error) }
        batch.removeAll()
      } else if isComplete {
        result = .success(situation)
      } else {
        _ = cp_event_wait(filled)
        continue
      }
      if let result { state.withLock { $0.result = result } }
      cp_event_signal(drained)
    }
  }
}

/// Rows that were checked, and what they say once that was read.
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

  /// Reads the rows and folds them. On an error those before the one that does not fit are in.
  mutating func fold(into situation: inout Situation) throws(Damage) {
    read()
    do { try situation.fold(entries) } catch { throw .fold(error) }
    if let damage { throw damage }
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
