import IncidentEngine

/// What players did of what was expected: a fold over the entries of an exercise room.
///
/// - Only what officers did counts; injects and simulated agencies fulfil nothing, but for the
///   answer of an agency on a matter that an officer opened.
/// - What happened counts from when it happened, not from when it was written down, and only after
///   its inject came.
/// - One entry fulfils one expected action: of those it fits, the one in time with the earliest
///   deadline; where none is in time, the one that is least late.
///
/// Times are milliseconds of exercise.
public struct Evaluation: Sendable {
  /// What became of one expected action.
  public enum Standing: Hashable, Sendable {
    /// Its inject has not come.
    case notAsked
    /// It is to be done by a time that has not passed.
    case awaited(by: Int64)
    /// It was done in time, by an entry.
    case met(at: Int64, entry: EntryNumber)
    /// It was done after its deadline, by an entry.
    case late(at: Int64, by: Int64, entry: EntryNumber)
    /// Its deadline passed and it is not done.
    case missed(by: Int64)
  }

  /// One expected action and what became of it.
  public struct Result: Hashable, Sendable {
    /// The inject that called for it.
    public let inject: String
    /// What was expected.
    public let expected: ExpectedAction
    /// What became of it.
    public let standing: Standing
  }

  private struct Watch: Sendable {
    let inject: String
    let expected: ExpectedAction
    var deadline: Int64?
    var done: (at: Int64, entry: EntryNumber)?
  }

  /// When each inject came, by its id.
  public private(set) var deliveries: [String: Int64] = [:]

  private var watches: [Watch]
  private var places: [String: [Int]] = [:]
  private var deeds: DeedReader
  /// Which matters of the room are those of the scenario.
  public private(set) var matters: MatterNumbers
  private var start: Moment?

  /// Nothing has happened yet.
  public init(_ scenario: Scenario) {
    watches = scenario.injects.flatMap { inject in
      inject.expected.map { Watch(inject: inject.id, expected: $0) }
    }
    for (place, watch) in watches.enumerated() { places[watch.inject, default: []].append(place) }
    deeds = DeedReader(scenario)
    matters = MatterNumbers(scenario)
  }

  /// Folds one entry in; entries come in the order of their numbers.
  public mutating func fold(_ entry: Entry) {
    if case .exerciseStarted = entry.event { start = entry.occurred }
    let deed = deeds.read(entry)
    matters.fold(entry)
    guard let start else { return }
    switch entry.origin {
    case .inject(let id): deliver(id, at: entry.exerciseMilliseconds ?? time(entry, start))
    case .officer: if let deed { fulfil(deed, at: time(entry, start), entry.number) }
    case .simulated:
      if let deed, deed.answersOfficer { fulfil(deed, at: time(entry, start), entry.number) }
    case .room, .imported, .replayed: break
    }
  }

  private func time(_ entry: Entry, _ start: Moment) -> Int64 {
    entry.occurred.milliseconds(since: start)
  }

  private mutating func deliver(_ inject: String, at time: Int64) {
    guard deliveries[inject] == nil else { return }
    deliveries[inject] = time
    for place in places[inject] ?? [] {
      watches[place].deadline = watches[place].expected.deadline.milliseconds(after: time)
    }
  }

  private mutating func fulfil(_ deed: Deed, at time: Int64, _ number: EntryNumber) {
    var inTime: (place: Int, deadline: Int64)?
    var late: (place: Int, deadline: Int64)?
    for (place, watch) in watches.enumerated() where watch.done == nil {
      guard let deadline = watch.deadline, let asked = deliveries[watch.inject], time >= asked,
        deed.fulfils(watch.expected)
      else { continue }
      if time <= deadline {
        if inTime.map({ deadline < $0.deadline }) ?? true { inTime = (place, deadline) }
      } else if late.map({ deadline > $0.deadline }) ?? true {
        late = (place, deadline)
      }
    }
    if let place = inTime?.place ?? late?.place { watches[place].done = (time, number) }
  }

  /// What became of each expected action at a time, in the order of the file.
  public func results(at now: Int64) -> [Result] {
    watches.map { watch in
      Result(inject: watch.inject, expected: watch.expected, standing: standing(watch, at: now))
    }
  }

  private func standing(_ watch: Watch, at now: Int64) -> Standing {
    guard let deadline = watch.deadline else { return .notAsked }
    if let done = watch.done {
      return done.at <= deadline
        ? .met(at: done.at, entry: done.entry)
        : .late(at: done.at, by: deadline, entry: done.entry)
    }
    return now <= deadline ? .awaited(by: deadline) : .missed(by: deadline)
  }

  /// How far the drill has come, for the schedule.
  public var progress: DrillProgress {
    var outcomes: [String: ExpectedOutcome] = [:]
    // In any order: each goes under its own inject.
    for (inject, watched) in places where deliveries[inject] != nil {
      outcomes[inject] = outcome(watched.map { watches[$0] })
    }
    return DrillProgress(deliveries: deliveries, outcomes: outcomes)
  }

  private func outcome(_ watches: [Watch]) -> ExpectedOutcome {
    var last: Int64 = 0
    var missed: Int64?
    for watch in watches {
      let deadline = watch.deadline ?? .max
      if let done = watch.done, done.at <= deadline {
        last = max(last, done.at)
      } else {
        // The deadline itself is still in time.
        missed = min(missed ?? .max, deadline.addingReportingOverflow(1).partialValue)
      }
    }
    return missed.map { .missed(from: $0) } ?? .met(at: last)
  }
}
