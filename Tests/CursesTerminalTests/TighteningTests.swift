import CTerminal
import CVTerm
import Testing

/// What is made of the bytes of a frame before they are sent: fewer, with the same effect.
@Suite struct TighteningTests {
  @Test(arguments: [
    ("\u{1B}[m\u{1B}[1m\u{1B}[31mX", "\u{1B}[;1;31mX"),
    ("\u{1B}[31m\u{1B}[1m\u{1B}[39mX", "\u{1B}[1;39mX"), ("\u{1B}[1m\u{1B}[0;39mX", "\u{1B}[mX"),
    ("\u{1B}[5;1Ha\u{1B}[5;60Hb", "\u{1B}[5;1Ha\u{1B}[60Gb"),
    ("\u{1B}[5;1Ha\u{1B}[6;60Hb", "\u{1B}[5;1Ha\u{1B}[6;60Hb"),
    ("\u{1B}[5;1Ha\n\u{1B}[5;60Hb", "\u{1B}[5;1Ha\n\u{1B}[5;60Hb"),
    ("\u{1B}[5;1Ha\u{1B}[2;4r\u{1B}[5;60Hb", "\u{1B}[5;1Ha\u{1B}[2;4r\u{1B}[5;60Hb"),
  ])
  func `attributes are said at once, and the row only where it changes`(
    long: String, short: String
  ) {
    #expect(text(tightened(long, goesAlong: true)) == short)
  }

  @Test(arguments: [
    ("\u{1B}[3;1H──────────", "\u{1B}[3;1H─\u{1B}[9b"),
    ("\u{1B}[3;1Hxxxxxxxxxx", "\u{1B}[3;1Hx\u{1B}[9b"), ("\u{1B}[3;1Hxxxx", "\u{1B}[3;1Hxxxx"),
    ("\u{1B}[3;1H──────────\u{301}", "\u{1B}[3;1H─\u{1B}[8b─\u{301}"),
    ("──────────", "──────────"), ("\u{1B}[3;395H──────", "\u{1B}[3;395H─\u{1B}[5b"),
    ("\u{1B}[3;395H─────", "\u{1B}[3;395H─\u{1B}[3b─"),
    ("\u{1B}[3;1H\u{1B}[4h──────────", "\u{1B}[3;1H\u{1B}[4h──────────"),
    ("\u{1B}[3;1H日日日日日", "\u{1B}[3;1H日日日日日"),
  ])
  func `a rule is said by its length where the terminal repeats and the place is known`(
    long: String, short: String
  ) {
    #expect(text(tightened(Array(long.utf8)[...], true, repeats: Emulated.columns)) == short)
    #expect(text(tightened(long, goesAlong: true)) == long)
    expectSame(Array(long.utf8), true)
  }

  @Test func `a terminal that does not go along a row is told row and column`() {
    let long = "\u{1B}[5;1Ha\u{1B}[5;60Hb"
    #expect(text(tightened(long, goesAlong: false)) == long)
  }

