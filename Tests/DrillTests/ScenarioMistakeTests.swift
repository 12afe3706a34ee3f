import CheckedYAML
import Drill
import Testing

@Suite struct ScenarioMistakeTests {
  /// The mistakes of the small scenario when `line` (its first occurrence) reads otherwise.
  private func mistakes(_ line: String, _ changed: String) -> [YAMLMistake] {
    guard let range = smallScenario.range(of: line) else {
      Issue.record("the small scenario has no \(line)")
      return []
    }
    let text = smallScenario.replacing(line, with: changed, in: range)
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else { return [] }
    return mistakes.all
  }

  @Test func `the small scenario has no mistake`() throws {
    let scenario = try ScenarioFiles.read(Array(smallScenario.utf8))
    #expect(scenario.injects.map(\.id) == ["I-1", "I-2", "I-3", "I-4", "I-5"])
  }

  @Test(arguments: [
    // What is replaced, what by, line, column, what is said, and the cure.
    ("    text: It goes on", "    txt: It goes on", 25, 5, "`txt` is not a key", "`text`"),
    ("    opens: road", "    text: Again", 26, 5, "given twice in an inject", "Keep one"),
    ("lead: fire,", "lead: fir,", 12, 52, "`fir` is not an agency", "`fire`"),
    ("[police]", "[polcie]", 12, 69, "`polcie` is not an agency", "`police`"),
    ("at: T+00:20", "at: 00:20", 24, 9, "no time from the start", "`T+HH:MM`"),
    ("at: T+00:00", "at: T+00:30", 24, 9, "earlier than `I-1` before it", "T+00:30 on"),
    ("at: T+00:20", "at: T+01:20", 24, 9, "after the end", "`duration`"),
    ("id: I-2", "id: I-1", 23, 9, "already an inject, on line 15", "another name"),
    ("id: road", "id: bank", 13, 10, "already an incident, on line 12", "another name"),
    ("code: police", "code: fire", 8, 12, "already an agency, on line 7", "another name"),
    ("after: I-1", "after: I-9", 29, 22, "`I-9` is not an inject", "Did you mean `I-1`"),
    ("after: I-1", "after: I-3", 29, 22, "waits for itself", "by hand"),
    ("{after: I-4}", "{after: I-5}", 38, 22, "waits for itself", "by hand"),
    ("after: I-1", "after: I-2", 29, 36, "expects nothing", "outcome: delivered"),
    ("delay: 1m", "delay: 51m", 29, 22, "at T+01:01 at the earliest", "`delay`"),
    ("trigger: by hand", "trigger: by mail", 35, 14, "no trigger", "by hand"),
    ("trigger: by hand", "at: T+00:40, never", 35, 9, "no time from the start", "T+HH:MM"),
    ("    trigger: by hand\\n", "", 34, 5, "Nothing says when", "`at: T+HH:MM`"),
    ("trigger: by hand", "at: T+00:30\\n    trigger: by hand", 36, 14, "both say when", "one"),
    ("opens: road", "opens: raod", 26, 12, "`raod` is not an incident", "`road`"),
    ("opens: road", "opens: bank", 26, 12, "opened already by `I-1`", "`incident: "),
    ("opens: road", "incident: bank", 13, 10, "No inject opens", "`opens: road`"),
    ("objective: O1", "objective: O2", 27, 16, "`O2` is not an objective", "`O1`"),
    ("task: warn", "task: warm", 33, 16, "`warm` is not a task", "`warn`"),
    ("status: done", "status: finished", 33, 30, "not a value of `status`", "`done`"),
    ("status: done", "status: unable", 33, 9, "says why", "`reason: …`"),
    ("action: task", "action: tsk", 22, 27, "not a value of `action`", "`task`"),
    ("within: 10m,", "within: ten,", 22, 57, "no length of time", "`10m`"),
    ("within: 10m,", "by: T+00:00,", 22, 53, "not after its inject", "later time"),
    ("within: 10m,", "within: 10m, by: T+00:10,", 22, 66, "both say by when", "one of the two"),
    ("within: 10m,", "", 22, 9, "Nothing says by when", "`within: 10m`"),
    ("within: 10m,", "within: 61m,", 22, 57, "after the end of the scenario", "Shorten"),
    ("name: Engine 41", "name: Engine 41, call: x", 10, 23, "`call` is not a key", "`kind`"),
    ("agency: fire}", "agency: fyre}", 10, 45, "`fyre` is not an agency", "`fire`"),
    ("finish: 5m", "finish: 1m", 7, 41, "not in order", "`acknowledge`"),
    ("duration: 1h", "duration: soon", 3, 11, "no length of time", "`90s`"),
    ("format: 1", "format: 3", 1, 9, "no format", "`format: 2`"),
    ("format: 1\\n", "", 1, 1, "`format` is missing", "`format: …`"),
    ("name: Small", "name: Small\\nzone: ../x", 3, 7, "no name of a zone", "IANA"),
    ("name: Small", "name: Small\\nstart: 25:00", 3, 8, "no time of day", "`HH:MM`"),
    ("code: police", "code: P.D.", 8, 12, "cannot be the code", "letters a to z"),
    ("id: O1", "id: the first", 5, 10, "cannot be an id", "without spaces"),
    ("incident: bank\\n    answers", "answers", 1, 1, "", ""),
  ])
  func `a mistake is told with its place and its cure`(
    line: String, changed: String, at: Int, column: Int, what: String, cure: String
  ) throws {
    let found = mistakes(
      line.replacing("\\n", with: "\n"), changed.replacing("\\n", with: "\n"))
    guard !what.isEmpty else {
      #expect(found.isEmpty)
      return
    }
    let told = found.contains { mistake in
      mistake.line == at && mistake.column == column && mistake.what.contains(what)
        && mistake.cure.contains(cure)
    }
    #expect(told, "\(found.map(\.description).joined(separator: "\n"))")
  }

