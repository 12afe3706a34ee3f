import Drill
import DrillRunner
import IncidentEngine
import OperationsRoom
import Testing

private let cellar = """
  format: 1
  name: Cellar
  duration: 60m
  agencies:
    - {code: fire, name: Fire, simulated: {acknowledge: 2m, start: 5m, finish: 20m}}
    - {code: police, name: Police}
  incidents:
    - {id: cellar, type: flood, title: Water in a cellar, agencies: [fire, police]}
  injects:
    - {id: I-1, at: T+00:01, opens: cellar, text: Water., tasks: [{id: T-1, agency: fire, title: Pump}]}
    - id: I-2
      at: T+00:10
      incident: cellar
      text: The fuse is under water.
      expected: [{id: X-1, action: task, agency: fire, within: 5m, text: Pull the fuse.}]
    - {id: I-3, trigger: {after: I-2, outcome: missed, delay: 1m}, text: Sparks.}
    - {id: I-4, trigger: by hand, text: Only when somebody wants it.}
    - {id: I-5, at: T+01:00, text: The end.}

  """

@Suite struct HeadlessDrillTests {
  private func scenario(_ text: String = cellar) throws -> Scenario {
    try Scenario.read(Array(text.utf8)).get()
  }

  @Test func `all comes at its time, agencies answer, and the clock stops at the end`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play()
    let story = try room.story
    #expect(Set(story.filter { $0.hasSuffix("I-1") }) == ["60 I-1"])
    // With its answer the agency acknowledges the incident, too.
    #expect(
      story.filter { $0.hasSuffix("fire") } == ["180 fire", "180 fire", "360 fire", "1260 fire"])
    #expect(story.filter { $0.hasSuffix("I-3") } == ["960 I-3"])
    #expect(story.suffix(2) == ["3600 I-5", "3600 room"])
    #expect(room.hasEnded)
    #expect(room.elapsed == 3_600_000)
    #expect(room.last.situation.exercise?.isRunning == false)
    #expect(room.results == [.missed(by: 900_000)])
    #expect(room.byHand == ["I-4"])
  }

  @Test func `the time of day is that of the exercise`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play()
    let entries = try HeadlessRoom.entries(room.journal)
    #expect(entries.count { $0.exerciseMilliseconds ?? 0 > 0 } > 8)
    for entry in entries {
      #expect(entry.recorded == start.advanced(byMilliseconds: entry.exerciseMilliseconds ?? 0))
      #expect(entry.author.account == "headless")
      #expect(entry.author.desk == "headless")
    }
  }

  @Test func `the same scenario and seed make the same rows, another seed others`() throws {
    var rooms = try [DrillSeed(3), DrillSeed(3), DrillSeed(4)].map {
      try HeadlessRoom(scenario(), seed: $0)
    }
    for index in rooms.indices { try rooms[index].play() }
    #expect(rooms[0].journal.rows == rooms[1].journal.rows)
    #expect(rooms[0].journal.rows.count > 12)
    #expect(rooms[0].journal.rows.map(\.body) != rooms[2].journal.rows.map(\.body))
    for (one, other) in zip(rooms[0].journal.rows, rooms[2].journal.rows) {
      #expect(one.salt != other.salt)
    }
  }

  @Test(arguments: [Int64(0), 1, 3, 6, 10, 16, 21, 40, 60])
  func `a drill that was cut is a beginning of the whole, and goes on to the same end`(
    _ minutes: Int64
  ) throws {
    var whole = try HeadlessRoom(scenario())
    try whole.play()
    var part = try HeadlessRoom(scenario())
    try part.play(until: minutes)
    #expect(part.elapsed == minutes * 60_000)
    #expect(part.hasEnded == (minutes == 60))
    let rows = part.journal.rows
    #expect(Array(whole.journal.rows.prefix(rows.count)) == rows)
    let later = try HeadlessRoom.entries(whole.journal).dropFirst(rows.count)
    #expect(later.allSatisfy { ($0.exerciseMilliseconds ?? 0) > minutes * 60_000 })
    var again = try HeadlessRoom(scenario(), on: part.journal)
    try again.play()
    #expect(again.journal.rows == whole.journal.rows)
  }

  @Test func `after a crash behind any entry the rest comes as it would have`() throws {
    var whole = try HeadlessRoom(scenario())
    try whole.play()
    let setup = try HeadlessRoom(scenario()).journal.rows.count
    let rows = whole.journal.rows
    let entries = try HeadlessRoom.entries(whole.journal)
    for count in setup...rows.count {
      // A submission is on disk wholly or not at all.
      if count < rows.count, entries[count].submission == entries[count - 1].submission { continue }
      let cut = MemoryJournal(rows: Array(rows.prefix(count)))
      var again = try HeadlessRoom(scenario(), on: cut)
      try again.play()
      #expect(again.journal.rows == rows, "cut behind \(count)")
    }
  }

  @Test func `a drill that is over stays as it is`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play()
    let rows = room.journal.rows
    var again = try HeadlessRoom(scenario(), on: room.journal)
    try again.play()
    #expect(again.journal.rows == rows)
    #expect(again.results == room.results)
  }

  @Test func `a clock that somebody stopped is let go on, at any speed`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play(until: 5)
    room.act([.setExerciseSpeed(permille: 7_300)])
    room.act([.pauseExercise], counter: 2)
    try room.play()
    #expect(room.hasEnded)
    let story = try room.story
    #expect(story.filter { $0.hasSuffix("I-3") } == ["960 I-3"])
    #expect(story.last == "3600 room")
  }

  @Test func `an inject that the room refuses does not keep the drill from its end`() throws {
    var room = try HeadlessRoom(scenario())
    try room.play(refusing: "I-2")
    #expect(room.hasEnded)
    let story = try room.story
    #expect(!story.contains { $0.hasSuffix("I-2") || $0.hasSuffix("I-3") })
    #expect(story.suffix(2) == ["3600 I-5", "3600 room"])
    #expect(room.results == [.notAsked])
  }

  @Test func `a disk that fails ends the drill with its error`() throws {
    var journal = MemoryJournal()
    journal.outcomes = [.success, .success, .lost(.diskFull)]
    var room = try HeadlessRoom(scenario(), on: journal)
    #expect(throws: JournalError.diskFull) { try room.play() }
    #expect(!room.hasEnded)
  }
}

@Suite struct DrillSeedTests {
  @Test func `the same number gives the same identity and salts`() {
    let seed = DrillSeed(1)
    #expect(seed == .usual)
    #expect(seed.identity.utf8.count == 32)
    #expect(seed.identity.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    #expect(seed.salt(of: 7) == DrillSeed(1).salt(of: 7))
  }

  @Test func `no two of a thousand seeds share an identity, no two entries a salt`() {
    let seeds = (0..<1000).map { DrillSeed($0) }
    #expect(Set(seeds.map(\.identity)).count == 1000)
    #expect(Set((1...5000).map { seeds[1].salt(of: $0) }).count == 5000)
    #expect(Set(seeds.map { $0.salt(of: 1) }).count == 1000)
    #expect(seeds[0].salt(of: 1).count == 16)
  }

  @Test func `the identity and salts of a seed stay what they are`() {
    #expect(DrillSeed.usual.identity == "bfef8030ddc2d7725f552ce482f2aa47")
    let salt: [UInt8] = [
      167, 216, 243, 218, 195, 95, 51, 112, 44, 157, 199, 98, 59, 254, 64, 244,
    ]
    #expect(DrillSeed.usual.salt(of: 1) == salt)
  }
}
