/// Decides one submission: a staged copy of the situation, the entries so far, and the numbers.
///
/// Commands of one submission see what the commands before them did.
struct Decision {
  let submission: Submission
  private(set) var staged: Situation
  private(set) var entries: [Entry] = []
  /// How many follow-ups of matters there were, and how deep they are now.
  var followCount = 0
  var followDepth = 0

  private static let nothing = Situation()

  /// Takes the situation over, so that what it alone holds is changed in place.
  init(_ submission: Submission, taking situation: inout Situation) {
    self.submission = submission
    staged = Self.nothing
    swap(&staged, &situation)
    entries.reserveCapacity(2)
  }

  /// Gives the situation back.
  mutating func giveBack(to situation: inout Situation) { swap(&staged, &situation) }

  /// When it happened: as the officer said, or now.
  var occurred: Moment { submission.occurred ?? submission.time }

  /// Adds an event that happened at `moment` (by default when the submission says).
  mutating func record(_ event: Event, at moment: Moment? = nil) {
    let happening = Happening(occurred: moment ?? occurred, event: event)
    let entry = submission.entry(happening, number: staged.lastNumber + 1)
    do {
      try staged.fold(entry)
    } catch {
      preconditionFailure("decide made an entry that does not fold: \(error)")
    }
    entries.append(entry)
  }

  /// Whether an event can follow now: one that a forged snapshot kept may not.
  func canFollow(_ event: Event) -> Bool {
    let happening = Happening(occurred: occurred, event: event)
    var trial = staged
    return (try? trial.fold(submission.entry(happening, number: staged.lastNumber + 1))) != nil
  }
}

extension Submission {
  /// The entry that a happening of this submission becomes under `number`.
  public func entry(_ happening: Happening, number: EntryNumber) -> Entry {
    Entry(
      number: number, occurred: happening.occurred, recorded: recorded,
      exerciseMilliseconds: exerciseMilliseconds, author: author, origin: origin, submission: id,
      event: happening.event)
  }
}

/// What the engine answers to a submission it does not refuse.
public enum Verdict: Hashable, Sendable {
  /// New facts, at least one.
  case happenings([Happening])
  /// The same submission was accepted before; this was the answer.
  case acceptedBefore(Acceptance)
}

/// Decides a submission against a situation: facts, the earlier answer, or a rejection.
///
/// Pure: the same arguments give the same answer. Folding the facts into the same situation
/// succeeds.
public func decide(
  _ submission: Submission, in situation: Situation
) throws(Rejection) -> Verdict {
  var staged = situation
  switch try decide(submission, movingOn: &staged, restoring: { situation }) {
  case .acceptedBefore(let acceptance): return .acceptedBefore(acceptance)
  case .entries(let entries):
    return .happenings(entries.map { Happening(occurred: $0.occurred, event: $0.event) })
  }
}

/// A verdict that was folded into the situation.
public enum FoldedVerdict: Hashable, Sendable {
  /// New entries, at least one.
  case entries([Entry])
  /// The same submission was accepted before; this was the answer.
  case acceptedBefore(Acceptance)
}

/// Decides a submission and folds what it becomes: `situation` is then what it leads to.
///
/// After a rejection, and where the submission was accepted before, the situation is as it was: a
/// later command of a submission may be refused when earlier ones have been folded, and then
/// `restoring` gives what was before.
public func decide(
  _ submission: Submission, movingOn situation: inout Situation, restoring: () -> Situation
) throws(Rejection) -> FoldedVerdict {
  if let memory = situation.desks[submission.id.desk] {
    if let answer = memory.answer(to: submission.id.counter) { return .acceptedBefore(answer) }
    let oldest = memory.lastCounter - Int64(DeskMemory.kept)
    if submission.id.counter <= oldest {
      throw .submissionTooOld(submission.id, oldestKept: oldest + 1)
    }
  }
  var decision = Decision(submission, taking: &situation)
  do throws(Rejection) {
    try decision.checkSubmission()
    for command in submission.commands { try decision.decide(command) }
    if decision.entries.isEmpty { throw .nothingSubmitted }
  } catch {
    if decision.entries.isEmpty {
      decision.giveBack(to: &situation)
    } else {
      situation = restoring()
    }
    throw error
  }
  decision.giveBack(to: &situation)
  return .entries(decision.entries)
}

extension Decision {
  /// A clock on another desk may run a little ahead.
  private static let clockToleranceMilliseconds: Int64 = 60_000

  fileprivate func checkSubmission() throws(Rejection) {
    if case .inject(let id) = submission.origin, staged.deliveredInjects[id] != nil {
      throw .injectAlreadyDelivered(id)
    }
    let latest = submission.time.advanced(byMilliseconds: Self.clockToleranceMilliseconds)
    let startsExercise = submission.commands.contains {
      if case .startExercise = $0 { true } else { false }
    }
    if occurred > latest, !startsExercise { throw .timeInFuture(occurred, now: submission.time) }
    if case .officer = submission.origin, submission.commands.contains(where: \.needsOfficer) {
      guard let officer = submission.author.officer, staged.officer(officer) != nil else {
        throw .officerUnknown
      }
    }
  }

  /// Refuses when `change` is newer than what the submitter had seen.
  func checkFresh(_ subject: Rejection.Subject, _ change: Change) throws(Rejection) {
    guard let seen = submission.seen, change.number > seen,
      change.number <= lastNumberBefore
    else { return }
    throw .stale(
      subject, changedAt: change.number, by: staged.authors[change.author], seen: seen)
  }

  /// The last entry before this submission: its own changes never make it stale.
  private var lastNumberBefore: EntryNumber { staged.lastNumber - EntryNumber(entries.count) }
}

extension Command {
  fileprivate var needsOfficer: Bool {
    switch self {
    case .openRoom, .registerAgency, .registerOfficer: false
    default: true
    }
  }
}
