import Glibc
import TestSupport
import Testing

/// What cannot be done is told with what can be done instead.
@Suite struct CuresTests {
  private func refusal(
    _ arguments: [String], _ sandbox: Sandbox, status: Int32 = 2
  ) throws -> String {
    let result = try Program.run(arguments, in: sandbox)
    #expect(result.status == .exited(status), "\(arguments): \(result.errors)")
    #expect(!result.errors.contains("system error"), "\(result.errors)")
    return result.errors
  }

  @Test func `a place in which nothing can be made is told by what is wrong with it`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let unmounted = try refusal(["backup", room, sandbox.file("mnt/ops")], sandbox)
    #expect(unmounted.contains("There is no folder \(sandbox.file("mnt")). Make it first"))
    #expect(try refusal(["backup", room, "/proc/x"], sandbox).contains("Name another place."))
    let long = String(repeating: "x", count: 300)
    for arguments in [["backup", room, sandbox.file(long)], ["open", sandbox.file(long)]] {
      #expect(try refusal(arguments, sandbox).contains("is too long for this disk"))
    }
    try sandbox.write("", to: "file")
    let below = try refusal(["backup", room, sandbox.file("file/ops")], sandbox)
    #expect(below.contains("is a file, not a folder"), "\(below)")
    #expect(try Program.run(["incidents", room], in: sandbox).status == .exited(0))
  }

  @Test func `a backup that is not there is not made by its cure`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let refused = try refusal(["restore", sandbox.file("bk"), room], sandbox)
    #expect(refused.contains("is no backup"), "\(refused)")
    #expect(!refused.contains("tansiq open"), "\(refused)")
  }

  @Test func `a folder alone leads to the command that opens it`() throws {
    let sandbox = try Sandbox()
    let refused = try refusal(["ops"], sandbox, status: 64)
    #expect(refused.contains("A room is opened with: tansiq open ops"), "\(refused)")
    #expect(try !refusal(["ops", "more"], sandbox, status: 64).contains("tansiq open ops"))
  }

  @Test func `settings are applied without a terminal too`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let settings = try sandbox.write(
      "format: 1\nagencies:\n  - {code: harbour, name: Harbour Office}\n", to: "settings.yaml")
    let opened = try Program.run(["open", room, "--settings", settings], in: sandbox)
    #expect(opened.status == .exited(0), "\(opened.errors)")
    #expect(opened.output.hasPrefix(" LIVE  ops"))
    let agencies = try Program.run(["agencies", room], in: sandbox)
    #expect(agencies.output.contains("Harbour Office"), "\(agencies.output)")
    let missing = try Program.run(["open", room, "--settings", "none.yaml"], in: sandbox)
    #expect(missing.status == .exited(2))
  }
}
