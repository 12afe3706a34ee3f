import CheckedYAML

extension InjectSource {
  static func trigger(_ fields: YAMLFields) -> WrittenTrigger? {
    let time = fields.moment("at").map { Placed(Int64($0.value), at: $0.place) }
    let node = fields.node("trigger")
    if fields.has("at"), let node {
      fields.report(at: node.place, ScenarioPhrase.twoTriggers)
      return nil
    }
    guard let node else {
      if !fields.has("at") { fields.report(at: fields.place, ScenarioPhrase.noTrigger) }
      return time.map { .time($0) }
    }
    if case .mapping = node.content { return after(fields) }
    guard let written = fields.placedText("trigger") else { return nil }
    if written.value == "by hand" { return .byHand }
    fields.report(at: written.place, ScenarioPhrase.notTrigger(written.value))
    return nil
  }

  private static func after(_ fields: YAMLFields) -> WrittenTrigger? {
    fields.mapping("trigger", named: "a trigger") { fields in
      let after = fields.placedText("after", required: true)
      let words = Inject.Outcome.allCases.map { ($0.word, $0) }
      let outcome = fields.placedChoice("outcome", of: words)
      let delay = fields.length("delay") ?? 0
      // An outcome that is no word has been reported; what stands beside it is checked all the same.
      guard let after else { return nil }
      return .after(
        after, outcome ?? Placed(.delivered, at: after.place), delayMilliseconds: delay)
    }
  }
}

extension InjectSource.WrittenTrigger {
  /// What is meant, without the places.
  var meaning: Inject.Trigger {
    switch self {
    case .time(let time): .time(time.value)
    case .byHand: .byHand
    case .after(let inject, let outcome, let delay):
      .after(inject.value, outcome.value, delayMilliseconds: delay)
    }
  }
}
