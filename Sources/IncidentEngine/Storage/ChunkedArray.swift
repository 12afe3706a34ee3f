/// An array in chunks: a copy costs O(1), a change after a copy one chunk and the way to it.
///
/// Built for tables of entities under dense ids, of which a reader holds an old value while the
/// writer goes on. Reading and appending are O(1); a change while a copy is held copies a chunk of
/// 4 elements, 32 references on the way to it, and one for every 4,096 elements.
///
/// What came out of a large snapshot stays packed until it is changed: an element that is only read
/// is unpacked for that reading.
public struct ChunkedArray<Element> {
  /// How many elements a chunk has; the last one perhaps fewer.
  @inlinable public static var chunkSize: Int { 4 }

  /// By the bits of an index: all above 12, four, three, three, and two within the chunk. A chunk
  /// that is still packed is empty here.
  @usableFromInline var groups: [[[[[Element]]]]] = []
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
    let branch = Array(repeating: Array(repeating: [Element](), count: 8), count: 8)
    groups = Array(repeating: Array(repeating: branch, count: 16), count: (count + 0xFFF) >> 12)
    // The last of each is as long as what is left, so that appending goes on from there.
    if let last = groups.indices.last {
      let left = chunkCount - last << 10
      groups[last].removeLast(16 - (left + 63) / 64)
      let (end, rest) = (left >> 6, left & 63)
      if rest != 0 { groups[last][end].removeLast(8 - (rest + 7) / 8) }
      if rest & 7 != 0 { groups[last][end][rest >> 3].removeLast(8 - rest & 7) }
    }
    if let last = groups.indices.last, count & 3 != 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      for place in count & ~3..<count { chunk.append(try packed.read(place)) }
      groups[last][count >> 8 & 15][count >> 5 & 7][count >> 2 & 7] = chunk
    }
  }

  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The element at `index`, 0..<count.
  @inlinable public subscript(index: Int) -> Element {
    // With one `yield` it becomes a part of whoever reads.
    @inline(__always) _read {
      let chunk = groups[index >> 12][index >> 8 & 15][index >> 5 & 7][index >> 2 & 7]
      let (held, place) = chunk.isEmpty ? ([unpacked(index)], 0) : (chunk, index & 3)
      yield held[place]
    }
    @inline(__always) _modify {
      if groups[index >> 12][index >> 8 & 15][index >> 5 & 7][index >> 2 & 7].isEmpty {
        unpackChunk(of: index)
      }
      yield &groups[index >> 12][index >> 8 & 15][index >> 5 & 7][index >> 2 & 7][index & 3]
    }
  }

  /// How many chunks there are.
  @inlinable public var chunkCount: Int { (count + Self.chunkSize - 1) / Self.chunkSize }

  /// A chunk, 0..<chunkCount: `chunkSize` elements, the last chunk perhaps fewer. Going through
  /// chunks is quicker than through elements from another target.
  @inlinable public func chunk(_ index: Int) -> [Element] {
    let chunk = groups[index >> 10][index >> 6 & 15][index >> 3 & 7][index & 7]
    return chunk.isEmpty ? unpackedChunk(index) : chunk
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    let (group, branch, twig) = (count >> 12, count >> 8 & 15, count >> 5 & 7)
    if count & 0xFFF == 0 { groups.append([]) }
    if count & 0xFF == 0 { groups[group].append([]) }
    if count & 0x1F == 0 { groups[group][branch].append([]) }
    if count & 3 == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      groups[group][branch][twig].append(chunk)
    }
    groups[group][branch][twig][count >> 2 & 7].append(element)
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
    groups[index >> 12][index >> 8 & 15][index >> 5 & 7][index >> 2 & 7] = unpackedChunk(index >> 2)
  }

  /// What `look` finds in the element at `index` where it is packed, otherwise what `take` does.
  func looked<Found>(
    at index: Int, packed look: (inout SnapshotReader) throws(SnapshotError) -> Found,
    else take: (borrowing Element) -> Found
  ) throws(SnapshotError) -> Found {
    guard let packed, groups[index >> 12][index >> 8 & 15][index >> 5 & 7][index >> 2 & 7].isEmpty
    else {
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
      let known = groups[chunk >> 10][chunk >> 6 & 15][chunk >> 3 & 7][chunk & 7]
      try known.withUnsafeBufferPointer { known throws(Failure) in
        for place in known.indices { try take(known[place], first + place) }
      }
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
