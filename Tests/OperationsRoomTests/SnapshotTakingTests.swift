import EngineTesting
import Glibc
import IncidentEngine
import OperationsRoom
import Testing

/// Keeps snapshots in memory, each only after its gate was opened.
private final class GatedSnapshots: SnapshotStore, Sendable {
  private struct Content: Sendable {
    var saved: [SnapshotMark] = []
    var numbers: [EntryNumber] = []
    var isShut: Bool
  }
  private let content: Guarded<Content>
  private let entered = Guarded(false)

  init(isShut: Bool) { content = Guarded(Content(isShut: isShut)) }

  func open() { content.withLock { $0.isShut = false } }
  var numbers: [EntryNumber] { content.withLock { $0.numbers } }
  /// Whether one stands at the gate, or has passed it.
  var isEntered: Bool { entered.withLock { $0 } }
  var marks: [SnapshotMark] { content.withLock { $0.saved } }

  func save(_ snapshot: Snapshot, _ mark: SnapshotMark) throws(JournalError) {
    entered.withLock { $0 = true }
    while content.withLock({ $0.isShut }) { usleep(500) }
    content.withLock {
      $0.saved.append(mark)
      $0.numbers.append(snapshot.situation.lastNumber)
    }
  }

  func newest() throws(JournalError) -> Snapshot? { nil }
}

@Suite struct SnapshotTakingTests {
  private let line = Command.writeLog(LogDraft(kind: .observation, text: "rising"))

  @Test func `one is due after so many entries, or so long after the first of them`() {
    var schedule = SnapshotSchedule(saved: 10)
    #expect(schedule.due(at: 10, now: 0) == nil)
    #expect(schedule.wait(now: 0) == nil)
    #expect(schedule.due(at: 11, now: 1_000) == nil)
    #expect(schedule.wait(now: 61_000) == SnapshotSchedule.milliseconds - 60_000)
    #expect(schedule.due(at: 12, now: 1_000 + SnapshotSchedule.milliseconds) == .time)
    schedule.took(12)
    #expect(schedule.wait(now: 9_000_000) == nil, "without entries nothing is due, however long")
    #expect(schedule.due(at: 12, now: 9_000_000) == nil)
    #expect(schedule.due(at: 13, now: 9_000_000) == nil)
    #expect(schedule.due(at: 12 + SnapshotSchedule.entries, now: 9_000_001) == .count)
  }

  private func start(
    _ store: GatedSnapshots, _ clock: HandClock
  ) throws -> RoomThread {
    let journal = try TestRoom.withFlood().room.end()
    return try RoomThread.start(
      opening: { () throws(JournalError) in
        let room = try Room(
          journal: journal, snapshot: nil, clock: clock, zone: .utc, hasher: TestRoom.hasher(),
          salt: { [UInt8](repeating: 7, count: 16) })
        return RoomOpening(room: room, snapshots: store, close: { _ in })
      }, feed: { _ in }
    ).thread
  }

  private func request(_ counter: Int64, lines: Int = 1) -> Request {
    Request(
      id: SubmissionID(desk: "desk-9", counter: counter), author: Story.officer,
      commands: [Command](repeating: line, count: lines))
  }

  @Test func `no command waits while a snapshot is written, and leaving waits for it`() throws {
    let store = GatedSnapshots(isShut: true)
    let thread = try start(store, HandClock())
    let first = thread.submitAndWait(request(1, lines: Int(SnapshotSchedule.entries)))
    guard case .accepted = first else {
      Issue.record("\(first)")
      return
    }
    for counter in 2...50 {
      guard case .accepted = thread.submitAndWait(request(Int64(counter))) else {
        Issue.record("refused")
        return
      }
    }
    for _ in 0..<60_000 where !store.isEntered { usleep(1_000) }
    #expect(store.numbers.isEmpty)
    store.open()
    thread.stop()
    #expect(store.numbers == [8 + 4096, 8 + 4096 + 49])
    #expect(store.marks.map(\.reason) == [.count, .leaving])
  }

  @Test func `after ten minutes the next entry brings one, with the machine's time`() throws {
    let store = GatedSnapshots(isShut: false)
    let clock = HandClock()
    let thread = try start(store, clock)
    _ = thread.submitAndWait(request(1))
    clock.advance(seconds: 601)
    _ = thread.submitAndWait(request(2))
    for _ in 0..<60_000 where store.numbers.isEmpty { usleep(1_000) }
    // The room may look at its clock for the first entry when the hands were moved already.
    #expect(store.numbers == [9] || store.numbers == [10])
    #expect(store.marks.first == SnapshotMark(reason: .time, taken: clock.now))
    thread.stop()
  }
}
