import Glibc
import TestSupport
import Testing

/// The dashboard where its files may not grow at will (`ulimit -f`).
@Suite struct FileLimitTests {
  @Test func `beyond the limit nothing is confirmed, and it heals when the limit is raised`() throws
  {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal.board(room, in: sandbox)
    try limit(terminal, "102400:unlimited", in: sandbox)
    var last = 0
    for count in 1...100 where !terminal.screenText.contains("(ulimit -f)") {
      terminal.say("log observation: w\(count) rising water")
      try #require(
        terminal.waitUntil {
          $0.contains("✓ log line \(count) written") || $0.contains("(ulimit -f)")
        }, "\(terminal.screenText)")
      last = count
    }
    #expect(terminal.shows("READ-ONLY"))
    #expect(terminal.shows(":log observation: w\(last) rising"), "the draft is gone")
    try limit(terminal, "unlimited", in: sandbox)
    #expect(terminal.hides("READ-ONLY"))
    let done = "✓ log line \(last) written"
    if !terminal.waitUntil(timeout: .seconds(2), { $0.contains(done) }) {
      terminal.send(bytes: [13])
      #expect(terminal.shows(done), "\(terminal.screenText)")
    }
    #expect(terminal.leave() == .exited(0))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    for count in 1...last {
      #expect(bodies.count { $0.contains("\"w\(count) rising") } == 1, "w\(count)")
    }
  }

  /// Sets how many bytes a file of the program may have.
  private func limit(
    _ terminal: PseudoTerminal, _ bytes: String, in sandbox: Sandbox
  ) throws {
    let said = try Program.run(
      ["--pid", "\(terminal.pid)", "--fsize=\(bytes)"], by: "/usr/bin/prlimit", in: sandbox)
    try #require(said.status == .exited(0), "\(said.errors)")
  }
}
