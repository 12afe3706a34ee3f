import Drill
import IncidentEngine
import OperationsRoom

/// Plays a dispatch log into an exercise room: what is known of each call when it becomes known.
///
/// Knows from the situation what the room has already, so that a replay goes on where it was after
/// a crash and nothing comes twice. Gives requests; sending them is for its owner.
public struct ReplayRunner: ExercisePlayer {
  /// The most calls that are submitted at once.
  public static let mostAtOnce = 50
  /// The most steps that are looked at at once.
  private static let mostLooked = 2000

  /// The desk that counts the submissions of a replay.
  public static let desk = "replay"

  /// A call that the room refused, which should not happen.
  public struct Refusal: Hashable, Sendable {
    /// What its source calls it.
    public let call: ExternalKey
    /// Why the room refused it.
    public let rejection: Rejection
  }

  private enum Sent: Hashable {
    case call(Int)
    case end
  }

  private let schedule: ReplaySchedule
  private let source: String
  /// The calls the room did not take, in order of their answers.
  public private(set) var refused: [Refusal] = []
  /// Whether the log is at its end and the clock was stopped there; it may be let go on.
  public private(set) var hasEnded: Bool
  private var nextStep = 0
  private var book: RequestBook<Sent>
  /// Calls that the disk did not confirm, in order.
  private var unconfirmed: [Int] = []

  /// A runner that goes on from what a room knows.
  public init(
    _ schedule: ReplaySchedule, source: String, in situation: Situation, account: String
  ) {
    self.schedule = schedule
    self.source = source
    book = RequestBook(
      desk: Self.desk, account: account,
      lastCounter: situation.desks[Self.desk]?.lastCounter ?? 0)
    hasEnded = Self.isPastEnd(of: schedule, situation)
  }

  /// Whether the room has come to the end of the log before.
  private static func isPastEnd(of schedule: ReplaySchedule, _ situation: Situation) -> Bool {
    guard let exercise = situation.exercise, let end = schedule.end,
      let first = schedule.calls.first,
      situation.number(of: IncidentReference.external(first.key)) != nil
    else { return false }
    return exercise.start.advanced(byMilliseconds: exercise.lastMilliseconds) >= end
  }

  /// Nothing: what is known is read from the situation.
  public func follow(_ entries: [Entry]) {}

  /// The news of calls that are due at an exercise time, in order; the end of the log stops the
  /// clock.
  public mutating func due(at milliseconds: Int64, in situation: Situation) -> [Request] {
    guard let start = situation.exercise?.start else { return [] }
    let now = start.advanced(byMilliseconds: milliseconds)
    var places = takeUnconfirmed()
    var seen = Set(places)
    var looked = 0
    while nextStep < schedule.steps.count, schedule.steps[nextStep].time <= now,
      places.count < Self.mostAtOnce, looked < Self.mostLooked
    {
      let place = schedule.steps[nextStep].call
      nextStep += 1
      looked += 1
      guard seen.insert(place).inserted else { continue }
      if !situation.knows(schedule.call(place, by: now)) { places.append(place) }
    }
    if places.isEmpty, nextStep == schedule.steps.count, book.isEmpty, !hasEnded {
      return [book.request([.pauseExercise], .room, .end)]
    }
    return places.map { place in
      book.request([.recordCall(schedule.call(place, by: now))], .replayed(source), .call(place))
    }
  }

  private mutating func takeUnconfirmed() -> [Int] {
    let taken = unconfirmed.prefix(Self.mostAtOnce)
    unconfirmed.removeFirst(taken.count)
    return Array(taken)
  }

  /// Takes in what the room answered. What the disk failed to confirm is tried again.
  public mutating func take(_ answer: Answer, to counter: Int64) {
    guard let kind = book.close(counter) else { return }
    switch (kind, answer) {
    case (.end, .accepted), (.end, .acceptedBefore), (.end, .rejected): hasEnded = true
    case (.end, .unconfirmed), (.end, .readOnly): break
    case (.call, .accepted), (.call, .acceptedBefore), (.call, .rejected(.callUnchanged)): break
    case (.call(let place), .rejected(let rejection)):
      refused.append(Refusal(call: schedule.calls[place].key, rejection: rejection))
    case (.call(let place), .unconfirmed), (.call(let place), .readOnly):
      unconfirmed.append(place)
    }
  }

  /// Milliseconds of exercise of the next step; nil while answers are awaited, and after the end.
  public func nextMilliseconds(in situation: Situation) -> Int64? {
    guard let start = situation.exercise?.start, book.isEmpty else { return nil }
    if !unconfirmed.isEmpty { return 0 }
    guard nextStep < schedule.steps.count else { return hasEnded ? nil : 0 }
    return schedule.steps[nextStep].time.milliseconds(since: start)
  }

  /// None: a log waits for nobody's hand.
  public var byHand: [Inject] { [] }

  /// None: a log has no injects.
  public func deliver(
    _ id: String, at milliseconds: Int64, in situation: Situation
  ) -> Request? { nil }

  /// None: what the room refuses of a log stands in `refused`.
  public var leftOut: [Delivery.Refusal] { [] }

  /// None: a log expects nothing.
  public func results(at milliseconds: Int64) -> [Evaluation.Result]? { nil }
}
