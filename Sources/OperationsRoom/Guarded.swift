import Synchronization

/// A value that one thread at a time reads or changes.
///
/// It is a `Mutex` that the thread sanitizer can follow: where threads wait for one another, a
/// `Mutex` is handed on within the library, which the sanitizer does not see, so what was done under
/// it would look like a race. What is handed on here is said by an atomic turn, which costs a load
/// and a store.
public struct Guarded<Value>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  private let turn = Atomic<UInt32>(0)

  /// Guards a value.
  public init(_ value: consuming sending Value) { mutex = Mutex(value) }

  /// Does something with the value while no other thread does.
  public borrowing func withLock<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try mutex.withLock { value throws(Failure) in
      let number = turn.load(ordering: .acquiring)
      defer { turn.store(number &+ 1, ordering: .releasing) }
      return try body(&value)
    }
  }
}
