import IncidentEngine

/// The single writer: stamps, decides on the staged situation, commits once for all that wait.
///
/// Belongs to one thread. A failed commit makes it read-only until `heal` has read from disk what
/// really happened.
public struct Room<Store: Journal> {
  private var journal: Store
  private let clockSource: any Clock
  private let surroundings: Surroundings
  private let salt: () -> [UInt8]
  private let hasher: Hasher256
  /// What is on disk.
  public private(set) var situation: Situation
  /// The chain of the last entry.
  public private(set) var head: Digest
  /// The room's clock.
  public private(set) var clock: RoomClock
  /// Why the room is read-only; nil while it can be written.
  public private(set) var failure: JournalError?

  /// Opens a room from the newest snapshot that fits, if any, and the journal's tail.
  ///
  /// - Throws: `.damaged`, `.corrupt` or `.tailMissing` when the journal does not fit together,
  ///   `.newerFact` when a newer program wrote it. Nothing was written then.
  public init(
    journal: Store, snapshot: Snapshot?, clock: any Clock, surroundings: Surroundings,
    hasher: Hasher256, salt: @escaping () -> [UInt8]
  ) throws(JournalError) {
    self.journal = journal
    clockSource = clock
    self.surroundings = surroundings
    self.salt = salt
    self.hasher = hasher
    let replay = try Self.replay(&self.journal, from: snapshot, hasher)
    situation = replay.situation
    head = replay.head
    self.clock = RoomClock(replay.situation, at: clock.read())
  }

  /// The journal must hold the very entry a snapshot ends with; what follows is folded.
  private static func replay(
    _ journal: inout Store, from snapshot: Snapshot?, _ hasher: Hasher256
  ) throws(JournalError) -> Snapshot {
    let last = snapshot?.situation.lastNumber ?? 0
    var lastRead: EntryNumber = 0
    let replayed = try PipedReplay.replayed(from: snapshot, in: journal.format, with: hasher) {
      take throws(JournalError) in
      try journal.read(after: max(0, last - 1)) { row throws(Damage) in
        defer { lastRead = row.number }
        guard lastRead == 0, last > 0 else { return try take(row) }
        guard row.number == last else {
          throw .number(row.number, expected: last)
        }
        if row.chain != snapshot?.head.bytes { throw .chain(last) }
      }
    }
    if last > 0, lastRead == 0 {
      try journal.read(after: 0) { row throws(Damage) in lastRead = row.number }
      throw .tailMissing(lastInJournal: lastRead, inSnapshot: last)
    }
    return replayed
  }

  /// The same in a room whose clocks run by `zone` and that uses no kinds of matters.
  public init(
    journal: Store, snapshot: Snapshot?, clock: any Clock, zone: ZoneRules,
    hasher: Hasher256, salt: @escaping () -> [UInt8]
  ) throws(JournalError) {
    try self.init(
      journal: journal, snapshot: snapshot, clock: clock, surroundings: Surroundings(zone: zone),
      hasher: hasher, salt: salt)
  }

  /// Decides the requests in order and writes what they become in one durable commit.
  public mutating func process(_ requests: [Request]) -> Batch {
    if let failure { return batch(requests.map { _ in .readOnly(failure) }, []) }
    let reading = clockSource.read()
    var staged = situation
    var stagedHead = head
    var sealed: [SealedEntry] = []
    var entries: [Entry] = []
    var answers: [Answer] = []
    sealed.reserveCapacity(requests.count + requests.count / 2)
    answers.reserveCapacity(requests.count)
    var certain = 0
    for request in requests {
      if sealed.isEmpty { certain += 1 }
      answers.append(answer(request, at: reading, in: &staged, &stagedHead, &sealed, &entries))
    }
    do {
      if !sealed.isEmpty { try journal.append(sealed) }
    } catch {
      failure = error
      return batch(doubted(answers, certain: certain, by: error), [])
    }
    situation = staged
    head = stagedHead
    clock.follow(situation, at: reading)
    return batch(answers, entries)
  }

  // What `process` calls is mutating, as it is: for another call the room would be copied.

  private mutating func batch(_ answers: [Answer], _ entries: [Entry]) -> Batch {
    Batch(
      answers: answers, entries: entries, situation: situation, clock: clock, failure: failure)
  }

