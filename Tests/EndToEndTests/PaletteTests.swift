import Glibc
import TestSupport
import Testing

@Suite struct PaletteTests {
  @Test func `an incident is found by its number from another screen`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say((1...12).map { "open flood Water at mark \($0)" }, to: room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    terminal.type("5")
    try #require(terminal.shows("nothing written yet"))
    terminal.send(bytes: [0x10])
    try #require(terminal.shows("Find"))
    terminal.type("7")
    #expect(terminal.waitUntil { $0.contains("▌ incident   \(year)-0007  Water at mark 7") })
    terminal.type("\r")
    #expect(terminal.waitUntil { $0.contains("▌ \(year)-0007") }, "\(terminal.screenText)")
    #expect(terminal.leave() == .exited(0))
  }

  @Test func `the palette and Ctrl-P are in help`() throws {
    let sandbox = try Sandbox()
    let page = try Program.run(["manual", "--keys"], in: sandbox).output
    #expect(page.contains("| `Ctrl-P` |"))
    #expect(page.contains("| `y` |"))
    #expect(page.contains("| `Alt-e` |"))
  }
}

@Suite struct CopyTests {
  private static let sent = "\u{1B}]52;c;"

  private func output(_ terminal: PseudoTerminal) -> String {
    String(decoding: terminal.rawOutput, as: UTF8.self)
  }

  private func board(
    _ sandbox: Sandbox, _ environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    try say(["open flood Dam"], to: room, in: sandbox)
    return try PseudoTerminal.board(room, in: sandbox, environment: environment)
  }

  /// `26-0001 Dam` and so on, in base64; years of two digits make eleven bytes.
  private var encoded: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var bits = "\(year)-0001 Dam".utf8.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    let padding = (3 - bits.count / 8 % 3) % 3
    while bits.count % 6 != 0 { bits.append(0) }
    let text = stride(from: 0, to: bits.count, by: 6).map { start in
      letters[bits[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
    }
    return String(text) + String(repeating: "=", count: padding)
  }

  @Test func `y sends the selected incident to the clipboard`() throws {
    let terminal = try board(try Sandbox())
    terminal.type("y")
    #expect(terminal.shows("copied: \(year)-0001 Dam"))
    #expect(output(terminal).contains("\(Self.sent)\(encoded)\u{07}"))
    #expect(!output(terminal).contains("\u{1B}Ptmux;"))
  }

  @Test func `inside tmux the terminal around it is told, too`() throws {
    let terminal = try board(
      try Sandbox(), ["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"])
    terminal.type("y")
    #expect(terminal.shows("copied:"))
    #expect(output(terminal).contains("\u{1B}Ptmux;\u{1B}\(Self.sent)\(encoded)\u{07}\u{1B}\\"))
  }

  @Test func `a terminal that may not know the sequence is sent none`() throws {
    let terminal = try board(try Sandbox(), ["TERM": "vt100"])
    terminal.type("y")
    #expect(terminal.shows("Not copied: this terminal"))
    #expect(!output(terminal).contains("]52;"))
  }

  @Test func `a setting turns it off`() throws {
    let sandbox = try Sandbox()
    mkdir(sandbox.file("config"), 0o700)
    mkdir(sandbox.file("config/tansiq"), 0o700)
    try sandbox.write("format: 1\ncopy: no\n", to: "config/tansiq/config.yaml")
    let terminal = try board(sandbox, ["XDG_CONFIG_HOME": sandbox.file("config")])
    terminal.type("y")
    #expect(terminal.shows("Not copied: copy is no"))
    #expect(!output(terminal).contains("]52;"))
  }
}
