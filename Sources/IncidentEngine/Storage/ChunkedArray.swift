/// An array in chunks: a copy costs O(1), a change after a copy one chunk and the way to it.
///
/// Built for tables of entities under dense ids, of which a reader holds an old value while the
/// writer goes on. Reading and appending are O(1); a change while a copy is held copies a chunk of
/// 8 elements, two times 32 references on the way to it, and one for every 8,192 elements.
///
/// What came out of a large snapshot stays packed until it is changed: an element that is only read
/// is unpacked for that reading.
public struct ChunkedArray<Element> {
  /// How many elements a chunk has; the last one perhaps fewer.
  @inlinable public static var chunkSize: Int { 8 }

  /// By the bits of an index: all above 13, five, five, and three within the chunk. A chunk that is
  /// still packed is empty here.
  @usableFromInline var groups: [[[[Element]]]] = []
  /// What the empty chunks hold.
  @usableFromInline let packed: PackedTable<Element>?
  /// How many elements there are.
  public internal(set) var count = 0

  /// An empty array.
  public init() { packed = nil }

  /// What a table holds; nothing is unpacked but a chunk that has room for more.
  init(_ packed: PackedTable<Element>) throws(SnapshotError) {
    self.packed = packed
    count = packed.count
    let full = Array(repeating: Array(repeating: [Element](), count: 32), count: 32)
    groups = Array(repeating: full, count: (count + 0x1FFF) >> 13)
    // The last of each is as long as what is left, so that appending goes on from there.
    if let last = groups.indices.last {
      let left = chunkCount - last << 10
      groups[last] = Array(full[..<((left + 31) / 32)])
      if left % 32 != 0 { groups[last][left / 32] = Array(full[0][..<(left % 32)]) }
    }
    if let last = groups.indices.last, count & 7 != 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      for place in count & ~7..<count { chunk.append(try packed.read(place)) }
      groups[last][count >> 8 & 31][count >> 3 & 31] = chunk
    }
  }

  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The element at `index`, 0..<count.
  @inlinable public subscript(index: Int) -> Element {
    _read {
      if groups[index >> 13][index >> 8 & 31][index >> 3 & 31].isEmpty {
        yield unpacked(index)
      } else {
        yield groups[index >> 13][index >> 8 & 31][index >> 3 & 31][index & 7]
      }
    }
    _modify {
      if groups[index >> 13][index >> 8 & 31][index >> 3 & 31].isEmpty { unpackChunk(of: index) }
      yield &groups[index >> 13][index >> 8 & 31][index >> 3 & 31][index & 7]
    }
  }

  /// How many chunks there are.
  @inlinable public var chunkCount: Int { (count + Self.chunkSize - 1) / Self.chunkSize }

  /// A chunk, 0..<chunkCount: `chunkSize` elements, the last chunk perhaps fewer. Going through
  /// chunks is quicker than through elements from another target.
  @inlinable public func chunk(_ index: Int) -> [Element] {
    let chunk = groups[index >> 10][index >> 5 & 31][index & 31]
    return chunk.isEmpty ? unpackedChunk(index) : chunk
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    let (group, branch) = (count >> 13, count >> 8 & 31)
    if count & 0x1FFF == 0 { groups.append([]) }
    if count & 0xFF == 0 { groups[group].append([]) }
    if count & 7 == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      groups[group][branch].append(chunk)
    }
    groups[group][branch][count >> 3 & 31].append(element)
    count += 1
  }
}

extension ChunkedArray {
  /// The element of a chunk that is packed.
  @usableFromInline func unpacked(_ index: Int) -> Element {
    guard let packed else { preconditionFailure("no element \(index)") }
    return packed[index]
  }

  @usableFromInline func unpackedChunk(_ index: Int) -> [Element] {
    let first = index * Self.chunkSize
    var chunk: [Element] = []
    chunk.reserveCapacity(Self.chunkSize)
    for place in first..<Swift.min(first + Self.chunkSize, count) { chunk.append(unpacked(place)) }
    return chunk
  }

  @usableFromInline mutating func unpackChunk(of index: Int) {
    groups[index >> 13][index >> 8 & 31][index >> 3 & 31] = unpackedChunk(index >> 3)
  }

  /// What `look` finds in the element at `index` where it is packed, otherwise what `take` does.
  func looked<Found>(
    at index: Int, packed look: (inout SnapshotReader) throws(SnapshotError) -> Found,
    else take: (borrowing Element) -> Found
  ) throws(SnapshotError) -> Found {
    guard let packed, groups[index >> 13][index >> 8 & 31][index >> 3 & 31].isEmpty else {
      return take(self[index])
    }
    var reader = packed.section.reader
    packed.section.move(&reader, to: index)
    return try look(&reader)
  }

  /// Goes through all elements in order: those that are packed as they lie, at their first byte.
  func scan<Failure: Error>(
    packed look: (inout SnapshotReader, Int) throws(Failure) -> Void,
    else take: (borrowing Element, Int) throws(Failure) -> Void
  ) throws(Failure) {
    var reader = packed?.section.reader
    for chunk in 0..<chunkCount {
      let first = chunk * Self.chunkSize
      let known = groups[chunk >> 10][chunk >> 5 & 31][chunk & 31]
      for place in known.indices { try take(known[place], first + place) }
      guard known.isEmpty, let packed, var here = reader.take() else { continue }
      for place in first..<Swift.min(first + Self.chunkSize, count) {
        packed.section.move(&here, to: place)
        try look(&here, place)
      }
      reader = here
    }
  }
}

extension ChunkedArray: RandomAccessCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// The count.
  @inlinable public var endIndex: Int { count }
}

extension ChunkedArray: Sendable where Element: Sendable {}

extension ChunkedArray: Equatable where Element: Equatable {
  /// Whether both hold the same, packed or not.
  public static func == (one: ChunkedArray, other: ChunkedArray) -> Bool {
    if one.count != other.count { return false }
    if one.packed == nil, other.packed == nil { return one.groups == other.groups }
    return (0..<one.chunkCount).allSatisfy { one.chunk($0) == other.chunk($0) }
  }
}

extension ChunkedArray where Element: Equatable {
  /// The same, where this one was just opened and it is not known whether it can be read.
  func isSame(as other: ChunkedArray) throws(SnapshotError) -> Bool {
    guard let packed, count == other.count else { return self == other }
    for chunk in 0..<other.chunkCount {
      let expected = other.chunk(chunk)
      for place in expected.indices
      where try packed.read(chunk * Self.chunkSize + place) != expected[place] { return false }
    }
    return true
  }
}

extension ChunkedArray: Hashable where Element: Hashable {
  /// The elements, packed or not.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for chunk in 0..<chunkCount { hasher.combine(self.chunk(chunk)) }
  }
}
