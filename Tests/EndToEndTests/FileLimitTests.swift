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
    // In blocks of 512 bytes.
    let script = "ulimit -S -f 200; exec \"$0\" \"$@\""
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script, BuiltProduct.path(of: "tansiq"), "open", room] + someone,
      environment: sandbox.environment(), columns: 120, rows: 40)
    try #require(terminal.shows("? help"), "\(terminal.screenText)")
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
    let raised = try Program.run(
      ["--pid", "\(terminal.pid)", "--fsize=unlimited"], by: "/usr/bin/prlimit", in: sandbox)
    try #require(raised.status == .exited(0), "\(raised.errors)")
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
}
