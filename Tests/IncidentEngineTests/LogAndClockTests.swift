import EngineTesting
import IncidentEngine
import Testing

@Suite struct LogAndClockTests {
  private func line(_ text: String = "rising") -> Command {
    .writeLog(LogDraft(kind: .observation, text: text, incident: Story.flood))
  }

  @Test func `a struck line stays readable with its reason`() throws {
    var story = try Story.withFlood()
    try story.accept([line(" the water rises ")])
    try story.accept([.strikeLog(LogNumber(1), reason: "another mill")])
    let struck = try #require(story.situation.logEntry(LogNumber(1)))
    #expect(struck.struck == "another mill")
    #expect(story.situation.text(of: struck) == "the water rises")
  }

  @Test func `a correction strikes the old line and says what it corrects`() throws {
    var story = try Story.withFlood()
    try story.accept([RejectionCase.issue])
    try story.accept([
      .writeLog(LogDraft(kind: .order, text: "pump at 3", task: Story.pump, method: "radio"))
    ])
    try story.accept([.correctLog(LogNumber(1), text: "pump at 4")])
    let right = try #require(story.situation.logEntry(LogNumber(2)))
    #expect(right.kind == .correction)
    #expect(right.corrects == LogNumber(1))
    #expect(right.task == RejectionCase.task)
    #expect(right.incident == RejectionCase.one)
    #expect(story.situation.logEntry(LogNumber(1))?.struck != nil)
    #expect(story.situation.incident(RejectionCase.one)?.log == [LogNumber(1), LogNumber(2)])
  }

  @Test func `a line entered more than five minutes later is marked late`() throws {
    var story = try Story.withFlood()
    for late in [300_000, 300_001] as [Int64] {
      try story.accept([line()]) { $0.occurred = $0.time.advanced(byMilliseconds: -late) }
    }
    #expect(story.situation.log.map(\.isLate) == [false, true])
  }

  @Test func `in an exercise a line is late by the exercise's clock`() throws {
    var story = try Story.withFlood(.exercise)
    try story.accept([.startExercise(scenario: "drill")])
    let hour: Int64 = 3_600_000
    for late in [0, 301_000] as [Int64] {
      try story.accept([line()]) {
        $0.exerciseMilliseconds = hour
        $0.time = $0.time.advanced(byMilliseconds: hour)
        $0.occurred = $0.time.advanced(byMilliseconds: -late)
      }
    }
    #expect(story.situation.log.map(\.isLate) == [false, true])
    #expect(story.situation.exercise?.lastMilliseconds == hour)
  }

  @Test func `a clock that steps back is counted and breaks nothing`() throws {
    var story = try Story.withFlood()
    try story.accept([line()])
    story.wait(minutes: -180)
    try story.accept([line()])
    try story.accept([.changePhase(Story.flood, .active, reason: nil)])
    #expect(story.situation.clockStepsBack == 1)
    #expect(story.situation.log.map(\.number.number) == [1, 2])
    #expect(story.entries.map(\.number) == Array(1...story.situation.lastNumber))
    let incident = try #require(story.situation.incident(RejectionCase.one))
    #expect(incident.phase == .active)
    #expect(incident.lastActivity > story.now)
  }

  @Test func `long and many lines come back from the narrative as they were written`() throws {
    var story = try Story.withFlood()
    let texts = (0..<40).map { String(repeating: "م\($0)🌊", count: 1 + $0 * 30) }
    for text in texts { try story.accept([line(text)]) }
    #expect(story.situation.log.map { story.situation.text(of: $0) } == texts)
  }

  @Test func `an exercise starts, pauses, runs on and changes its speed`() throws {
    var story = try Story.withFlood(.exercise)
    try story.accept([.startExercise(scenario: " flood drill ")])
    #expect(story.situation.exercise?.scenario == "flood drill")
    #expect(story.situation.exercise?.start == story.now)
    #expect(story.situation.exercise?.isRunning == true)
    #expect(story.situation.exercise?.speedPermille == 1000)
    try story.accept([.pauseExercise])
    #expect(story.situation.exercise?.isRunning == false)
    try story.accept([.resumeExercise, .setExerciseSpeed(permille: 3_600_000)])
    #expect(story.situation.exercise?.isRunning == true)
    #expect(story.situation.exercise?.speedPermille == 3_600_000)
  }
}
