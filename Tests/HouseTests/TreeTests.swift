import Testing

@Suite struct TreeTests {
  private static let top = ["Package.swift", "Sources", "Tests", "scenarios", "README.md"]

  @Test func `nothing stands at the top but what a newcomer looks for`() {
    #expect(Tree.breaches(ofTop: Tree.items(of: Tree.root).map(\.name)) == [])
  }

  @Test(arguments: ["Benchmarks", "Fuzz", "notes.txt", "ci"])
  func `what has its place further down is named`(_ stranger: String) {
    let breaches = Tree.breaches(ofTop: Self.top + [".git", ".ci", "docs", stranger])
    #expect(breaches == ["\(stranger) belongs into Tests, docs or Sources"])
  }

  @Test(arguments: top)
  func `what is missing at the top is named`(_ name: String) {
    let breaches = Tree.breaches(ofTop: Self.top.filter { $0 != name })
    #expect(breaches == ["\(name) is missing"])
  }
}
