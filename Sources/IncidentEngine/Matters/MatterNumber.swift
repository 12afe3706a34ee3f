/// The letters before the number of a matter, `D` of `D-12`: 1 to 5 of `A-Z`.
public struct NumberPrefix: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The longest prefix, in letters.
  public static let longest = 5

  /// The letters, the first one highest.
  private let letters: UInt64

  /// The prefix, in whatever case it is typed; nil when the text is none.
  public init?(_ text: some StringProtocol) {
    self.init(bytes: text.utf8)
  }

  init?(bytes: some Collection<UInt8>) {
    guard (1...Self.longest).contains(bytes.count) else { return nil }
    var letters: UInt64 = 0
    for byte in bytes {
      let upper = (97...122).contains(byte) ? byte - 32 : byte
      guard (65...90).contains(upper) else { return nil }
      letters = letters << 8 | UInt64(upper)
    }
    self.letters = letters
  }

  /// The letters as they are spoken.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  var bytes: [UInt8] {
    (0..<Self.longest).reversed().map { UInt8(truncatingIfNeeded: letters >> (8 * UInt64($0))) }
      .filter { $0 != 0 }
  }

  /// How many letters it has.
  public var count: Int { bytes.count }

  /// Orders by length, then by spelling.
  public static func < (left: NumberPrefix, right: NumberPrefix) -> Bool {
    left.letters < right.letters
  }
}

extension NumberPrefix: ExpressibleByStringLiteral {
  /// A prefix of a table in the program itself; what is no prefix there is our mistake.
  public init(stringLiteral text: StaticString) {
    guard let prefix = NumberPrefix(text.description) else {
      preconditionFailure("\(text) is no prefix")
    }
    self = prefix
  }
}

/// The spoken number of a matter, `D-12`: the prefix of its kind and its place among those of the
/// kind in the room, from 1, gapless.
public struct MatterNumber: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// What its kind is called by.
  public let prefix: NumberPrefix
  private let storedOrdinal: Int32

  /// A number; ordinals have 32 bits.
  public init(prefix: NumberPrefix, ordinal: Int) {
    self.prefix = prefix
    storedOrdinal = Int32(clamping: ordinal)
  }

  /// Its place among the matters of its kind, from 1.
  public var ordinal: Int { Int(storedOrdinal) }

  /// `D-12`.
  public var description: String { "\(prefix)-\(ordinal)" }

  /// Reads `D-12`, also `d12`; nil when it is neither.
  public init?(_ description: String) {
    let letters = description.prefix { $0.isASCII && $0.isLetter }
    var rest = description[letters.endIndex...]
    if rest.first == "-" { rest.removeFirst() }
    guard let prefix = NumberPrefix(letters), let ordinal = Int(digits: rest), ordinal > 0,
      rest.first != "0"
    else { return nil }
    self.init(prefix: prefix, ordinal: ordinal)
  }

  /// Orders by kind, then by place.
  public static func < (left: MatterNumber, right: MatterNumber) -> Bool {
    (left.prefix, left.ordinal) < (right.prefix, right.ordinal)
  }
}
