import IncidentEngine
import OperationsRoom

/// The machine's clock, which can be put forward: so a log is played at once, and its entries carry
/// the exercise time at which they would have come.
final class ForwardClock: Clock, Sendable {
  private let source = SystemClock()
  private let ahead = Guarded<Int64>(0)

  func read() -> ClockReading {
    let reading = source.read()
    return ClockReading(
      wall: reading.wall,
      monotonicMilliseconds: reading.monotonicMilliseconds + ahead.withLock { $0 })
  }

  /// Lets that many milliseconds have passed; the time of day stays.
  func putForward(milliseconds: Int64) { ahead.withLock { $0 += milliseconds } }
}
