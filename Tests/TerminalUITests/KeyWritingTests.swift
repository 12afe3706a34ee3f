import TerminalUI
import Testing

@Suite struct KeyWritingTests {
  @Test(arguments: [
    ("g", Key(.character("g"))), ("G", Key(.character("G"))), ("ö", Key(.character("ö"))),
    ("-", Key(.character("-"))), ("F5", Key(.function(5))), ("f12", Key(.function(12))),
    ("f", Key(.character("f"))), ("Space", Key(.character(" "))), ("PgDn", Key(.pageDown)),
    ("pageup", Key(.pageUp)), ("PgDown", Key(.pageDown)),
    ("Ctrl-N", Key(.character("n"), control: true)),
    ("ctrl-n", Key(.character("n"), control: true)),
    ("Ctrl-Space", Key(.character(" "), control: true)), ("Alt-x", Key(.character("x"), alt: true)),
    ("Alt-X", Key(.character("X"), alt: true)), ("Alt--", Key(.character("-"), alt: true)),
    ("Ctrl-Alt-d", Key(.character("d"), control: true, alt: true)),
    ("Ctrl-Left", Key(.left, control: true)), ("Shift-Tab", Key(.backTab)),
    ("Ctrl-]", Key(.character("]"), control: true)),
  ])
  func `a key is read as it is written`(written: String, key: Key) throws {
    #expect(try Key(written: written) == key)
    #expect(try Key(written: key.word) == key)
  }

  @Test(arguments: [
    ("", KeyMistake.unknown), ("Hyper-x", .unknown), ("F0", .unknown), ("F64", .unknown),
    ("PgDwn", .unknown), ("\u{301}", .unknown), ("gg", .unknown),
    ("Ctrl-I", .sameAs(Key(.tab))), ("Ctrl-m", .sameAs(Key(.enter))),
    ("Ctrl-[", .sameAs(Key(.escape))), ("Ctrl-h", .sameAs(Key(.backspace))),
    ("Ctrl-Enter", .sameAs(Key(.enter))), ("Shift-x", .sameAs(Key(.character("X")))),
    ("Ctrl-5", .notSent), ("Ctrl-ö", .notSent), ("Shift-F5", .notSent),
  ])
  func `words that are no key say why`(written: String, mistake: KeyMistake) {
    #expect(throws: mistake) { try Key(written: written) }
  }

  @Test func `every key that the decoder can report is written and read back`() throws {
    let codes: [KeyCode] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .left, .right, .up, .down,
      .home, .end, .pageUp, .pageDown, .function(1), .function(63),
    ]
    for code in codes { #expect(try Key(written: Key(code).word) == Key(code)) }
    for byte in UInt8(0x00)...0x7F where byte != 0x1B {
      var decoder = InputDecoder()
      decoder.feed(.byte(byte))
      decoder.finish()
      guard case .key(let key) = decoder.takeEvents().first else { continue }
      #expect(try Key(written: key.word) == key, "byte \(byte)")
    }
  }

  @Test func `arrows are shown as arrows`() {
    #expect(Key(.up, control: true).label == "Ctrl-↑")
    #expect(Key(.character("n"), control: true).label == "Ctrl-N")
  }
}

@Suite struct ThemePropertyTests {
  @Test(arguments: BuiltInTheme.allCases)
  func `nothing that must be told apart looks alike`(theme: BuiltInTheme) {
    #expect(theme.theme.confusedPairs.map { "\($0.0) \($0.1)" } == [])
    #expect(Role.allCases.allSatisfy { !theme.theme[$0].isInvisible })
  }

  @Test func `what must be told apart is live and exercise, what is late, and the selected row`() {
    let pairs = Theme.pairsThatDiffer.map { "\($0.0) \($0.1)" }
    for pair in [
      "live exercise", "overdue normal", "warning normal", "alert normal", "error normal",
      "selected normal",
    ] {
      #expect(pairs.contains(pair))
    }
  }

  @Test func `a theme in which overdue is ordinary text is found out`() {
    let theme = Theme { $0 == .overdue ? Appearance(dim: true) : Theme.standard[$0] }
    #expect(theme.confusedPairs.map { "\($0.0) \($0.1)" } == ["overdue normal"])
  }

  @Test func `colours that change places by reversing look the same`() {
    let one = Appearance(.black, on: .yellow)
    #expect(one.looksLike(Appearance(.yellow, on: .black, reverse: true)))
    #expect(!one.looksLike(Appearance(.yellow, on: .black)))
  }
}

@Suite struct BlockTextTests {
  @Test func `digits are three rows high in half blocks and five in whole ones`() {
    var frame = Frame(size: Size(columns: 20, rows: 5))
    #expect(frame.putBlocks("12", at: 0, row: 0, scale: .half, role: .strong) == 7)
    #expect(frame.text == "▀█  ▀▀█\n █  █▀▀\n▀▀▀ ▀▀▀\n\n")
    frame = Frame(size: Size(columns: 20, rows: 5))
    #expect(frame.putBlocks("7", at: 1, row: 0, scale: .whole(1), role: .strong) == 6)
    #expect(frame.text == " ██████\n     ██\n     ██\n     ██\n     ██")
  }

  @Test func `what cannot be made of blocks has no width, and what is outside is cut`() {
    #expect(BlockText.width(of: "14:02", .half) == 17)
    #expect(BlockText.width(of: "é", .half) == nil)
    var frame = Frame(size: Size(columns: 4, rows: 2))
    frame.putBlocks("88", at: 2, row: 1, scale: .whole(3), role: .strong)
    #expect(frame.rows.map(\.columns) == [4, 4])
  }

  @Test func `every digit and every letter of the words on the wall differs from the others`() {
    var seen: [String: Character] = [:]
    for character in "0123456789T+-:LIVEXRC" {
      var frame = Frame(size: Size(columns: 6, rows: 5))
      frame.putBlocks(String(character), at: 0, row: 0, scale: .whole(1), role: .strong)
      #expect(seen.updateValue(character, forKey: frame.text) == nil)
    }
  }
}
