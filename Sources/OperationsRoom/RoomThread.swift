import CPlatform
import IncidentEngine
import Synchronization

/// A room as it is handed to its thread.
public struct RoomOpening<Store: Journal> {
  /// The room.
  public var room: Room<Store>
  /// Where snapshots go; nil when none are taken.
  public var snapshots: (any SnapshotStore & Sendable)?
  /// Closes the journal after the last commit.
  public var close: (Store) -> Void

  /// An opening; see the properties.
  public init(
    room: Room<Store>, snapshots: (any SnapshotStore & Sendable)?,
    close: @escaping (Store) -> Void
  ) {
    self.room = room
    self.snapshots = snapshots
    self.close = close
  }
}

/// The thread of the single writer: whatever waits when a commit ends shares the next one.
///
/// Requests come from any thread and never block their sender. After a failed commit the room is
/// read-only; every two seconds the thread tries to heal it.
public final class RoomThread: Sendable {
  /// A snapshot is taken after so many entries.
  public static let entriesPerSnapshot: EntryNumber = 4096
  private static let healMilliseconds: Int32 = 2000

  private enum Work: Sendable {
    case request(Request, @Sendable (Answer) -> Void)
    case stop
  }

  private let waiting = Mutex<[Work]>([])
  private let saving = Mutex<Void>(())
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
    submit(request) { answer in
      box.answer.withLock { $0 = answer }
      cp_event_signal(box.event)
    }
    _ = cp_event_wait(box.event)
    return box.answer.withLock { $0 } ?? .readOnly(.failed(code: 0, doing: "waiting"))
  }

  /// Works off what waits, takes a snapshot, closes the journal, and ends the thread.
  public func stop() {
    waiting.withLock { $0.append(.stop) }
    cp_event_signal(wake)
    _ = cp_event_wait(ended)
  }

  private func run<Store: Journal>(
    _ opening: inout RoomOpening<Store>, _ feed: @Sendable (Batch) -> Void
  ) {
    var saved = opening.room.situation.lastNumber
    while true {
      let isSick = opening.room.failure != nil
      let woken = cp_event_wait_for(wake, isSick ? Self.healMilliseconds : -1)
      if woken == 0 { heal(&opening.room, feed) }
      let work = waiting.withLock { work in
        defer { work = [] }
        return work
      }
      let stops = process(work, &opening.room, feed)
      if stops { break }
      if opening.room.situation.lastNumber - saved >= Self.entriesPerSnapshot {
        saved = opening.room.situation.lastNumber
        saveBeside(opening.room.snapshot, opening.snapshots)
      }
    }
    if opening.room.failure == nil, opening.room.situation.lastNumber > 0 {
      save(opening.room.snapshot, opening.snapshots)
    }
    opening.close(opening.room.end())
  }

  private func heal<Store: Journal>(
    _ room: inout Room<Store>, _ feed: @Sendable (Batch) -> Void
  ) {
    let batch = room.heal()
    if batch.failure == nil { feed(batch) }
  }

  /// Works off what waits; true when the thread is to end.
  private func process<Store: Journal>(
    _ work: [Work], _ room: inout Room<Store>, _ feed: @Sendable (Batch) -> Void
  ) -> Bool {
    var requests: [Request] = []
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
    }
    return stops
  }

  /// Writes a snapshot on a thread of its own, so that no command waits for it.
  private func saveBeside(_ snapshot: Snapshot, _ store: (any SnapshotStore & Sendable)?) {
    guard store != nil else { return }
    _ = runThread { self.save(snapshot, store) }
  }

  /// A snapshot that fails costs nothing but time at the next start: the journal has it all.
  private func save(_ snapshot: Snapshot, _ store: (any SnapshotStore & Sendable)?) {
    saving.withLock { _ in try? store?.save(snapshot) }
  }
}

private final class Started: Sendable {
  let result = Mutex<Result<Batch, JournalError>?>(nil)
}

private final class Reply: Sendable {
  let answer = Mutex<Answer?>(nil)
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
