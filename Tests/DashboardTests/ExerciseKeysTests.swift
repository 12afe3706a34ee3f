import Dashboard
import IncidentEngine
import Testing

@Suite struct ExerciseKeysTests {
  private func drill() throws -> TestDesk {
    var desk = try TestDesk(kind: .exercise)
    try desk.others(.startExercise(scenario: "Flood"))
    return desk
  }

  private func speeds(_ desk: TestDesk) -> [Int] {
    desk.waiting.flatMap(\.commands).compactMap { command in
      if case .setExerciseSpeed(let permille) = command { permille } else { nil }
    }
  }

  @Test func `each press counts from the speed that was asked for last`() throws {
    var desk = try drill()
    desk.type("++++")
    #expect(speeds(desk) == [2000, 4000, 8000, 16_000])
    desk.type("-")
    #expect(speeds(desk).last == 8000)
    try desk.settle()
    #expect(desk.screen.contains("exercise runs ×8"), "\(desk.screen)")
    desk.type("+")
    #expect(speeds(desk) == [16_000])
  }

  @Test func `a press counts from the disk again once what was asked is refused`() throws {
    var desk = try drill()
    desk.type("+")
    let sent = try desk.takeWaiting()
    desk.answer(sent, .unconfirmed("the disk"))
    desk.type("+")
    #expect(speeds(desk) == [2000])
  }

  @Test func `two quick blanks stop the clock and let it go on`() throws {
    var desk = try drill()
    desk.type("  ")
    #expect(desk.waiting.map(\.commands) == [[.pauseExercise], [.resumeExercise]])
    try desk.settle()
    #expect(desk.screen.contains("exercise goes on"))
  }

  @Test func `while the clock stands still a speed is for when it goes on`() throws {
    var desk = try drill()
    desk.type(" ")
    try desk.settle()
    desk.type("+")
    try desk.settle()
    #expect(desk.screen.contains("exercise will run ×2 once it goes on"), "\(desk.screen)")
  }
}
