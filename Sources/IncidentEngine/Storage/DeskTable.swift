/// Something of each desk, in the order of their names: a copy costs O(1), a change after a copy one
/// step for each desk.
///
/// Every entry changes what its desk is known by. A dictionary would be copied with all it hashes.
public struct DeskTable<Value> {
  private static var fewDesks: Int { 8 }

  private var names: [String] = []
  private var values: [Value] = []

  /// No desks.
  public init() {}

  /// The names of the desks, in order.
  public var keys: [String] { names }

  /// What is kept of a desk; nil when nothing is.
  public internal(set) subscript(desk: String) -> Value? {
    get { place(of: desk).map { values[$0] } }
    set {
      switch (place(of: desk), newValue) {
      case (let place?, let value?): values[place] = value
      case (let place?, nil):
        names.remove(at: place)
        values.remove(at: place)
      case (nil, let value?): insert(value, for: desk)
      case (nil, nil): break
      }
    }
  }

  /// What is kept of a desk, in place; `initial` where nothing was.
  subscript(desk: String, default initial: @autoclosure () -> Value) -> Value {
    get { place(of: desk).map { values[$0] } ?? initial() }
    _modify {
      let place = place(of: desk) ?? insert(initial(), for: desk)
      yield &values[place]
    }
  }

  @discardableResult
  private mutating func insert(_ value: Value, for desk: String) -> Int {
    let place = firstPlace(notBefore: desk)
    names.insert(desk, at: place)
    values.insert(value, at: place)
    return place
  }

  /// A few are found sooner by looking than by halving.
  private func place(of desk: String) -> Int? {
    if names.count <= Self.fewDesks { return names.firstIndex(of: desk) }
    let place = firstPlace(notBefore: desk)
    return place < names.count && names[place] == desk ? place : nil
  }

  private func firstPlace(notBefore desk: String) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < desk { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension DeskTable: Sequence {
  /// Every desk with what is kept of it, in the order of their names.
  public func makeIterator() -> some IteratorProtocol<(key: String, value: Value)> {
    zip(names, values).lazy.map { (key: $0, value: $1) }.makeIterator()
  }
}

extension DeskTable: Sendable where Value: Sendable {}
extension DeskTable: Equatable where Value: Equatable {}
