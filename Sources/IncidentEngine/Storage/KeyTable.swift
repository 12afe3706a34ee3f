/// A dictionary in pieces of about 64 keys: a copy costs O(1), a change after a copy one piece and
/// the spine.
///
/// Built for the tables that lead from the names of other systems to our numbers. Every decision
/// takes a copy of the situation and adds a few keys to it; a plain dictionary would be copied whole
/// each time. Reading is O(1), a change while a copy is held O(n / 64).
public struct KeyTable<Key: Hashable, Value> {
  private static var keysPerPiece: Int { 64 }

  /// As many as a power of two.
  private var pieces: [[Key: Value]] = [[:]]
  /// How many keys there are.
  public private(set) var count = 0

  /// An empty table.
  public init() {}

  /// The value of a key; nil when it is not there.
  public subscript(key: Key) -> Value? { pieces[place(of: key)][key] }

  /// Sets the value of a key.
  public mutating func set(_ value: Value, for key: Key) {
    if pieces[place(of: key)].updateValue(value, forKey: key) != nil { return }
    count += 1
    if count > pieces.count * Self.keysPerPiece { split() }
  }

  /// Takes a key away.
  public mutating func remove(_ key: Key) {
    if pieces[place(of: key)].removeValue(forKey: key) != nil { count -= 1 }
  }

  private func place(of key: Key) -> Int { key.hashValue & (pieces.count - 1) }

  private mutating func split() {
    let old = pieces
    pieces = Array(repeating: [:], count: old.count * 2)
    for piece in old {
      for (key, value) in piece { pieces[place(of: key)][key] = value }
    }
  }
}

extension KeyTable: Sequence {
  /// Every key with its value, in no order.
  public func makeIterator() -> FlattenSequence<[[Key: Value]]>.Iterator {
    pieces.joined().makeIterator()
  }
}

extension KeyTable: Sendable where Key: Sendable, Value: Sendable {}

extension KeyTable: Equatable where Value: Equatable {
  /// Whether both hold the same values under the same keys.
  public static func == (one: KeyTable, other: KeyTable) -> Bool {
    one.count == other.count
      && one.pieces.allSatisfy { piece in
        piece.allSatisfy { key, value in other[key] == value }
      }
  }
}
