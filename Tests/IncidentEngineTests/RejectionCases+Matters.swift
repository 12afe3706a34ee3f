import EngineTesting
import IncidentEngine

/// What a room adopts; what a matter is refused for has tests of its own.
extension RejectionCase {
  private static let scenario = AdoptedScenario(
    name: "Night flood", hash: String(repeating: "0", count: 64), text: "title: Night flood")

  private static let tooLong = AdoptedScenario(
    name: "Long", hash: scenario.hash,
    text: String(repeating: "x", count: TextLimit.scenario + 1))

  static let matters = [
    RejectionCase(
      "adopting what holds already changes nothing", when: .changeCharter(RoomTerms()),
      then: .termsUnchanged),
    RejectionCase(
      "a room adopts one scenario", given: after([.adoptScenario(scenario)]),
      when: .adoptScenario(scenario), then: .scenarioAlreadyAdopted("Night flood")),
    RejectionCase(
      "a scenario has a length", when: .adoptScenario(tooLong),
      then: .scenarioTooLong(bytes: TextLimit.scenario + 1, limit: TextLimit.scenario)),
    RejectionCase(
      "a matter is of a kind that is known",
      when: .matter(.open(MatterDraft(kind: "drone", values: FieldValues()))),
      then: .matter(.kindUnknown("drone"))),
  ]
}
