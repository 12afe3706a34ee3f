import TestSupport
import Testing

/// What the verbs of the shell print where it is no terminal.
@Suite struct PipedWordsTests {
  @Test func `into a pipe no words for people steer a terminal, and words for programs are exact`()
    throws
  {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let hostile = "x\u{202E}evil\u{1B}[2J\u{9B}31m"
    try say(
      [
        "open flood \"\(hostile)\"", "log decision: \(hostile)",
        "task \(year)-0001 fire \(hostile)",
      ], to: room,
      in: sandbox)
    let desk = ["--desk", "d\u{1B}[2J\u{202E}", "--name", "N\u{202E}"]
    let refused = try Program.run(
      ["do", room, "task nobody\u{1B}[2J\u{202E} go"] + desk, in: sandbox)
    #expect(refused.status == .exited(1))
    let told = try ["journal", "incidents", "tasks", "board", "timeline", "diff"].map { verb in
      try Program.run([verb, room] + (verb == "diff" ? ["0"] : []), in: sandbox)
    }
    for result in told + [refused] {
      #expect(result.output.count > 20)
      let harmful = (result.output + result.errors).unicodeScalars.filter {
        $0 != "\n" && !isHarmless($0)
      }
      #expect(harmful.isEmpty, "\(harmful)")
    }
    let exact = try Program.run(["journal", room, "--json"], in: sandbox)
    #expect(exact.output.contains("\u{202E}evil\\u001b[2J"), "\(exact.output)")
  }
}
