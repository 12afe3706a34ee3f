import EngineTesting
import IncidentEngine
import Testing

@Suite struct RandomHistoryTests {
  /// Histories, and submissions in each; `TANSIQ_SEED` moves all of them.
  static let batches = 10
  static let histories = 51
  static let submissions = 400

  @Test(arguments: 0..<batches)
  func `random histories agree with a model kept the plain way`(batch: Int) throws {
    var seen: Set<String> = []
    for history in 0..<Self.histories {
      let seed = SplitMix.base &+ UInt64(batch * Self.histories + history)
      guard try agrees(seed, &seen) else { return }
    }
    let missed = Self.everything.subtracting(seen)
    #expect(missed.isEmpty, "histories that never come to this say nothing about it")
  }

  /// What a batch of histories must have come to: every rejection, and the names of all events.
  private static let everything = Set(
    RejectionKind.allCases.filter { !elsewhere.contains($0) }.map(\.rawValue)
  ).union([
    "roomOpened", "agencyRegistered", "agencyChanged", "officerRegistered", "officerChanged",
    "resourceRegistered", "incidentOpened", "incidentChanged", "incidentPhaseChanged",
    "participationChanged", "assignmentIssued", "assignmentStatusChanged", "resourceCommitted",
    "resourceMoved", "resourceReleased", "resourceServiceChanged", "logEntryWritten",
    "logEntryStruck", "exerciseStarted", "exercisePaused", "exerciseResumed",
    "exerciseSpeedChanged", "acceptedBefore", "resourceChanged", "agencyOnCallChanged",
    "shiftStarted", "periodStarted", "incidentMerged", "objectiveSet", "objectiveStatusChanged",
  ])

  /// Taking back, matters and what a room adopts have tests of their own.
  private static let elsewhere: Set<RejectionKind> = [
    .nothingToUndo, .cannotUndo, .undoOvertaken, .termsUnchanged, .scenarioAlreadyAdopted,
    .scenarioTooLong, .matter,
  ]

  private func agrees(_ seed: UInt64, _ seen: inout Set<String>) throws -> Bool {
    var maker = HistoryMaker(seed: seed)
    var plain = NaiveRoom()
    var clock = MadeUpClock()
    var situation = Situation()
    var entries: [Entry] = []
    for step in 0..<Self.submissions {
      clock.wait(maker.pause(), in: plain)
      let submission = maker.next(plain, now: clock.now(in: plain)).submission(clock, in: plain)
      let expected = plain.submit(submission)
      let answer = Self.engine(submission, &situation, &entries)
      seen.insert(answer.name)
      var differences = plain.quickDifferences(from: situation)
      if let gap = Self.disagreement(expected, answer) { differences.insert(gap, at: 0) }
      guard differences.isEmpty else {
        Issue.record("seed \(seed), step \(step): \(differences) on \(submission)")
        return false
      }
    }
    let differences = plain.differences(from: situation)
    #expect(differences.isEmpty, "seed \(seed)")
    #expect(situation.violations().isEmpty, "seed \(seed)")
    for entry in entries { seen.insert(entry.event.name) }
    if seed % 4 == 0 { try readsBack(entries, as: situation, seed) }
    return differences.isEmpty
  }

  @Test(arguments: 0..<2)
  func `calls that come in parts among everything else break nothing`(batch: Int) throws {
    for history in 0..<20 {
      let seed = SplitMix.base &+ 500_000 &+ UInt64(batch * 20 + history)
      var maker = HistoryMaker(seed: seed, callsInParts: true)
      var plain = NaiveRoom()
      var clock = MadeUpClock()
      var situation = Situation()
      var entries: [Entry] = []
      for _ in 0..<Self.submissions {
        clock.wait(maker.pause(), in: plain)
        let submission = maker.next(plain, now: clock.now(in: plain)).submission(clock, in: plain)
        // The plain model only serves to make up requests here: it knows nothing of parts.
        if case .recordCall? = submission.commands.first {} else { _ = plain.submit(submission) }
        _ = Self.engine(submission, &situation, &entries)
      }
      #expect(situation.violations().isEmpty, "seed \(seed)")
      try readsBack(entries, as: situation, seed)
    }
  }

  enum Answer {
    case accepted(ClosedRange<Int64>), again(Acceptance), refused(Rejection)

    var name: String {
      switch self {
      case .accepted: "accepted"
      case .again: "acceptedBefore"
      case .refused(let rejection): rejection.kind.rawValue
      }
    }
  }

  private static func engine(
    _ submission: Submission, _ situation: inout Situation, _ entries: inout [Entry]
  ) -> Answer {
    do {
      switch try decide(submission, in: situation) {
      case .acceptedBefore(let acceptance): return .again(acceptance)
      case .happenings(let happenings):
        let first = situation.lastNumber + 1
        for happening in happenings {
          let entry = submission.entry(happening, number: situation.lastNumber + 1)
          do { try situation.fold(entry) } catch { Issue.record("\(error)") }
          entries.append(entry)
        }
        return .accepted(first...situation.lastNumber)
      }
    } catch {
      return .refused(error)
    }
  }

  private static func disagreement(_ expected: Forecast, _ answer: Answer) -> String? {
    switch (expected, answer) {
    case (.accepted(let plain), .accepted(let engine)) where plain == engine: nil
    case (.again(let plain), .again(let engine)) where plain == engine.first...engine.last: nil
    case (.refused(let plain), .refused(let engine)) where plain.contains(engine.kind.rawValue): nil
    default: "engine \(answer), plain model \(expected)"
    }
  }

  private func readsBack(_ entries: [Entry], as situation: Situation, _ seed: UInt64) throws {
    var again = Situation()
    for entry in entries {
      let body = try Body(entry.body)
      #expect(body.event == entry.event, "seed \(seed)")
      try again.fold(
        Entry(
          number: entry.number, occurred: entry.occurred, recorded: entry.recorded,
          exerciseMilliseconds: body.exerciseMilliseconds, author: entry.author,
          origin: entry.origin, submission: entry.submission, event: body.event))
    }
    #expect(again == situation, "seed \(seed)")
  }
}
