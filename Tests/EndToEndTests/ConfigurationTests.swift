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
    #expect(terminal.waitUntil(timeout: .seconds(20)) { _ in hasColour(terminal) })
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
    let copy = try sandbox.write(shown.output, to: "copy.yaml")
    let checked = try Program.run(["config", "check", copy], in: sandbox, environment: environment)
    #expect(checked.status == .exited(0))
  }
}
