/// A value behind one reference: however large, a copy costs one retain. A change after a copy
/// copies the value.
@usableFromInline struct Boxed<Value> {
  /// One element.
  @usableFromInline var storage: [Value]

  init(_ value: Value) { storage = [value] }

  @usableFromInline var value: Value {
    @inlinable @inline(__always) _read { yield storage[0] }
    @inlinable @inline(__always) _modify { yield &storage[0] }
  }
}

extension Boxed: Equatable where Value: Equatable {
  @usableFromInline static func == (one: Boxed, other: Boxed) -> Bool {
    one.storage == other.storage
  }
}
extension Boxed: Hashable where Value: Hashable {}
extension Boxed: Sendable where Value: Sendable {}