  private mutating func answer(
    _ request: Request, at reading: ClockReading, in staged: inout Situation,
    _ head: inout Digest, _ sealed: inout [SealedEntry], _ entries: inout [Entry]
  ) -> Answer {
    let submission = stamp(request, at: reading)
    do {
      let verdict = try decide(
        submission, movingOn: &staged, restoring: { Self.refolded(situation, sealed) })
      switch verdict {
      case .acceptedBefore(let acceptance): return .acceptedBefore(acceptance)
      case .entries(let decided):
        let format = journal.format
        for entry in decided {
          let next = SealedEntry(
            entry, salt: salt(), after: head, in: format, with: hasher)
          head = next.chain
          sealed.append(next)
        }
        if entries.isEmpty { entries = decided } else { entries += decided }
        let first = staged.lastNumber - EntryNumber(decided.count) + 1
        return .accepted(Acceptance(id: request.id, first: first, last: staged.lastNumber))
      }
    } catch {
      return .rejected(error)
    }
  }

  /// The situation with what was decided on it so far in this batch.
  private static func refolded(_ situation: Situation, _ sealed: [SealedEntry]) -> Situation {
    var staged = situation
    for next in sealed {
      do { try staged.fold(next.entry) } catch {
        preconditionFailure("decided entry does not fold: \(error)")
      }
    }
    return staged
  }

  private mutating func stamp(_ request: Request, at reading: ClockReading) -> Submission {
    Submission(
      id: request.id, author: request.author, origin: request.origin,
      time: clock.time(at: reading), recorded: reading.wall, occurred: request.occurred,
      exerciseMilliseconds: clock.exerciseMilliseconds(at: reading),
      localYear: surroundings.zone.civil(at: reading.wall.milliseconds).year,
      seen: request.seen, commands: request.commands, surroundings: surroundings)
  }

  /// Reopens the journal and reads what is really there. Returns what came to light: entries whose
  /// commit had failed, but which are on disk.
  public mutating func heal() -> Batch {
    guard failure != nil else { return batch([], []) }
    do {
      try journal.reopen()
      var replay = Replay(from: situation, head: head, in: journal.format, with: hasher)
      var found: [Entry] = []
      try readTail { row throws(Damage) in found.append(try replay.take(row)) }
      situation = replay.situation
      head = replay.head
      failure = nil
      clock.follow(situation, at: clockSource.read())
      return batch([], found)
    } catch {
      failure = error
      return batch([], [])
    }
  }

  /// Reads what stands behind the last entry known, which must be there as it was.
  private mutating func readTail(_ take: (JournalRow) throws(Damage) -> Void) throws(JournalError) {
    let last = situation.lastNumber
    var lastRead: EntryNumber = 0
    try journal.read(after: max(0, last - 1)) { row throws(Damage) in
      defer { lastRead = row.number }
      guard lastRead == 0, last > 0 else { return try take(row) }
      if row.number != last { throw .number(row.number, expected: last) }
      if row.chain != head.bytes { throw .chain(last) }
    }
    if last > 0, lastRead == 0 { throw .tailMissing(lastInJournal: last - 1, inSnapshot: last) }
  }

  /// What the machine's clocks say now.
  var reading: ClockReading { clockSource.read() }

  /// A snapshot of what is on disk; O(1).
  public var snapshot: Snapshot { Snapshot(situation: situation, head: head) }

  /// Gives the journal back, for closing.
  public consuming func end() -> Store { journal }
}

extension Room {
  /// The answers when the commit that held them failed. What was on disk before stays accepted.
  /// The first `certain` were decided on what is on disk; a later rejection may rest on entries
  /// that are not, so all that is known is that nothing was written for it.
  private func doubted(_ answers: [Answer], certain: Int, by error: JournalError) -> [Answer] {
    answers.enumerated().map { index, answer in
      switch answer {
      case .accepted: .unconfirmed(error)
      case .acceptedBefore(let earlier):
        earlier.last <= situation.lastNumber ? answer : .unconfirmed(error)
      case .rejected: index < certain ? answer : .readOnly(error)
      case .unconfirmed, .readOnly: answer
      }
    }
  }
}
