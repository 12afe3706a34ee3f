import CheckedYAML

/// What is said about a scenario whose parts do not fit each other.
struct ScenarioPhrase {
  let what: String
  let cure: String

  private static func shown(_ text: String) -> String { "`\(YAMLFields.shown(text))`" }

  static func wrongFormat(_ version: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(version)) is no format of scenarios that this version knows.",
      cure: "Write `format: 1` or `format: 2`, or use a newer version of this program.")
  }

  static func needsFormat2(_ key: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "What `\(key)` says here came with format 2.",
      cure: "Write `format: 2` at the top; all else stays as it is.")
  }

  static func notID(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) cannot be an id.",
      cure: "Use one word without spaces, at most 40 characters, such as `east-bank`.")
  }

  static func notCode(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) cannot be the code of an agency.",
      cure: "Use 1 to 15 letters a to z, digits and hyphens, a letter first, such as `fire`.")
  }

  static func notClock(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) is no time of day.", cure: "Write `HH:MM`, such as `06:30`.")
  }

  static func notZone(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) is no name of a zone.",
      cure: "Write an IANA name such as `Europe/London`, or leave the key out.")
  }

  static func definedTwice(_ name: String, what: String, first: YAMLPlace) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(name)) is already \(what), on line \(first.line).",
      cure: "Give one of the two another name.")
  }

  static func undefined(
    _ name: String, what: String, list: String, known: [String]
  ) -> ScenarioPhrase {
    let missing = "\(shown(name)) is not \(what) of this scenario."
    if let near = nearest(to: name, among: known) {
      return ScenarioPhrase(what: missing, cure: "Did you mean `\(near)`?")
    }
    return ScenarioPhrase(
      what: missing, cure: "Define it under `\(list)`, or use a name that is there.")
  }

  static func timeGoesBack(_ time: Int, before: String, at earlier: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(WrittenTime.moment(time)) is earlier than \(shown(before)) before it, "
        + "at \(WrittenTime.moment(earlier)).",
      cure: "Move the inject up, or give it a time from \(WrittenTime.moment(earlier)) on.")
  }

  static func pastEnd(_ time: Int, end: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(WrittenTime.moment(time)) is after the end of the scenario, "
        + "\(WrittenTime.moment(end)), so it never comes.",
      cure: "Give it an earlier time, or lengthen `duration`.")
  }

  static let noTrigger = ScenarioPhrase(
    what: "Nothing says when this inject comes.",
    cure: "Add `at: T+HH:MM`, `trigger: by hand`, or `trigger: {after: …, outcome: …}`.")

  static let twoTriggers = ScenarioPhrase(
    what: "`at` and `trigger` both say when this inject comes.", cure: "Keep one of the two.")

  static func notTrigger(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) is no trigger.",
      cure: "Write `at: T+HH:MM` for a time, `by hand`, or `{after: …, outcome: …}`.")
  }

  static let afterItself = ScenarioPhrase(
    what: "The inject waits for itself, so it never comes.",
    cure: "Name another inject under `after`, or use `trigger: by hand`.")

  static func cycle(_ ids: [String]) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "The injects \(ids.map(shown).joined(separator: ", ")) wait for each other, "
        + "so none of them ever comes.",
      cure: "Give one of them a time (`at: …`) or `trigger: by hand`.")
  }

  static func nothingExpected(_ id: String, _ outcome: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(id)) expects nothing of the players, so it is never \(outcome).",
      cure: "Give \(shown(id)) an `expected` action, or use `outcome: delivered`.")
  }

  static func neverInTime(earliest: Int, end: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "This can come at \(WrittenTime.moment(earliest)) at the earliest, after the end of "
        + "the scenario, \(WrittenTime.moment(end)), so it never comes.",
      cure: "Shorten the `delay` or the deadlines it waits for, or lengthen `duration`.")
  }

  static let noDeadline = ScenarioPhrase(
    what: "Nothing says by when this should be done.",
    cure: "Add `within: 10m` (after the inject) or `by: T+HH:MM`.")

  static let twoDeadlines = ScenarioPhrase(
    what: "`within` and `by` both say by when.", cure: "Keep one of the two.")

  static func deadlineBeforeInject(_ deadline: Int, at time: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "The deadline \(WrittenTime.moment(deadline)) is not after its inject, "
        + "at \(WrittenTime.moment(time)).",
      cure: "Write a later time, or `within: …` for a time after the inject.")
  }

  static let deadlineWithoutTime = ScenarioPhrase(
    what: "`by` needs an inject that comes at a time, and this one has none.",
    cure: "Write `within: …`, which counts from when the inject comes.")

  static func deadlinePastEnd(_ deadline: Int, end: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "The deadline \(WrittenTime.moment(deadline)) is after the end of the scenario, "
        + "\(WrittenTime.moment(end)), so it can never be missed.",
      cure: "Shorten it, move the inject up, or lengthen `duration`.")
  }

  static func needsIncident(_ key: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "`\(key)` needs an incident, and this inject is about none.",
      cure: "Add `incident: …` or `opens: …` to the inject.")
  }

  static func twoIncidents(_ opened: String, _ about: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "The inject opens \(shown(opened)) but is about \(shown(about)).",
      cure: "Remove `incident`, or split the inject in two.")
  }

  static func openedTwice(_ incident: String, by first: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(incident)) is opened already by \(shown(first)).",
      cure: "Remove `opens` here, and write `incident: …` instead.")
  }

  static func neverOpened(_ incident: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "No inject opens the incident \(shown(incident)).",
      cure: "Add `opens: \(YAMLFields.shown(incident))` to an inject, or remove the incident.")
  }

  static func notYetOpen(_ incident: String, by opener: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(incident)) may not be open yet here: only \(shown(opener)) opens it.",
      cure: "Move this inject after \(shown(opener)), or let it wait: "
        + "`trigger: {after: \(YAMLFields.shown(opener)), outcome: delivered}`.")
  }

  static func notYetIssued(_ task: String, by issuer: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(task)) may not be issued yet here: only \(shown(issuer)) issues it.",
      cure: "Move this inject after \(shown(issuer)), or let it wait: "
        + "`trigger: {after: \(YAMLFields.shown(issuer)), outcome: delivered}`.")
  }

  static func notYetOpened(_ matter: String, by opener: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(matter)) may not be opened yet here: only \(shown(opener)) opens it.",
      cure: "Move this after what opens it, or let the inject wait: "
        + "`trigger: {after: \(YAMLFields.shown(opener)), outcome: delivered}`.")
  }

  static func notYetNumbered(_ id: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(id)) has no number yet: it begins with the same inject.",
      cure: "Put this into an inject that comes later; it may have the same time.")
  }

  static func matterOfAnotherKind(_ matter: String, kind: String, wanted: String) -> ScenarioPhrase
  {
    ScenarioPhrase(
      what: "\(shown(matter)) is a \(kind), and a \(wanted) stands here.",
      cure: "Name a matter that is opened with `kind: \(wanted)`.")
  }

  static let neitherOpensNorOf = ScenarioPhrase(
    what: "Nothing says which matter this is about.",
    cure: "Write `opens: …` with a new id and its `kind`, or `of: …` with one that is open and a "
      + "`move`.")

  static let opensAndOf = ScenarioPhrase(
    what: "`opens` and `of` both name a matter.",
    cure: "Keep one, and write the other as an item of its own.")

  static func partUnnamed(_ key: String, move: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "Nothing says whose move `\(move)` is.", cure: "Add `\(key): …`.")
  }

  static func notForScenario(_ field: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "`\(field)` names an officer, and a scenario knows none.",
      cure: "Leave it out; players fill it in.")
  }

  static func notTimeOfField(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) is no time of the exercise and no length.",
      cure: "Write `T+HH:MM` for a time of the exercise, or `20m` for a length after the inject.")
  }

  static func notDay(_ text: String) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(shown(text)) is no day.",
      cure: "Write year, month and day, such as `2027-01-31`.")
  }

  static func timeOfFieldPassed(_ time: Int, at delivery: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(WrittenTime.moment(time)) is not after its inject, which comes at "
        + "\(WrittenTime.moment(delivery)) at the earliest.",
      cure: "Write a later time, or a length after the inject such as `20m`.")
  }

  static func timeOfFieldToCome(_ time: Int, at delivery: Int) -> ScenarioPhrase {
    ScenarioPhrase(
      what: "\(WrittenTime.moment(time)) is after its inject, at \(WrittenTime.moment(delivery)), "
        + "and has not been by then.",
      cure: "Write an earlier time.")
  }

  static let unableWithoutReason = ScenarioPhrase(
    what: "An agency that is unable says why, and `reason` is missing.",
    cure: "Add `reason: …`.")

  static let paceGoesBack = ScenarioPhrase(
    what: "The steps of `simulated` are not in order.",
    cure: "Count each from the issue of the task, and let `acknowledge` come before `start` "
      + "and `start` before `finish`.")
}

extension YAMLFields {
  func report(at place: YAMLPlace, _ phrase: ScenarioPhrase) {
    report(at: place, phrase.what, cure: phrase.cure)
  }
}
