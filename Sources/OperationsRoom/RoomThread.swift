import CPlatform
import IncidentEngine

/// A room as it is handed to its thread.
public struct RoomOpening<Store: Journal> {
  /// The room.
  public var room: Room<Store>
  /// Where snapshots go; nil when none are taken.
  public var snapshots: (any SnapshotStore & Sendable)?
  /// The number of the snapshot it was opened from; 0 without one.
  public var savedNumber: EntryNumber
  /// Hears after each snapshot what went wrong with it; nil when nothing did.
  public var tellOfSnapshots: @Sendable (JournalError?) -> Void
  /// Closes the journal after the last commit.
  public var close: (Store) -> Void

  /// An opening; see the properties.
  public init(
    room: Room<Store>, snapshots: (any SnapshotStore & Sendable)?, savedNumber: EntryNumber = 0,
    tellOfSnapshots: @escaping @Sendable (JournalError?) -> Void = { _ in },
    close: @escaping (Store) -> Void
  ) {
    self.room = room
    self.snapshots = snapshots
    self.savedNumber = savedNumber
    self.tellOfSnapshots = tellOfSnapshots
    self.close = close
  }
}

/// The thread of the single writer: whatever waits when a commit ends shares the next one.
///
/// Requests come from any thread and never block their sender. After a failed commit the room is
/// read-only; every two seconds the thread tries to heal it.
public final class RoomThread: Sendable {
  private static let healMilliseconds: Int32 = 2000

  private enum Work: Sendable {
    case request(Request, @Sendable (Answer) -> Void)
    case stop
  }

  private let waiting = Guarded<[Work]>([])
  private let keepsNoSnapshots = Guarded(false)
  private let wake: Int32
  private let ended: Int32

  private init?() {
    wake = cp_event_open()
    ended = cp_event_open()
    if wake < 0 || ended < 0 { return nil }
  }

  /// Opens a room on a thread of its own and waits until it is open.
  ///
  /// `feed` gets every commit's entries and every change of health, on the room's thread.
  public static func start<Store: Journal>(
    opening open: @escaping @Sendable () throws(JournalError) -> RoomOpening<Store>,
    feed: @escaping @Sendable (Batch) -> Void
  ) throws(JournalError) -> (thread: RoomThread, first: Batch) {
    guard let thread = RoomThread() else { throw .failed(code: 24, doing: "starting the room") }
    let box = Started()
    let failure = runThread {
      do throws(JournalError) {
        var opening = try open()
        box.result.withLock { $0 = .success(opening.room.heal()) }
        cp_event_signal(thread.ended)
        thread.run(&opening, feed)
      } catch {
        box.result.withLock { $0 = .failure(error) }
      }
      cp_event_signal(thread.ended)
    }
    if failure != 0 { throw .failed(code: Int(failure), doing: "starting the room's thread") }
    _ = cp_event_wait(thread.ended)
    switch box.result.withLock({ $0 }) {
    case .success(let batch): return (thread, batch)
    case .failure(let error): throw error
    case nil: throw .failed(code: 0, doing: "starting the room")
    }
  }

  /// Sends a request; `reply` is called on the room's thread once it is on disk or refused.
  public func submit(_ request: Request, reply: @escaping @Sendable (Answer) -> Void) {
    waiting.withLock { $0.append(.request(request, reply)) }
    cp_event_signal(wake)
  }

  /// Sends a request and waits for the answer. Not for threads that draw.
  public func submitAndWait(_ request: Request) -> Answer {
    let box = Reply()
    // Without anything to wait by nothing is sent: an answer would never be heard.
    guard box.event >= 0 else { return .readOnly(.failed(code: 24, doing: "asking the room")) }
    submit(request) { answer in
      box.answer.withLock { $0 = answer }
      cp_event_signal(box.event)
    }
    _ = cp_event_wait(box.event)
    return box.answer.withLock { $0 } ?? .readOnly(.failed(code: 0, doing: "waiting"))
  }

  /// Takes no snapshots from now on: in a room whose journal was changed each would push out one that
  /// was taken before.
  public func keepNoSnapshots() { keepsNoSnapshots.withLock { $0 = true } }

  /// Works off what waits, takes a snapshot, closes the journal, and ends the thread.
  public func stop() {
    waiting.withLock { $0.append(.stop) }
    cp_event_signal(wake)
    _ = cp_event_wait(ended)
  }

