import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

@Suite struct ExerciseClockTests {
  private let line = Command.writeLog(LogDraft(kind: .observation, text: "rising"))

  private func started() throws -> TestRoom {
    var test = try TestRoom.withFlood(.exercise)
    test.accept([.startExercise(scenario: "drill")])
    return test
  }

  @Test func `a live room has the time of day and no exercise time`() throws {
    let test = try TestRoom.withFlood()
    #expect(test.exerciseMilliseconds == nil)
    #expect(test.room.clock.time(at: test.clock.read()) == test.clock.now)
  }

  @Test func `an exercise begins at nought and runs with the clock that never steps`() throws {
    let test = try started()
    let start = test.clock.now
    #expect(test.exerciseMilliseconds == 0)
    test.clock.advance(seconds: 90, steppingBy: -3_600_000)
    #expect(test.exerciseMilliseconds == 90_000)
    let now = test.room.clock.time(at: test.clock.read())
    #expect(now == start.advanced(byMilliseconds: 90_000))
  }

  @Test func `pausing and resuming make no jump`() throws {
    var test = try started()
    test.clock.advance(seconds: 60)
    test.accept([.pauseExercise])
    #expect(test.exerciseMilliseconds == 60_000)
    test.clock.advance(seconds: 600)
    #expect(test.exerciseMilliseconds == 60_000)
    test.accept([.resumeExercise])
    #expect(test.exerciseMilliseconds == 60_000)
    test.clock.advance(seconds: 5)
    #expect(test.exerciseMilliseconds == 65_000)
  }

  @Test func `a change of speed makes no jump`() throws {
    var test = try started()
    test.clock.advance(seconds: 60)
    test.accept([.setExerciseSpeed(permille: 10_000)])
    #expect(test.exerciseMilliseconds == 60_000)
    test.clock.advance(seconds: 6)
    #expect(test.exerciseMilliseconds == 120_000)
    test.accept([.setExerciseSpeed(permille: 500)])
    test.clock.advance(seconds: 10)
    #expect(test.exerciseMilliseconds == 125_000)
  }

  @Test func `entries carry the exercise time, and their time is the exercise's`() throws {
    var test = try started()
    let start = test.clock.now
    test.accept([.setExerciseSpeed(permille: 60_000)])
    test.clock.advance(seconds: 3)
    let entry = try #require(test.accept([line]).entries.first)
    #expect(entry.exerciseMilliseconds == 180_000)
    #expect(entry.occurred == start.advanced(byMilliseconds: 180_000))
    #expect(entry.recorded == test.clock.now)
    #expect(test.room.situation.log.last?.isLate == false)
  }

  @Test func `after a crash the exercise goes on from its last entry`() throws {
    var test = try started()
    test.accept([.setExerciseSpeed(permille: 2000)])
    test.clock.advance(seconds: 30)
    test.accept([line])
    test.clock.advance(seconds: 7200)
    test.clock.restartMachine()
    let again = try test.reopened()
    #expect(again.exerciseMilliseconds == 60_000)
    again.clock.advance(seconds: 10)
    #expect(again.exerciseMilliseconds == 80_000)
  }

  @Test func `a paused exercise comes back paused`() throws {
    var test = try started()
    test.clock.advance(seconds: 30)
    test.accept([.pauseExercise])
    test.clock.advance(seconds: 30)
    let again = try test.reopened()
    again.clock.advance(seconds: 30)
    #expect(again.exerciseMilliseconds == 30_000)
  }

  @Test func `a start that came to light by healing runs from there`() throws {
    var journal = MemoryJournal()
    journal.outcomes = [.success, .success, .success, .kept(.diskFull)]
    var test = try TestRoom.withFlood(.exercise, journal)
    test.accept([.startExercise(scenario: "drill")])
    #expect(test.exerciseMilliseconds == nil)
    _ = test.room.heal()
    #expect(test.exerciseMilliseconds == 0)
    test.clock.advance(seconds: 4)
    #expect(test.exerciseMilliseconds == 4_000)
  }

  @Test func `a change of speed that was lost changes nothing`() throws {
    var journal = MemoryJournal()
    journal.outcomes = [.success, .success, .success, .success, .lost(.diskFull)]
    var test = try TestRoom.withFlood(.exercise, journal)
    test.accept([.startExercise(scenario: "drill")])
    test.accept([.setExerciseSpeed(permille: 10_000)])
    test.clock.advance(seconds: 4)
    #expect(test.exerciseMilliseconds == 4_000)
    _ = test.room.heal()
    test.clock.advance(seconds: 4)
    #expect(test.exerciseMilliseconds == 8_000)
  }

  @Test func `an exercise of years keeps its time through pauses and crashes`() throws {
    var test = try started()
    test.accept([.setExerciseSpeed(permille: 3_600_000)])
    test.clock.advance(seconds: 9 * 365 * 24)
    let years: Int64 = 9 * 365 * 24 * 3_600_000
    #expect(test.exerciseMilliseconds == years)
    test.accept([.pauseExercise])
    #expect(test.exerciseMilliseconds == years)
    test.accept([.resumeExercise])
    test.clock.advance(seconds: 1)
    #expect(test.exerciseMilliseconds == years + 3_600_000)
    let again = try test.reopened()
    #expect(again.exerciseMilliseconds == years)
  }
}
