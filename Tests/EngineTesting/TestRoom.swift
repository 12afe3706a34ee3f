import IncidentEngine
import OperationsRoom

/// A clock that a test advances by hand.
package final class HandClock: Clock {
  private struct Hands: Sendable {
    var wall: Int64
    var monotonic: Int64
  }

  private let hands = Guarded(Hands(wall: 1_780_000_000_000, monotonic: 5_000))

  package init() {}

  package func read() -> ClockReading {
    hands.withLock {
      ClockReading(wall: Moment(milliseconds: $0.wall), monotonicMilliseconds: $0.monotonic)
    }
  }

  package var now: Moment { read().wall }

  package func advance(seconds: Int64, steppingBy step: Int64 = 0) {
    hands.withLock {
      $0.wall += seconds * 1000 + step
      $0.monotonic += seconds * 1000
    }
  }

  /// What a restart of the machine does to a clock that never steps.
  package func restartMachine() { hands.withLock { $0.monotonic = 0 } }
}

/// A room over a journal in memory, with what a test asks of it.
package struct TestRoom {
  package var room: Room<MemoryJournal>
  package let clock: HandClock
  package var counter: Int64 = 0

  package init(
    _ journal: MemoryJournal = MemoryJournal(), snapshot: Snapshot? = nil,
    clock: HandClock = HandClock()
  ) throws {
    self.clock = clock
    room = try Room(
      journal: journal, snapshot: snapshot, clock: clock, zone: .utc, hasher: Self.hasher(),
      salt: Self.salts())
  }

  package static func hasher() -> Hasher256 {
    guard let hasher = Hasher256() else { preconditionFailure("libcrypto has no context") }
    return hasher
  }

  private static func salts() -> () -> [UInt8] {
    var random = SplitMix(seed: 7)
    return { (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
  }

  /// A room with three agencies, one officer, two resources and the flood.
  package static func withFlood(
    _ kind: RoomKind = .live, _ journal: MemoryJournal = MemoryJournal()
  ) throws -> TestRoom {
    var test = try TestRoom(journal)
    for submission in try Story.withFlood(kind).asCommands {
      test.accept(submission.commands, origin: submission.origin)
    }
    return test
  }

  package mutating func request(
    _ commands: [Command], origin: Origin = .officer, counter: Int64? = nil
  ) -> Request {
    if counter == nil { self.counter += 1 }
    return Request(
      id: SubmissionID(desk: "desk-1", counter: counter ?? self.counter), author: Story.officer,
      origin: origin, commands: commands)
  }

  @discardableResult
  package mutating func accept(_ commands: [Command], origin: Origin = .officer) -> Batch {
    room.process([request(commands, origin: origin)])
  }

  /// The room after everything was closed and opened again.
  package func reopened(with snapshot: Snapshot? = nil) throws -> TestRoom {
    var again = try TestRoom(room.end(), snapshot: snapshot, clock: clock)
    again.counter = counter
    return again
  }

  package var rows: [JournalRow] { room.end().rows }

  package var exerciseMilliseconds: Int64? { room.clock.exerciseMilliseconds(at: clock.read()) }
}

extension Story {
  /// The submissions that `withFlood` is made of.
  fileprivate var asCommands: [(commands: [Command], origin: Origin)] {
    let setup = situation
    let charter = setup.charter.map { Command.openRoom($0) }
    let agencies = setup.agencies.map { Command.registerAgency($0.details) }
    let officers = setup.officers.map { Command.registerOfficer($0.details) }
    let resources = setup.resources.map {
      Command.registerResource(name: $0.name, kind: $0.kind, agency: $0.agency)
    }
    let incidents = setup.incidents.map { Command.openIncident($0.details) }
    return [([charter].compactMap { $0 } + agencies + officers, .room)]
      + [(resources, .officer), (incidents, .officer)]
  }
}