  /// By hand: what is empty, unknown, too much, cut off, and what takes numbers behind it.
  @Test(arguments: [
    "", "\u{1B}", "\u{1B}[", "\u{1B}[3", "\u{1B}[31", "x\u{1B}[1m\u{1B}[3", "\u{1B}[31;", "m",
    "\u{1B}[38;5;mX", "\u{1B}[38;5;;mX", "\u{1B}[38;5;;;;;;;;mX", "\u{1B}[38mX",
    "\u{1B}[38m\u{1B}[5m\u{1B}[3mX", "\u{1B}[48;5m\u{1B}[7mX", "\u{1B}[1m\u{1B}[38;5;9m\u{1B}[0mX",
    "\u{1B}[38;5;0m\u{1B}[31mX", "\u{1B}[31m\u{1B}[38;5;12mX", "\u{1B}[48;5;31m\u{1B}[39mX",
    "\u{1B}[38;2;1;0;39m\u{1B}[4mX", "\u{1B}[1;;4mX", "\u{1B}[;mX", "\u{1B}[007;0031mX",
    "\u{1B}[4:3mX\u{1B}[1mY", "\u{1B}[>4;2m\u{1B}[1mX", "\u{1B}[?1m\u{1B}[7mX",
    "\u{1B}[1 mX", "\u{1B}[1\u{1B}[7mX", "\u{1B}[1\n;7mX", "\u{1B}[99999999999999999999mX",
    "\u{1B}[1m\u{1B}[3;3H\u{1B}[7mX", "\u{1B}[;5HX\u{1B}[1;9HY", "\u{1B}[0;5HX\u{1B}[;9HY",
    "\u{1B}[HX\u{1B}[1;0HY", "\u{1B}[3HX\u{1B}[3;9HY", "\u{1B}[99;5HX\u{1B}[99;9HY",
    "\u{1B}[3;3H\u{B}\u{1B}[3;9HX", "\u{1B}[3;3H\u{C}\u{1B}[3;9HX",
    "\u{1B}[3;3H\u{1B}M\u{1B}[3;9HX",
    "\u{1B}[3;3H\u{1B}D\u{1B}[3;9HX", "\u{1B}[4;3H\u{1B}7\u{1B}[1;1H\u{1B}8\u{1B}[1;5HX",
    "\u{1B}[3;3H\u{1B}[?6h\u{1B}[3;9HX", "\u{1B}[4;3H\u{1B}[?1049h\u{1B}[4;9HX",
    "\u{1B}[2;3H\u{1B}[s\u{1B}[5;1H\u{1B}[u\u{1B}[5;3HX", "\u{1B}[3;3H\u{1B}[2A\u{1B}[3;9HX",
    "\u{1B}[3;3H\u{1B}[4h\u{1B}[3;9HX\u{1B}[4l", "\u{1B}[5d\u{1B}[5;9HX", "\u{1B}[d\u{1B}[1;9HX",
    "\u{1B}[2;4r\u{1B}[?6h\u{1B}[2;2HX\u{1B}[2;7HY", "日\u{1B}[1m本\u{1B}[31me\u{301}\u{1B}[m",
  ])
  func `whatever is written, the terminal is left as it would have been`(bytes: String) {
    for text in [bytes, "abc\u{1B}[1;33m" + bytes + "\u{1B}[4md\u{1B}[2;2He"] {
      for goesAlong in [false, true] { expectSame(Array(text.utf8), goesAlong) }
    }
  }

  @Test func `no more attributes are said at once than a terminal takes`() {
    let long = (0..<50).map { "\u{1B}[\($0 % 2 == 0 ? 1 : 22)m" }.joined() + "X"
    let short = text(tightened(long, goesAlong: true))
    #expect(short.split(separator: "\u{1B}").allSatisfy { $0.count { $0 == ";" } < 16 }, "\(short)")
    #expect(short.count < long.count)
    expectSame(Array(long.utf8), true)
  }

  @Test(arguments: 0..<8)
  func `random frames leave the terminal as they would have, whole and in pieces`(seed: UInt64) {
    var random = RandomFrame(seed: seed)
    for round in 0..<150 {
      let frame = random.frame(likeCurses: true)
      let repeats = round % 3 == 0 ? 0 : Emulated.columns
      expectSame(frame, true, repeats: [repeats])
      expectSame(frame, true, cuts: random.cuts(of: frame.count), repeats: [repeats])
    }
  }

  @Test(arguments: 0..<8)
  func `noise leaves the terminal as it would have, whole and in pieces`(seed: UInt64) {
    var random = RandomFrame(seed: 1_000 + seed)
    for round in 0..<150 {
      let frame = random.frame(likeCurses: false)
      let repeats = round % 3 == 0 ? 0 : Emulated.columns
      expectSame(frame, round % 2 == 0, repeats: [repeats])
      expectSame(
        frame, round % 2 == 0, cuts: random.cuts(of: frame.count), repeats: [repeats])
    }
  }

  @Test func `a beginning of a frame is kept to its last byte`() {
    var random = RandomFrame(seed: 7)
    let frame = random.frame(likeCurses: true)
    for count in 0...frame.count { expectSame(Array(frame[..<count]), true) }
  }

