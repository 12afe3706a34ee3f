import Glibc
import TestSupport
import Testing

private func start(
  _ environment: [String: String] = [:], columns: Int = 80, rows: Int = 24, answer: String? = nil
) throws -> PseudoTerminal {
  let standard = PseudoTerminal.standardEnvironment
  let terminal = try PseudoTerminal(
    BuiltProduct.path(of: "TerminalFixture"),
    environment: standard.merging(environment) { $1 }, columns: columns, rows: rows)
  terminal.answer = answer
  try #require(terminal.waitUntil { $0.contains("item 5") || $0.contains("size") })
  terminal.settle()
  return terminal
}

private func isRestored(_ terminal: PseudoTerminal) -> Bool {
  !terminal.isAltScreen && terminal.cursorVisible && !terminal.reportsMouse
    && terminal.modes == terminal.modesBefore
    && String(decoding: terminal.rawOutput, as: UTF8.self).contains("\u{1B}[?2004l")
}

@Suite(.serialized) struct DrawingTests {
  @Test func `a frame reaches the screen on the alternate screen with the cursor hidden`() throws {
    let terminal = try start()
    #expect(terminal.isAltScreen)
    #expect(!terminal.cursorVisible)
    #expect(terminal.line(0) == "size 80x24 unicode true")
    #expect(terminal.line(5) == "▌ item 0")
    #expect(terminal.modes != terminal.modesBefore)
  }

  @Test func `wide and combining text keeps its columns`() throws {
    let terminal = try start()
    #expect(terminal.line(3) == "日本 東京 e\u{301} ▲ … ▯| end")
    #expect(terminal.cell(3, 0).width == 2)
    #expect(terminal.cell(3, 10).text == "e\u{301}")
  }

  @Test func `moving a marker by one row costs at most 40 bytes`() throws {
    let terminal = try start()
    let before = terminal.bytesReceived
    terminal.send(bytes: Array("\u{1B}[B".utf8))
    #expect(terminal.waitUntil { $0.contains("▌ item 1") })
    terminal.settle()
    let cost = terminal.bytesReceived - before
    #expect(cost > 0 && cost <= 40, "\(cost) bytes")
    #expect(!terminal.screenText.contains("▌ item 0"))
  }

  @Test func `a frame like the one before sends nothing`() throws {
    let terminal = try start()
    let before = terminal.bytesReceived
    terminal.type("n")
    terminal.settle(quiet: 150)
    #expect(terminal.bytesReceived == before)
    terminal.type("z")
    #expect(terminal.waitUntil { $0.contains("\"z\"") })
  }

  @Test func `the cursor appears where the frame puts it`() throws {
    let terminal = try start()
    terminal.type("c")
    terminal.settle()
    let cursor = terminal.cursor
    #expect(cursor.row == 1 && cursor.column == 3 && cursor.visible)
  }

  @Test func `a rule is sent by its length to a terminal that repeats, and looks the same`() throws
  {
    let terminal = try start()
    let before = terminal.bytesReceived
    terminal.type("r")
    #expect(terminal.waitUntil { $0.contains("────") })
    terminal.settle()
    #expect(terminal.bytesReceived - before < 60)
    #expect(terminal.line(12) == String(repeating: "─", count: 80))
    #expect(terminal.line(13) == String(repeating: "=", count: 39) + "=\u{301}")
  }

  @Test(arguments: ["\u{1B}[2;2R", ""])
  func `a rule is spelled out to a terminal that shows that it repeats nothing, or says nothing`(
    answer: String
  ) throws {
    let terminal = try start(answer: answer)
    let before = terminal.bytesReceived
    terminal.type("r")
    #expect(terminal.waitUntil { $0.contains("────") })
    terminal.settle()
    #expect(terminal.bytesReceived - before > 3 * 80)
    #expect(terminal.line(12) == String(repeating: "─", count: 80))
  }

  @Test func `a terminal without REP is not asked`() throws {
    let terminal = try start(["TERM": "screen-256color"])
    #expect(!String(decoding: terminal.rawOutput, as: UTF8.self).contains("\u{1B}[6n"))
    let xterm = try start()
    #expect(String(decoding: xterm.rawOutput, as: UTF8.self).contains("\u{1B}[6n"))
  }

  @Test func `a large change is wrapped in a synchronised update`() throws {
    let terminal = try start()
    let output = String(decoding: terminal.rawOutput, as: UTF8.self)
    #expect(output.contains("\u{1B}[?2026h"))
    #expect(output.contains("\u{1B}[?2026l"))
  }

