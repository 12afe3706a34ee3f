import IncidentEngine
import MatterKinds
import Testing

@Suite struct WordsTests {
  @Test(arguments: BuiltInKinds.all)
  func `every code of a built-in kind is said in English`(kind: MatterKind) {
    #expect(MatterWords.english.unsaid(of: kind) == [])
    #expect(MatterWords.english.words(of: kind).noun != "")
    #expect(MatterWords.english.words(of: kind).summary != kind.code.text)
  }

  @Test func `built-in kinds have codes, prefixes and verbs of their own`() {
    let all = BuiltInKinds.all
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(Set(all.map(\.prefix)).count == all.count)
    #expect(Set(all.map(\.verb)).count == all.count)
    #expect(all.allSatisfy { $0.prefix.count <= 2 })
    #expect(BuiltInKinds.kind("power") == all.first { $0.code == "power" })
  }

  @Test func `a code that no table says is read as it is spelled`() {
    let kind = MatterKind(
      code: "flight", prefix: "FLT", fields: [MatterField("drone-type", .line)],
      states: [MatterState("open")])
    #expect(MatterWords.english.unsaid(of: kind) == ["drone-type"])
    #expect(MatterWords.english.said("drone-type", of: kind) == "drone type")
  }
}
