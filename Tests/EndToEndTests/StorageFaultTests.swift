import Glibc
import TestSupport
import Testing

/// What happens to one call of the system.
private enum Fault: String, Sendable {
  case kill = "signal=SIGKILL"
  case ioError = "error=EIO"
  case full = "error=ENOSPC"
  case noDescriptors = "error=EMFILE"

  /// How strace is told: at the call `count`, or from it on.
  func injection(_ call: String, _ count: Int, forGood: Bool) -> String {
    "inject=\(call):\(rawValue):when=\(count)\(forGood ? "+" : "")"
  }
}

/// Whether all calls are tried (`make faults`), or the share that every test run has.
private let triesAll = getenv("TANSIQ_FAULTS") != nil

/// The calls by which a room changes its disk.
private let allCalls = [
  "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "renameat2", "unlink",
  "openat", "fallocate",
]

private let killedCalls = triesAll ? allCalls : ["fdatasync", "rename"]
private let failingCalls =
  triesAll
  ? ["pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink"] : ["fdatasync"]

private let lines = [
  "resource Boat kind=boat agency=fire", "open flood East Bank place=Mill Rd p=1 lead=fire",
  "task \(year)-0001 police cordon", "ack \(year)-0001/1", "log \(year)-0001 decision: keep out",
  "commit \(year)-0001 Boat", "ack \(year)-0001/1", "done \(year)-0001/1 all out",
]

/// Runs the real program under strace, with one call after the other failing.
@Suite(.serialized, .enabled(if: Tracer.works, "strace is not here, or may not trace"))
struct StorageFaultTests {
  private func room(_ sandbox: Sandbox) throws -> String {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    return room
  }

  private func arguments(_ room: String) -> [String] {
    ["do", room, "--desk", "script", "--counter", "1"] + someone + lines
  }

  private func facts(_ entries: [StoredEntry]) -> [String] {
    entries.filter { $0.desk == "script" }.map { "\($0.counter) \($0.body)" }
  }

  @Test(arguments: killedCalls)
  func `killed at every call, nothing confirmed is lost and nothing doubled`(call: String) throws {
    let reached = try everyCall(call, .kill, forGood: false)
    if call == "pwrite64" || call == "fdatasync" { #expect(reached > 8, "\(reached) \(call)") }
  }

  @Test(
    arguments: failingCalls, [false, true])
  func `what fails on the disk is never confirmed`(call: String, forGood: Bool) throws {
    for fault in [Fault.ioError, .full] {
      let reached = try everyCall(call, fault, forGood: forGood)
      if call == "pwrite64" || call == "fdatasync" { #expect(reached > 8, "\(reached) \(call)") }
    }
  }

  /// A file whose times were looked at gets finer ones with its next change, which the next
  /// fdatasync has to write too: a third more of a commit's time.
  @Test func `a commit does not look at the times of the file it writes`() throws {
    let sandbox = try Sandbox()
    let room = try room(sandbox)
    let trace = sandbox.file("trace")
    _ = try Program.run(
      [
        "-f", "-o", trace, "-e", "trace=fdatasync,stat,lstat,fstat,newfstatat,statx",
        BuiltProduct.path(of: "tansiq"),
      ] + arguments(room), by: Tracer.path, in: sandbox)
    let calls = try #require(Files.text(trace)).split(separator: "\n")
    let syncs = calls.indices.filter { calls[$0].contains("fdatasync(") }
    // One line is refused; at the end the journal is read, which looks at it once.
    try #require(syncs.count >= lines.count - 1)
    let looks = calls[syncs[0]...syncs[lines.count - 2]].filter {
      $0.contains("journal.sqlite-wal")
    }
    #expect(looks.count >= lines.count - 4)
    #expect(looks.allSatisfy { $0.contains("STATX_INO,") }, "\(looks)")
  }

  @Test func `without descriptors left it ends and says so, and nothing is doubled`() throws {
    #expect(try everyCall("eventfd2", .noDescriptors, forGood: false) > 3)
  }

  /// Lets the call fail that comes first, then the second, until the script ends before it comes;
  /// returns how many there are.
  private func everyCall(_ call: String, _ fault: Fault, forGood: Bool) throws -> Int {
    let control = try Sandbox()
    _ = try Program.run(arguments(try room(control)), in: control)
    let expected = facts(try StoredEntry.all(control.file("room"), in: control))
    try #require(expected.count >= 7)
    for count in 1...400 {
      let sandbox = try Sandbox()
      let room = try room(sandbox)
      let label = "\(call) \(count) \(fault)\(forGood ? " for good" : "")"
      let trace = sandbox.file("trace")
      let result = try Program.run(
        [
          "-f", "-qq", "-o", trace, "-e", "trace=\(call)", "-e",
          fault.injection(call, count, forGood: forGood), BuiltProduct.path(of: "tansiq"),
        ] + arguments(room), by: Tracer.path, in: sandbox)
      let traced = String(decoding: Files.bytes(trace) ?? [], as: UTF8.self)
      let isReached = traced.contains("(INJECTED)") || traced.contains("killed by SIGKILL")
      guard isReached else { return count - 1 }
      var audit = Audit()
      #expect(audit.take(result.lines) == [], "\(label)")
      #expect(audit.check(try StoredEntry.all(room, in: sandbox), desk: "script") == [], "\(label)")
      let verified = try Program.run(["verify", room], in: sandbox)
      #expect(verified.status == .exited(0), "\(label): \(verified.output)\(verified.errors)")
      // Sent again after the disk works, every line is entered once.
      let again = try Program.run(arguments(room), in: sandbox)
      #expect(again.status == .exited(1), "\(label): \(again.errors)\(again.output)")
      #expect(audit.take(again.lines) == [], "\(label)")
      let entries = try StoredEntry.all(room, in: sandbox)
      #expect(audit.check(entries, desk: "script") == [], "\(label)")
      #expect(facts(entries) == expected, "\(label)")
    }
    Issue.record("the script never got past \(call)")
    return 0
  }
}

/// strace, where it is installed and may trace.
enum Tracer {
  static let path = ["/usr/bin/strace", "/bin/strace"].first { Files.exists($0) } ?? ""

  /// Whether a call can be made to fail and a process be killed at one.
  static let works: Bool = {
    guard !path.isEmpty, let sandbox = try? Sandbox() else { return false }
    let trace = sandbox.file("trace")
    for (fault, mark) in [("error=EIO", "(INJECTED)"), ("signal=SIGKILL", "killed by SIGKILL")] {
      _ = try? Program.run(
        ["-f", "-qq", "-o", trace, "-e", "inject=openat:\(fault):when=1", "/bin/ls"], by: path,
        in: sandbox)
      let traced = String(decoding: Files.bytes(trace) ?? [], as: UTF8.self)
      guard traced.contains(mark) else { return false }
    }
    return true
  }()
}
