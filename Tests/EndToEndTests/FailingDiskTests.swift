import Glibc
import TestSupport
import Testing

/// The dashboard on a disk that stops working for a while.
@Suite(.serialized, .enabled(if: Tracer.works, "strace is not here, or may not trace"))
struct FailingDiskTests {
  @Test(arguments: [
    ("fdatasync", "EIO", 6, 9), ("pwrite64", "EROFS", 40, 46), ("fdatasync", "EACCES", 6, 9),
  ])
  func `every screen says read-only, the draft stays, and the room heals by itself`(
    call: String, error: String, first: Int, last: Int
  ) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let terminal = try PseudoTerminal(
      Tracer.path,
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):error=\(error):when=\(first)..\(last)", BuiltProduct.path(of: "tansiq"),
        "open", room,
      ] + someone, environment: sandbox.environment(), columns: 120, rows: 40)
    try #require(terminal.shows("saved") && terminal.shows("? help"), "\(terminal.screenText)")
    var confirmed = 0
    var lost = ""
    for count in 1...40 where lost.isEmpty {
      let words = "w\(count) rising water"
      terminal.say("log observation: \(words)")
      try #require(
        terminal.waitUntil {
          $0.contains("NOT CONFIRMED") || $0.contains("✓ log line \(count) written")
        }, "\(terminal.screenText)")
      if terminal.screenText.contains("NOT CONFIRMED") { lost = words } else { confirmed = count }
    }
    #expect(terminal.shows("READ-ONLY"))
    #expect(terminal.shows(":log observation: \(lost)"), "the draft is gone")
    terminal.send(bytes: [27])
    #expect(terminal.shows("Not confirmed."))
    for key in ["2", "3", "5", "1"] where terminal.screenText.contains("READ-ONLY") {
      terminal.type(key)
      #expect(terminal.waitUntil { $0.contains("READ-ONLY") || $0.contains("● saved") })
    }
    #expect(terminal.hides("READ-ONLY"), "it did not heal: \(terminal.screenText)")
    // What the disk had kept came to light with the healing; what it had not is sent again.
    let done = "✓ log line \(confirmed + 1) written"
    if !terminal.waitUntil(timeout: .seconds(2), { $0.contains(done) }) {
      terminal.say("log observation: \(lost)")
      #expect(terminal.shows(done), "\(terminal.screenText)")
    }
    terminal.type("q")
    try #require(terminal.shows("Leave the room?"))
    terminal.type("y")
    #expect(terminal.waitForExit() == .exited(0))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    for count in 1...confirmed + 1 {
      #expect(bodies.count { $0.contains("\"w\(count) rising") } == 1, "w\(count)")
    }
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }
}
