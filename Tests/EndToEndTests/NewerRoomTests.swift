import EngineSamples
import Glibc
import IncidentEngine
import TestSupport
import Testing

private let flood = Files.project("scenarios/river-flood.yaml")

/// The real program in rooms in which a newer one wrote: whoever reads or writes is told so with the
/// entry and the cure, never of damage, and the room stays as it is.
@Suite struct NewerRoomTests {
  /// What a newer program wrote, in one of 33 entries.
  enum Written: String, CaseIterable {
    case event, member, word, origin

    /// What the program says that it does not know.
    var unknown: String {
      switch self {
      case .event: "the event tideTurned"
      case .member: "the member tone of the event logEntryWritten"
      case .word: "the kind \"rumour\""
      case .origin: "the origin tide"
      }
    }

    func write(_ said: inout Sample.Said) {
      switch self {
      case .event: said.body = #"{"event":"tideTurned","matter":"D-1","parts":["fire"]}"#
      case .member:
        said.body = #"{"event":"logEntryWritten","log":3,"kind":"risk","text":"x","tone":"calm"}"#
      case .word: said.body = #"{"event":"logEntryWritten","log":3,"kind":"rumour","text":"x"}"#
      case .origin: said.origin = "tide:D-1"
      }
    }
  }

  private struct Room {
    let sandbox: Sandbox
    let path: String
    let number: EntryNumber

    /// A room in which a newer program wrote one entry: the last, or one in the middle.
    init(_ written: Written, isLast: Bool) throws {
      sandbox = try Sandbox()
      path = sandbox.file("room")
      number = isLast ? Int64(Sample.entries.count) : 20
      try makeRoom(path, in: sandbox)
      for name in Files.names("\(path)/snapshots") { unlink("\(path)/snapshots/\(name)") }
      let number = number
      let hasher = try #require(Hasher256())
      let rows = Sample.rows(hasher) { if $0.number == number { written.write(&$0) } }
      try tamper(path, Sample.statements(rows))
    }

    /// Every file with its bytes, but for the lock, which says who asked last.
    var files: [String: [UInt8]] {
      var files: [String: [UInt8]] = [:]
      let snapshots = Files.names("\(path)/snapshots").map { "snapshots/\($0)" }
      for name in Files.names(path) + snapshots where name != "lock" {
        files[name] = Files.bytes("\(path)/\(name)") ?? []
      }
      return files
    }

    func run(_ arguments: [String]) throws -> Program.Result {
      try Program.run(arguments, in: sandbox)
    }
  }

  /// Whether what was said names the entry and the cure, and neither damage nor a backup.
  private func expectTold(_ said: String, _ room: Room, _ written: Written, _ comment: String) {
    let words = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for sentence in [
      "Entry \(room.number) was written by a newer Tansiq and is whole: this one does not know "
        + "\(written.unknown).",
      "Install the newer Tansiq that wrote it.",
    ] {
      #expect(words.contains(sentence), "\(comment): \(said)")
    }
    let lower = words.lowercased()
    for word in ["damage", "restore a backup", "backup back", "corrupt"] {
      #expect(!lower.contains(word), "\(comment): \(said)")
    }
  }

  private static let readers = [
    ["board"], ["verify"], ["journal"], ["journal", "--json"], ["incidents"], ["tasks"],
    ["agencies"],
    ["resources", "--json"], ["figures"], ["timeline"], ["snapshots"], ["snapshots", "--json"],
    ["diff", "5"], ["open"],
  ]

  @Test(arguments: Written.allCases, [true, false])
  func `whoever reads is told of a newer program's entry`(written: Written, isLast: Bool) throws {
    let room = try Room(written, isLast: isLast)
    let before = room.files
    for reader in Self.readers {
      let result = try room.run([reader[0], room.path] + reader.dropFirst())
      #expect(result.status == .exited(2), "\(reader): \(result.errors)")
      expectTold(result.errors, room, written, "\(reader)")
      #expect(room.files == before, "\(reader)")
    }
    let doctor = try room.run(["doctor", room.path])
    #expect(doctor.status == .exited(1))
    expectTold(doctor.output, room, written, "doctor")
    #expect(room.files == before)
  }

