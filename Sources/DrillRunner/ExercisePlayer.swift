import Drill
import IncidentEngine
import OperationsRoom

/// What brings things into an exercise room by its clock: a scenario, or a dispatch log.
///
/// Gives requests; sending them is for its owner, who tells what became of them.
public protocol ExercisePlayer: Sendable {
  /// Takes in what the room recorded.
  mutating func follow(_ entries: [Entry])
  /// What is due at an exercise time and not on its way yet, in order; a bounded number at once.
  mutating func due(at milliseconds: Int64, in situation: Situation) -> [Request]
  /// Takes in what the room answered to the request with this counter.
  mutating func take(_ answer: Answer, to counter: Int64)
  /// Milliseconds of exercise at which something is due next; nil when nothing is.
  func nextMilliseconds(in situation: Situation) -> Int64?
  /// Whether all of it has come and the clock was stopped; it may be let go on.
  var hasEnded: Bool { get }
  /// The injects that wait for somebody's hand.
  var byHand: [Inject] { get }
  /// Delivers an inject now, whatever its trigger; nil when it was delivered or is unknown.
  mutating func deliver(
    _ id: String, at milliseconds: Int64, in situation: Situation
  ) -> Request?
  /// What became at a time of what players were expected to do; nil where nothing is expected.
  func results(at milliseconds: Int64) -> [Evaluation.Result]?
  /// Parts of injects that the room did not take, in order of delivery.
  var leftOut: [Delivery.Refusal] { get }
}

extension DrillRunner: ExercisePlayer {
  /// What became of each expected action at a time, in the order of the scenario.
  public func results(at milliseconds: Int64) -> [Evaluation.Result]? {
    evaluation.results(at: milliseconds)
  }
}
