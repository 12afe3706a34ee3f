/// Where a text stands in the narrative: bytes from `offset`, `length` of them.
public struct TextSpan: Hashable, Sendable {
  /// The first byte, from 0.
  public let offset: Int
  /// How many bytes of UTF-8.
  public let length: Int

  /// The bytes `offset ..< offset + length`.
  public init(offset: Int, length: Int) {
    self.offset = offset
    self.length = length
  }
}

/// Everything that was written, as an append-only arena of UTF-8.
///
/// A copy costs O(1). A text lies within one block of at least 64 KiB, so that a `String` is made
/// of it in one step, and only for what is drawn.
public struct Narrative: Hashable, Sendable {
  private static let blockBytes = 65_536
  /// The blocks, for a snapshot.
  private(set) var blocks: [[UInt8]] = []
  private var starts: [Int] = []
  /// How many bytes were written.
  public private(set) var byteCount = 0

  /// Nothing written yet.
  public init() {}

  /// The narrative that had these blocks.
  init(blocks: [[UInt8]]) {
    self.blocks = blocks
    for block in blocks {
      starts.append(byteCount)
      byteCount += block.count
    }
  }

  /// Adds a text and tells where it stands.
  public mutating func append(_ text: String) -> TextSpan {
    let bytes = text.utf8
    let span = TextSpan(offset: byteCount, length: bytes.count)
    if blocks.isEmpty || blocks[blocks.count - 1].count + bytes.count > Self.blockBytes {
      starts.append(byteCount)
      blocks.append([])
    }
    blocks[blocks.count - 1].append(contentsOf: bytes)
    byteCount += bytes.count
    return span
  }

  /// The text at `span`; invalid spans give an empty text.
  public func text(_ span: TextSpan) -> String {
    String(decoding: bytes(span), as: UTF8.self)
  }

  /// The bytes at `span`; invalid spans give none.
  public func bytes(_ span: TextSpan) -> ArraySlice<UInt8> {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= span.offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return [] }
    let start = span.offset - starts[low - 1]
    let block = blocks[low - 1]
    guard start >= 0, span.length >= 0, start + span.length <= block.count else { return [] }
    return block[start..<start + span.length]
  }
}
