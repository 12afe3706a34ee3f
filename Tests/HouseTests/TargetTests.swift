import Testing

@Suite struct TargetTests {
  private static let folders = Set(Tree.items(of: Sources.root).filter(\.isFolder).map(\.name))

  /// Targets that are named in the rules of the house, in `Package.swift` and on the page about the
  /// architecture, each with where.
  private static var named: [(name: String, place: String)] {
    let rules = HouseRule.pure.flatMap { [$0.key] + $0.value }
    let package = Tree.text("\(Tree.root)/Package.swift")
      .matches(of: /\b(?:swift|cLibrary)\(\s*"(\w+)"/).map { String($0.1) }
    return rules.map { ($0, "HouseRule.pure") } + package.map { ($0, "Package.swift") }
      + pictured.map { ($0, "docs/architecture.md") }
  }

  /// The rows of the table of targets.
  private static var pictured: [String] {
    Tree.text("\(Tree.root)/docs/architecture.md").split(separator: "\n")
      .compactMap { $0.firstMatch(of: /^\| `(\w+)` \|/).map { String($0.1) } }
  }

  @Test func `no target is named that does not exist`() {
    #expect(Self.folders.count > 12)
    #expect(Self.pictured.count > 8)
    let strangers = Self.named.filter { !Self.folders.contains($0.name) }
    #expect(strangers.map { "\($0.place) names \($0.name)" } == [])
  }

  @Test func `every target is in the package and on the page about the architecture`() {
    let package = Tree.text("\(Tree.root)/Package.swift")
    for folder in Self.folders.sorted() {
      #expect(package.contains("\"\(folder)\""), "Package.swift does not build Sources/\(folder)")
    }
    // Those of C wrap one library each and are told together.
    let told = Self.folders.filter {
      !$0.hasPrefix("C") || $0.dropFirst().first?.isLowercase ?? false
    }
    #expect(Self.pictured.sorted() == told.sorted())
  }
}
