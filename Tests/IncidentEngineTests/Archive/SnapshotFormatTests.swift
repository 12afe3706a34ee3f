import EngineSamples
import IncidentEngine
import Testing

@Suite struct SnapshotFormatTests {
  private let golden = Golden(beside: #filePath, levels: 1)

  @Test func `a situation comes back as it was`() throws {
    let situation = try Sample.wholeSituation()
    #expect(try Situation(unpacking: situation.packed()) == situation)
  }

  @Test func `after every entry the situation comes back as it was`() throws {
    var situation = Situation()
    #expect(try Situation(unpacking: situation.packed()) == situation)
    for entry in Sample.everything {
      try situation.fold(entry)
      #expect(try Situation(unpacking: situation.packed()) == situation, "entry \(entry.number)")
    }
  }

  @Test func `what comes back goes on like the original`() throws {
    for cut in 0..<Sample.everything.count {
      let before = try Sample.everything[..<cut].reduce(into: Situation()) { try $0.fold($1) }
      var after = try Situation(unpacking: before.packed())
      for entry in Sample.everything[cut...] { try after.fold(entry) }
      #expect(try after == Sample.wholeSituation(), "cut at \(cut)")
    }
  }

  @Test func `a narrative of many blocks comes back as it was`() throws {
    var situation = Situation()
    for entry in Sample.logLines(3_000) { try situation.fold(entry) }
    let after = try Situation(unpacking: situation.packed())
    #expect(after == situation)
    let last = try #require(after.logEntry(LogNumber(2_999)))
    #expect(after.text(of: last) == "Water at mark 2999, rising")
  }

  @Test func `the bytes are those of the golden file`() throws {
    let bytes = try Sample.wholeSituation().packed()
    #expect(golden.difference("situation-4.hex", Golden.hexadecimal(bytes)) == nil)
  }

  @Test(arguments: ["situation-2.hex", "situation-3.hex"])
  func `a golden file is read as the situation it was`(name: String) throws {
    let text = try #require(golden.text(name))
    let bytes = try #require(Golden.bytes(hexadecimal: text))
    #expect(try Situation(unpacking: bytes) == Sample.situationBeforeMatters())
    #expect(try Situation(opening: bytes, in: bytes.indices) == Sample.situationBeforeMatters())
  }

  @Test func `the newest golden file is read as the situation it was`() throws {
    let text = try #require(golden.text("situation-4.hex"))
    let bytes = try #require(Golden.bytes(hexadecimal: text))
    #expect(try Situation(unpacking: bytes) == Sample.wholeSituation())
    #expect(try Situation(opening: bytes, in: bytes.indices) == Sample.wholeSituation())
  }

  @Test func `what was packed is known again, and anything else is not`() throws {
    let situation = try Sample.wholeSituation()
    let bytes = situation.packed()
    #expect(try situation.isPacked(in: bytes, bytes.indices))
    for place in bytes.indices.dropFirst() {
      var changed = bytes
      changed[place] ^= 1
      let isSame = (try? situation.isPacked(in: changed, changed.indices)) ?? false
      #expect(!isSame, "byte \(place)")
    }
  }

  @Test func `the first format is read, with nothing of what came later`() throws {
    let text = try #require(golden.text("situation-1.hex"))
    let bytes = try #require(Golden.bytes(hexadecimal: text))
    #expect(try Situation(unpacking: bytes) == Sample.situation().withoutLastActions)
  }

  @Test func `a newer format is named`() throws {
    #expect(throws: SnapshotError.newerFormat(found: 5, known: 4)) {
      var bytes = try Sample.wholeSituation().packed()
      bytes[0] = 5
      _ = try Situation(unpacking: bytes)
    }
  }

  @Test func `every cut is refused`() throws {
    let bytes = try Sample.wholeSituation().packed()
    for length in 0..<bytes.count {
      #expect(throws: SnapshotError.self) { try Situation(unpacking: Array(bytes[..<length])) }
    }
    #expect(throws: SnapshotError.self) { try Situation(unpacking: bytes + [0]) }
  }

  @Test func `every changed byte gives an error or a situation that can be worked on`() throws {
    let bytes = try Sample.wholeSituation().packed()
    var refused = 0
    for place in bytes.indices {
      for mask in [1, 0x80] as [UInt8] {
        var changed = bytes
        changed[place] ^= mask
        guard let situation = try? Situation(unpacking: changed) else {
          refused += 1
          continue
        }
        useEverything(situation)
      }
    }
    #expect(refused > bytes.count / 4)
  }

  @Test func `noise is refused without a large allocation`() throws {
    var random = SampleRandom(seed: 26)
    for _ in 0..<2_000 {
      var noise = [UInt8]((0..<64).map { _ in UInt8.random(in: 0...255, using: &random) })
      noise[0] = 1
      noise[1] = 0
      // A table of nothing, then counts near the top of the range.
      if Bool.random(using: &random) {
        noise.replaceSubrange(2..<11, with: [0, 0, 0, 0, 255, 255, 255, 255, 127])
      }
      #expect(throws: SnapshotError.self) { try Situation(unpacking: noise) }
    }
  }

  /// Reads what the engine indexes by: an inconsistent situation would trap here.
  private func useEverything(_ situation: Situation) {
    for line in situation.log { _ = (situation.text(of: line), situation.authors[line.author]) }
    for incident in situation.incidents {
      _ = situation.assignments(of: incident)
      _ = situation.openCommitments(of: incident)
      _ = situation.authors[incident.changed.author]
    }
    for resource in situation.resources { _ = situation.authors[resource.changed.author] }
    for commitment in situation.commitments { _ = commitment.timesAreOutOfOrder }
    // A debug build stops at the first fold into a situation that contradicts itself.
    guard situation.violations().isEmpty else { return }
    let author = Author(officer: OfficerID(1), post: "", account: "", desk: "desk-1")
    for command: Command in [
      .moveResource(.id(ResourceID(2)), .returning), .releaseResource(.id(ResourceID(2))),
      .writeLog(LogDraft(kind: .risk, text: "x")), .pauseExercise,
      .finishAssignment(.external(ExternalKey(source: "cad", id: "t1")), result: nil),
    ] {
      let submission = Submission(
        id: SubmissionID(desk: "desk-1", counter: 1_000), author: author, origin: .officer,
        time: Moment(milliseconds: 0), recorded: Moment(milliseconds: 0), localYear: 2026,
        seen: 1, commands: [command])
      _ = try? decide(submission, in: situation)
    }
  }
}
