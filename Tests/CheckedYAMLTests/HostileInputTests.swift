import CheckedYAML
import Testing

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct HostileInputTests {
  private static let sample = Array(
    """
    format: 1
    title: "River \\u00e9 flood"   # a remark
    agencies:
      - {code: fire, names: [a, b]}
      - code: police
        text: |
          two
          lines
    times: [T+00:10, 90s]
    """.utf8)

  /// Reads with every question there is; the answer does not matter, only that there is one.
  private func readAll(_ bytes: [UInt8]) -> [YAMLMistake] {
    let result = YAMLReader.read(bytes, named: "a plan") { fields -> Bool? in
      for key in ["format", "title", "agencies", "times"] {
        _ = fields.text(key, required: true)
        _ = fields.integer(key, in: 0...9)
        _ = fields.decimal(key, in: 0...9)
        _ = fields.moment(key)
        _ = fields.duration(key, in: 0...9)
        _ = fields.coordinates(key)
        _ = fields.texts(key)
        _ = fields.pairs(key, named: "a map")
        _ = fields.mappings(key, named: "an item") { $0.text("code") }
      }
      return true
    }
    switch result {
    case .success: return []
    case .failure(let mistakes): return mistakes.all
    }
  }

  private func check(_ found: [YAMLMistake]) {
    #expect(!found.isEmpty)
    for mistake in found where mistake.line < 1 || mistake.column < 1 || mistake.cure.isEmpty {
      Issue.record("a mistake without a place or a cure: \(mistake)")
    }
    #expect(found == found.sorted())
  }

  @Test func `every truncation is answered`() {
    for length in 0..<Self.sample.count { check(readAll(Array(Self.sample.prefix(length)))) }
  }

  @Test func `random bytes are answered`() {
    var dice = Dice(seed: 7)
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<200, using: &dice)
      check(readAll((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &dice) }))
    }
  }

  @Test func `random marks of YAML are answered`() {
    let marks = Array("[]{}:,-?&*!|>'\"%@`# \n\tab".utf8)
    var dice = Dice(seed: 8)
    for _ in 0..<4000 {
      let count = Int.random(in: 0..<80, using: &dice)
      check(readAll((0..<count).map { _ in marks.randomElement(using: &dice) ?? 0 }))
    }
  }

  @Test func `flipped bytes are answered`() {
    var dice = Dice(seed: 9)
    for _ in 0..<4000 {
      var bytes = Self.sample
      for _ in 0..<3 {
        let at = Int.random(in: 0..<bytes.count, using: &dice)
        bytes[at] = UInt8.random(in: .min ... .max, using: &dice)
      }
      check(readAll(bytes))
    }
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? ", "a: ", "'", "x,", "\n", "&a "])
  func `a mark repeated for a megabyte is answered`(mark: String) {
    check(readAll(Array(String(repeating: mark, count: 1_000_000 / mark.utf8.count).utf8)))
  }
}
