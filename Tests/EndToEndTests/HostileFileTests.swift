import Glibc
import TestSupport
import Testing

private let texts = HostileTexts.some

/// What files, their names, arguments and the environment hold reaches the terminal as text only.
@Suite struct HostileFileTests {
  /// Runs the program on a terminal to its end and says what reached the terminal that was no text.
  private func faults(
    _ arguments: [String], _ sandbox: Sandbox, environment: [String: String] = [:]
  ) throws -> [String] {
    let terminal = try PseudoTerminal(arguments, in: sandbox, environment: environment)
    try #require(terminal.waitForExit() != nil, "\(arguments)")
    var stream = TerminalStream()
    stream.take(terminal)
    let escapes = terminal.rawOutput.contains(0x1B) ? ["escape"] : []
    return stream.faults + escapes
  }

  @Test func `what the command line or the environment hold is quoted as text`() throws {
    #expect(texts.count >= 50)
    let sandbox = try Sandbox()
    for text in texts {
      let name = text.replacing("/", with: "_")
      for arguments in [
        [text], ["open", "x", text], ["drill", "--speed", text, "x"],
        ["check", "/nowhere/\(name)", "--\(text)"], ["check", "/nowhere/\(name)"],
        ["config", "check", "/nowhere/\(name)"], ["restore", "/nowhere/\(name)", "/nowhere/x"],
      ] {
        #expect(try faults(arguments, sandbox) == [], "\(arguments)")
      }
      for variable in ["TERM", "XDG_CONFIG_HOME"] {
        let environment = [variable: variable == "TERM" ? text : "/nowhere/\(name)"]
        let found =
          try faults(["config"], sandbox, environment: environment)
          + faults(["doctor"], sandbox, environment: environment)
        #expect(found == [], "\(environment)")
      }
    }
  }

  @Test func `the mistakes of a file are told as text, whatever stands in it and in its name`()
    throws
  {
    let sandbox = try Sandbox()
    mkdir(sandbox.file("themes"), 0o700)
    for (place, text) in texts.enumerated() {
      let name = "\(place) \(text.replacing("/", with: "_")).yaml"
      let file = try sandbox.write(HostileFiles.wrong(text), to: name)
      let theme = try sandbox.write(HostileFiles.wrong(text), to: "themes/\(name)")
      let raw = try sandbox.write("format: 1\n\(text): \(text)\n", to: "raw \(name)")
      let log = try sandbox.write("\(text),\(text)\n\(text),\(text)\n", to: "\(name).csv")
      for arguments in [
        ["check", file, raw], ["config", "check", file], ["config", "check", theme],
        ["open", sandbox.file("room"), "--settings", file],
        ["replay", log, "--map", file],
      ] {
        #expect(try faults(arguments, sandbox) == [], "\(arguments)")
      }
    }
  }

  @Test func `a text of a scenario is shown as text on every screen`() throws {
    let texts = HostileTexts.withoutControls
    #expect(texts.count >= 50)
    let sandbox = try Sandbox()
    let file = try sandbox.write(HostileFiles.scenario(texts, name: texts[0]), to: "drill.yaml")
    let terminal = try PseudoTerminal(["drill", file] + player, in: sandbox)
    try #require(terminal.shows("Incidents \(texts.count)"), "\(terminal.screenText)")
    var stream = walk(terminal, over: texts.count)
    // The injects that wait for a hand stand in the palette.
    terminal.type("\u{10}H")
    for _ in texts {
      terminal.type("\u{1B}[B")
      terminal.settle(quiet: 8)
      stream.take(terminal)
    }
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
    terminal.type("\u{1B}")
    #expect(terminal.hides(" Find "))
    #expect(terminal.leave() == .exited(0), "\(terminal.screenText)")
    stream.take(terminal)
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
  }

  @Test func `a text of a settings file is shown as text on every screen`() throws {
    let texts = HostileTexts.withoutControls
    let sandbox = try Sandbox()
    let file = try sandbox.write(HostileFiles.settings(texts, name: texts[0]), to: "settings.yaml")
    let terminal = try PseudoTerminal(
      ["open", sandbox.file("room"), "--settings", file] + player, in: sandbox)
    try #require(terminal.shows("? help"), "\(terminal.screenText)")
    let stream = walk(terminal, over: texts.count)
    #expect(stream.faults.isEmpty, "\(stream.faults.prefix(5))")
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `a room and a drill of any name are shown as text`() throws {
    let sandbox = try Sandbox()
    for (place, text) in HostileTexts.withoutControls.enumerated() {
      let file = try sandbox.write(HostileFiles.scenario(["one"], name: text), to: "\(place).yaml")
      let terminal = try PseudoTerminal(["drill", file] + player, in: sandbox)
      #expect(terminal.shows("? help"), "\(terminal.screenText)")
      var stream = TerminalStream()
      stream.take(terminal)
      #expect(stream.faults.isEmpty, "\(text.debugDescription): \(stream.faults.prefix(5))")
    }
    for text in texts {
      let folder = sandbox.file(text.replacing("/", with: "_"))
      let terminal = try PseudoTerminal(["open", folder] + someone, in: sandbox)
      #expect(terminal.shows("? help"), "\(terminal.screenText)")
      var stream = TerminalStream()
      stream.take(terminal)
      #expect(stream.faults.isEmpty, "\(text.debugDescription): \(stream.faults.prefix(5))")
    }
  }

  @Test func `what is wrong with the settings of a person is told on the board as text`() throws {
    let sandbox = try Sandbox()
    mkdir(sandbox.file("config"), 0o700)
    mkdir(sandbox.file("config/tansiq"), 0o700)
    for text in texts {
      try sandbox.write(HostileFiles.wrong(text), to: "config/tansiq/config.yaml")
      let terminal = try PseudoTerminal.board(
        sandbox.file("room"), in: sandbox, environment: ["XDG_CONFIG_HOME": sandbox.file("config")])
      #expect(terminal.shows("config.yaml:"), "\(terminal.screenText)")
      var stream = TerminalStream()
      stream.take(terminal)
      #expect(stream.faults.isEmpty, "\(text.debugDescription): \(stream.faults.prefix(5))")
    }
  }

  private let player = ["--name", "B. Haddad", "--agency", "a0", "--post", "Duty officer"]

  /// Goes to every screen, page and row, and takes in what comes.
  private func walk(_ terminal: PseudoTerminal, over rows: Int) -> TerminalStream {
    var stream = TerminalStream()
    let press = { (keys: String) in
      terminal.type(keys)
      terminal.settle(quiet: 8)
      stream.take(terminal)
    }
    for _ in 0..<7 {
      press("g")
      for _ in 0..<rows { press("j") }
      press("\t")
    }
    press("2")
    for _ in 0..<rows { press("\u{1B}[C") }
    for screen in ["3", "5"] {
      press(screen)
      for _ in 0..<rows { press("j") }
    }
    for keys in ["3", "s", "s", "1", "W", "W", "?", "q"] { press(keys) }
    return stream
  }
}
