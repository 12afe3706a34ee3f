/// The short name of an agency, such as `fire`: 1 to 15 of `a-z`, `0-9` and `-`, a letter first.
///
/// Plain bytes without a reference: codes stand in most entities, and these are copied often.
public struct AgencyCode: Hashable, Sendable, Comparable {
  /// The longest code, in letters.
  public static let longest = 15

  /// The letters, the first one highest, then zeros.
  private let high: UInt64
  private let low: UInt64

  /// The code, lower-cased; nil when it is not 1 to 15 of `a-z0-9-` starting with a letter.
  public init?(_ text: some StringProtocol) {
    if text.utf8.allSatisfy({ $0 < 128 }) {
      self.init(bytes: text.utf8.lazy.map { (65...90).contains($0) ? $0 | 32 : $0 })
    } else {
      // A few letters beyond ASCII have a lower case in it.
      self.init(bytes: text.lowercased().utf8)
    }
  }

  /// The code that is spelled by `bytes`, in lower case; nil when they spell none.
  init?(bytes: some Collection<UInt8>) {
    guard let first = bytes.first, (97...122).contains(first), bytes.count <= Self.longest
    else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    var shift: UInt64 = 64
    for byte in bytes {
      guard (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 else { return nil }
      if shift == 0 { (high, low, shift) = (low, 0, 64) }
      shift -= 8
      low |= UInt64(byte) << shift
    }
    self.high = bytes.count > 8 ? high : low
    self.low = bytes.count > 8 ? low : 0
  }

  /// The code as it is typed.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The letters of the code.
  var bytes: some Sequence<UInt8> & Collection<UInt8> {
    let count = 16 - (low == 0 ? 8 + high.trailingZeroBitCount / 8 : low.trailingZeroBitCount / 8)
    return (0..<count).lazy.map { [high, low] place in
      UInt8(truncatingIfNeeded: (place < 8 ? high : low) >> UInt64(56 - place % 8 * 8))
    }
  }

  /// Orders by spelling.
  public static func < (left: AgencyCode, right: AgencyCode) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
