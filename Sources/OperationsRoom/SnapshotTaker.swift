/// Packs and writes snapshots on a thread of its own, so that no command waits for one.
///
/// What it is given is a copy that costs O(1). While one is being written the next waits, and a
/// newer one takes its place, unless the older is kept for ever.
final class SnapshotTaker: Sendable {
  private struct Item: Sendable {
    let snapshot: Snapshot
    let mark: SnapshotMark
  }

  private struct Queue: Sendable {
    var items: [Item] = []
    var isWorking = false
  }

  private let store: (any SnapshotStore & Sendable)?
  private let tell: @Sendable (JournalError?) -> Void
  private let queue = Guarded(Queue())
  private let writing = Guarded<Void>(())

  /// `tell` hears after each what went wrong with it, on the thread that wrote it.
  init(
    _ store: (any SnapshotStore & Sendable)?, tell: @escaping @Sendable (JournalError?) -> Void
  ) {
    self.store = store
    self.tell = tell
  }

  /// Leaves a snapshot to the other thread.
  func take(_ snapshot: Snapshot, _ mark: SnapshotMark) {
    guard store != nil else { return }
    let starts = add(Item(snapshot: snapshot, mark: mark))
    if starts, runThread({ self.work() }) != 0 { queue.withLock { $0.isWorking = false } }
  }

  /// Writes a last snapshot after all that wait; returns when it is written.
  func finish(_ snapshot: Snapshot, _ mark: SnapshotMark) {
    guard store != nil else { return }
    _ = add(Item(snapshot: snapshot, mark: mark))
    work()
  }

  /// True when nobody works on the queue yet.
  private func add(_ item: Item) -> Bool {
    queue.withLock { queue in
      queue.items.removeAll { !$0.mark.reason.isKeptForEver }
      queue.items.append(item)
      defer { queue.isWorking = true }
      return !queue.isWorking
    }
  }

  /// Works until nothing waits. A snapshot is taken from the queue and written in one turn, so that
  /// whoever finds the queue empty knows that everything is written.
  private func work() {
    while writing.withLock({ _ in writeNext() }) {}
  }

  private func writeNext() -> Bool {
    let next: Item? = queue.withLock { queue in
      if queue.items.isEmpty {
        queue.isWorking = false
        return nil
      }
      return queue.items.removeFirst()
    }
    guard let next else { return false }
    // One that fails costs nothing but time at the next start: the journal has it all.
    do {
      try store?.save(next.snapshot, next.mark)
      tell(nil)
    } catch {
      tell(error)
    }
    return true
  }
}
