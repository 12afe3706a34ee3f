import IncidentEngine

/// What a desk asked of the exercise's clock last, with the counters of its submissions.
struct Steered: Hashable, Sendable {
  /// The speed.
  private(set) var speed: Speed?
  /// Whether it is to run.
  private(set) var running: Running?

  /// A speed in thousandths that was asked for.
  struct Speed: Hashable, Sendable {
    let counter: Int64
    let permille: Int
  }

  /// Whether the clock was to go on or to stand still.
  struct Running: Hashable, Sendable {
    let counter: Int64
    let isRunning: Bool
  }

  /// Takes note of a command that is sent; of any other than those to the clock nothing.
  mutating func note(_ command: Command, _ counter: Int64) {
    if case .setExerciseSpeed(let permille) = command {
      speed = Speed(counter: counter, permille: permille)
    } else if case .pauseExercise = command {
      running = Running(counter: counter, isRunning: false)
    } else if case .resumeExercise = command {
      running = Running(counter: counter, isRunning: true)
    }
  }
}