  private func expectSame(
    _ bytes: [UInt8], _ goesAlong: Bool, cuts: [Int] = [],
    repeats: [Int] = [0, Emulated.columns],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let whole = Emulated(bytes)
    for repeats in repeats {
      var short: [UInt8] = []
      var start = 0
      for cut in cuts + [bytes.count] {
        short += tightened(bytes[start..<cut], goesAlong, repeats: repeats)
        start = cut
      }
      #expect(short.count <= bytes.count, sourceLocation: sourceLocation)
      let difference = whole.difference(from: Emulated(short))
      #expect(
        difference == nil, "\(text(bytes).debugDescription) as \(text(short).debugDescription)",
        sourceLocation: sourceLocation)
    }
  }

  private func tightened(_ text: String, goesAlong: Bool) -> [UInt8] {
    tightened(Array(text.utf8)[...], goesAlong)
  }

  /// The bytes made shorter in their place, behind which nothing may change.
  private func tightened(
    _ bytes: ArraySlice<UInt8>, _ goesAlong: Bool, repeats: Int = 0
  ) -> [UInt8] {
    let guarding: [UInt8] = [0xA5, 0x5A, 0xA5, 0x5A, 0xA5, 0x5A, 0xA5, 0x5A]
    var room = Array(bytes) + guarding
    let count = room.withUnsafeMutableBytes { room in
      room.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map { ct_tighten($0, bytes.count, goesAlong, Int32(repeats)) } ?? 0
      }
    }
    #expect(Array(room.suffix(guarding.count)) == guarding)
    return Array(room.prefix(min(count, bytes.count)))
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// An emulator that has read some bytes.
private final class Emulated {
  static let rows = 6
  static let columns = 400
  private let screen: OpaquePointer?

  init(_ bytes: [UInt8]) {
    screen = cv_screen_new(Int32(Self.rows), Int32(Self.columns))
    guard let screen else { return }
    // libvterm never ends repeating where nothing was written yet.
    let first = Array("x\u{1B}[2J\u{1B}[H".utf8)
    cv_screen_feed(screen, first, Int32(first.count))
    for start in stride(from: 0, to: bytes.count, by: 4_096) {
      let part = Array(bytes[start..<min(start + 4_096, bytes.count)])
      cv_screen_feed(screen, part, Int32(part.count))
    }
    // What is begun shows by what comes behind it: colours, a place, a sequence.
    let rest = Array("e\u{1B}[5;350Hf\u{1B}[mg".utf8)
    cursorBefore = cursor
    cv_screen_feed(screen, rest, Int32(rest.count))
  }

  deinit { if let screen { cv_screen_free(screen) } }

  private var cursorBefore = ""

  private var cursor: String {
    guard let screen else { return "none" }
    var row: Int32 = 0
    var column: Int32 = 0
    var isShown = false
    cv_screen_cursor(screen, &row, &column, &isShown)
    return
      "\(row) \(column) \(isShown) \(cv_screen_is_alternate(screen)) \(cv_screen_bells(screen))"
  }

  /// The first thing that is another one there.
  func difference(from other: Emulated) -> String? {
    guard let screen, let others = other.screen else { return "no emulator" }
    if cursorBefore != other.cursorBefore { return "\(cursorBefore), \(other.cursorBefore)" }
    if cursor != other.cursor { return "\(cursor), \(other.cursor)" }
    for row in 0..<Int32(Self.rows) {
      for column in 0..<Int32(Self.columns) {
        let mine = cv_screen_cell(screen, row, column)
        let theirs = cv_screen_cell(others, row, column)
        let isSame =
          mine.chars == theirs.chars && mine.width == theirs.width
          && mine.attributes == theirs.attributes && mine.foreground == theirs.foreground
          && mine.background == theirs.background
        if !isSame { return "\(row) \(column): \(mine), \(theirs)" }
      }
    }
    return nil
  }
}

private func == (
  left: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32),
  right: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
) -> Bool {
  (left.0, left.1, left.2) == (right.0, right.1, right.2)
    && (left.3, left.4, left.5) == (right.3, right.4, right.5)
}
