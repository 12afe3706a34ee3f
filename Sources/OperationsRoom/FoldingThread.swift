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

  /// Leaves rows to be folded; false when an earlier one did not fit.
  func add(_ batch: FoldingBatch) -> Bool {
    while true {
      let isAdded: Bool? = state.withLock { state in
        if state.result != nil { return false }
        if state.waiting.count == Self.mostWaiting { return nil }
        state.waiting.append(batch)
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
    var result: Result<Situation, Damage>?
    while result == nil {
      let (next, isComplete) = state.withLock { state in
        (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isComplete)
      }
      if let next {
        do { try situation.fold(next) } catch { result = .failure(error) }
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

/// Rows that were checked, or what they say.
enum FoldingBatch: Sendable {
  case rows(RowBatch)
  case entries([Entry], damage: Damage?)

  /// Reads what the rows say.
  mutating func read() {
    guard case .rows(let rows) = self else { return }
    let (entries, damage) = rows.entries()
    self = .entries(entries, damage: damage)
  }
}

extension Situation {
  /// Folds a batch in. On an error those before the one that does not fit are in.
  mutating func fold(_ batch: FoldingBatch) throws(Damage) {
    var batch = batch
    batch.read()
    guard case .entries(let entries, let damage) = batch else { return }
    do { try fold(entries) } catch { throw .fold(error) }
    if let damage { throw damage }
  }
}
