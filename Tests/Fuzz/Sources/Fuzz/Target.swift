import CheckedYAML
import CommandLanguage
import Dashboard
import Drill
import EngineSamples
import Exchange
import IncidentEngine

/// What reads bytes that somebody else wrote.
enum Target: String, CaseIterable {
  case scenario, map, dispatch, settings, theme, body, snapshot, filter, line

  /// Reads some bytes. Ends the program where something holds that must not.
  func take(_ bytes: [UInt8]) {
    switch self {
    case .scenario: _ = Scenario.read(bytes)
    case .map: _ = DispatchMap.read(bytes)
    case .dispatch: takeDispatch(bytes)
    case .settings: takeSettings(bytes)
    case .theme: _ = Look.read(bytes, named: "own")
    case .body: takeBody(bytes)
    case .snapshot: takeSnapshot(bytes)
    case .filter: takeFilter(String(decoding: bytes, as: UTF8.self))
    case .line: takeLine(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// A map that names every column, and a bare one; the first byte says which reads the rest.
private let maps: [DispatchMap] = Seeds.maps.compactMap { text in
  switch DispatchMap.read(Array(text.utf8)) {
  case .success(let map): return map
  case .failure(let mistakes): stop("a map of the fuzzer has mistakes: \(mistakes)")
  }
}

private func takeDispatch(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let map = maps[Int(first) % maps.count]
  _ = try? DispatchImport.read(Array(bytes.dropFirst()), by: map, zone: .utc)
}

/// The keys and switches of a configuration, as the program asks for them.
private func takeSettings(_ bytes: [UInt8]) {
  let read = YAMLReader.read(bytes, named: "a configuration") { fields -> Keymap? in
    _ = fields.integer("format", in: 1...1, required: true)
    _ = fields.placedText("theme")
    for name in ["mouse", "synchronized_output", "copy"] { _ = fields.truth(name) }
    return Keymap.read(fields)
  }
  guard case .success(let keymap) = read else { return }
  for screen in Screen.allCases {
    for action in Action.allCases { _ = keymap.keys(of: action, on: screen) }
  }
}

/// What is read is written and read again as the same.
private func takeBody(_ bytes: [UInt8]) {
  guard let body = try? Body(bytes) else { return }
  let entry = Entry(
    number: 1, occurred: Moment(milliseconds: 0), recorded: Moment(milliseconds: 0),
    exerciseMilliseconds: body.exerciseMilliseconds,
    author: Author(officer: nil, post: "", account: "", desk: ""), origin: .room,
    submission: SubmissionID(desk: "", counter: 1), event: body.event)
  guard let again = try? Body(entry.body) else {
    preconditionFailure("what was written is not read")
  }
  precondition(again == body, "what was written is read as something else")
  var situation = Situation()
  _ = try? situation.fold(entry)
}

/// What is unpacked is packed as the same, and what is shown of it is asked for. What is read again
/// after writing may be anything.
private func takeSnapshot(_ bytes: [UInt8]) {
  _ = try? context.situation.isPacked(in: bytes, bytes.indices)
  guard let situation = try? Situation(unpacking: bytes) else { return }
  guard let again = try? Situation(unpacking: situation.packed()) else {
    preconditionFailure("what was packed is not unpacked")
  }
  precondition(again == situation, "what was packed is unpacked as something else")
  guard let opened = try? Situation(opening: bytes, in: bytes.indices) else {
    preconditionFailure("what can be unpacked cannot be opened")
  }
  precondition(opened == situation, "what was opened is something else")
  _ = situation.violations()
}

private let context: LineContext = {
  guard let situation = try? Sample.wholeSituation() else { stop("the sample does not fold") }
  return LineContext(
    situation: situation, now: Moment(milliseconds: Sample.start + 9_000_000), zone: .utc,
    selected: situation.incidents.first?.number,
    injectsByHand: [WaitingInject(id: "I-7", text: "The bridge is closed")],
    tabs: ["mine", "flood"])
}()

private func takeFilter(_ text: String) {
  _ = Filter.complete(text, in: context)
  guard let filter = try? Filter.read(text, in: context) else { return }
  for incident in context.situation.incidents {
    _ = filter.matches(incident, in: context.situation, now: context.now)
  }
}

private func takeLine(_ text: String) {
  _ = complete(line: text, in: context)
  _ = try? read(line: text, in: context)
}
