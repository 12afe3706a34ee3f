/// Elements in ascending order, kept in short chunks.
///
/// Putting one in or taking one out moves at most a chunk, however many there are; finding one by
/// place or by value is a walk over the chunks' counts and a binary search.
struct SortedList<Element: Comparable & Sendable>: Sendable {
  /// Chunks are split when they are longer, and are never empty.
  private static var longest: Int { 512 }
  private var chunks: [[Element]] = []
  private(set) var count = 0

  init() {}

  /// Takes elements in any order. O(n log n).
  init(_ elements: some Sequence<Element>) {
    let sorted = elements.sorted()
    count = sorted.count
    for start in stride(from: 0, to: sorted.count, by: Self.longest / 2) {
      chunks.append(Array(sorted[start..<Swift.min(sorted.count, start + Self.longest / 2)]))
    }
  }

  var first: Element? { chunks.first?.first }

  /// The element in a place, 0..<count.
  subscript(place: Int) -> Element {
    var place = place
    var chunk = 0
    while place >= chunks[chunk].count {
      place -= chunks[chunk].count
      chunk += 1
    }
    return chunks[chunk][place]
  }

  /// The elements in places, within 0..<count.
  func elements(_ places: Range<Int>) -> [Element] {
    var found: [Element] = []
    found.reserveCapacity(places.count)
    var first = 0
    for chunk in chunks where found.count < places.count {
      let end = first + chunk.count
      if end > places.lowerBound {
        let from = Swift.max(places.lowerBound, first) - first
        found += chunk[from..<Swift.min(places.upperBound, end) - first]
      }
      first = end
    }
    return found
  }

  /// How many elements are less than `element`.
  func rank(of element: Element) -> Int {
    let chunk = chunkPlace(of: element)
    var rank = 0
    for earlier in chunks[..<chunk] { rank += earlier.count }
    return chunk < chunks.count ? rank + chunks[chunk].lowerBound(element) : rank
  }

  /// Puts an element before the first that is not less.
  mutating func insert(_ element: Element) {
    count += 1
    if chunks.isEmpty {
      chunks.append([element])
      return
    }
    let chunk = Swift.min(chunkPlace(of: element), chunks.count - 1)
    chunks[chunk].insert(element, at: chunks[chunk].lowerBound(element))
    if chunks[chunk].count > Self.longest {
      let half = chunks[chunk].count / 2
      chunks.insert(Array(chunks[chunk][half...]), at: chunk + 1)
      chunks[chunk].removeSubrange(half...)
    }
  }

  /// Takes one out; nothing happens where it is not in.
  mutating func remove(_ element: Element) {
    let chunk = chunkPlace(of: element)
    guard chunk < chunks.count else { return }
    let place = chunks[chunk].lowerBound(element)
    guard chunks[chunk][place] == element else { return }
    chunks[chunk].remove(at: place)
    count -= 1
    if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
  }

  /// The first chunk whose last element is not less than `element`.
  private func chunkPlace(of element: Element) -> Int {
    var low = 0
    var high = chunks.count
    while low < high {
      let middle = (low + high) / 2
      if let last = chunks[middle].last, last < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SortedList: Sequence {
  func makeIterator() -> FlattenSequence<[[Element]]>.Iterator { chunks.joined().makeIterator() }
}

extension SortedList: Equatable {
  static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }
}

extension SortedList: Hashable where Element: Hashable {
  func hash(into hasher: inout Hasher) { for element in self { hasher.combine(element) } }
}

extension Array where Element: Comparable {
  /// How many elements of a sorted array are less than `element`.
  fileprivate func lowerBound(_ element: Element) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
