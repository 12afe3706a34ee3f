import Drill
import DrillRunner
import EngineTesting
import IncidentEngine
import MatterKinds
import OperationsRoom
import Testing

/// An exercise room in memory in which a scenario is played without a terminal.
struct HeadlessRoom {
  private var room: Room<MemoryJournal>
  private var drill: HeadlessDrill
  private let clock = VirtualClock(at: start)
  private(set) var last: Batch

  /// A room with the agencies of the scenario and its clock started, or one that goes on with
  /// `journal`.
  init(
    _ scenario: Scenario, seed: DrillSeed = .usual, on journal: MemoryJournal = MemoryJournal()
  ) throws {
    let salts = SeededSalts(seed)
    room = try Room(
      journal: journal, snapshot: nil, clock: clock,
      surroundings: Surroundings(kinds: BuiltInKinds.all), hasher: TestRoom.hasher(),
      salt: { salts.next() })
    salts.number = room.situation.lastNumber
    last = room.process([])
    if journal.rows.isEmpty {
      let charter = RoomCharter(
        identity: seed.identity, name: scenario.name, kind: .exercise, zone: "UTC")
      last = room.process([
        Self.request(
          1,
          [.openRoom(charter)] + scenario.agencies.map { .registerAgency($0.details) }
            + scenario.kinds.map { .matter(.declare($0)) }),
        Self.request(2, [.startExercise(scenario: scenario.name)]),
      ])
    }
    drill = HeadlessDrill(scenario, after: try Self.entries(room.end()), clock: clock)
  }

  /// Plays until an exercise time, given in minutes, or to the end; one inject may be refused.
  mutating func play(
    until minutes: Int64 = 1000, refusing inject: String? = nil
  ) throws(JournalError) {
    // What the room takes is a part of it, and a closure cannot change the whole.
    var room = room
    defer { self.room = room }
    last = try drill.play(until: minutes * 60_000, from: last) { requests in
      guard let inject, requests.first?.origin == .inject(inject) else {
        return room.process(requests)
      }
      var batch = room.process([])
      batch.answers = [.rejected(.nothingSubmitted)]
      return batch
    }
  }

  /// What a facilitator at another desk asks for.
  mutating func act(_ commands: [Command], counter: Int64 = 1) {
    var request = Self.request(counter, commands)
    request.id = SubmissionID(desk: "facilitator", counter: counter)
    request.origin = .officer
    last = room.process([request])
  }

  var journal: MemoryJournal { room.end() }
  var hasEnded: Bool { drill.runner.hasEnded }
  var byHand: [String] { drill.runner.byHand.map(\.id) }
  var results: [Evaluation.Standing] {
    drill.runner.evaluation.results(at: elapsed).map(\.standing)
  }

  /// Milliseconds of exercise.
  var elapsed: Int64 { last.clock.exerciseMilliseconds(at: clock.read()) ?? -1 }

  /// When each entry of the drill itself was made, in seconds of exercise, and why.
  var story: [String] {
    get throws {
      try Self.entries(journal).compactMap { entry in
        guard entry.submission.counter > 2 else { return nil }
        let seconds = (entry.exerciseMilliseconds ?? -1000) / 1000
        switch entry.origin {
        case .inject(let id): return "\(seconds) \(id)"
        case .simulated(let agency): return "\(seconds) \(agency.text)"
        case .room: return "\(seconds) room"
        case .officer, .imported, .replayed: return "\(seconds) other"
        }
      }
    }
  }

  private static func request(_ counter: Int64, _ commands: [Command]) -> Request {
    Request(
      id: SubmissionID(desk: HeadlessDrill.name, counter: counter),
      author: Author(
        officer: nil, post: "room", account: HeadlessDrill.name, desk: HeadlessDrill.name),
      origin: .room, commands: commands)
  }

  static func entries(_ journal: MemoryJournal) throws -> [Entry] {
    var replay = Replay(in: journal.format, with: TestRoom.hasher())
    return try journal.rows.map { try replay.take($0) }
  }
}

private final class SeededSalts {
  private let seed: DrillSeed
  var number: EntryNumber = 0

  init(_ seed: DrillSeed) { self.seed = seed }

  func next() -> [UInt8] {
    number += 1
    return seed.salt(of: number)
  }
}
