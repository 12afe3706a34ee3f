import EngineSamples

/// Bytes such as ncurses writes for a frame, and worse ones; no text comes to the end of its row.
struct RandomFrame {
  private var random: SampleRandom

  init(seed: UInt64) { random = SampleRandom(seed: seed) }

  mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }

  private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

  /// Places to cut so many bytes at, in order.
  mutating func cuts(of count: Int) -> [Int] {
    (0..<below(5)).map { _ in below(count + 1) }.sorted()
  }

  mutating func frame(likeCurses: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<(1 + below(12)) {
      let isPlain = likeCurses || below(3) > 0
      bytes += Array((isPlain ? plain(likeCurses) : strange()).utf8)
      if !likeCurses, below(40) == 0 { bytes.append(UInt8(below(256))) }
    }
    return bytes
  }

  private mutating func plain(_ likeCurses: Bool) -> String {
    switch below(12) {
    case 0..<5: attributes(faint: likeCurses)
    case 5, 6: "\u{1B}[\(1 + below(6));\(1 + below(99))H"
    case 7: pick(["\u{1B}[\(1 + below(99))G", "\u{1B}[\(1 + below(6))d", "\r", "\n", "\u{8}"])
    case 8: "\u{1B}[\(1 + below(9))" + pick(["C", "D", "X", "P", "@"])
    case 9: pick(["\u{1B}[K", "\u{1B}[1K", "\u{1B}[J", "x\u{1B}[5b", "\u{1B}[2;5r", "\u{1B}[r"])
    case 10:
      String(repeating: pick(["─", "x", " ", "█", "é", "日", "─\u{301}"]), count: 1 + below(30))
    default: pick(["a", "text", "日本", "e\u{301}", "▌ ", " ", "──"])
    }
  }

  /// Behind a sequence that is none, what makes faint text of libvterm is not to be relied upon.
  private mutating func attributes(faint: Bool) -> String {
    let numbers = (0..<below(4)).map { _ in
      pick([
        "", "0", "1", faint ? "2" : "3", "4", "7", "22", "24", "27", "30", "31", "37", "39", "40",
        "42", "49",
        "90", "97", "100", "107", "10", "38;5;9", "48;5;200",
      ])
    }
    return "\u{1B}[\(numbers.joined(separator: ";"))m"
  }

  private mutating func strange() -> String {
    switch below(6) {
    case 0:
      // Some numbers, any final letter.
      "\u{1B}[" + pick(["", "?", ">", "=", " ", "!"])
        + (0..<below(5)).map { _ in
          pick(["", "3\(below(8))", "4\(below(8))", "38", "48", "5", "1"])
        }
        .joined(separator: pick([";", ";", ":"])) + pick(["m", "m", "H", "G", "d", "K", "~"])
    case 1:
      pick([
        "\u{1B}7", "\u{1B}8", "\u{1B}M", "\u{1B}D", "\u{1B}E", "\u{1B}=", "\u{1B}(0q\u{1B}(B",
        "\u{E}q\u{F}", "\u{1B}[s", "\u{1B}[u", "\u{1B}[?6h", "\u{1B}[?6l", "\u{1B}[4h", "\u{1B}[4l",
        "\u{1B}[?25l", "\u{1B}[?25h", "\u{1B}[?1049h", "\u{1B}[?1049l", "\u{1B}c",
      ])
    case 2: pick(["\u{B}", "\u{C}", "\u{7}", "\u{18}", "\u{1A}", "\u{9}", "\u{7F}"])
    case 3:
      pick(["\u{1B}", "\u{1B}[", "\u{1B}[3", "\u{1B}[31;", "\u{1B}]0;t", "\u{1B}P1", "\u{1B}\\"])
    case 4: "\u{1B}[\(below(4))" + pick(["A", "B", "E", "F", "S", "T", "L", "M", "g"])
    default: attributes(faint: false) + attributes(faint: false) + attributes(faint: false)
    }
  }
}
