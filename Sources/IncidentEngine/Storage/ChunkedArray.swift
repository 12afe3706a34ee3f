/// An array in chunks of 64: a copy costs O(1), a change after a copy one chunk and the spine.
///
/// Built for tables of entities under dense ids, of which a reader holds an old value while the
/// writer goes on. Reading and appending are O(1); a change while a copy is held is O(n / 64).
public struct ChunkedArray<Element> {
  private var chunks: [[Element]] = []
  /// How many elements there are.
  public private(set) var count = 0

  /// An empty array.
  public init() {}

  /// Whether there is nothing in it.
  public var isEmpty: Bool { count == 0 }

  /// The element at `index`, 0..<count.
  public subscript(index: Int) -> Element {
    get { chunks[index >> 6][index & 63] }
    _modify { yield &chunks[index >> 6][index & 63] }
  }

  /// How many chunks there are.
  public var chunkCount: Int { chunks.count }

  /// A chunk, 0..<chunkCount: 64 elements, the last chunk perhaps fewer. Going through chunks is
  /// quicker than through elements from another target.
  public func chunk(_ index: Int) -> [Element] { chunks[index] }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    if count & 63 == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(64)
      chunks.append(chunk)
    }
    chunks[count >> 6].append(element)
    count += 1
  }
}

extension ChunkedArray: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// The count.
  public var endIndex: Int { count }
}

extension ChunkedArray: Sendable where Element: Sendable {}
extension ChunkedArray: Equatable where Element: Equatable {}
