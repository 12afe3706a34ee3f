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
/// A copy costs O(1), a text after a copy the last block of at most 2 KiB. A text lies within one
/// block, so that a `String` is made of it in one step, and only for what is drawn. What came out of
/// a snapshot is one block, which stays where it was read.
public struct Narrative: Sendable {
  private struct Block: Sendable {
    let start: Int
    var bytes: [UInt8]
  }

  private static let blockBytes = 2048
  /// What came out of a snapshot, before all others.
  private let first: ArraySlice<UInt8>
  /// The blocks that are full.
  private var full = ChunkedArray<Block>()
  private var last: Block

  /// Nothing written yet.
  public init() { self.init([]) }

  /// The narrative that had these bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    first = bytes
    last = Block(start: bytes.count, bytes: [])
  }

  /// The narrative that had these blocks.
  init(blocks: [[UInt8]]) {
    self.init()
    for block in blocks { begin(with: block) }
  }

  /// How many bytes were written.
  public var byteCount: Int { last.start + last.bytes.count }

  /// All that was written, in pieces, for a snapshot.
  var pieces: [ArraySlice<UInt8>] {
    [first] + full.map { $0.bytes[...] } + [last.bytes[...]]
  }

  private mutating func begin(with bytes: [UInt8]) {
    let start = byteCount
    if !last.bytes.isEmpty { full.append(last) }
    last = Block(start: start, bytes: bytes)
  }

  /// Adds a text and tells where it stands.
  public mutating func append(_ text: String) -> TextSpan {
    let bytes = text.utf8
    let span = TextSpan(offset: byteCount, length: bytes.count)
    if last.bytes.count + bytes.count > Self.blockBytes { begin(with: []) }
    last.bytes.append(contentsOf: bytes)
    return span
  }

  /// The text at `span`; invalid spans give an empty text.
  public func text(_ span: TextSpan) -> String {
    String(decoding: bytes(span), as: UTF8.self)
  }

  /// The bytes at `span`; invalid spans give none.
  public func bytes(_ span: TextSpan) -> ArraySlice<UInt8> {
    if span.offset >= 0, span.offset < first.count {
      guard span.length >= 0, span.length <= first.count - span.offset else { return [] }
      let start = first.startIndex + span.offset
      return first[start..<start + span.length]
    }
    guard let block = block(holding: span.offset) else { return [] }
    let start = span.offset - block.start
    guard start >= 0, span.length >= 0, start <= block.bytes.count,
      span.length <= block.bytes.count - start
    else { return [] }
    return block.bytes[start..<start + span.length]
  }

  private func block(holding offset: Int) -> Block? {
    if offset >= last.start { return last }
    var low = 0
    var high = full.count
    while low < high {
      let middle = (low + high) / 2
      if full[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? full[low - 1] : nil
  }
}

extension Narrative: Equatable {
  /// Whether the same was written, in whatever blocks it lies.
  public static func == (one: Narrative, other: Narrative) -> Bool {
    one.byteCount == other.byteCount
      && one.pieces.joined().elementsEqual(other.pieces.joined())
  }
}
