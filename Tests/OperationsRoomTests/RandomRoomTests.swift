import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

/// Random requests in batches of random size, over a disk that fails at random.
@Suite struct RandomRoomTests {
  @Test(arguments: 0..<12)
  func `a room with a failing disk loses nothing and does nothing twice`(index: Int) throws {
    let seed = SplitMix.base &+ 100_000 &+ UInt64(index)
    var history = RoomHistory(try TestRoom(), seed: seed)
    for _ in 0..<130 {
      let differences = try history.step()
      guard differences.isEmpty else {
        Issue.record("seed \(seed): \(differences)")
        return
      }
    }
    let differences = history.plain.differences(from: history.test.room.situation)
    #expect(differences.isEmpty, "seed \(seed)")
    #expect(history.failures > 5, "seed \(seed)")
    #expect(history.settled > 2, "seed \(seed)")
    var replay = Replay(in: .newest, with: TestRoom.hasher())
    for row in history.rows { try replay.take(row) }
    #expect(replay.situation == history.test.room.situation, "seed \(seed)")
    #expect(replay.situation.violations().isEmpty, "seed \(seed)")
  }
}

/// One made-up room, its plain account beside it.
struct RoomHistory {
  var test: TestRoom
  var plain = NaiveRoom()
  var clock = MadeUpClock()
  var maker: HistoryMaker
  var faults: SplitMix
  var failures = 0
  var settled = 0
  var rows: [JournalRow] = []
  private let faultsInHundred: Int

  init(_ test: TestRoom, seed: UInt64, faultsInHundred: Int = 25) {
    self.test = test
    self.faultsInHundred = faultsInHundred
    maker = HistoryMaker(seed: seed)
    faults = SplitMix(seed: ~seed)
  }

  /// One batch, perhaps on a failing disk; what was unconfirmed is healed and sent again.
  mutating func step() throws -> [String] {
    try orderFault()
    let pause = maker.pause()
    clock.wait(pause, in: plain)
    test.clock.advance(seconds: pause.elapsed / 1000, steppingBy: pause.step)
    let sent = (0...faults.below(5)).map { _ in
      maker.next(plain, now: clock.now(in: plain)).submission(clock, in: plain)
    }
    let requests = sent.map {
      Request(
        id: $0.id, author: $0.author, origin: $0.origin, occurred: $0.occurred, seen: $0.seen,
        commands: $0.commands)
    }
    let batch = test.room.process(requests)
    defer { rows = test.rows }
    if batch.failure == nil { return compare(sent, batch.answers) }
    failures += 1
    if batch.answers.contains(where: { if case .accepted = $0 { true } else { false } }) {
      return ["accepted, though the commit failed"]
    }
    let healed = test.room.heal()
    if healed.failure != nil { return ["not healed"] }
    return settle(sent, requests, batch.answers, wasKept: !healed.entries.isEmpty)
  }

  /// Sends everything again. What was kept stands before all else then.
  private mutating func settle(
    _ sent: [Submission], _ requests: [Request], _ doubts: [Answer], wasKept: Bool
  ) -> [String] {
    var found: [String] = []
    if wasKept {
      settled += 1
      for (submission, doubt) in zip(sent, doubts) {
        guard case .unconfirmed = doubt else { continue }
        if case .refused = plain.submit(submission) { found.append("kept \(submission)") }
      }
    }
    let answers = test.room.process(requests).answers
    return found + compare(sent.map { stamped($0) }, answers)
  }

  private func stamped(_ submission: Submission) -> Submission {
    var again = submission
    again.time = Moment(milliseconds: clock.now(in: plain))
    again.exerciseMilliseconds = clock.exerciseMilliseconds(in: plain)
    return again
  }

  /// Now and then the next commit fails, kept or lost. The room is opened anew on such a disk.
  private mutating func orderFault() throws {
    guard faults.chance(faultsInHundred) else { return }
    var journal = test.room.end()
    journal.outcomes = [
      faults.chance(50) ? .lost(.diskFull) : .kept(.failed(code: 5, doing: "sync"))
    ]
    let snapshot = faults.chance(50) ? test.room.snapshot : nil
    test = try TestRoom(journal, snapshot: snapshot, clock: test.clock)
    clock.goOn(from: test.exerciseMilliseconds)
  }

  private mutating func compare(_ sent: [Submission], _ answers: [Answer]) -> [String] {
    var found: [String] = []
    for (submission, answer) in zip(sent, answers) {
      let forecast = plain.submit(submission)
      switch (forecast, answer) {
      case (.accepted(let entries), .accepted(let acceptance)),
        (.again(let entries), .acceptedBefore(let acceptance)):
        if entries != acceptance.first...acceptance.last { found.append("\(forecast) \(answer)") }
      case (.refused(let kinds), .rejected(let rejection)):
        if !kinds.contains(rejection.kind.rawValue) { found.append("\(forecast) \(answer)") }
      default: found.append("\(forecast) \(answer)")
      }
    }
    return found + plain.quickDifferences(from: test.room.situation)
  }
}
