import CheckedYAML
import Testing

/// The mistakes of a text, read with the keys that `body` asks for.
func mistakes(_ text: String, _ body: (YAMLFields) -> Void) -> [YAMLMistake] {
  let result = YAMLReader.read(Array(text.utf8), named: "a plan") { fields -> Bool? in
    body(fields)
    return true
  }
  switch result {
  case .success: return []
  case .failure(let mistakes): return mistakes.all
  }
}

@Suite struct FieldsTests {
  @Test func `an unknown key is reported with the key that was meant`() {
    let found = mistakes("title: x\nagncy: fire\n") { fields in
      _ = fields.text("title")
      _ = fields.text("agency")
    }
    #expect(found.count == 1)
    #expect(found.first?.place == YAMLPlace(line: 2, column: 1))
    #expect(found.first?.what == "`agncy` is not a key of a plan.")
    #expect(found.first?.cure == "Did you mean `agency`?")
  }

  @Test func `an unknown key far from all is reported with all keys`() {
    let found = mistakes("colour: red\n") { fields in
      _ = fields.text("title")
      _ = fields.text("agency")
    }
    #expect(found.first?.cure == "Use one of `title`, `agency`.")
  }

  @Test func `a key given twice names the line of the first`() {
    let found = mistakes("a: 1\nb: 2\na: 3\n") { fields in
      #expect(fields.text("a") == "1")
      _ = fields.text("b")
    }
    #expect(found.map(\.place) == [YAMLPlace(line: 3, column: 1)])
    #expect(found.first?.what.contains("first on line 1") == true)
  }

  @Test func `all mistakes are told at once and in the order of the file`() {
    let found = mistakes("n: many\nextra: 1\nlist: 3\nwhen: 00:10\nlong: 5\n") { fields in
      #expect(fields.duration("long", in: 0...1000) == nil)
      #expect(fields.moment("when") == nil)
      #expect(fields.mappings("list", named: "an item") { _ in true }.isEmpty)
      #expect(fields.integer("n", in: 1...4) == nil)
      #expect(fields.text("must", required: true) == nil)
    }
    #expect(found.map(\.line) == [1, 1, 2, 3, 4, 5])
    #expect(found.allSatisfy { !$0.cure.isEmpty })
  }

  @Test func `a required key without a value is reported, an optional one reads as absent`() {
    let found = mistakes("a:\nb: ~\n") { fields in
      #expect(fields.text("a", required: true) == nil)
      #expect(fields.text("b") == nil)
    }
    #expect(found.map(\.what) == ["`a` has no value."])
  }