  @Test func `alarming text is red, and without colours it is bold and underlined`() throws {
    let colored = try start()
    #expect(colored.cell(5, 2).foreground == 1)
    #expect(colored.cell(5, 0).foreground == nil)
    let plain = try start(["NO_COLOR": "1"])
    #expect(plain.cell(5, 2).foreground == nil)
    #expect(plain.cell(5, 2).underline)
    #expect(plain.cell(5, 2).bold)
  }

  @Test func `the C locale gets ASCII twins and question marks`() throws {
    let terminal = try start(["LANG": "C"])
    #expect(terminal.line(0) == "size 80x24 unicode false")
    #expect(terminal.line(3) == "???? ???? e ^ ~ ?| end")
    #expect(terminal.line(5) == "> item 0")
    #expect(terminal.rawOutput.allSatisfy { $0 < 0x80 })
  }

  @Test func `a locale that is not installed still draws Unicode`() throws {
    let terminal = try start(["LANG": "xx_XX.UTF-8"])
    #expect(terminal.line(0) == "size 80x24 unicode true")
  }

  @Test func `a terminal of unknown size is drawn as 80 by 24`() throws {
    let terminal = try start(columns: 0, rows: 0)
    #expect(terminal.line(0) == "size 80x24 unicode true")
  }

  @Test func `every resize is seen`() throws {
    let terminal = try start()
    for step in 1...10 {
      let (columns, rows) = (80 + step * 3, 24 + step)
      terminal.resize(columns: columns, rows: rows)
      #expect(terminal.waitUntil { $0.contains("size \(columns)x\(rows)") })
    }
    terminal.resize(columns: 12, rows: 3)
    #expect(terminal.waitUntil { $0.hasPrefix("size 12x3 u…\n") }, "\(terminal.screenText)")
  }

  /// ncurses would insert what stands before the last cell of the last line, which is nothing of it.
  @Test(arguments: [1, 2, 5])
  func `a window one column wide gets nothing that was not drawn`(rows: Int) throws {
    let terminal = try start(["TERM": "screen-256color"])
    let before = terminal.bytesReceived
    terminal.resize(columns: 1, rows: rows)
    terminal.settle(quiet: 500)
    let new = terminal.rawOutput.suffix(terminal.bytesReceived - before)
    #expect(!new.isEmpty)
    #expect(
      !new.contains(UInt8(ascii: "@")), "\(String(decoding: new, as: UTF8.self).debugDescription)")
    terminal.resize(columns: 20, rows: 3)
    #expect(terminal.waitUntil { $0.hasPrefix("size 20x3") })
  }

  @Test(arguments: ["xterm", "linux", "screen-256color", "tmux-256color", "vt100"])
  func `other terminals are drawn on and given back`(name: String) throws {
    let terminal = try start(["TERM": name])
    #expect(terminal.line(5) == "▌ item 0")
    terminal.send(bytes: Array("\u{1B}[B".utf8))
    #expect(terminal.waitUntil { $0.contains("▌ item 1") })
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func `the bell sounds once`() throws {
    let terminal = try start()
    terminal.type("b")
    terminal.settle()
    #expect(terminal.bells == 1)
  }
}