  @Test(arguments: Written.allCases, [true, false])
  func `whoever would write is told, and not a byte is written`(
    written: Written, isLast: Bool
  ) throws {
    let room = try Room(written, isLast: isLast)
    let settings = try room.sandbox.write(
      "format: 1\nagencies:\n  - {code: harbour, name: Harbour Office}\n", to: "settings.yaml")
    let map = try room.sandbox.write(Self.map, to: "map.yaml")
    let log = try room.sandbox.write(Self.log, to: "calls.csv")
    let copy = room.sandbox.file("copy")
    let before = room.files
    for writer in [
      ["do", room.path, "log observation: rising"], ["do", room.path],
      ["open", room.path, "--settings", settings],
      ["import", "dispatch", log, "--map", map, "--room", room.path],
      ["replay", log, "--map", map, "--room", room.path], ["drill", flood, "--room", room.path],
      ["backup", room.path, copy], ["restore", room.path, copy],
    ] {
      let result = try room.run(writer)
      #expect(result.status == .exited(2), "\(writer): \(result.errors)")
      expectTold(result.errors, room, written, "\(writer)")
      #expect(room.files == before, "\(writer)")
      #expect(!Files.exists(copy) && !Files.exists(copy + ".unfinished"), "\(writer)")
    }
  }

  @Test func `the dashboard does not open a newer program's room`() throws {
    let room = try Room(.event, isLast: false)
    let before = room.files
    let terminal = try PseudoTerminal(["open", room.path], in: room.sandbox)
    #expect(terminal.waitForExit() == .exited(2))
    expectTold(terminal.lastWords, room, .event, "open")
    #expect(room.files == before)
  }

  @Test func `the journal is printed whole, also what only a newer program knows`() throws {
    let room = try Room(.event, isLast: false)
    let body = #"{"event":"tideTurned","matter":"D-1","parts":["fire"]}"#
    for options in [[], ["--json"]] {
      let result = try room.run(["journal", room.path] + options)
      #expect(result.lines.count == Sample.entries.count)
      #expect(result.lines[19].contains(body))
    }
  }

  @Test func `an entry that was made an unknown one, its hashes left, is damage`() throws {
    let room = try Room(.event, isLast: true)
    try tamper(
      room.path, "UPDATE entry SET body = '{\"event\":\"tideTurned\"}' WHERE number = 12")
    let verified = try room.run(["verify", room.path])
    #expect(verified.status == .exited(1))
    #expect(verified.output.contains("DAMAGED. The last good entry is 11."), "\(verified.output)")
    for verb in ["board", "do", "journal"] {
      let result = try room.run([verb, room.path])
      #expect(!result.errors.contains("newer Tansiq"), "\(verb): \(result.errors)")
      #expect(result.errors.contains("entry 12"), "\(verb): \(result.errors)")
    }
  }

  @Test func `a room of format 1 says that its authors are not hidden, a new one does not`()
    throws
  {
    let sandbox = try Sandbox()
    let room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let words = "sees the authors of all entries"
    #expect(try !Program.run(["verify", room], in: sandbox).output.contains(words))
    for name in Files.names("\(room)/snapshots") { unlink("\(room)/snapshots/\(name)") }
    let hasher = try #require(Hasher256())
    try tamper(
      room,
      "PRAGMA user_version = 1;" + Sample.statements(Sample.rows(hasher, in: .one) { _ in }))
    let verified = try Program.run(["verify", room], in: sandbox)
    #expect(verified.status == .exited(0), "\(verified.errors)")
    #expect(verified.output.contains(words), "\(verified.output)")
    let doctor = try Program.run(["doctor", room], in: sandbox)
    #expect(doctor.output.contains("the authors of entries are not hidden"), "\(doctor.output)")
    let said = try Program.run(["do", room, "log risk: x"] + someone, in: sandbox)
    #expect(said.status == .exited(0), "\(said.errors)")
    #expect(try Program.run(["verify", room], in: sandbox).status == .exited(0))
  }

  private static let map = """
    format: 1
    name: County log
    source: county
    zone: America/Los_Angeles
    times: {format: "yyyy-MM-dd HH:mm"}
    columns: {call: call, unit: unit, type: type, received: received, dispatched: dispatched,
      on_scene: arrived, available: available}
    agencies: [{code: fire, name: Fire Brigade}]
    otherwise: fire

    """

  private static let log = """
    call,unit,type,received,dispatched,arrived,available
    C1,E1,Barn,2017-01-05 10:00,2017-01-05 10:01,2017-01-05 10:09,2017-01-05 10:30

    """
}
