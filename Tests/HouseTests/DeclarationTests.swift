import Testing

@Suite struct DeclarationTests {
  private static let dead = Declarations.dead(in: Sources.files)

  @Test func `nothing is declared that nobody uses`() {
    let dead = Self.dead.filter { said in
      !Declarations.unfinished.contains { said.hasPrefix("\($0)/") }
    }
    #expect(dead == [])
  }

  @Test(arguments: Declarations.unfinished.sorted())
  func `a folder in which all is used is no longer passed over`(_ folder: String) {
    #expect(Self.dead.contains { $0.hasPrefix("\(folder)/") })
  }

  @Test(arguments: [
    ("func f() { g() }\nfunc g() {}", "1 declares f"),
    ("struct S { let a = 1 }; S()", "1 declares a"),
    ("enum E { case one, two(Int) }\nlet e = E.one; print(e)", "1 declares two"),
    ("/// f\nfunc f() {} // f", "2 declares f"),
    ("func f() { print(\"f\") }", "1 declares f"),
    ("class C { class func make() {} }; C()", "1 declares make"),
    ("func f(_ a: Int) {}\nfunc f(_ a: String) {}", "1 declares f"),
    ("protocol P {}", "1 declares P"),
    ("typealias T = Int", "1 declares T"),
  ])
  func `what is only declared is found`(_ code: String, _ breach: String) {
    let dead = Declarations.dead(in: [SourceFile(path: "Drill/A.swift", text: code)])
    #expect(dead.first?.hasSuffix(breach) == true, "\(dead)")
  }

  @Test(arguments: [
    "func f() { f() }",
    "let a = 1; print(\"\\(a)\")",
    "enum E: String { case one, two }; E(rawValue: text)",
    "enum E: CaseIterable { case one, two }; E.allCases",
    "struct S { func validate() {} }; S()",
    "enum E { case one }; func f(_ e: E) { switch e { case .one: f(.one) } }",
  ])
  func `what is said somewhere is left alone`(_ code: String) {
    #expect(Declarations.dead(in: [SourceFile(path: "Drill/A.swift", text: code)]) == [])
  }

  @Test func `what another file uses is used, what a test uses is not`() {
    let file = SourceFile(path: "Drill/A.swift", text: "func f() {}")
    let user = SourceFile(path: "tansiq/B.swift", text: "let x = f(); print(x)")
    #expect(Declarations.dead(in: [file, user]) == [])
    #expect(Declarations.dead(in: [file]).count == 1)
  }
}