  @Test func `injects that wait for each other are named once`() {
    let found = mistakes("trigger: by hand", "trigger: {after: I-5, outcome: delivered}")
    #expect(found.count == 1)
    #expect(found.first?.place == YAMLPlace(line: 35, column: 22))
    #expect(found.first?.what.contains("`I-4`, `I-5` wait for each other") == true)
  }

  @Test func `an incident that may not be open yet is reported`() {
    let found = mistakes("text: It begins", "text: It begins\n    incident: road")
    #expect(found.contains { $0.line == 18 && $0.what.contains("is about `road`") })
    let early = mistakes("    opens: road\n", "    incident: bank\n")
    #expect(early.contains { $0.what.contains("No inject opens the incident `road`") })
    let conditional = mistakes("    opens: bank\n", "")
    #expect(conditional.contains { $0.what.contains("`tasks` needs an incident") })
    let late = mistakes(
      "    text: If you like\n", "    text: If you like\n    opens: bank\n")
    #expect(late.contains { $0.line == 37 && $0.what.contains("opened already by `I-1`") })
  }

  @Test func `an inject about an incident that only a later one opens is reported`() {
    let text = smallScenario.replacing(
      "  - id: I-2\n",
      with: "  - {id: I-0, at: T+00:10, text: Too early, incident: road}\n  - id: I-2\n")
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistakes.all.map(\.place) == [YAMLPlace(line: 23, column: 55)])
    #expect(mistakes.all.first?.what.contains("may not be open yet here: only `I-2`") == true)
  }

  @Test func `an answer to a task of a conditional inject is reported`() {
    let text =
      smallScenario.replacing(
        "    incident: bank\n    answers:\n      - {task: warn, status: done}\n",
        with: "    incident: bank\n    tasks: [{id: late, agency: fire, title: Late}]\n")
      + "\n  - {id: I-6, at: T+00:50, text: x, answers: [{task: late, status: done}]}\n"
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistakes.all.map(\.line) == [40])
    #expect(mistakes.all.first?.what.contains("only `I-3` issues it") == true)
  }

  @Test func `all mistakes are told at once, in the order of the file`() {
    let text = smallScenario.replacing("agency: fire", with: "agency: fyre")
      .replacing("text:", with: "txt:").replacing("T+00:20", with: "later")
    guard case .failure(let mistakes) = Scenario.read(Array(text.utf8)) else {
      Issue.record("no mistake")
      return
    }
    #expect(mistakes.all.count >= 8)
    #expect(mistakes.all == mistakes.all.sorted())
    #expect(mistakes.all.allSatisfy { !$0.cure.isEmpty })
  }

  @Test func `damaged scenarios are answered, never trapped on`() throws {
    let bytes = Array(smallScenario.utf8)
    var state: UInt64 = 11
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for length in 0..<bytes.count { _ = Scenario.read(Array(bytes.prefix(length))) }
    let lines = smallScenario.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<1500 {
      var shuffled = lines
      for _ in 0..<3 { shuffled.swapAt(draw(lines.count), draw(lines.count)) }
      shuffled[draw(lines.count)] = lines[draw(lines.count)]
      _ = Scenario.read(Array(shuffled.joined(separator: "\n").utf8))
    }
  }
}

extension String {
  /// The range of the first occurrence of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacing(
    _ text: String, with other: String, in range: Range<String.Index>
  ) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }

  fileprivate func replacing(_ text: String, with other: String) -> String {
    guard let range = range(of: text) else { return self }
    let rest = String(self[range.upperBound...])
    return String(self[..<range.lowerBound]) + other + rest.replacing(text, with: other)
  }
}
