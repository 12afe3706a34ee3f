import TerminalUI
import Testing

@Suite struct InputDecoderTests {
  private func events(of text: String) -> [TerminalEvent] {
    var decoder = InputDecoder()
    for byte in text.utf8 { decoder.feed(.byte(byte)) }
    decoder.finish()
    return decoder.takeEvents()
  }

  private func keys(_ codes: KeyCode...) -> [TerminalEvent] { codes.map { .key(Key($0)) } }

  @Test func `Escape alone is a key, before a letter it is Alt`() {
    #expect(events(of: "\u{1B}") == keys(.escape))
    #expect(events(of: "\u{1B}\u{1B}") == keys(.escape, .escape))
    #expect(events(of: "\u{1B}x") == [.key(Key(.character("x"), alt: true))])
    #expect(events(of: "\u{1B}[") == [.key(Key(.character("["), alt: true))])
    #expect(events(of: "\u{1B}O") == [.key(Key(.character("O"), alt: true))])
    #expect(events(of: "\u{1B}é") == [.key(Key(.character("é"), alt: true))])
  }

  @Test func `control characters are letters with Control`() {
    #expect(
      events(of: "\u{3}\u{10}").map { $0 } == [
        .key(Key(.character("c"), control: true)), .key(Key(.character("p"), control: true)),
      ])
    #expect(events(of: "\u{0}") == [.key(Key(.character(" "), control: true))])
    #expect(events(of: "\t\r\n\u{8}\u{7F}") == keys(.tab, .enter, .enter, .backspace, .backspace))
  }

  @Test func `modified keys and unknown sequences`() {
    #expect(events(of: "\u{1B}[1;5A") == [.key(Key(.up, control: true))])
    #expect(events(of: "\u{1B}[3;3~") == [.key(Key(.delete, alt: true))])
    #expect(events(of: "\u{1B}[24~\u{1B}OP") == keys(.function(12), .function(1)))
    #expect(events(of: "\u{1B}[?62;c\u{1B}[99~a") == keys(.character("a")))
    let endless = "\u{1B}[" + String(repeating: "9;", count: 4_000) + "Aa"
    #expect(events(of: endless).count <= 2)
  }

  @Test func `where the cursor is, is no key when it was asked for, and once`() {
    var decoder = InputDecoder()
    decoder.expectCursor()
    for byte in "\u{1B}[2;5R\u{1B}[1;5R".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.takeCursor() == Position(row: 1, column: 4))
    #expect(decoder.takeCursor() == nil)
    #expect(decoder.takeEvents() == [.key(Key(.function(3), control: true))])
  }

  @Test func `broken UTF-8 is one replacement and the next key is kept`() {
    var decoder = InputDecoder()
    for byte: UInt8 in [0xE6, 0x97, 0x61, 0xFF, 0xC0, 0xED, 0xA0, 0x80] {
      decoder.feed(.byte(byte))
    }
    let bad = KeyCode.character("\u{FFFD}")
    #expect(decoder.takeEvents() == keys(bad, .character("a"), bad, bad, bad))
  }

  @Test func `a character in two reads is whole`() {
    var decoder = InputDecoder()
    decoder.feed(.byte(0xC3))
    decoder.finish()
    #expect(decoder.takeEvents().isEmpty)
    decoder.feed(.byte(0xA9))
    #expect(decoder.takeEvents() == keys(.character("é")))
  }

  @Test func `the mouse is reported by cell from zero, releases and motion are not`() {
    #expect(
      events(of: "\u{1B}[<0;1;1M\u{1B}[<0;1;1m\u{1B}[<65;80;24M\u{1B}[<32;2;2M") == [
        .mouse(Position(row: 0, column: 0), .left),
        .mouse(Position(row: 23, column: 79), .wheelDown),
      ])
    #expect(events(of: "\u{1B}[<0;0;1M\u{1B}[<0;99999999999999999999;1M\u{1B}[<M").isEmpty)
    var decoder = InputDecoder()
    decoder.feed(.mouse)
    for byte in "2;3;4M".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.takeEvents() == [.mouse(Position(row: 3, column: 2), .right)])
  }

  @Test func `a paste is one event, whatever is in it`() {
    #expect(
      events(of: "\u{1B}[200~a\r\nb\u{1B}[A\u{3}\u{1B}[201~q") == [
        .paste("a\nb\u{1B}[A\u{3}"), .key(Key(.character("q"))),
      ])
    #expect(events(of: "\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test(arguments: [65_530, 65_536, 65_537, 65_539, 65_542, 70_000])
  func `a paste keeps 64 KiB`(count: Int) {
    let text = String(repeating: "x", count: count)
    let expected = String(repeating: "x", count: min(count, 65_536))
    #expect(
      events(of: "\u{1B}[200~\(text)\u{1B}[201~z") == [
        .paste(expected), .key(Key(.character("z"))),
      ])
  }

  @Test func `an unended paste can be abandoned`() {
    var decoder = InputDecoder()
    for byte in "\u{1B}[200~half".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.isPasting)
    decoder.abandonPaste()
    #expect(decoder.takeEvents() == [.paste("half")])
    #expect(!decoder.isPasting)
  }

  @Test func `what comes of a paste after a silence is no key`() {
    var decoder = InputDecoder()
    func feed(_ text: String) {
      for byte in text.utf8 { decoder.feed(.byte(byte)) }
      decoder.finish()
    }
    feed("\u{1B}[200~first \u{E9}")
    decoder.restPaste()
    #expect(decoder.takeEvents() == [.paste("first \u{E9}")])
    feed("\r:close\u{3}\u{1B}\r\u{1B}[20")
    decoder.restPaste()
    #expect(decoder.takeEvents() == [.paste("\n:close\u{3}\u{1B}\n")])
    feed("1~z")
    #expect(decoder.takeEvents() == [.paste(""), .key(Key(.character("z")))])
  }

  @Test(arguments: [("\u{1B}", Key(.escape)), ("\u{3}", Key(.character("c"), control: true))])
  func `a key alone ends a paste that fell silent`(_ typed: String, _ key: Key) {
    var decoder = InputDecoder()
    for byte in "\u{1B}[200~half".utf8 { decoder.feed(.byte(byte)) }
    decoder.finish()
    for byte in typed.utf8 { decoder.feed(.byte(byte)) }
    decoder.finish()
    #expect(decoder.isPasting)
    #expect(decoder.takeEvents().isEmpty)
    decoder.restPaste()
    _ = decoder.takeEvents()
    for byte in typed.utf8 { decoder.feed(.byte(byte)) }
    decoder.finish()
    #expect(!decoder.isPasting)
    #expect(decoder.takeEvents().last == .key(key))
  }

  @Test func `no bytes at all make it stumble`() {
    var generator = SplitMix(state: 11)
    var decoder = InputDecoder()
    for _ in 0..<100_000 {
      let bytes = Array("\u{1B}[O<;0123456789~ABMm".utf8)
      let any = UInt8.random(in: 0...255, using: &generator)
      let byte = Bool.random(using: &generator) ? bytes.randomElement(using: &generator) : any
      decoder.feed(.byte(byte ?? any))
      if Int.random(in: 0..<20, using: &generator) == 0 { decoder.finish() }
    }
    decoder.abandonPaste()
    #expect(decoder.takeEvents().count > 1_000)
  }
}