@Suite(.serialized) struct InputTests {
  @Test(arguments: [
    ("\u{3}", #"character("c") control true alt false"#),
    ("é", #"character("\u{00E9}") control false alt false"#),
    ("日", #"character("\u{65E5}") control false alt false"#),
    ("\r", "enter control false alt false"),
    ("\u{7F}", "backspace control false alt false"),
    ("\u{1B}", "escape control false alt false"),
    ("\u{1B}[5~", "pageUp control false alt false"),
    ("\u{1B}[1;5D", "left control true alt false"),
    ("\u{1B}OD", "left control false alt false"),
    ("\u{1B}[15~", "function(5) control false alt false"),
    ("\u{1B}[Z", "backTab control false alt false"),
    ("\u{1B}w", #"character("w") control false alt true"#),
    ("\u{1B}[I", "focus(true)"),
    ("\u{1B}[<0;5;3M", "row: 2, column: 4), TerminalUI.MouseButton.left"),
    ("\u{1B}[200~two\rlines\u{1B}[201~", #"paste("two\nlines")"#),
  ])
  func `what the terminal sends becomes one event`(bytes: String, event: String) throws {
    let terminal = try start(columns: 100)
    terminal.type(bytes)
    #expect(terminal.waitUntil { $0.contains(event) }, "\(terminal.line(1))")
  }

  @Test func `an unknown sequence leaves nothing behind`() throws {
    let terminal = try start()
    terminal.type("\u{1B}[9;9;9xw")
    #expect(terminal.waitUntil { $0.contains(#"character("w") control false alt false"#) })
  }

  @Test func `a paste longer than 64 KiB is cut and the keyboard works afterwards`() throws {
    let terminal = try start()
    terminal.type("\u{1B}[200~" + String(repeating: "x", count: 70_000) + "\u{1B}[201~")
    #expect(terminal.waitUntil { $0.contains(#"paste("xxxxx"#) })
    terminal.type("w")
    #expect(terminal.waitUntil { $0.contains(#"character("w")"#) })
  }

  @Test func `a paste without an end gives the keyboard back`() throws {
    let terminal = try start()
    terminal.type("\u{1B}[200~half")
    #expect(terminal.waitUntil { $0.contains(#"paste("half")"#) })
  }
}

@Suite(.serialized) struct GivingBackTests {
  @Test func `closing gives the terminal back as it was`() throws {
    let terminal = try start()
    #expect(!isRestored(terminal))
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(isRestored(terminal))
  }

  @Test func `exit without closing gives the terminal back`() throws {
    let terminal = try start()
    terminal.type("e")
    #expect(terminal.waitForExit() == .exited(5))
    #expect(isRestored(terminal))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT])
  func `a signal asks the program to leave`(signal: Int32) throws {
    let terminal = try start()
    terminal.kill(signal)
    #expect(terminal.waitForExit() == .exited(100 + signal))
    #expect(isRestored(terminal))
  }

  @Test func `a trap gives the terminal back and dies by its signal`() throws {
    let terminal = try start()
    terminal.type("x")
    let status = terminal.waitForExit()
    #expect(status == .signalled(SIGILL) || status == .signalled(SIGTRAP), "\(status as Any)")
    #expect(isRestored(terminal))
    #expect(terminal.screenText.contains("asked to crash"))
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE])
  func `a crash gives the terminal back and dies by its signal`(signal: Int32) throws {
    let terminal = try start()
    terminal.kill(signal)
    #expect(terminal.waitForExit() == .signalled(signal))
    #expect(isRestored(terminal))
  }

  @Test func `what is written to standard error appears afterwards, not on the screen`() throws {
    let terminal = try start()
    let before = terminal.screenText
    terminal.type("m")
    terminal.settle()
    #expect(terminal.screenText == before)
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("a message"))
  }

  @Test func `a lost line ends the program`() throws {
    let terminal = try start()
    terminal.hangUp()
    #expect(terminal.waitForExit() == .exited(7))
  }

  @Test func `a terminal that cannot place the cursor is refused in words`() throws {
    let terminal = try PseudoTerminal(
      BuiltProduct.path(of: "TerminalFixture"), environment: ["TERM": "dumb", "LANG": "C.UTF-8"])
    #expect(terminal.waitForExit() == .exited(3))
    #expect(terminal.screenText.contains(#"unsupported(term: "dumb")"#), "\(terminal.screenText)")
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func `Ctrl-Z gives the terminal to the shell and takes it again`() throws {
    let fixture = BuiltProduct.path(of: "TerminalFixture")
    let script = "set -m; \(fixture); echo stopped; read -r line; fg >/dev/null; echo code $?"
    let terminal = try PseudoTerminal("/bin/bash", ["-c", script])
    try #require(terminal.waitUntil { $0.contains("item 5") })
    terminal.type("\u{1A}")
    #expect(terminal.waitUntil { $0.contains("stopped") })
    #expect(!terminal.isAltScreen && terminal.cursorVisible && !terminal.reportsMouse)
    terminal.type("\n")
    #expect(terminal.waitUntil { $0.contains("last resumed") && $0.contains("item 5") })
    #expect(terminal.isAltScreen && !terminal.cursorVisible && terminal.reportsMouse)
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("code 0"))
    #expect(!terminal.isAltScreen && !terminal.reportsMouse)
  }

  @Test func `after SIGSTOP and SIGCONT the whole frame is drawn again`() throws {
    let terminal = try start()
    terminal.kill(SIGSTOP)
    terminal.settle()
    let before = terminal.bytesReceived
    terminal.kill(SIGCONT)
    #expect(terminal.waitUntil { $0.contains("last resumed") })
    terminal.settle()
    #expect(terminal.isAltScreen)
    #expect(terminal.bytesReceived - before > 100)
    #expect(terminal.line(5) == "▌ item 0")
  }
}
