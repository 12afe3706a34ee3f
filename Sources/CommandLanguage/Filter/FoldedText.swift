/// A text to look for without regard to capitals.
///
/// Each scalar is lowered by itself, by the Unicode mapping that knows no language.
struct FoldedText: Hashable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Self.folded(text) }

  /// Whether `text` holds it.
  func isIn(_ text: String) -> Bool { search(text, isFound) }

  /// Whether `text` is it.
  func isAll(of text: String) -> Bool {
    search(text) { $0.count == bytes.count && stands(in: $0, at: 0) }
  }

  /// Looks first as if there were only ASCII capitals, which needs no memory.
  private func search(_ text: String, _ find: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    let quick = text.utf8.withContiguousStorageIfAvailable { bytes in
      find(bytes) ? true : (Self.mayHoldCapitals(bytes) ? nil : false)
    }
    return (quick ?? nil) ?? Self.folded(text).withUnsafeBufferPointer(find)
  }

  private func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    if text.count < bytes.count { return false }
    for place in 0...text.count - bytes.count where Self.lowered(text[place]) == first {
      if stands(in: text, at: place) { return true }
    }
    return false
  }

  private func stands(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    for index in bytes.indices where Self.lowered(text[place + index]) != bytes[index] {
      return false
    }
    return true
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    65 <= byte && byte <= 90 ? byte | 32 : byte
  }

  /// Whether there is a first byte of UTF-8 under which capitals beyond ASCII stand.
  ///
  /// There are none in Latin-1 signs, Hebrew to Tibetan (U+0590–0FFF) and kana to Yi (U+3000–9FFF).
  private static func mayHoldCapitals(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.contains { byte in
      switch byte {
      case 0xC3...0xD5, 0xE1, 0xE2, 0xEA...0xFF: true
      default: false
      }
    }
  }

  private static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(lowered(UInt8(truncatingIfNeeded: scalar.value)))
      } else {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return bytes
  }
}
