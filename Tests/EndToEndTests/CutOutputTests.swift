import TestSupport
import Testing

/// What is printed is whole, or it is said that it is not.
@Suite struct CutOutputTests {
  @Test(arguments: [
    "incidents", "tasks --json", "board", "board --svg", "timeline", "journal", "verify", "figures",
    "snapshots",
  ])
  func `a listing onto a full disk is refused with words`(_ verb: String) throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let script = "exec \"$0\" \(verb) \"$1\" > /dev/full"
    let cut = try Program.run(
      ["-c", script, BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh", in: sandbox)
    #expect(cut.status == .exited(2))
    #expect(cut.errors.contains("What was printed is cut short: No space left on device."))
  }

  @Test func `a reader that has enough is no error`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    // Where SIGPIPE is ignored, writing fails instead.
    let script = "trap '' PIPE; sleep 1; \"$0\" journal \"$1\"; echo \"status $?\" >&2"
    let cut = try Program.run(
      ["-c", "{ \(script); } | true", BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh",
      in: sandbox)
    #expect(cut.errors == "status 0\n")
  }

  @Test func `a closed output is said, and takes no file's place`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let script = "exec \"$0\" do \"$1\" 'log observation: said' >&-"
    let cut = try Program.run(
      ["-c", script, BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh", in: sandbox)
    #expect(cut.status == .exited(2))
    #expect(cut.errors.contains("What was printed is cut short"), "\(cut.errors)")
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    #expect(bodies.count { $0.contains("\"said\"") } == 1)
  }
}
