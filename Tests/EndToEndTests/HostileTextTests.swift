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