  @Test func `values of every kind are read`() {
    let text = """
      n: 3
      d: -1.5
      yes: yes
      kind: in progress
      list: [a, "b c"]
      one: alone
      at: T+01:05:09
      due: 1h30m
      place: [51.5, -0.12]
      map: {x: 1, y: 2}
      block: |
        two
        lines
      """
    let found = mistakes(text) { fields in
      #expect(fields.integer("n", in: 1...4) == 3)
      #expect(fields.decimal("d", in: -2...2) == -1.5)
      #expect(fields.truth("yes") == true)
      #expect(fields.choice("kind", of: [("done", 1), ("in progress", 2)]) == 2)
      #expect(fields.texts("list").map(\.value) == ["a", "b c"])
      #expect(fields.texts("one").map(\.value) == ["alone"])
      #expect(fields.moment("at")?.value == 3_909_000)
      #expect(fields.duration("due", in: 0...10_000_000)?.value == 5_400_000)
      #expect(fields.coordinates("place")?.longitude == -0.12)
      #expect(fields.pairs("map", named: "a map").map(\.key.value) == ["x", "y"])
      #expect(fields.text("block") == "two\nlines")
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `a wrong word is reported with the word that was meant`() {
    let found = mistakes("kind: in-progress\n") { fields in
      _ = fields.choice("kind", of: [("done", 1), ("in progress", 2)])
    }
    #expect(found.first?.cure == "Did you mean `in progress`?")
    #expect(found.first?.place == YAMLPlace(line: 1, column: 7))
  }

  @Test(arguments: ["[91, 0]", "[1]", "[a, b]", "[nan, 0]", "51.5", "[0, 181]"])
  func `coordinates off the Earth are reported`(written: String) {
    let found = mistakes("c: \(written)\n") { #expect($0.coordinates("c") == nil) }
    #expect(found.count == 1)
  }

  @Test func `control characters and overlong text are refused`() {
    let found = mistakes("a: \"x\\e[31m\"\nb: 12345\n") { fields in
      #expect(fields.text("a") == nil)
      #expect(fields.text("b", most: 4) == nil)
    }
    #expect(found.map(\.line) == [1, 2])
    #expect(!found.description.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `what is quoted from the file is short and has no control character`() {
    let found = mistakes("\"x\\e\(String(repeating: "y", count: 500))\": 1\n") { _ in }
    #expect(found.count == 1)
    #expect((found.first?.what.count ?? 999) < 100)
    #expect(!found.description.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `more mistakes than the bound are counted, not listed`() {
    let text = (0..<700).map { "k\($0): 1\n" }.joined()
    let result = YAMLReader.read(Array(text.utf8), named: "a plan") { _ in true }
    guard case .failure(let mistakes) = result else {
      Issue.record("read without a mistake")
      return
    }
    #expect(mistakes.all.count == 500)
    #expect(mistakes.unlisted == 200)
  }

  @Test func `a file that is no mapping is refused`() {
    #expect(mistakes("- a\n- b\n") { _ in }.map(\.line) == [1])
  }
}

@Suite struct WrittenTimeTests {
  @Test(arguments: [
    ("T+00:00", 0), ("T+2:30", 9_000_000), ("T+00:00:01", 1000), ("T+120:59:59", 435_599_000),
  ])
  func `a moment is read`(text: String, milliseconds: Int) {
    #expect(WrittenTime.parseMoment(text) == milliseconds)
  }

  @Test(arguments: [
    "00:10", "T+1", "T+00:60", "T+00:0", "T+00:00:60", "t+00:00", "T+-1:00", "T+99999:00", "T+",
    "T+:00", "T+1:00:00:00", "T+٠:٠٠",
  ])
  func `what is no moment is refused`(text: String) {
    #expect(WrittenTime.parseMoment(text) == nil)
  }

  @Test(arguments: [("90s", 90_000), ("10m", 600_000), ("1h30m", 5_400_000), ("0s", 0)])
  func `a length is read`(text: String, milliseconds: Int) {
    #expect(WrittenTime.parseDuration(text) == milliseconds)
  }

  @Test(arguments: ["10", "m", "", "30m1h", "5m5m", "-5m", "1.5h", "99999999999999999999h", "1 h"])
  func `what is no length is refused`(text: String) {
    #expect(WrittenTime.parseDuration(text) == nil)
  }

  @Test(arguments: [0, 1000, 61_000, 3_600_000, 5_432_000])
  func `what is written is read again as the same time`(milliseconds: Int) {
    #expect(WrittenTime.parseMoment(WrittenTime.moment(milliseconds)) == milliseconds)
    #expect(WrittenTime.parseDuration(WrittenTime.duration(milliseconds)) == milliseconds)
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("agncy", "agency"), ("Fire", "fire"), ("polcie", "police"), ("pol", "police"),
  ])
  func `a slip of the fingers finds its word`(written: String, meant: String) {
    #expect(nearest(to: written, among: ["fire", "police", "agency"]) == meant)
  }

  @Test(arguments: ["", "x", "ambulance"])
  func `a word far from all finds none`(written: String) {
    #expect(nearest(to: written, among: ["fire", "police", "agency"]) == nil)
  }
}
