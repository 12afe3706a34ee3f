import EngineTesting
import IncidentEngine
import OperationsRoom
import Testing

/// Many rows are checked on one thread and folded on another: what comes out is the same.
@Suite struct PipedReplayTests {
  private static let length = 600

  /// The rows of a made-up room, at least `length`.
  private static func rows(seed: UInt64) throws -> [JournalRow] {
    var history = RoomHistory(try TestRoom(), seed: seed, faultsInHundred: 0)
    while history.test.rows.count < length { _ = try history.step() }
    return history.test.rows
  }

  private static let known = Result { try rows(seed: 7) }

  private func piped(
    _ rows: some Collection<JournalRow>, from start: Snapshot? = nil
  ) throws(JournalError) -> Snapshot {
    try PipedReplay.replayed(from: start, in: .newest, with: TestRoom.hasher()) {
      take throws(JournalError) in
      for row in rows {
        do throws(Damage) { try take(row) } catch {
          throw JournalError(error, lastGood: row.number - 1)
        }
      }
    }
  }

  private func plain(
    _ rows: some Collection<JournalRow>, from start: Snapshot? = nil
  ) throws(JournalError) -> Snapshot {
    var replay = Replay(
      from: start?.situation ?? Situation(), head: start?.head ?? .zero, in: .newest,
      with: TestRoom.hasher())
    for row in rows {
      do throws(Damage) { try replay.take(row) } catch {
        throw JournalError(error, lastGood: row.number - 1)
      }
    }
    return Snapshot(situation: replay.situation, head: replay.head)
  }

  private func expectSame(_ one: Snapshot, _ other: Snapshot, _ comment: Comment) {
    #expect(one.head == other.head, comment)
    #expect(one.situation == other.situation, comment)
    #expect(one.situation.lastActions == other.situation.lastActions, comment)
  }

  @Test(arguments: 0..<2)
  func `rows come to the same on two threads as one by one`(index: UInt64) throws {
    let seed = SplitMix.base &+ 300_000 &+ index
    let rows = try Self.rows(seed: seed)
    for length in [0, 1, 255, 256, 257, 512, rows.count] {
      let part = rows.prefix(length)
      expectSame(try piped(part), try plain(part), "seed \(seed), \(length) rows")
    }
    let start = try plain(rows.prefix(300))
    expectSame(
      try piped(rows.dropFirst(300), from: start), try plain(rows), "seed \(seed), behind 300")
  }

  /// So many that the thread that folds falls behind, and the other reads what the rows say.
  @Test func `thousands of rows come to the same, and the first that does not fit is named`() throws
  {
    var test = try TestRoom.withFlood()
    for index in 0..<4_000 {
      test.accept([.writeLog(LogDraft(kind: .observation, text: "line \(index)"))])
    }
    let rows = test.rows
    let whole = try plain(rows)
    expectSame(whole, test.room.snapshot, "\(rows.count) rows")
    expectSame(try piped(rows), whole, "\(rows.count) rows")
    for place in [rows.count - 700, rows.count - 2] {
      var rows = rows
      rows[place].change { $0.body = Array("{}".utf8) }
      rows = try resealed(rows, from: place)
      let damage = error { () throws(JournalError) in try piped(rows) }
      guard case .damaged(.body(EntryNumber(place + 1), _), lastGood: EntryNumber(place))? = damage
      else {
        Issue.record("\(String(describing: damage)) at \(place)")
        continue
      }
    }
  }

