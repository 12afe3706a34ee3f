import Testing

@Suite struct SwitchTests {
  /// Folders in which some are still to be listed; whoever has listed all of one takes it out.
  private static let stillToDo: Set<String> = [
    "IncidentEngine", "Dashboard",
  ]

  /// Where a switch over an enum of the house catches the rest.
  private static func breaches(_ files: [SourceFile]) -> [(target: String, said: String)] {
    let sources = files.filter(\.isSwift).map { (file: $0, tokens: $0.tokens) }
    let enums = sources.flatMap(\.tokens.enums).map { Set($0.cases.map(\.text)) }
    return sources.flatMap { file, tokens in
      tokens.indices.filter { tokens[$0].text == "switch" }.map { Switch(tokens, at: $0) }
        .filter { $0.breaks(enums) }
        .map { (file.target, "\(file.path):\($0.line) has a default over an enum of ours") }
    }
  }

  private static let found = breaches(Sources.files)

  @Test func `a switch over an enum of ours lists its cases`() {
    #expect(Self.found.filter { !Self.stillToDo.contains($0.target) }.map(\.said) == [])
  }

  @Test(arguments: stillToDo.sorted())
  func `a folder whose switches list all cases is no longer passed over`(_ target: String) {
    #expect(Self.found.contains { $0.target == target })
  }

  private static let colours = """
    enum Colour { case red, green(Int), blue }
    enum Size: Int { case small = -1, large = 2; case huge }

    """

  @Test(arguments: [
    "switch c { case .red: 1\n default: 2 }",
    "switch c { case .red: 1\n case _: 2 }",
    "switch c { case .green(let depth) where depth > 1, .blue: 1\n default: 2 }",
    "switch c { case let .green(depth): depth\n default: 2 }",
    "switch c { case Colour.red: 1\n default: 2 }",
    "switch c { case nil, .red: 1\n default: 2 }",
    "switch f(a) { case .red: if x { y { z } }\n @unknown default: 2 }",
    "switch (c, s) { case (.red, .small): 1\n case (_, let other): 3\n default: 2 }",
    "switch (c, text) { case (.red, _): 1\n default: 2 }",
    "let a = \"\\(b ? \"{\" : \"\")\" /* { */\nswitch c { case .red: 1\n default: 2 }",
    "func f() { switch a { case 1: switch c { case .red: 1\n default: 2 }\n default: 3 } }",
  ])
  func `a default over an enum of ours is found`(_ code: String) {
    let file = SourceFile(path: "Drill/A.swift", text: Self.colours + code)
    #expect(Self.breaches([file]).count == 1)
  }

  @Test(arguments: [
    "switch c { case .red: 1\n case .green, .blue: 2 }",
    "switch c { case .red, .yellow: 1\n default: 2 }",
    "switch n { case 1: 1\n default: 2 }",
    "switch text { case \"red\", \"blue\": 1\n default: 2 }",
    "switch (c, n) { case (.red, 1): 1\n default: 2 }",
    "switch n { case _ where isLarge(n): 1\n default: .red }",
    "switch c { case .red: names[1, default: []].append(2)\n case .green, .blue: 2 }",
    "// switch c { case .red: 1\n// default: 2 }",
    "let a = \"switch c { case .red: 1 default: 2 }\"",
  ])
  func `a switch that lists all, or goes over something else, is left alone`(_ code: String) {
    let file = SourceFile(path: "Drill/A.swift", text: Self.colours + code)
    #expect(Self.breaches([file]).isEmpty)
  }

  @Test func `the enums of the house are found with their cases`() {
    let file = SourceFile(
      path: "Drill/A.swift",
      text: Self.colours + "struct S { enum `Inner`: Error { case a(b: [Int], c: (Int) -> D), e\n"
        + "func f() { switch self { case .a: 1 } }\nindirect case g } }")
    let enums = file.tokens.enums
    #expect(enums.map(\.name) == ["Colour", "Size", "Inner"])
    #expect(
      enums.map { $0.cases.map(\.text) } == [
        ["red", "green", "blue"], ["small", "large", "huge"], ["a", "e", "g"],
      ])
    #expect(enums.map(\.isMadeFromValues) == [false, true, false])
  }

  @Test func `every brace of the house is seen to close`() {
    for file in Sources.files where file.isSwift {
      let tokens = file.tokens.map(\.text)
      #expect(tokens.count { $0 == "{" } == tokens.count { $0 == "}" }, "\(file.path)")
    }
  }
}
