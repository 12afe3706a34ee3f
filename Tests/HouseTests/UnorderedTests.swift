import Testing

@Suite struct UnorderedTests {
  @Test func `the order of no dictionary or set is seen`() {
    #expect(UnorderedRule.breaches(in: Sources.files) == [])
  }

  private func breaches(_ code: String, _ others: String...) -> [String] {
    let files = ([code] + others).enumerated().map {
      SourceFile(path: "Drill/\($0.offset).swift", text: $0.element)
    }
    return UnorderedRule.breaches(in: files)
  }

  @Test(arguments: [
    "let ages: [String: Int] = read()\nfor (name, age) in ages { say(name, age) }",
    "let ages: [String: Int]\nfor name in ages.keys where name.isNew { say(name) }",
    "var seen = Set<String>()\nlet words = seen.map { word($0) }",
    "func f(_ seen: Set<String>) { say(seen.joined()) }",
    "let pages = [\"a\": 1]\nsay(pages.values.first)",
    "struct S { var ages: [Key: [Int]]\nfunc f() { for age in self.ages { say(age) } } }",
  ])
  func `a loop or a list by the order of a dictionary or set is found`(_ code: String) {
    #expect(breaches(code).count == 1)
  }

  @Test func `what is declared nowhere as anything else is known in every file`() {
    let use = "for age in room.ages { say(age) }"
    #expect(breaches("struct Room { let ages: [String: Int] }", use).count == 1)
    #expect(breaches("struct Room { let ages: [String: Int] }", use, "let ages: [Int]") == [])
    let bound = "switch s { case .all(let ages): for age in ages { say(age) } }"
    #expect(breaches("struct Room { let ages: [String: Int] }", bound) == [])
  }

  @Test(arguments: [
    "let ages: [String: Int]\nlet names = ages.keys.sorted()",
    "let ages: [String: Int]\nlet names = ages.map { $0.key }\n  .sorted()",
    "let ages: [String: Int]\n// In any order: only the sum is said.\nfor age in ages { sum += age.1 }",
    "let ages: [(name: String, age: Int)]\nfor age in ages { say(age) }",
    "let ages: [Int]\nfor age in ages { say(age) }",
    "func f(_ seen: Set<String>) -> Bool { seen.contains(name) }",
    "let ages: [String: Int]\nif let age = ages[name] { say(age) }",
  ])
  func `what sorts, asks or explains itself is left alone`(_ code: String) {
    #expect(breaches(code) == [])
  }
}
