import Glibc
import TestSupport
import Testing

/// A room whose journal was changed before its snapshots: what is said to it is written, and told.
@Suite struct DamagedRoomTests {
  @Test func `a line is written, the damage told, and no snapshot pushed out`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    for count in 1...7 { try say(["log observation: mark \(count) rises"], to: room, in: sandbox) }
    let path = "\(room)/journal.sqlite"
    var bytes = try #require(Files.bytes(path))
    let mark = Array("mark 2 rises".utf8)
    let place = try #require(
      bytes.indices.first { bytes[$0...].prefix(mark.count).elementsEqual(mark) })
    bytes[place] = UInt8(ascii: "M")
    let file = try #require(fopen(path, "r+"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    let snapshots = Files.names("\(room)/snapshots")
    #expect(snapshots.count == 5)
    for count in 1...2 {
      let said = try Program.run(["do", room, "log observation: more \(count)"], in: sandbox)
      #expect(said.status == .exited(1))
      #expect(said.output.hasPrefix("+ "), "\(said.output)")
      #expect(said.errors.contains("was changed on disk: run tansiq verify"), "\(said.errors)")
    }
    #expect(Files.names("\(room)/snapshots") == snapshots)
    let exam = try Program.run(["doctor", room], in: sandbox)
    #expect(exam.output.contains("5, all of entries behind"), "\(exam.output)")
  }

  @Test func `bytes that are no text are refused, and nothing of them is entered`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let script = "printf 'log caf\\351 closed\\nlog open\\r\\nlog last' | \"$0\" do \"$1\""
    let said = try Program.run(
      ["-c", script, BuiltProduct.path(of: "tansiq"), room], by: "/bin/sh", in: sandbox)
    #expect(said.status == .exited(1))
    #expect(said.lines.map { $0.prefix(1) } == ["-", "+", "+"], "\(said.output)")
    #expect(said.output.contains("Byte 8 is not UTF-8"))
    let bodies = try StoredEntry.all(room, in: sandbox).map(\.body)
    #expect(bodies.count { $0.contains("\"open\"") } == 1)
    #expect(!bodies.contains { $0.contains("caf") })
  }

  @Test func `a name holds for one call`() throws {
    let sandbox = try Sandbox()
    let room = sandbox.file("ops")
    try makeRoom(room, in: sandbox)
    let other = ["--name", "Carol C", "--agency", "fire", "--post", "Clerk"]
    #expect(
      try Program.run(["do", room] + other + ["log by Carol"], in: sandbox).status == .exited(0))
    #expect(
      try Program.run(["do", room, "log by the usual one"], in: sandbox).status == .exited(0))
    let journal = try Program.run(["journal", room], in: sandbox).output
    let lines = journal.split(separator: "\n")
    #expect(lines.first { $0.contains("by Carol") }?.contains("Clerk") == true, "\(journal)")
    #expect(lines.first { $0.contains("usual one") }?.contains("Clerk") == false, "\(journal)")
  }
}
