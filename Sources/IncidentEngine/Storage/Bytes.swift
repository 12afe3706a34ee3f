/// Bytes looked at eight at a time.
extension UInt64 {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// How many of its bytes, from the lowest, are ASCII that needs no escape in JSON: neither a
  /// quote, nor a backslash, nor below a blank.
  ///
  /// The top bit of `(byte - limit) & ~byte` says that a byte lies below the limit; above the first
  /// one that does it may say so falsely.
  var plainCount: Int {
    let quote = self ^ (Self.ones &* 0x22)
    let backslash = self ^ (Self.ones &* 0x5C)
    let found =
      (self &- Self.ones &* 0x20) & ~self | (quote &- Self.ones) & ~quote
      | (backslash &- Self.ones) & ~backslash | self
    return (found & Self.tops).trailingZeroBitCount / 8
  }
}

extension UnsafeRawBufferPointer {
  /// A part of the bytes; it must lie within them.
  func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// Whether both hold the same bytes, as many as each other.
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    func differs(at place: Int) -> Bool {
      loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    guard count == other.count else { return false }
    guard count >= 8 else { return indices.allSatisfy { self[$0] == other[$0] } }
    var place = 0
    while place + 8 < count {
      if differs(at: place) { return false }
      place += 8
    }
    return !differs(at: count - 8)
  }
}
