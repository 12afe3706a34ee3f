import Glibc
import TestSupport
import Testing

/// The real program on a room with one bit of its files changed: it says what to do, or it is the
/// same room. `SQLiteJournalTests` try every byte.
@Suite struct FlippedBitRunTests {
  private let sandbox: Sandbox
  private let room: String
  private let entries: [StoredEntry]
  private let board: [String]
  private var random: Seeded

  /// How many bits of each file.
  private static let count = getenv("TANSIQ_FAULTS") == nil ? 40 : 1_000

  init() throws {
    sandbox = try Sandbox()
    room = sandbox.file("room")
    try makeRoom(room, in: sandbox)
    let seed = getenv("TANSIQ_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_26
    random = Seeded(seed: seed)
    let program = try Program(
      ["do", room] + someone, in: sandbox,
      input: try sandbox.write(
        "open flood East Bank p=1 lead=fire\ntask \(year)-0001 police cordon\n", to: "script"))
    try #require(program.finish().status == .exited(0))
    // Killed with a line in the WAL.
    mkfifo(sandbox.file("more"), 0o600)
    let writer = open(sandbox.file("more"), O_RDWR | O_CLOEXEC)
    defer { close(writer) }
    let killed = try Program(["do", room] + someone, in: sandbox, input: sandbox.file("more"))
    for line in ["log \(year)-0001 order: keep out\n", "open flood Harbour\n"] {
      _ = line.withCString { write(writer, $0, strlen($0)) }
    }
    try #require(killed.wait(lines: 2))
    killed.kill(SIGKILL)
    _ = killed.finish()
    entries = try StoredEntry.all(room, in: sandbox)
    board = try Self.board(room, sandbox).lines.map(Self.withoutTimes)
    try #require(board.contains { $0.contains("Harbour") })
  }

  private static func board(_ room: String, _ sandbox: Sandbox) throws -> Program.Result {
    try Program.run(["board", room], in: sandbox, timeout: .seconds(20))
  }

  /// A line of the board without clock and ages.
  private static func withoutTimes(_ line: String) -> String {
    line.split(separator: " ").filter { word in
      !word.contains(":") && !(word.hasSuffix("m") && word.contains(where: \.isNumber))
    }.joined(separator: " ")
  }

  /// Whether a message names what to do.
  private func namesTheCure(_ result: Program.Result) -> Bool {
    let cures = [
      "restore a backup", "Install the newer Tansiq", "Check the disk", "Ask for permission",
    ]
    return cures.contains { result.errors.contains($0) || result.output.contains($0) }
  }

  @Test(arguments: ["journal.sqlite", "journal.sqlite-wal"])
  func `one bit changed is told with its cure, or nothing of the room is another`(
    name: String
  ) throws {
    var random = random
    let bytes = try #require(Files.bytes("\(room)/\(name)"))
    var told = 0
    for round in 0..<Self.count {
      // Half of them where SQLite keeps its own marks.
      let isStructure = round.isMultiple(of: 2)
      let place =
        isStructure
        ? Int.random(in: 0..<bytes.count / 4_096, using: &random) * 4_096
          + Int.random(in: 0..<60, using: &random)
        : Int.random(in: 0..<bytes.count, using: &random)
      guard place < bytes.count else { continue }
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      let label = "\(name), byte \(place), bit \(bit)"
      let damaged = try copy(name, bytes, place, bit)
      let printed = try Self.board(damaged, sandbox)
      let verified = try Program.run(["verify", damaged], in: sandbox, timeout: .seconds(20))
      if printed.status == .exited(0) {
        #expect(printed.lines.map(Self.withoutTimes) == board, "\(label)")
      } else {
        told += 1
        #expect([.exited(1), .exited(2)].contains(printed.status), "\(label): \(printed.errors)")
        #expect(namesTheCure(printed), "\(label): \(printed.errors)")
        #expect(verified.status != .exited(0), "\(label)")
      }
      try enter(damaged, label)
    }
    #expect(told > Self.count / 8, "\(told)")
  }

  /// Enters a line; what was there must be there after it, or the room be refused.
  private func enter(_ damaged: String, _ label: String) throws {
    let entered = try Program.run(
      ["do", damaged] + someone + ["log decision: stay"], in: sandbox, timeout: .seconds(20))
    guard entered.status == .exited(0) else {
      #expect([.exited(1), .exited(2)].contains(entered.status), "\(label): \(entered.errors)")
      #expect(namesTheCure(entered), "\(label): \(entered.errors)\(entered.output)")
      return
    }
    let after = try StoredEntry.all(damaged, in: sandbox)
    #expect(Array(after.prefix(entries.count)) == entries, "\(label)")
    #expect(after.count == entries.count + 1, "\(label)")
  }

  /// The room as the kill left it, with one bit changed.
  private func copy(_ name: String, _ bytes: [UInt8], _ place: Int, _ bit: UInt8) throws -> String {
    let damaged = sandbox.file("damaged")
    mkdir(damaged, 0o700)
    mkdir("\(damaged)/snapshots", 0o700)
    let files = ["lock", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"]
    for file in files + Files.names("\(damaged)/snapshots").map({ "snapshots/\($0)" }) {
      unlink("\(damaged)/\(file)")
    }
    for file in files {
      guard var content = Files.bytes("\(room)/\(file)") else { continue }
      if file == name { content[place] ^= bit }
      let opened = try #require(fopen("\(damaged)/\(file)", "w"))
      fwrite(content, 1, content.count, opened)
      fclose(opened)
    }
    return damaged
  }
}
