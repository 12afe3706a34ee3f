import Glibc
import TestSupport
import Testing

private let script = floodScript(14)

/// The power goes at any moment of a scripted run: what the program had answered must be there.
///
/// `TANSIQ_STATES` says how many states are tried, `TANSIQ_SEED` which.
@Suite(.serialized, .enabled(if: Tracer.works, "strace is not here, or may not trace"))
struct PowerLossTests {
  private static var states: Int {
    getenv("TANSIQ_STATES").flatMap { Int(String(cString: $0)) } ?? 2_000
  }
  private static var seed: UInt64 {
    getenv("TANSIQ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_26
  }

  private func record(_ sandbox: Sandbox) throws -> RecordedDisk {
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    var files: [String: [UInt8]] = [:]
    for name in Files.names(room) where name.hasPrefix("journal") {
      files[name] = Files.bytes("\(room)/\(name)")
    }
    // What stood beside the journal before, where the states are laid.
    let crashed = sandbox.file("crashed")
    mkdir(crashed, 0o700)
    mkdir("\(crashed)/snapshots", 0o700)
    for name in ["lock"] + Files.names("\(room)/snapshots").map({ "snapshots/\($0)" }) {
      try lay(try #require(Files.bytes("\(room)/\(name)")), "\(crashed)/\(name)")
    }
    let trace = sandbox.file("trace")
    let result = try Program.run(
      [
        "-f", "-qq", "-y", "-xx", "-s", "100000", "-e", "trace=\(RecordedDisk.calls)", "-o", trace,
        BuiltProduct.path(of: "tansiq"), "do", room, "--desk", "script", "--counter", "1",
      ] + someone + script, by: Tracer.path, in: sandbox)
    try #require(result.status == .exited(0), "\(result.lines)\(result.errors)")
    let disk = RecordedDisk(
      trace: try #require(Files.bytes(trace)), folder: room, files: files)
    try #require(disk.printed(before: disk.events.count).count == script.count)
    return disk
  }

  private func lay(_ bytes: [UInt8], _ path: String) throws {
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    chmod(path, 0o600)
  }

  /// Lays the files of a state where a room was; what is wrong with it.
  private func faults(
    _ disk: RecordedDisk, at count: Int, _ random: inout Seeded, _ room: String, _ sandbox: Sandbox,
    mayBeUnreadable: Bool = false
  ) throws -> [String] {
    let left = disk.crash(at: count, &random)
    for name in Files.names(room) where name.hasPrefix("journal") { unlink("\(room)/\(name)") }
    for (name, bytes) in left { try lay(bytes, "\(room)/\(name)") }
    var audit = Audit()
    let wrong = audit.take(disk.printed(before: count))
    var entries: [StoredEntry] = []
    if mayBeUnreadable {
      var isRead = false
      withKnownIssue(isIntermittent: true) {
        entries = try StoredEntry.all(room, in: sandbox)
        isRead = true
      }
      guard isRead else { return ["unreadable"] }
    } else {
      entries = try StoredEntry.all(room, in: sandbox)
    }
    return wrong + audit.check(entries, desk: "script")
  }

  @Test func `what was answered survives every power cut, sectors torn`() throws {
    let sandbox = try Sandbox()
    let disk = try record(sandbox)
    let room = sandbox.file("crashed")
    var random = Seeded(seed: Self.seed)
    for state in 1...Self.states {
      let count = Int.random(in: 0...disk.events.count, using: &random)
      let found = try faults(disk, at: count, &random, room, sandbox)
      try #require(found.isEmpty, "state \(state), after \(count) calls: \(found.prefix(3))")
      guard state.isMultiple(of: 50) else { continue }
      let verified = try Program.run(["verify", room], in: sandbox)
      #expect(verified.status == .exited(0), "state \(state): \(verified.output)\(verified.errors)")
    }
  }

  @Test func `without syncs the same power cuts lose what was answered`() throws {
    let sandbox = try Sandbox()
    let disk = try record(sandbox).withoutSyncs
    var random = Seeded(seed: Self.seed)
    var lost = 0
    for _ in 1...200 {
      let count = Int.random(in: 0...disk.events.count, using: &random)
      let found = try faults(
        disk, at: count, &random, sandbox.file("crashed"), sandbox, mayBeUnreadable: true)
      if !found.isEmpty { lost += 1 }
    }
    #expect(lost > 20, "the simulation sees no loss: \(lost)")
  }
}
