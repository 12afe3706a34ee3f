import CPlatform

/// Something that is worked out on another thread meanwhile; on this one where there is no other.
public final class Beside<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let found = Guarded<Value?>(nil)
  private let ended = cp_event_open()

  /// Begins to work it out.
  public init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    if ended < 0 || runThread({ self.run() }) != 0 { run() }
  }

  deinit { if ended >= 0 { cp_event_close(ended) } }

  private func run() {
    let value = work()
    found.withLock { $0 = value }
    if ended >= 0 { cp_event_signal(ended) }
  }

  /// What came out, once it is there.
  public var value: Value {
    while true {
      if let value = found.withLock({ $0 }) { return value }
      _ = cp_event_wait(ended)
    }
  }
}