  private func run<Store: Journal>(
    _ opening: inout RoomOpening<Store>, _ feed: @Sendable (Batch) -> Void
  ) {
    let taker = SnapshotTaker(opening.snapshots, tell: opening.tellOfSnapshots)
    var schedule = SnapshotSchedule(saved: opening.savedNumber)
    takeSnapshot(of: opening.room, if: nil, &schedule, taker)
    while true {
      let isSick = opening.room.failure != nil
      let due = schedule.wait(now: opening.room.reading.monotonicMilliseconds)
      let isWoken = cp_event_wait_for(
        wake, isSick ? Self.healMilliseconds : due.map { Int32(clamping: $0 + 1) } ?? -1)
      let found = isSick && isWoken == 0 ? heal(&opening.room, feed) : nil
      let work = waiting.withLock { work in
        defer { work = [] }
        return work
      }
      let done = process(work, &opening.room, feed)
      if opening.room.failure == nil {
        takeSnapshot(of: opening.room, if: found ?? done.reason, &schedule, taker)
      }
      if done.stops { break }
    }
    let isKept = opening.room.failure == nil && !keepsNoSnapshots.withLock { $0 }
    if isKept, opening.room.situation.lastNumber > 0 {
      let taken = opening.room.reading.wall
      taker.finish(opening.room.snapshot, SnapshotMark(reason: .leaving, taken: taken))
    }
    opening.close(opening.room.end())
  }

  /// Leaves a snapshot to the thread that writes them, where one is due or `reason` asks for one.
  private func takeSnapshot<Store: Journal>(
    of room: Room<Store>, if reason: SnapshotReason?, _ schedule: inout SnapshotSchedule,
    _ taker: SnapshotTaker
  ) {
    let reading = room.reading
    let last = room.situation.lastNumber
    let due = schedule.due(at: last, now: reading.monotonicMilliseconds)
    guard let reason = reason ?? due, !keepsNoSnapshots.withLock({ $0 }) else { return }
    schedule.took(last)
    taker.take(room.snapshot, SnapshotMark(reason: reason, taken: reading.wall))
  }

  /// Tries to heal the room; why a snapshot of what came to light is to be kept.
  private func heal<Store: Journal>(
    _ room: inout Room<Store>, _ feed: @Sendable (Batch) -> Void
  ) -> SnapshotReason? {
    let before = room.failure
    let batch = room.heal()
    if batch.failure != before { feed(batch) }
    return batch.reasonToKeep
  }

  /// Works off what waits; whether the thread is to end, and why a snapshot is to be kept.
  private func process<Store: Journal>(
    _ work: [Work], _ room: inout Room<Store>, _ feed: @Sendable (Batch) -> Void
  ) -> (stops: Bool, reason: SnapshotReason?) {
    var requests: [Request] = []
    var reason: SnapshotReason?
    var replies: [@Sendable (Answer) -> Void] = []
    var stops = false
    for item in work {
      switch item {
      case .request(let request, let reply):
        requests.append(request)
        replies.append(reply)
      case .stop: stops = true
      }
    }
    if !requests.isEmpty {
      let wasSick = room.failure != nil
      let batch = room.process(requests)
      if !batch.entries.isEmpty || (batch.failure != nil) != wasSick { feed(batch) }
      for (reply, answer) in zip(replies, batch.answers) { reply(answer) }
      reason = batch.reasonToKeep
    }
    return (stops, reason)
  }
}

extension Batch {
  fileprivate var reasonToKeep: SnapshotReason? {
    entries.lazy.compactMap { SnapshotReason.toKeep(after: $0.event) }.first
  }
}

private final class Started: Sendable {
  let result = Guarded<Result<Batch, JournalError>?>(nil)
}

private final class Reply: Sendable {
  let answer = Guarded<Answer?>(nil)
  let event = cp_event_open()
  deinit { cp_event_close(event) }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Runs a closure on a new detached thread. Returns 0 or an error number.
public func runThread(_ run: @escaping @Sendable () -> Void) -> Int32 {
  let body = Unmanaged.passRetained(ThreadBody(run))
  let failure = cp_thread_start(
    { context in
      guard let context else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }, body.toOpaque())
  if failure != 0 { body.release() }
  return failure
}
