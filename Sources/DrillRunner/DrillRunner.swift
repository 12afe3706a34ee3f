import Drill
import IncidentEngine
import OperationsRoom

/// Plays a scenario into a room: its injects when they are due, and the agencies nobody plays.
///
/// Knows what was delivered from the entries alone, so that a drill goes on where it was after a
/// crash, and no inject comes twice. Gives requests; sending them is for its owner.
public struct DrillRunner: Sendable {
  private let scenario: Scenario
  /// What is still to be delivered.
  private var schedule: Schedule
  private let simulated: SimulatedAgencies
  /// What players were expected to do, and did.
  public private(set) var evaluation: Evaluation
  /// Parts of injects that the room did not take, in order of delivery.
  public private(set) var leftOut: [Delivery.Refusal] = []
  /// Whether the clock was stopped at the end of the scenario; it may be let go on.
  public private(set) var hasEnded = false
  private var book: RequestBook<Sent>
  /// What the room refused although it looked possible; not tried for ever.
  private var givenUp: Set<Sent> = []
  /// That nothing is due before a time, as long as no entry comes and nothing is sent or answered.
  private var rest: Rest?

  private enum Sent: Hashable {
    case inject(String)
    case end
    case goOn
    case answer(AnswerReference, AssignmentStatus?)
  }

  private struct Rest {
    let last: EntryNumber
    let until: Int64
  }

  /// A runner for a room with these entries; `desk` counts its submissions.
  public init(
    _ scenario: Scenario, after entries: [Entry], account: String, desk: String = "drill"
  ) {
    self.scenario = scenario
    schedule = Schedule(scenario)
    simulated = SimulatedAgencies(scenario)
    book = RequestBook(desk: desk, account: account)
    evaluation = Evaluation(scenario)
    for entry in entries { take(entry) }
  }

  private mutating func take(_ entry: Entry) {
    rest = nil
    evaluation.fold(entry)
    if case .inject(let id) = entry.origin, evaluation.deliveries[id] != nil {
      schedule.forget(id)
    }
    // Whoever plays it, on a terminal or without one, stops the clock at the end alone.
    if case .exercisePaused = entry.event, entry.origin == .room,
      entry.author.post == book.author.post
    {
      hasEnded = true
    }
    guard entry.submission.desk == book.author.desk else { return }
    book.count(past: entry.submission.counter)
  }

  /// Takes in what the room recorded.
  public mutating func follow(_ entries: [Entry]) {
    for entry in entries { take(entry) }
  }

  /// What is due at an exercise time and not on its way yet, in order; at most fifty at once.
  public mutating func due(at milliseconds: Int64, in situation: Situation) -> [Request] {
    guard let start = situation.exercise?.start else { return [] }
    if let rest, rest.last == situation.lastNumber, milliseconds < rest.until { return [] }
    rest = nextMilliseconds(in: situation).map { Rest(last: situation.lastNumber, until: $0) }
    if let rest, milliseconds < rest.until { return [] }
    let isEnding = milliseconds >= scenario.durationMilliseconds && !hasEnded
    // What comes after the end waits until the clock is let go on.
    let reached = isEnding ? scenario.durationMilliseconds : milliseconds
    let found = happening(by: start.advanced(byMilliseconds: reached), reached, in: situation)
    if !found.isEmpty { return found }
    guard isEnding, book.isEmpty, !givenUp.contains(.end) else { return [] }
    return [book.request([.pauseExercise], .room, .end)]
  }

  /// The next inject that can go out by a time; where none can, what simulated agencies answer.
  private mutating func happening(
    by now: Moment, _ milliseconds: Int64, in situation: Situation
  ) -> [Request] {
    let onTheirWay = givenUp.union(book.onTheirWay)
    for inject in schedule.due(at: milliseconds, evaluation.progress).prefix(50)
    where !onTheirWay.contains(.inject(inject.id)) {
      if let request = request(inject, situation, now) { return [request] }
    }
    var requests: [Request] = []
    for answer in simulated.next(in: situation, matters: evaluation.matters).prefix(50)
    where answer.due <= now && !onTheirWay.contains(sent(answer, situation)) {
      requests.append(
        book.request([answer.command], .simulated(answer.agency), sent(answer, situation)))
    }
    return requests
  }

  /// An answer is known by what it answers; to a task also by the status from which it goes on.
  private func sent(_ answer: SimulatedAgencies.Answer, _ situation: Situation) -> Sent {
    switch answer.reference {
    case .task(let number): .answer(answer.reference, situation.assignment(number)?.status)
    case .matter: .answer(answer.reference, nil)
    }
  }

  /// The injects that wait for somebody's hand.
  public var byHand: [Inject] { schedule.byHand(evaluation.progress) }

  /// Delivers an inject now, whatever its trigger; nil when it was delivered or is unknown.
  public mutating func deliver(
    _ id: String, at milliseconds: Int64, in situation: Situation
  ) -> Request? {
    rest = nil
    guard let start = situation.exercise?.start, let inject = scenario.inject(id),
      !book.onTheirWay.contains(.inject(id)), situation.deliveredInjects[id] == nil
    else { return nil }
    return request(inject, situation, start.advanced(byMilliseconds: milliseconds))
  }

  private mutating func request(
    _ inject: Inject, _ situation: Situation, _ now: Moment
  ) -> Request? {
    let delivery = Delivery(
      of: inject, in: scenario, to: situation, at: now, author: book.author,
      matters: evaluation.matters)
    // What the disk failed to confirm is tried again.
    leftOut += delivery.refused.filter { !leftOut.contains($0) }
    if delivery.commands.isEmpty { return nil }
    return book.request(delivery.commands, .inject(inject.id), .inject(inject.id))
  }

  /// Takes in what the room answered to a request of this runner.
  ///
  /// What the disk failed to confirm is tried again when it is due and the room can be written.
  public mutating func take(_ answer: Answer, to counter: Int64) {
    guard let kind = book.close(counter) else { return }
    rest = nil
    if case .rejected = answer { givenUp.insert(kind) }
  }

  /// Lets a clock go on that somebody stopped.
  mutating func goOn() -> Request { book.request([.resumeExercise], .room, .goOn) }

  /// Milliseconds of exercise, later than `now`, at which something can be due next; nil when
  /// nothing can.
  func nextMilliseconds(after now: Int64, in situation: Situation) -> Int64? {
    guard let start = situation.exercise?.start else { return nil }
    let answers = simulated.next(in: situation, matters: evaluation.matters)
      .map { $0.due.milliseconds(since: start) }
    let end = hasEnded ? nil : scenario.durationMilliseconds
    let times = answers + [schedule.next(evaluation.progress, after: now), end].compactMap { $0 }
    return times.filter { $0 > now }.min()
  }

  /// Milliseconds of exercise at which something is due next; nil when nothing is.
  public func nextMilliseconds(in situation: Situation) -> Int64? {
    guard let start = situation.exercise?.start, book.isEmpty else { return nil }
    if let rest, rest.last == situation.lastNumber { return rest.until }
    let inject = schedule.next(evaluation.progress)
    let end = hasEnded ? nil : scenario.durationMilliseconds
    let answer = simulated.next(in: situation, matters: evaluation.matters).first
      .map { $0.due.milliseconds(since: start) }
    return [inject, answer, end].compactMap { $0 }.min()
  }
}
