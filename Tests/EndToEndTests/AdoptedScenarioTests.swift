import Glibc
import TestSupport
import Testing

/// A room keeps the words of the scenario it began with.
@Suite struct AdoptedScenarioTests {
  private let flood = Files.project("scenarios/river-flood.yaml")

  /// A copy of the flood that may be changed.
  private func copy(in sandbox: Sandbox) throws -> String {
    try sandbox.write(try #require(Files.text(flood)), to: "flood.yaml")
  }

  private func play(_ file: String, _ options: [String] = [], in sandbox: Sandbox) throws
    -> Program.Result
  {
    try Program.run(
      ["drill", file, "--headless", "--room", sandbox.file("drill")] + options, in: sandbox)
  }

  @Test func `the words of the file are in the room, with their hash, before the clock starts`()
    throws
  {
    let sandbox = try Sandbox()
    try #require(try play(flood, ["--until", "T+00:00"], in: sandbox).status == .exited(0))
    let entries = try StoredEntry.all(sandbox.file("drill"), in: sandbox)
    let at = try #require(entries.firstIndex { $0.body.contains("\"event\":\"scenarioAdopted\"") })
    #expect(entries[at + 1].body.contains("\"event\":\"exerciseStarted\""))
    #expect(entries[at + 1].counter == entries[at].counter)
    #expect(entries[at].body.contains("\"name\":\"River flood\""))
    let sum = try Program.run([flood], by: "/usr/bin/sha256sum", in: sandbox).output
    #expect(entries[at].body.contains("\"sha256\":\"\(sum.prefix(64))\""), "\(sum)")
    let words = strings(inJSON: entries[at].body)
    #expect(words.contains(try #require(Files.text(flood))))
    #expect(entries.count { $0.body.contains("\"event\":\"scenarioAdopted\"") } == 1)
  }

  @Test func `a drill goes on by the words it began with, and tells that the file has changed`()
    throws
  {
    let whole = try Sandbox()
    try #require(try play(flood, in: whole).status == .exited(0))
    let sandbox = try Sandbox()
    let file = try copy(in: sandbox)
    let began = try play(file, ["--until", "T+00:20"], in: sandbox)
    #expect(began.errors == "")
    let text = try #require(Files.text(file))
    try sandbox.write(
      text.replacing("duration: 2h", with: "duration: 3h") + "\n# newer\n", to: file)
    let again = try play(file, in: sandbox)
    #expect(again.status == .exited(0), "\(again.errors)")
    #expect(again.errors.contains("\(file) has changed since this drill began"), "\(again.errors)")
    let rooms = [(sandbox.file("drill"), sandbox), (whole.file("drill"), whole)]
    let chains = try rooms.map { try StoredEntry.all($0.0, in: $0.1).map(\.chain) }
    #expect(chains[0] == chains[1])
  }

  @Test func `the board tells that the file has changed until that is put away`() throws {
    let sandbox = try Sandbox()
    let file = try copy(in: sandbox)
    let options = ["drill", file, "--room", sandbox.file("drill")]
    try #require(try Program.run(options, in: sandbox).status == .exited(0))
    var terminal = try PseudoTerminal(options, in: sandbox)
    #expect(terminal.shows("? help"), "\(terminal.screenText)")
    #expect(!terminal.screenText.contains("has changed since"))
    #expect(terminal.leave() == .exited(0))
    let text = try #require(Files.text(file))
    try sandbox.write(text + "\n# newer\n", to: file)
    terminal = try PseudoTerminal(options, in: sandbox)
    #expect(terminal.shows("? help"))
    #expect(terminal.shows("Esc seen"))
    #expect(terminal.screenText.contains("has changed since this drill began"))
    terminal.type("\u{1B}")
    #expect(terminal.waitUntil { _ in !terminal.screenText.contains("Esc seen") })
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `a drill of another scenario is still refused`() throws {
    let sandbox = try Sandbox()
    let file = try copy(in: sandbox)
    try #require(try play(file, ["--until", "T+00:05"], in: sandbox).status == .exited(0))
    let text = try #require(Files.text(file))
    try sandbox.write(text.replacing("name: River flood\n", with: "name: Dry summer\n"), to: file)
    let refused = try play(file, in: sandbox)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("runs the scenario River flood"), "\(refused.errors)")
  }
}
