import IncidentEngine
import OperatingPicture

extension Model {
  /// Milliseconds of the room's time until the screen changes by itself: the next minute, or the
  /// next due time.
  public var millisecondsToNextChange: Int64 {
    let toMinute = 60_000 - ((now.milliseconds % 60_000) + 60_000) % 60_000
    let toExerciseMinute = exerciseMilliseconds.map { 60_000 - $0 % 60_000 } ?? toMinute
    let nextDue = board.dues.earliest(from: now)
    let toDue = nextDue.map { $0.milliseconds(since: now) + 1 } ?? toMinute
    return max(1, min(toMinute, toExerciseMinute, toDue))
  }
}
