import IncidentEngine
import OperationsRoom

/// A clock that stands still until it is put forward: nobody waits for a drill that nobody watches.
public final class VirtualClock: Clock, Sendable {
  private let hands: Guarded<ClockReading>

  /// A clock that stands at a time of day.
  public init(at wall: Moment) {
    hands = Guarded(ClockReading(wall: wall, monotonicMilliseconds: 0))
  }

  /// Where it stands.
  public func read() -> ClockReading { hands.withLock { $0 } }

  /// Lets that many milliseconds have passed; the time of day stays.
  func pass(milliseconds: Int64) {
    hands.withLock {
      $0 = ClockReading(
        wall: $0.wall, monotonicMilliseconds: $0.monotonicMilliseconds + milliseconds)
    }
  }

  /// Makes it this time of day.
  func show(_ wall: Moment) {
    hands.withLock {
      $0 = ClockReading(wall: wall, monotonicMilliseconds: $0.monotonicMilliseconds)
    }
  }
}
