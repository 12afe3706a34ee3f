import IncidentEngine

/// The clock of a made-up room: whole seconds, so that every exercise time is exact.
package struct MadeUpClock {
  package var wall: Int64 = 1_780_000_000_000
  package var monotonic: Int64 = 5_000
  private var exerciseElapsed: Int64 = 0

  package init() {}

  package mutating func wait(_ pause: (elapsed: Int64, step: Int64), in room: NaiveRoom) {
    wall += pause.elapsed + pause.step
    monotonic += pause.elapsed
    if let exercise = room.exercise, exercise.isRunning {
      exerciseElapsed += pause.elapsed * Int64(exercise.speed) / 1000
    }
  }

  /// Takes over what a restart made of the exercise's clock.
  package mutating func goOn(from elapsed: Int64?) {
    if let elapsed { exerciseElapsed = elapsed }
  }

  package func exerciseMilliseconds(in room: NaiveRoom) -> Int64? {
    room.exercise == nil ? nil : exerciseElapsed
  }

  package func now(in room: NaiveRoom) -> Int64 {
    room.exercise.map { $0.start + exerciseElapsed } ?? wall
  }
}

extension HistoryMaker.Sent {
  package func submission(_ clock: MadeUpClock, in room: NaiveRoom) -> Submission {
    let now = Moment(milliseconds: clock.now(in: room))
    return Submission(
      id: id, author: author, origin: origin, time: now,
      recorded: Moment(milliseconds: clock.wall),
      occurred: occurredAgo.map { now.advanced(byMilliseconds: -$0) },
      exerciseMilliseconds: clock.exerciseMilliseconds(in: room), localYear: 2026, seen: seen,
      commands: commands)
  }
}
