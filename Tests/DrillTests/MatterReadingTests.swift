import CheckedYAML
import Drill
import IncidentEngine
import Testing

@Suite struct MatterReadingTests {
  @Test func `values are read as a facilitator writes them`() throws {
    let scenario = try ScenarioFiles.read(Array(matterScenario.utf8))
    let inject = try #require(scenario.inject("I-1"))
    let openings = inject.matters.compactMap { matter in
      if case .opening(let opening) = matter { opening } else { nil }
    }
    #expect(openings.map(\.id) == ["law", "leave", "boats", "letter", "flight"])
    #expect(openings.map(\.incident) == [nil, "bank", "bank", "bank", "bank"])
    #expect(openings.map(\.isSimulated) == [true, true, true, false, true])
    let values = openings.flatMap(\.values).reduce(into: [:]) { $0[$1.code.text] = $1.value }
    #expect(values["review"] == .time(.by(40 * minute)))
    #expect(values["by"] == .time(.within(30 * minute)))
    #expect(values["power"] == .matters(["law"]))
    #expect(values["task"] == .task("warn"))
    #expect(values["quantity"] == .plain(.integer(3)))
    #expect(values["agencies"] == .plain(.texts(["fire", "police"])))
    #expect(values["covers"] == .plain(.texts(["evacuate by request"])))
    #expect(openings[2].rows.first?.values.map(\.value).contains(.resource("Boat 2")) == true)
    #expect(scenario.kinds.map(\.code.text) == ["drone-flight"])
  }

  @Test(arguments: [
    // What is replaced, what by, where it is told, what is said, and the cure.
    ("format: 2", "format: 1", "- opens: law", "came with format 2", "`format: 2`"),
    ("format: 2", "format: 1", "- kind: drone", "came with format 2", "`format: 2`"),
    ("format: 2", "format: 1", "meeting, within", "came with format 2", "`format: 2`"),
    ("kind: power", "kind: powr", "powr", "no kind of matters `powr`", "`power`"),
    ("type: law", "typ: law", "typ: law", "`typ` is not a key", "`type`"),
    (", type: law", "", "{citation", "`type` is missing in a power", "`type: …`"),
    ("type: law", "type: lex", "lex", "not a value of `type`", "`law`"),
    ("evacuate by request}", "evacuate by rquest}", "evacuate by rquest", "`covers`", "request"),
    ("quantity: 3", "quantity: three", "three", "`quantity`", "whole number"),
    ("rounds: 2", "rounds: 12", "12}", "`rounds`", "1 to 9"),
    ("fire, police]\n          rev", "fire, polic]\n          rev", "polic]", "agency", "police"),
    ("resource: Boat 2, eta", "resource: Boat 3, eta", "Boat 3, eta", "not a resource", "Boat 2"),
    ("task: warn", "task: warm", "warm", "`warm` is not a task", "`warn`"),
    ("power: law", "power: lwa", "lwa", "`lwa` is not a matter", "`law`"),
    ("power: law", "power: boats", "boats\n", "is a request, and a power", "kind: power"),
    ("power: law", "power: flight", "flight\n          m", "may not be opened", "what opens"),
    ("opens: boats", "opens: law", "law\n        kind: request", "already a matter", "another"),
    ("review: T+00:40", "review: soon", "soon", "no time of the exercise", "`T+HH:MM`"),
    ("review: T+00:40", "review: T+00:00", "T+00:00\n          power", "not after", "later time"),
    ("move: land}\n    exp", "move: lnd}\n    exp", "lnd", "no move of a drone-flight", "`land`"),
    ("of: flight", "of: fligth", "fligth", "`fligth` is not a matter", "`flight`"),
    ("dissent, by: police", "dissent", "{of: leave", "whose move `dissent` is", "`by: …`"),
    ("reason: Not by night", "", "{}", "`reason` is missing", "`reason: …`"),
    ("by: police, values", "by: polise, values", "polise", "not an agency", "`police`"),
    ("- opens: flight", "- open: flight", "open: flight", "which matter", "`opens: …`"),
    ("opens: flight", "of: law\n        opens: flight", "law\n        opens", "both name", "one"),
    ("matter, kind: decision, m", "matter, kind: dcision, m", "dcision", "no kind", "`decision`"),
    ("move: agree", "move: agre", "agre,", "no move of a decision", "`agree`"),
    ("simulated: no", "simulated: never", "never", "not a value", "`no`"),
    ("incident: none", "incident: bnk", "bnk", "not an incident", "`bank`"),
  ])
  func `a mistake about a matter is told with its place and its cure`(
    line: String, changed: String, spot: String, what: String, cure: String
  ) throws {
    let text = try changedText(line, changed)
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    let place = try place(of: spot, in: text)
    let told = mistakes.all.contains {
      $0.place == place && $0.what.contains(what) && $0.cure.contains(cure)
    }
    let all = mistakes.all.map(\.description).joined(separator: "\n")
    #expect(told, "\(place.line):\(place.column)\n\(all)")
  }

  @Test func `a matter of an inject that may not have come is reported`() throws {
    let text = try changedText("at: T+00:00\n    text: They", "trigger: by hand\n    text: They")
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistakes.all.contains { $0.what.contains("`leave` may not be opened yet here") })
  }

  @Test func `a task that the same inject issues has no number for a field yet`() throws {
    let issued = "\n    tasks: [{id: call, agency: fire, title: Call}]"
    let text = try changedText("text: They open much", "text: They open much\(issued)")
      .replacing("task: warn", with: "task: call")
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistakes.all.map(\.place) == [try place(of: "call\n", in: text)])
    #expect(mistakes.all.first?.what.contains("`call` has no number yet") == true)
  }

  @Test func `a scenario of format 1 is read as one of format 2`() throws {
    let newer = smallScenario.replacing("format: 1", with: "format: 2")
    let one = try ScenarioFiles.read(Array(smallScenario.utf8))
    #expect(try ScenarioFiles.read(Array(newer.utf8)) == one)
  }

  private func changedText(_ line: String, _ changed: String) throws -> String {
    let range = try #require(matterScenario.firstRange(of: line), "the scenario has no \(line)")
    return matterScenario.replacingCharacters(range, with: changed)
  }

  private func place(of spot: String, in text: String) throws -> YAMLPlace {
    let range = try #require(text.firstRange(of: spot), "nothing reads \(spot)")
    let before = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    return YAMLPlace(line: before.count, column: (before.last?.count ?? 0) + 1)
  }
}

extension String {
  fileprivate func replacingCharacters(
    _ range: Range<String.Index>, with other: String
  ) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
