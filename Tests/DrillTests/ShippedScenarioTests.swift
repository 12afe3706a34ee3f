import Drill
import IncidentEngine
import Testing

private let shipped = ["river-flood", "chemical-release", "contaminated-food"]

@Suite struct ShippedScenarioTests {
  @Test(arguments: shipped)
  func `a shipped scenario has no mistake, 7 agencies, 30 injects and two hours`(
    name: String
  ) throws {
    let scenario = try ScenarioFiles.scenario(name)
    #expect(scenario.agencies.count == 7)
    #expect(scenario.injects.count == 30)
    #expect(scenario.durationMilliseconds == 120 * minute)
    #expect(scenario.objectives.count >= 5)
    let expected = scenario.injects.flatMap(\.expected)
    #expect(expected.count >= 20)
    let served = Set(scenario.injects.flatMap(\.objectives) + expected.flatMap(\.objectives))
    #expect(Set(scenario.objectives.map(\.id)) == served)
    let used = Set(scenario.injects.flatMap(\.tasks).map(\.agency))
    #expect(used == Set(scenario.agencies.map(\.details.code)))
    #expect(scenario.injects.contains { $0.trigger == .byHand })
    #expect(scenario.injects.last?.trigger == .time(120 * minute))
  }

  @Test(arguments: shipped)
  func `a shipped scenario plays to its end without one refusal`(name: String) throws {
    var room = try PlayedRoom(try ScenarioFiles.scenario(name))
    try room.play(to: 120 * minute)
    for inject in room.schedule.byHand(room.evaluation.progress) {
      try room.deliver(inject, at: 120 * minute)
    }
    #expect(room.refused.isEmpty, "\(room.refused)")
    let waitsForMet = room.scenario.injects.filter {
      if case .after(_, .met, _) = $0.trigger { true } else { false }
    }
    #expect(
      room.evaluation.deliveries.count == room.scenario.injects.count - waitsForMet.count)
    #expect(room.situation.incidents.count == room.scenario.incidents.count)
    let allMissed = room.evaluation.results(at: 121 * minute).allSatisfy {
      if case .missed = $0.standing { true } else { $0.inject == "I-25" }
    }
    #expect(allMissed)
  }

  @Test func `the decisions of the food drill are met as matters, and the police agree`() throws {
    var room = try PlayedRoom(try ScenarioFiles.scenario("contaminated-food"))
    try room.play(to: 19 * minute)
    try decide("Hold 3,100 lunches", by: "food-safety-31", "recall goods", &room, at: 19 * minute)
    try room.play(to: 23 * minute)
    try decide("Stop the vans", by: "police-22", "stop vehicles", &room, at: 23 * minute)
    try room.play(to: 30 * minute)
    #expect(room.situation.matters(of: "decision").map(\.number.description) == ["D-1", "D-2"])
    let results = room.evaluation.results(at: 40 * minute)
    let met = results.filter { ["X-06", "X-08", "X-34"].contains($0.expected.id) }.map(\.standing)
    let times = met.map { standing in
      if case .met(let time, entry: _) = standing { time } else { Int64(-1) }
    }
    #expect(times == [19 * minute, 23 * minute, 23 * minute + 40_000])
  }

  /// No rule speaks against it: the power is in force and covers the measure.
  private func decide(
    _ choice: String, by power: String, _ measure: String, _ room: inout PlayedRoom, at now: Int64
  ) throws {
    let number = try #require(room.evaluation.matters[power])
    let values: FieldValues = [
      "choice": .text(choice), "why": .text("The cold chain is broken"),
      "agencies": .texts(["food", "police"]), "power": .texts([number.description]),
      "measures": .texts([measure]),
    ]
    try room.act(
      .matter(
        .open(
          MatterDraft(
            kind: "decision", incident: .external(Scenario.key("kitchen")), values: values))),
      at: now)
  }

  @Test(arguments: shipped)
  func `the board of a shipped scenario is lively within seconds`(name: String) throws {
    var room = try PlayedRoom(try ScenarioFiles.scenario(name))
    try room.play(to: 15_000)
    #expect(room.situation.incidents.count >= 3)
    #expect(room.situation.assignments.count >= 6)
    let answered = room.situation.assignments.filter { $0.status != .issued }
    #expect(answered.count >= 3)
    #expect(room.situation.commitments.count >= 2)
    let unanswered = room.situation.assignments.filter { $0.status == .issued }
    #expect(!unanswered.isEmpty)
  }

  @Test(arguments: shipped)
  func `a task that a shipped scenario leaves to players becomes overdue`(name: String) throws {
    var room = try PlayedRoom(try ScenarioFiles.scenario(name))
    try room.play(to: 60 * minute)
    let overdue = room.situation.assignments.filter { $0.isOverdue(at: room.moment(60 * minute)) }
    #expect(!overdue.isEmpty)
  }
}
