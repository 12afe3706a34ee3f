import IncidentEngine

/// What a machine's clocks say at one instant.
public struct ClockReading: Hashable, Sendable {
  /// The time of day.
  public let wall: Moment
  /// Milliseconds of a clock that never steps, from an arbitrary start.
  public let monotonicMilliseconds: Int64

  /// A reading; see the properties.
  public init(wall: Moment, monotonicMilliseconds: Int64) {
    self.wall = wall
    self.monotonicMilliseconds = monotonicMilliseconds
  }
}

/// Where the room gets the time from. Tests advance theirs by hand.
public protocol Clock: Sendable {
  /// What the clocks say now.
  func read() -> ClockReading
}

/// The room's time: the wall clock, or in an exercise the exercise's clock.
///
/// A value: it goes on from the last entry about the exercise, at the speed that was set.
public struct RoomClock: Hashable, Sendable {
  /// A hundred years in milliseconds: no exercise is longer, whatever a journal says.
  private static let longest: Int64 = 3_155_760_000_000
  private var exercise: ExerciseClock?
  private var anchorMonotonic: Int64
  private var anchorExercise: Int64

  /// A clock that goes on from what `situation` says, from `reading` on.
  public init(_ situation: Situation, at reading: ClockReading) {
    exercise = situation.exercise
    anchorMonotonic = reading.monotonicMilliseconds
    anchorExercise = situation.exercise?.lastMilliseconds ?? 0
  }

  /// Milliseconds of exercise since its start; nil outside an exercise.
  public func exerciseMilliseconds(at reading: ClockReading) -> Int64? {
    guard let exercise else { return nil }
    guard exercise.isRunning else { return anchorExercise }
    let elapsed = min(max(0, reading.monotonicMilliseconds &- anchorMonotonic), Self.longest)
    let permille = Int64(min(exercise.speedPermille, 3_600_000))
    let advanced = elapsed / 1000 * permille + elapsed % 1000 * permille / 1000
    return min(max(0, anchorExercise), Self.longest) + advanced
  }

  /// What the room calls now.
  public func time(at reading: ClockReading) -> Moment {
    guard let exercise, let elapsed = exerciseMilliseconds(at: reading) else { return reading.wall }
    return exercise.start.advanced(byMilliseconds: elapsed)
  }

  /// Takes over a start, pause, resume or change of speed, without a jump.
  public mutating func follow(_ situation: Situation, at reading: ClockReading) {
    guard hasChanged(situation.exercise) else { return }
    anchorExercise =
      exercise == nil
      ? situation.exercise?.lastMilliseconds ?? 0 : exerciseMilliseconds(at: reading) ?? 0
    anchorMonotonic = reading.monotonicMilliseconds
    exercise = situation.exercise
  }

  private func hasChanged(_ other: ExerciseClock?) -> Bool {
    exercise?.isRunning != other?.isRunning || exercise?.speedPermille != other?.speedPermille
      || exercise?.start != other?.start
  }
}
