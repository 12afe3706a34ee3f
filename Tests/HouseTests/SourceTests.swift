import Testing

extension HouseRule: CustomTestStringConvertible {
  var testDescription: String { name }
}

@Suite struct SourceTests {
  @Test(arguments: HouseRule.all)
  func `every file keeps the rules of the house`(_ rule: HouseRule) {
    let breaches = Sources.files.flatMap(rule.breaches)
    #expect(breaches.isEmpty)
  }

  @Test func `the files of the house are found`() {
    let targets = Set(Sources.files.map(\.target))
    #expect(targets.isSuperset(of: ["IncidentEngine", "OperationsRoom", "tansiq", "CCrypto"]))
    #expect(Sources.files.allSatisfy { !$0.lines.isEmpty })
    #expect(Sources.files.contains { $0.path == "IncidentEngine/Decide/Decision.swift" })
  }

  @Test(arguments: [
    ("IncidentEngine/A.swift", "import Foundation", "IncidentEngine/A.swift imports Foundation"),
    ("TerminalUI/A.swift", "public import IncidentEngine", "imports IncidentEngine"),
    ("Drill/A.swift", "@preconcurrency import struct Glibc.stat", "imports Glibc"),
    ("Drill/A.swift", "  import Dashboard  // why", "imports Dashboard"),
    ("Dashboard/A.swift", "import OperationsRoom;import Drill", "imports OperationsRoom"),
    ("CTerminal/a.c", String(repeating: "\n", count: 401), "has 401 lines"),
    ("tansiq/A.swift", "let x = try! y()", "A.swift:1 says try!"),
    ("tansiq/A.swift", "let a = 1\nlet x = y as! Z", "A.swift:2 says as!"),
    ("tansiq/A.swift", "fatalError()", "says fatalError("),
    ("tansiq/A.swift", "final class A: @unchecked Sendable {}", "says @unchecked"),
    ("tansiq/A.swift", "nonisolated(unsafe) var a = 1", "says nonisolated(unsafe)"),
    ("CCrypto/a.c", "/* TODO: later */", "says TODO"),
    ("Drill/A.swift", "// FIXME", "says FIXME"),
    ("Drill/KeyHelper.swift", "", "ends in Helper"),
    ("CommandLanguage/A.swift", "switch parts.verb.name {", "A.swift:1 knows a verb by its name"),
    ("Dashboard/A.swift", "switch (verb?.name, status) {", "knows a verb by its name"),
    ("Dashboard/A.swift", "if form.verb.name == \"task\" {", "knows a verb by its name"),
    ("CommandLanguage/A.swift", "  case \"ack\": 1", "knows a verb by its name"),
    ("CommandLanguage/A.swift", "case (\"commit\", .available):", "knows a verb by its name"),
    ("Dashboard/A.swift", "let desk: Set = [\"follow\", \"mark\"]", "knows a verb by its name"),
    ("tansiq/A.swift", "if words == [\"undo\"] {", "knows a verb by its name"),
    ("Drill/Key/DrillInfo.swift", "", "ends in Info"),
    ("Dashboard/A.swift", "if screen == .log { }", "A.swift:1 asks which screen it is"),
    ("Dashboard/View/A.swift", "\nif model.screen != other {", "A.swift:2 asks which screen it is"),
    ("Dashboard/A.swift", "switch model.screen {", "asks which screen it is"),
    ("Dashboard/A.swift", "guard isShown(.log) else { return }", "asks which screen it is"),
  ])
  func `a breach is found and named`(path: String, text: String, breach: String) {
    let file = SourceFile(path: path, text: text)
    let breaches = HouseRule.all.flatMap { $0.breaches(file) }
    #expect(breaches.count == 1)
    #expect(breaches.first?.hasSuffix(breach) == true)
  }

  @Test(arguments: [
    ("IncidentEngine/A.swift", "import CCrypto\nimport Swift"),
    ("OperationsRoom/A.swift", "import Synchronization"),
    ("Drill/A.swift", "/// An import of Foundation is refused: import nothing\nimport CheckedYAML"),
    ("tansiq/A.swift", "let was = alias!=b; let TODOs = 1; entry!.x"),
    (
      "Dashboard/A.swift",
      "lines += [\"form \\(verb.name)\"]; case \"mark\": [\"number\", \"task\"]"
    ),
    ("CommandLanguage/Verbs/VerbTable+Work.swift", "Verb(\"q\", aliases: [\"quit\"])"),
    ("Drill/Information.swift", String(repeating: "\n", count: 400)),
    ("Dashboard/Screens/Screen.swift", "switch screen { case .log: LogRoom() }"),
    ("Dashboard/A.swift", "if !isShown(.home) { show(.home) }; screen = place.screen"),
    ("Dashboard/A.swift", "take(keys, everywhere: screen == nil)"),
  ])
  func `what keeps the rules is left alone`(path: String, text: String) {
    let file = SourceFile(path: path, text: text)
    #expect(HouseRule.all.flatMap { $0.breaches(file) }.isEmpty)
  }
}
