import TestSupport
import Testing

/// Lines that are written to hurt programs (the Big List of Naughty Strings).
private let naughty: [String] = {
  let path = Files.data("i18n/hostile/minimaxir__blns.json")
  return path.flatMap { Files.text($0) }.map(strings(inJSON:)) ?? []
}()

/// Our own, always there: they write titles, colours, ask the terminal, turn the direction.
private let ours = [
  "title \u{1B}]0;pwned\u{7} done", "clear \u{1B}[2J\u{1B}[H done", "ask \u{1B}[6n\u{1B}[c done",
  "reset \u{1B}c done", "device \u{1B}P+q544e\u{1B}\\ done", "c1 \u{9B}31m\u{9D}0;pwned\u{9C} done",
  "bidi \u{202E}evil\u{202C} \u{2066}x\u{2069} \u{200F}\u{061C} done", "nul-ish \u{1}\u{7F} done",
  "wide 漢字かな🧯 done", "marks e\u{301}\u{300}\u{302}\u{303}\u{304}\u{305} done",
  "tab\tand\rreturn done",
]

@Suite struct HostileTextTests {
  @Test func `no text from outside reaches the terminal as anything but text`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try checkBoard(ours, room, sandbox)
    let unknown = "ack \(quoted(ours[0]))"
    for arguments in [["journal", room], ["journal", room, "--json"], ["do", room, unknown]] {
      let terminal = try PseudoTerminal(arguments, in: sandbox)
      #expect(terminal.waitForExit() != nil)
      var stream = TerminalStream()
      stream.take(terminal)
      #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
      #expect(!terminal.rawOutput.contains(0x1B), "\(arguments)")
      let output = String(decoding: terminal.rawOutput, as: UTF8.self)
      #expect(output.contains("pwned"), "\(output)")
    }
  }

  @Test(.enabled(if: !naughty.isEmpty, "the data beside the project is not there"))
  func `every naughty string is kept as it is and drawn in its columns`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    #expect(naughty.count == 515)
    try checkBoard(naughty, room, sandbox)
  }

  @Test(arguments: ours.dropLast(3).filter { !$0.hasPrefix("clear") })
  func `text that is not sanitised is found in the stream`(text: String) throws {
    let sandbox = try Sandbox()
    let file = try sandbox.write(text, to: "text")
    let terminal = try PseudoTerminal(
      "/bin/cat", [file], environment: sandbox.environment(), columns: 80, rows: 24)
    try #require(terminal.waitForExit() == .exited(0))
    var stream = TerminalStream()
    stream.take(terminal)
    #expect(!stream.faults.isEmpty)
  }

  private func checkBoard(_ texts: [String], _ room: String, _ sandbox: Sandbox) throws {
    let kept = texts.map(sayable).filter { !$0.isEmpty && $0.utf8.count <= 400 }
    let lines = kept.enumerated().flatMap { index, text in
      let number = "\(year)-\(String(10_001 + index).dropFirst())"
      let said = quoted(text)
      let type = text.utf8.count > 80 ? "x" : said
      return ["open anyway \(type) \(said) place=\(said)", "log \(number) \(said)"]
    }
    let said = try Program.run(["do", room] + someone + lines, in: sandbox)
    try #require(said.status == .exited(0), "\(said.lines.filter { !$0.hasPrefix("+") })")
    try checkStored(kept, room, sandbox)

    let piped = try Program.run(["board", room], in: sandbox)
    #expect(piped.output.unicodeScalars.allSatisfy { $0 == "\n" || isHarmless($0) })
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    var stream = TerminalStream()
    for index in kept.indices {
      stream.take(terminal)
      if index % 8 == 0 { checkColumns(terminal) }
      terminal.type("j")
      terminal.settle(quiet: 15)
    }
    stream.take(terminal)
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
    #expect(terminal.leave() == .exited(0))
  }

  /// The words in the journal are those that were said, to the byte.
  private func checkStored(_ texts: [String], _ room: String, _ sandbox: Sandbox) throws {
    let entries = try StoredEntry.all(room, in: sandbox)
    let logged = entries.filter { $0.body.hasPrefix("{\"event\":\"logEntryWritten\"") }
    #expect(logged.count == texts.count)
    for (entry, text) in zip(logged, texts) {
      let found = strings(inJSON: entry.body)
      #expect(found.contains { Array($0.utf8) == Array(text.utf8) }, "\(entry.body)")
    }
  }

  /// Number, priority and age stand below their headings in every row.
  private func checkColumns(_ terminal: PseudoTerminal) {
    let head = (0..<terminal.columns).map { terminal.cell(4, $0).text }
    guard let priority = head.firstIndex(of: "P"), let age = head.lastIndex(of: "e") else {
      Issue.record("no headings: \(terminal.screenText)")
      return
    }
    for row in 5..<terminal.rows {
      let number = (2..<9).map { terminal.cell(row, $0).text }.joined()
      guard number.hasPrefix("\(year)-"), number.count == 7 else { break }
      #expect(terminal.cell(row, priority).text == "3", "\(terminal.line(row))")
      #expect(terminal.cell(row, age).text == "m", "\(terminal.line(row))")
      #expect(["", " "].contains(terminal.cell(row, age + 1).text), "\(terminal.line(row))")
    }
  }
}

private func quoted(_ text: String) -> String {
  "\"" + text.replacing("\"", with: "\"\"") + "\""
}

/// Without blanks around it; a mark at the beginning would change the quote before it.
private func sayable(_ text: String) -> String {
  var rest = Substring(text).unicodeScalars
  while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
  while rest.last?.properties.isWhitespace == true { rest.removeLast() }
  let isMark = rest.first?.properties.isGraphemeExtend ?? false
  return (isMark ? "w" : "") + String(rest)
}

/// Neither a control character nor one that turns the direction of text.
private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
    0xE0000...0xE007F:
    false
  default: true
  }
}

/// What reaches the terminal, taken apart into text and control sequences.
private struct TerminalStream {
  private(set) var faults: [String] = []
  private var taken = 0
  private var pending: [Unicode.Scalar] = []

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
      switch scalar {
      case "\u{1B}": pending = [scalar]
      case "\r", "\n", "\u{8}", "\t", "\u{E}", "\u{F}": break
      default: if !isHarmless(scalar) { faults.append("U+\(String(scalar.value, radix: 16))") }
      }
      return
    }
    pending.append(scalar)
    guard isWhole else { return }
    if !isKnown { faults.append(String(String.UnicodeScalarView(pending))) }
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
  /// title; no question to the terminal, no reset.
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