  /// The thread that reads is far ahead of the one that checks, and reads what was not checked yet.
  @Test func `of several rows that do not fit the first is named, whatever is wrong with each`()
    throws
  {
    var test = try TestRoom.withFlood()
    for index in 0..<3_000 {
      test.accept([.writeLog(LogDraft(kind: .observation, text: "line \(index)"))])
    }
    let whole = test.rows
    let wrongs: [(String, (inout RowParts) -> Void)] = [
      ("commitment", { $0.salt[0] ^= 1 }), ("chain", { $0.columns.recorded += 1 }),
      ("chain and body", { ($0.columns.recorded, $0.body) = (0, [1]) }),
      ("unreadable", { $0.body = [1] }), ("number", { $0.columns.number += 1 }),
    ]
    var random = SplitMix(seed: 11)
    for (name, wrong) in wrongs {
      for (other, alsoWrong) in wrongs {
        let place = random.below(whole.count - 300)
        for behind in [1, 299] {
          var rows = whole
          rows[place].change(wrong)
          rows[place + behind].change(alsoWrong)
          let first = damage(error { () throws(JournalError) in try plain(rows) })
          #expect(first?.number == EntryNumber(place + 1))
          #expect(
            damage(error { () throws(JournalError) in try piped(rows) }) == first,
            "\(name) at \(place), \(other) \(behind) behind")
        }
      }
    }
  }

  @Test func `what was done last stays so behind a pause and a deed taken back`() throws {
    var test = try TestRoom.withFlood(.exercise)
    func log(_ text: String) -> [Command] { [.writeLog(LogDraft(kind: .risk, text: text))] }
    test.accept([.startExercise(scenario: "flood")], origin: .room)
    let crew = ResourceReference.id(try #require(test.room.situation.resources.first?.id))
    let flood = IncidentReference.number(try #require(test.room.situation.incidents.first?.number))
    for commands in [
      log("rising"), [.pauseExercise], [.resumeExercise], log("still rising"), [.undo],
      // A turn that is taken back leaves no rest behind it.
      [.changeResource(crew, ResourceChange(restMinutes: 30))], [.commitResource(crew, to: flood)],
      [.undo], log("falling"), [.pauseExercise],
    ] {
      let answers = test.accept(commands).answers
      #expect(answers.allSatisfy { if case .accepted = $0 { true } else { false } })
      let rows = test.rows
      expectSame(try piped(rows), try plain(rows), "\(commands)")
    }
  }

  /// Seals what was changed anew, with all that follows.
  private func resealed(_ rows: [JournalRow], from place: Int) throws -> [JournalRow] {
    var rows = rows
    var head = place > 0 ? try #require(Digest(rows[place - 1].chain)) : .zero
    let hasher = TestRoom.hasher()
    for place in place..<rows.count {
      rows[place].change { $0.seal(behind: head, hasher) }
      head = try #require(Digest(rows[place].chain))
    }
    return rows
  }

  @Test(arguments: [0, 255, 256, 530])
  func `the first row that does not fit is named, whatever comes behind`(place: Int) throws {
    let whole = try Self.known.get()
    let later = min(place + 40, whole.count - 1)
    var changes: [(String, [JournalRow])] = []
    var rows = whole
    rows[place].change { $0.chain[0] ^= 1 }
    changes.append(("chain", rows))
    rows = whole
    rows[place].change { $0.body = Array("{\"event\":\"nothing\"}".utf8) }
    changes.append(("body", try resealed(rows, from: place)))
    rows = whole
    rows[place].change {
      $0.body = Array("{\"event\":\"resourceReleased\",\"commitment\":99999}".utf8)
    }
    changes.append(("fold", try resealed(rows, from: place)))
    rows = whole
    rows[place].change { $0.columns.origin = "nowhere" }
    changes.append(("origin", try resealed(rows, from: place)))
    for (name, rows) in changes {
      var rows = rows
      let first = error { () throws(JournalError) in try plain(rows) }
      #expect(first != nil, "\(name) at \(place)")
      #expect(error { () throws(JournalError) in try piped(rows) } == first, "\(name) at \(place)")
      rows[later].change { $0.salt[0] ^= 1 }
      #expect(
        error { () throws(JournalError) in try piped(rows) } == first,
        "\(name) at \(place), and another behind")
    }
  }

  @Test(arguments: [0, 300, 530])
  func `a newer program's entry is told as such only where all before it fits, and it itself`(
    place: Int
  ) throws {
    let whole = try Self.known.get()
    var changed = whole
    changed[place].change { $0.body = Array("{\"event\":\"tideTurned\"}".utf8) }
    let number = EntryNumber(place + 1)
    let uncommitted = JournalError.damaged(.commitment(number), lastGood: number - 1)
    #expect(error { () throws(JournalError) in try plain(changed) } == uncommitted)
    #expect(error { () throws(JournalError) in try piped(changed) } == uncommitted)
    let newer = try resealed(changed, from: place)
    let told = JournalError.newerFact(number, .event("tideTurned"))
    #expect(error { () throws(JournalError) in try plain(newer) } == told)
    #expect(error { () throws(JournalError) in try piped(newer) } == told)
    for other in [place - 1, place, place + 1] where other >= 0 {
      var both = newer
      both[other].change { $0.columns.post += "x" }
      let damaged = JournalError.damaged(.chain(EntryNumber(other + 1)), lastGood: Int64(other))
      let first = other > place ? told : damaged
      #expect(error { () throws(JournalError) in try piped(both) } == first, "\(other)")
    }
  }

  private func damage(_ error: JournalError?) -> Damage? {
    if case .damaged(let damage, _)? = error { damage } else { nil }
  }

  private func error(_ body: () throws(JournalError) -> Snapshot) -> JournalError? {
    do {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }
}
