import IncidentEngine

extension Model {
  /// Stops the exercise's clock, or lets it go on.
  mutating func pauseExercise() -> [Effect] {
    guard let exercise = situation.exercise else { return [] }
    // What was asked and is not on disk yet counts: keys may come faster than the disk.
    let asked = steered.running.flatMap { pending[$0.counter] == nil ? nil : $0.isRunning }
    let isRunning = asked ?? exercise.isRunning
    return submit([isRunning ? .pauseExercise : .resumeExercise])
  }

  /// Lets the exercise's clock run at another speed.
  mutating func setSpeed(_ changed: (Int) -> Int) -> [Effect] {
    guard let exercise = situation.exercise else { return [] }
    let asked = steered.speed.flatMap { pending[$0.counter] == nil ? nil : $0.permille }
    let permille = changed(asked ?? exercise.speedPermille)
    return submit([.setExerciseSpeed(permille: min(max(permille, 100), 3_600_000))])
  }
}
