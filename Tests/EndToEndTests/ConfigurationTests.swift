import Glibc
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private func configured(_ text: String) throws -> (Sandbox, [String: String]) {
    let sandbox = try Sandbox()
    mkdir(sandbox.file("config"), 0o700)
    mkdir(sandbox.file("config/tansiq"), 0o700)
    try sandbox.write(text, to: "config/tansiq/config.yaml")
    return (sandbox, ["XDG_CONFIG_HOME": sandbox.file("config")])
  }

  private func hasColour(_ terminal: PseudoTerminal) -> Bool {
    (0..<terminal.rows).contains { row in
      (0..<terminal.columns).contains { column in
        let cell = terminal.cell(row, column)
        return cell.foreground != nil || cell.background != nil
      }
    }
  }

  @Test func `the theme of the person's file is used, and a change of it while running`() throws {
    let (sandbox, environment) = try configured("format: 1\ntheme: monochrome\n")
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, environment: environment)
    #expect(!hasColour(terminal))
    try sandbox.write("format: 1\ntheme: default\n", to: "config/tansiq/config.yaml")
    terminal.type("?")
    #expect(terminal.waitUntil(timeout: .seconds(60)) { _ in hasColour(terminal) })
  }

  @Test func `a mistake is told on the board and the usual look is used`() throws {
    let (sandbox, environment) = try configured("format: 1\ntheme: purple\n")
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, environment: environment)
    #expect(terminal.shows("config.yaml:2:8"))
    #expect(hasColour(terminal))
  }

  @Test func `checking tells every mistake with line, column and cure`() throws {
    let (sandbox, environment) = try configured("format: 1\nthem: default\nmouse: maybe\n")
    let bad = try Program.run(["config", "check"], in: sandbox, environment: environment)
    #expect(bad.status == .exited(1))
    #expect(bad.errors.contains("config.yaml:2:1") && bad.errors.contains("config.yaml:3:8"))
    let good = try sandbox.write("format: 1\ntheme: high contrast\n", to: "good.yaml")
    let checked = try Program.run(["config", "check", good], in: sandbox, environment: environment)
    #expect(checked.status == .exited(0))
    let absent = try Program.run(
      ["config", "check", "nowhere.yaml"], in: sandbox, environment: environment)
    #expect(absent.status == .exited(2))
  }

  @Test func `what is printed is a file that says the same`() throws {
    let (sandbox, environment) = try configured("format: 1\ntheme: colour-blind safe\nmouse: no\n")
    let shown = try Program.run(["config"], in: sandbox, environment: environment)
    #expect(shown.output.contains("theme: colour-blind safe"))
    #expect(shown.output.contains("  next-unanswered: u\n"))
    let copy = try sandbox.write(shown.output, to: "copy.yaml")
    let checked = try Program.run(["config", "check", copy], in: sandbox, environment: environment)
    #expect(checked.status == .exited(0))
  }

  @Test func `keys and an own theme are applied while running, and a broken file changes nothing`()
    throws
  {
    let (sandbox, environment) = try configured("format: 1\n")
    let terminal = try PseudoTerminal.board(
      sandbox.file("room"), in: sandbox, environment: environment)
    mkdir(sandbox.file("config/tansiq/themes"), 0o700)
    try sandbox.write(
      "format: 1\nbased_on: monochrome\nroles: {live: {color: white, background: magenta, reverse: no}}\n",
      to: "config/tansiq/themes/night.yaml")
    try sandbox.write(
      "format: 1\ntheme: night\nkeys: {new-incident: Ctrl-N}\n", to: "config/tansiq/config.yaml")
    terminal.type("j")
    #expect(terminal.shows("Your settings were read anew."))
    #expect(terminal.shows("Ctrl-N new"))
    #expect(terminal.cell(0, 1).background == 5)
    terminal.type("\u{0E}")
    #expect(terminal.shows(":open"))
    terminal.type("\u{1B}")
    #expect(terminal.shows("? help"))

    try sandbox.write(
      "format: 1\nbased_on: monochrome\nroles: {live: {color: purpel}}\n",
      to: "config/tansiq/themes/night.yaml")
    terminal.type("j")
    #expect(terminal.shows("themes/night.yaml:3:23"))
    #expect(terminal.cell(0, 1).background == 5)
    terminal.type("m")
    #expect(terminal.shows("Mouse off"))
    #expect(terminal.screenText.contains("night.yaml:3"))
    terminal.type("\u{1B}")
    #expect(terminal.hides("night.yaml:3"))
    terminal.type("j")
    #expect(terminal.shows("Mouse off"))
    #expect(!terminal.screenText.contains("night.yaml:3"))
    #expect(terminal.shows("Ctrl-N new"))
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `the wall theme opens on the wall, and NO_COLOR takes its colours`() throws {
    let (sandbox, environment) = try configured("format: 1\ntheme: wall\n")
    for colour in ["", "1"] {
      let terminal = try PseudoTerminal(
        ["open", sandbox.file("room\(colour)")] + someone, in: sandbox,
        environment: environment.merging(["NO_COLOR": colour]) { $1 })
      #expect(terminal.shows("Nothing is open."))
      #expect(terminal.shows("██████"))
      #expect(hasColour(terminal) == colour.isEmpty)
      terminal.type("W")
      #expect(terminal.shows("? help"))
      #expect(terminal.leave() == .exited(0))
    }
  }

  @Test func `the wall in the C locale is ASCII`() throws {
    let (sandbox, environment) = try configured("format: 1\ntheme: wall\n")
    let terminal = try PseudoTerminal(
      ["open", sandbox.file("room")] + someone, in: sandbox,
      environment: environment.merging(["LANG": "C", "LC_ALL": "C"]) { $1 }, columns: 80, rows: 24)
    #expect(terminal.shows("#\"#"))
    #expect(terminal.screenText.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(!terminal.screenText.contains("?"))
  }

  @Test func `checking tells the mistakes of settings, keys and theme at once`() throws {
    let (sandbox, environment) = try configured(
      "format: 1\ntheme: night\nmouse: maybe\nkeys: {wal: x, quit: none}\n")
    let absent = try Program.run(["config", "check"], in: sandbox, environment: environment)
    #expect(absent.errors.contains("config.yaml:2:8: There is no theme `night`"))
    mkdir(sandbox.file("config/tansiq/themes"), 0o700)
    let theme = try sandbox.write(
      "format: 1\nbased_on: default\nroles: {overdu: {}}\n", to: "config/tansiq/themes/night.yaml")
    let bad = try Program.run(["config", "check"], in: sandbox, environment: environment)
    #expect(bad.status == .exited(1))
    for place in ["config.yaml:3:8", "config.yaml:4:8", "config.yaml:4:22", "night.yaml:3:9"] {
      #expect(bad.errors.contains(place), "\(place)")
    }
    let alone = try Program.run(["config", "check", theme], in: sandbox, environment: environment)
    #expect(alone.status == .exited(1) && alone.errors.contains("Did you mean `overdue`?"))
  }
}
