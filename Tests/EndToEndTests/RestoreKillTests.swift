import Glibc
import TestSupport
import Testing

@Suite(.serialized) struct RestoreKillTests {
  private struct Rooms {
    let sandbox: Sandbox
    let room: String
    let copy: String
    let old: Int
    let new: Int
  }

  /// A backup with fewer entries than the room has now.
  private func rooms() throws -> Rooms {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    let copy = sandbox.file("copy")
    try makeRoom(room, in: sandbox)
    try say((1...40).map { "log observation: mark \($0)" }, to: room, in: sandbox)
    try #require(try Program.run(["backup", room, copy], in: sandbox).status == .exited(0))
    let new = try StoredEntry.all(room, in: sandbox).count
    try say(["open flood East Bank"], to: room, in: sandbox)
    let old = try StoredEntry.all(room, in: sandbox).count
    return Rooms(sandbox: sandbox, room: room, copy: copy, old: old, new: new)
  }

  /// Whatever happened, the room is whole, as it was or as the backup has it; whether replaced.
  private func check(_ rooms: Rooms, _ point: String) throws -> Bool {
    let verified = try Program.run(["verify", rooms.room], in: rooms.sandbox)
    try #require(verified.status == .exited(0), "\(point): \(verified.output)\(verified.errors)")
    let count = try StoredEntry.all(rooms.room, in: rooms.sandbox).count
    #expect([rooms.old, rooms.new].contains(count), "\(point): \(count) entries")
    let kept = Files.names(rooms.sandbox.path).filter { $0.hasPrefix("room.replaced-") }
    for name in kept {
      let found = try Program.run(["verify", rooms.sandbox.file(name)], in: rooms.sandbox)
      #expect(found.status == .exited(0), "\(point): \(name)")
    }
    if count == rooms.new { #expect(!kept.isEmpty, "\(point): the old room is gone") }
    return count == rooms.new
  }

  @Test func `a restore that is killed at any moment leaves a whole room`() throws {
    let rooms = try rooms()
    var random = Seeded(seed: 11)
    for round in 1...25 {
      let program = try Program(["restore", rooms.copy, rooms.room], in: rooms.sandbox)
      usleep(UInt32.random(in: 0...120_000, using: &random))
      program.kill(SIGKILL)
      _ = program.finish()
      _ = try check(rooms, "round \(round)")
    }
    let done = try Program.run(["restore", rooms.copy, rooms.room], in: rooms.sandbox)
    #expect(done.status == .exited(0), "\(done.errors)")
    #expect(try check(rooms, "at last"))
    #expect(!Files.exists(rooms.room + ".unfinished"))
  }

  private static let tracer = ["/usr/bin/strace", "/bin/strace"].first { Files.exists($0) }

  @Test(.enabled(if: Self.tracer != nil, "strace is not installed"))
  func `a restore that is killed at each call that changes the disk leaves a whole room`() throws {
    let rooms = try rooms()
    let tracer = try #require(Self.tracer)
    for call in ["rename", "renameat2", "fsync", "mkdir", "pwrite64", "sendfile", "unlink"] {
      for count in 1...12 {
        let result = try Program.run(
          [
            "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=SIGKILL:when=\(count)", BuiltProduct.path(of: "tansiq"),
            "restore", rooms.copy, rooms.room,
          ], by: tracer, in: rooms.sandbox)
        let isReplaced = try check(rooms, "\(call) \(count)")
        if result.status == .exited(0) {
          #expect(isReplaced, "\(call) \(count)")
          break
        }
        if isReplaced {
          try say(["open fire Again"], to: rooms.room, in: rooms.sandbox)
          try #require(
            try StoredEntry.all(rooms.room, in: rooms.sandbox).count == rooms.old)
        }
      }
    }
  }
}
