import CheckedYAML
import Drill
import IncidentEngine
import Testing

@Suite struct ScenarioAdoptingTests {
  private let text = """
    format: 1
    name: A
    duration: 1m
    agencies: [{code: fire, name: Fire}]
    injects: [{id: I-1, at: T+00:00, text: "ß\\t"}]

    """

  private func scenario(_ bytes: [UInt8]) throws -> Scenario { try Scenario.read(bytes).get() }

  @Test func `the hash is that of the bytes, and the words are all of them`() throws {
    let hasher = try #require(Hasher256())
    let bytes = Array("\u{FEFF}\(text)\r\n\n".utf8)
    let adopted = try scenario(bytes).adopted(from: bytes, with: hasher)
    #expect(adopted.name == "A")
    #expect(Array(adopted.text.utf8) == bytes)
    #expect(adopted.hash == hasher.digest(bytes).hexadecimal)
    // FIPS 180-2, appendix B.1, which says that it is SHA-256.
    let known = try scenario(bytes).adopted(from: Array("abc".utf8), with: hasher)
    #expect(
      known.hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `the longest file that is read as a scenario can be adopted`() {
    #expect(YAMLLimits.usual.bytes <= TextLimit.scenario)
  }
}
