import CheckedYAML
import Testing

@Suite struct NodeTests {
  @Test func `keys and values know their line and column`() throws {
    let node = try YAMLNode.parse(Array("a: 1\nb:\n  - x\n  - {c: 'd'}\n".utf8))
    guard case .mapping(let entries) = node.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries[1].keyPlace == YAMLPlace(line: 2, column: 1))
    guard case .sequence(let items) = entries[1].value.content,
      case .mapping(let inner) = items[1].content
    else {
      Issue.record("not a list with a mapping")
      return
    }
    #expect(items[0].content == .scalar("x", quoted: false))
    #expect(inner[0].keyPlace == YAMLPlace(line: 4, column: 6))
    #expect(inner[0].value.content == .scalar("d", quoted: true))
    #expect(inner[0].value.place == YAMLPlace(line: 4, column: 9))
  }

  @Test func `a byte order mark moves no column`() throws {
    let node = try YAMLNode.parse([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8))
    #expect(node.place == .start)
  }

  @Test func `columns count characters, not bytes`() throws {
    let node = try YAMLNode.parse(Array("{ä: 1, b: 2}".utf8))
    guard case .mapping(let entries) = node.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries[1].keyPlace.column == 8)
  }

  @Test(arguments: [
    ("a: &x 1", 1, 4, "Anchors"), ("a: *x", 1, 4, "Anchors"), ("a: !!int 1", 1, 4, "Tags"),
    ("a: 1\n---\nb: 2", 2, 1, "second document"), ("{[1]: 2}", 1, 2, "where a key should"),
    ("a: 1\n\tb: 2", 2, 1, "tab"), ("a: b: c", 1, 5, "colon"),
    ("a: \"x", 1, 4, "never closed"), ("a: [1, 2", 1, 4, "not closed"),
    ("a: {b: 1", 1, 4, "not closed"), ("a: 1\n  b: 2", 2, 4, "colon"),
    ("a:\n  - 1\n b: 2", 3, 2, "key"), ("a: @x", 1, 4, "cannot begin"),
    ("a: \"\\q\"", 1, 5, "backslash"), ("", 1, 1, "empty"), ("# only a remark", 1, 1, "empty"),
  ])
  func `what stops reading is said with its place and a cure`(
    text: String, line: Int, column: Int, word: String
  ) {
    let mistake = #expect(throws: YAMLMistake.self) { try YAMLNode.parse(Array(text.utf8)) }
    #expect(mistake?.line == line)
    #expect(mistake?.column == column)
    #expect(mistake?.what.contains(word) == true, "\(mistake?.what ?? "")")
    #expect(mistake?.cure.isEmpty == false)
  }

  @Test func `a byte that is no UTF-8 is found at its line and column`() {
    let mistake = #expect(throws: YAMLMistake.self) {
      try YAMLNode.parse(Array("a: 1\nbä: ".utf8) + [0xFF, 0x0A])
    }
    #expect(mistake?.place == YAMLPlace(line: 2, column: 5))
  }

  @Test func `depth, number and size are bounded`() {
    let deep = String(repeating: "[", count: 100)
    #expect(throws: YAMLMistake.self) { try YAMLNode.parse(Array(deep.utf8)) }
    let block = (0..<80).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let tooDeep = #expect(throws: YAMLMistake.self) { try YAMLNode.parse(Array(block.utf8)) }
    #expect(tooDeep?.what.contains("64") == true)
    let small = YAMLLimits(bytes: 100, events: 10, depth: 5)
    #expect(throws: YAMLMistake.self) {
      try YAMLNode.parse(Array("[1,2,3,4,5,6,7,8,9]".utf8), limits: small)
    }
    #expect(throws: YAMLMistake.self) {
      try YAMLNode.parse([UInt8](repeating: 0x61, count: 101), limits: small)
    }
    #expect(throws: Never.self) { try YAMLNode.parse(Array("[1,2,3]".utf8), limits: small) }
  }
}
