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
    let script = "\"$0\" journal \"$1\"; echo \"status $?\" >&2"
    let cut = try Program.run(
      ["-c", "{ \(script); } | true", BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh",
      in: sandbox)
    #expect(!cut.errors.contains("cut short"), "\(cut.errors)")
  }
}
