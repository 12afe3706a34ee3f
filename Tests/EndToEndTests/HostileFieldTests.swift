import TestSupport
import Testing

private let texts = HostileTexts.some

/// The real program on a terminal: nothing that was put in comes out as anything but text.
@Suite struct HostileFieldTests {
  @Test func `every field of every verb that takes any text is among those tried`() {
    let tried = HostileFields.lines.flatMap { line in line.fields.map { "\(line.verb).\($0)" } }
    let missed = Set(HostileFields.inTable).subtracting(
      tried + HostileFields.typed + HostileFields.listed)
    #expect(missed.isEmpty, "a new field: put it into HostileFields")
    #expect(Set(tried).isSubset(of: HostileFields.inTable))
    #expect(texts.count >= 50)
  }

  @Test func `a hostile text in any field of any verb is shown as text on every screen`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let said = try Program.run(["do", room] + someone + HostileFields.said(texts), in: sandbox)
    try #require(said.status == .exited(0), "\(said.lines.filter { !$0.hasPrefix("+") }.prefix(5))")
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    var stream = TerminalStream()
    let press = { (keys: String) in
      terminal.type(keys)
      terminal.settle(quiet: 8)
      stream.take(terminal)
    }
    for _ in 0..<7 {
      press("g")
      for _ in texts { press("jjj") }
      press("\t")
    }
    press("5")
    for _ in 0..<texts.count * 3 { press("j") }
    for keys in [
      "2", "\u{1B}[C", "\u{1B}[C", "3", "s", "s", "f", "1", "W", "W", "?", "q",
    ] {
      press(keys)
    }
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `a hostile text that is typed or pasted is shown as text wherever one can type`()
    throws
  {
    let sandbox = try Sandbox()
    let terminal = try PseudoTerminal(["open", sandbox.file("room")], in: sandbox)
    try #require(terminal.shows("Name"))
    var stream = TerminalStream()
    let press = { (keys: String) in
      terminal.type(keys)
      terminal.settle(quiet: 8)
      stream.take(terminal)
    }
    let paste = { (text: String) in press("\u{1B}[200~\(text)\u{1B}[201~") }
    // Who is there, then every kind of line and form; ⎘ is where the text goes.
    for text in texts {
      for _ in 0..<3 {
        paste(text)
        press("\u{15}\t")
      }
    }
    press("\u{1B}[200~B. Haddad\u{1B}[201~\r\r\r")
    try #require(terminal.shows("? help"), "\(terminal.screenText)")
    #expect(terminal.say("open flood East Bank", "\(year)-0001 opened"))
    let ways = [
      ":⎘", ":log ⎘", "/⎘\r", "\\⎘\r", "\u{10}⎘", ":keep ⎘", ":keep x filter=⎘\r",
      ":iam ⎘ post=⎘\r", ":find ⎘\r",
      ":help ⎘\r",
      ":open\r⎘\t⎘\t⎘\t⎘", ":agency\r⎘\t⎘\t⎘", "1⎘",
    ]
    for way in ways {
      for text in texts {
        let parts = way.split(separator: "⎘", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
          if !part.isEmpty { press(String(part)) }
          if index < parts.count - 1 { paste(text) }
        }
        // Ctrl-C cancels whatever is being typed; on the board it asks, and a colon is no answer.
        press("\u{3}:")
        try #require(terminal.waitUntil { isAsked($0) || isNewLine($0) }, "\(way) \(text)")
        if isAsked(terminal.screenText) { press("n:") }
        try #require(terminal.waitUntil(isNewLine), "\(way) \(text)")
        press("\u{3}")
        try #require(terminal.waitUntil { !isNewLine($0) }, "\(way) \(text)")
      }
    }
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
    #expect(terminal.leave() == .exited(0))
  }

  private func isAsked(_ screen: String) -> Bool { screen.contains("Leave the room?") }

  private func isNewLine(_ screen: String) -> Bool {
    screen.split(separator: "\n").last == ":"
  }
}
