import CheckedYAML
import Drill
import IncidentEngine
import Testing

@Suite struct ScenarioFormatPageTests {
  private let page: String

  init() throws {
    page = String(decoding: try ScenarioFiles.bytes(at: "docs/scenario-format.md"), as: UTF8.self)
  }

  /// The examples of the page, in its order.
  private var examples: [String] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { lines[$0] == "```yaml" }.map { start in
      lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
    }
  }

  @Test func `the examples of the page have no mistake`() throws {
    let examples = examples
    try #require(examples.count == 3)
    #expect(try ScenarioFiles.read(Array(examples[0].utf8)).injects.count == 3)
    let matters = try ScenarioFiles.read(Array(examples[1].utf8)).injects.flatMap(\.matters)
    #expect(matters.count == 3)
    let withKind = try ScenarioFiles.read(Array("\(examples[1])\n\(examples[2])".utf8))
    #expect(withKind.kinds.map(\.code.text) == ["drone-flight"])
  }

  @Test(arguments: ["river-flood", "contaminated-food"])
  func `every key of a shipped scenario is on the page`(_ name: String) throws {
    let node = try YAMLNode.parse(try ScenarioFiles.bytes(of: name))
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
