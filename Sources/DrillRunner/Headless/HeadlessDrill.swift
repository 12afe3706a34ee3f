import Drill
import IncidentEngine
import OperationsRoom

/// A drill that runs without anybody: its clock jumps from one thing that is due to the next.
///
/// Agencies that are simulated answer; nobody plays the others, and nobody's hand delivers an
/// inject. The same scenario on the same entries asks for the same, whenever and wherever.
public struct HeadlessDrill: Sendable {
  /// The account and the desk of all that it enters.
  public static let name = "headless"

  /// What plays the scenario.
  public private(set) var runner: DrillRunner
  private let clock: VirtualClock

  /// A drill in a room with these entries that was opened with `clock`.
  public init(_ scenario: Scenario, after entries: [Entry], clock: VirtualClock) {
    runner = DrillRunner(scenario, after: entries, account: Self.name, desk: Self.name)
    self.clock = clock
  }

  /// Plays on until an exercise time or until the scenario is over; what the room last said.
  ///
  /// `send` gives requests to the room and returns when they are on disk or refused.
  /// - Throws: why the room could not write; what was confirmed by then is there.
  public mutating func play(
    until limit: Int64, from last: Batch, sending send: ([Request]) -> Batch
  ) throws(JournalError) -> Batch {
    var last = last
    clock.show(last.clock.time(at: clock.read()))
    if let exercise = last.situation.exercise, !exercise.isRunning, !runner.hasEnded {
      last = try answered([runner.goOn()], send)
    }
    while let now = last.clock.exerciseMilliseconds(at: clock.read()) {
      let requests = runner.due(at: now, in: last.situation)
      if !requests.isEmpty {
        last = try answered(requests, send)
        continue
      }
      let next = runner.nextMilliseconds(after: now, in: last.situation) ?? limit
      guard now < limit, last.situation.exercise?.isRunning == true else { break }
      putForward(by: min(next, limit) - now, last)
    }
    return last
  }

  /// Lets exercise time pass. The room's clock counts in whole milliseconds of its own speed.
  private func putForward(by milliseconds: Int64, _ last: Batch) {
    let permille = Int64(last.situation.exercise?.speedPermille ?? 1000)
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: permille)
    clock.pass(milliseconds: whole * 1000 + (rest * 1000 + permille - 1) / permille)
    clock.show(last.clock.time(at: clock.read()))
  }

  private mutating func answered(
    _ requests: [Request], _ send: ([Request]) -> Batch
  ) throws(JournalError) -> Batch {
    let batch = send(requests)
    runner.follow(batch.entries)
    for (request, answer) in zip(requests, batch.answers) {
      switch answer {
      case .unconfirmed(let error), .readOnly(let error): throw error
      case .accepted, .acceptedBefore, .rejected: runner.take(answer, to: request.id.counter)
      }
    }
    return batch
  }
}
