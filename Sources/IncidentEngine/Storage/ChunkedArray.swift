/// An array in chunks: a copy costs O(1), a change after a copy one chunk and the way to it.
///
/// Built for tables of entities under dense ids, of which a reader holds an old value while the
/// writer goes on. Reading and appending are O(1); a change while a copy is held copies a chunk of
/// 8 elements, two times 32 references on the way to it, and one for every 8,192 elements.
public struct ChunkedArray<Element> {
  /// How many elements a chunk has; the last one perhaps fewer.
  @inlinable public static var chunkSize: Int { 8 }

  /// By the bits of an index: all above 13, five, five, and three within the chunk.
  @usableFromInline var groups: [[[[Element]]]] = []
  /// How many elements there are.
  public internal(set) var count = 0

  /// An empty array.
  public init() {}

  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The element at `index`, 0..<count.
  @inlinable public subscript(index: Int) -> Element {
    _read { yield groups[index >> 13][index >> 8 & 31][index >> 3 & 31][index & 7] }
    _modify { yield &groups[index >> 13][index >> 8 & 31][index >> 3 & 31][index & 7] }
  }

  /// How many chunks there are.
  @inlinable public var chunkCount: Int { (count + Self.chunkSize - 1) / Self.chunkSize }

  /// A chunk, 0..<chunkCount: `chunkSize` elements, the last chunk perhaps fewer. Going through
  /// chunks is quicker than through elements from another target.
  @inlinable public func chunk(_ index: Int) -> [Element] {
    groups[index >> 10][index >> 5 & 31][index & 31]
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

extension ChunkedArray: RandomAccessCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// The count.
  @inlinable public var endIndex: Int { count }
}

extension ChunkedArray: Sendable where Element: Sendable {}
extension ChunkedArray: Equatable where Element: Equatable {}
extension ChunkedArray: Hashable where Element: Hashable {}
