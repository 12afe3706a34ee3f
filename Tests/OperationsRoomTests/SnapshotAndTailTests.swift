import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

/// What happens to the machine's clock while a room works.
enum ClockScene: CaseIterable, Sendable {
  case ordinary, anHourBack, summerTimeEnds, summerTimeBegins, leapDay, newYear

  /// When the room begins, in UTC, and the zone of its charter.
  var start: (time: Int64, zone: String) {
    switch self {
    case .ordinary: (1_780_000_000_000, "UTC")
    case .anHourBack: (1_780_000_000_000, "UTC")
    case .summerTimeEnds: (1_792_886_400_000, "Europe/London")  // 2026-10-25T00:00Z
    case .summerTimeBegins: (1_774_742_400_000, "Europe/London")  // 2026-03-29T00:00Z
    case .leapDay: (1_835_395_200_000, "UTC")  // 2028-02-28T20:00Z
    case .newYear: (1_798_747_200_000, "UTC")  // 2026-12-31T20:00Z
    }
  }

  /// So much the clock is set back in the middle.
  var step: Int64 { self == .anHourBack ? -3_600_000 : 0 }
}

@Suite struct SnapshotAndTailTests {
  /// Rows of a made-up room, and its situation after every one of them.
  private func rows(
    _ scene: ClockScene, seed: UInt64, submissions: Int
  ) throws -> [JournalRow] {
    let clock = HandClock()
    clock.advance(seconds: 0, steppingBy: scene.start.time - clock.now.milliseconds)
    var test = try TestRoom(clock: clock)
    var maker = HistoryMaker(seed: seed)
    var plain = NaiveRoom()
    var hands = MadeUpClock()
    hands.wall = scene.start.time
    for count in 0..<submissions {
      let pause = maker.pause()
      let step = count == submissions / 2 ? scene.step : pause.step
      // Wide enough strides that every scene's moment lies within the history.
      let elapsed = pause.elapsed + 120_000
      hands.wait((elapsed: elapsed, step: step), in: plain)
      clock.advance(seconds: elapsed / 1000, steppingBy: step)
      let submission = maker.next(plain, now: hands.now(in: plain)).submission(hands, in: plain)
      _ = plain.submit(submission)
      let request = Request(
        id: submission.id, author: submission.author, origin: submission.origin,
        occurred: submission.occurred, seen: submission.seen, commands: submission.commands)
      _ = test.room.process([request])
    }
    return test.rows
  }

  @Test(arguments: ClockScene.allCases, 0..<3)
  func `a snapshot and its tail are the whole replay at every number`(
    scene: ClockScene, history: Int
  ) throws {
    let rows = try rows(scene, seed: SplitMix.base &+ 40_000 &+ UInt64(history), submissions: 160)
    try #require(rows.count > 40)
    var replay = Replay(in: .newest, with: TestRoom.hasher())
    var whole: [Snapshot] = []
    for row in rows {
      try replay.take(row)
      whole.append(Snapshot(situation: replay.situation, head: replay.head))
    }
    for (place, snapshot) in whole.enumerated() {
      let unpacked = try Situation(unpacking: snapshot.situation.packed())
      try #require(unpacked == snapshot.situation, "\(scene) \(history), entry \(place + 1)")
      var tail = Replay(
        from: unpacked, head: snapshot.head, in: .newest, with: TestRoom.hasher())
      for later in place + 1..<rows.count {
        try tail.take(rows[later])
        // At every number near the snapshot, then at every tenth, and at the end.
        guard later < place + 6 || later % 10 == 0 || later == rows.count - 1 else { continue }
        try #require(
          tail.situation == whole[later].situation,
          "\(scene) \(history): \(place + 1), \(later + 1)")
        try #require(tail.head == whole[later].head)
      }
    }
  }

  @Test func `an hour back leaves the order of entries and counts the step`() throws {
    let rows = try rows(.anHourBack, seed: SplitMix.base &+ 41_000, submissions: 100)
    let numbers = rows.map(\.columns.number)
    #expect(numbers == Array(1...Int64(rows.count)))
    let times = rows.map(\.columns.recorded)
    #expect(zip(times, times.dropFirst()).contains { $1 < $0 })
    var replay = Replay(in: .newest, with: TestRoom.hasher())
    for row in rows { try replay.take(row) }
    #expect(replay.situation.clockStepsBack > 0)
    #expect(replay.situation.violations().isEmpty)
  }

  @Test func `incidents opened on both sides of New Year are counted by their own year`() throws {
    let clock = HandClock()
    clock.advance(
      seconds: 0, steppingBy: ClockScene.newYear.start.time - clock.now.milliseconds)
    var test = try TestRoom(clock: clock)
    let charter = RoomCharter(
      identity: String(repeating: "a", count: 32), name: "Old Town", kind: .live, zone: "UTC")
    test.accept([.openRoom(charter)], origin: .room)
    let draft = IncidentDraft(type: "fire", title: "Barn")
    test.accept([.openIncident(draft)], origin: .room)
    clock.advance(seconds: 5 * 3600)
    test.accept(
      [.openIncident(IncidentDraft(type: "flood", title: "Mill Road bridge"))], origin: .room)
    #expect(test.room.situation.incidents.map(\.number.description) == ["26-0001", "27-0001"])
  }
}
