import CheckedYAML
import Drill
import Testing

@Suite struct ScenarioFormatPageTests {
  private let page: String

  init() throws {
    page = String(decoding: try ScenarioFiles.bytes(at: "docs/scenario-format.md"), as: UTF8.self)
  }

  @Test func `the example of the page has no mistake`() throws {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "```yaml"))
    let example = lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
    #expect(try ScenarioFiles.read(Array(example.utf8)).injects.count == 3)
  }

  @Test func `every key of the shipped scenario is on the page`() throws {
    let node = try YAMLNode.parse(try ScenarioFiles.bytes(of: "river-flood"))
    let missing = keys(of: node).filter { !page.contains("`\($0)`") }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  private func keys(of node: YAMLNode) -> Set<String> {
    switch node.content {
    case .scalar: []
    case .sequence(let items): items.reduce(into: []) { $0.formUnion(keys(of: $1)) }
    case .mapping(let entries):
      entries.reduce(into: Set(entries.map(\.key))) { $0.formUnion(keys(of: $1.value)) }
    }
  }
}
