import TestSupport

func quoted(_ text: String) -> String {
  "\"" + text.replacing("\"", with: "\"\"") + "\""
}

/// Without blanks around it; a mark at the beginning would change the quote before it.
func sayable(_ text: String) -> String {
  var rest = Substring(text).unicodeScalars
  while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
  while rest.last?.properties.isWhitespace == true { rest.removeLast() }
  let isMark = rest.first?.properties.isGraphemeExtend ?? false
  return (isMark ? "w" : "") + String(rest)
}

/// Neither a control character nor one that turns the direction of text.
func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
    0xE0000...0xE007F:
    false
  default: true
  }
}

/// What reaches the terminal, taken apart into text and control sequences.
struct TerminalStream {
  private(set) var faults: [String] = []
  private var taken = 0
  private var pending: [Unicode.Scalar] = []
  /// The sequence before, where nothing stood between.
  private var before = ""
  private var hasAsked = false

  /// Takes in what came since the last time.
  mutating func take(_ terminal: PseudoTerminal) {
    let new = terminal.bytesReceived - taken
    taken = terminal.bytesReceived
    guard new <= terminal.rawOutput.count else {
      faults.append("\(new) bytes at once are more than are kept")
      return
    }
    let text = String(decoding: terminal.rawOutput.suffix(new), as: UTF8.self)
    for scalar in text.unicodeScalars { take(scalar) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if pending.isEmpty {
      if scalar != "\u{1B}" { before = "" }
      switch scalar {
      case "\u{1B}": pending = [scalar]
      case "\r", "\n", "\u{8}", "\t", "\u{E}", "\u{F}": break
      default: if !isHarmless(scalar) { faults.append("U+\(String(scalar.value, radix: 16))") }
      }
      return
    }
    pending.append(scalar)
    guard isWhole else { return }
    let sequence = String(String.UnicodeScalarView(pending))
    // One question is asked, once: what became of a character that was to be repeated.
    let isQuestion = !hasAsked && before == "\u{1B}[3b" && sequence == "\u{1B}[6n"
    if !isQuestion, !isKnown { faults.append(sequence) }
    hasAsked = hasAsked || isQuestion
    before = sequence
    pending = []
  }

  /// Whether the sequence has come to its end; one that is too long has.
  private var isWhole: Bool {
    let last = pending[pending.count - 1]
    if pending.count > 60 { return true }
    switch pending[1] {
    case "[": return pending.count > 2 && (0x40...0x7E).contains(last.value)
    case "]", "P", "X", "^", "_":
      return last == "\u{7}" || pending.suffix(2) == ["\u{1B}", "\\"]
    case "(", ")": return pending.count == 3
    default: return true
    }
  }

  /// Whether it is one of those that ncurses and the dashboard send: moves, colours, modes, one
  /// title; no other question to the terminal, no reset.
  private var isKnown: Bool {
    let body = String(String.UnicodeScalarView(pending.dropFirst(2)))
    switch pending[1] {
    case "[":
      if body == "!p" || body.hasPrefix("22;0") || body.hasPrefix("23;0") { return true }
      let isMode = body.hasPrefix("?") || body == "4l"
      return isMode ? "hl".contains(body.suffix(1)) : "ABCDGHJKLMPSTXdm@br".contains(body.suffix(1))
    case "]": return body.hasPrefix("0;tansiq") || body.hasPrefix("2;tansiq")
    case "(": return body == "B" || body == "0"
    case "=", ">", "7", "8", "M": return true
    default: return false
    }
  }
}
