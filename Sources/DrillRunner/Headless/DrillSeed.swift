import IncidentEngine

/// What in a room is left to chance, as it follows from a number: the same number, the same room.
///
/// Whoever knows the number knows the salts: they hide nothing. SplitMix64, asked at any place.
/// Source: https://doi.org/10.1145/2660193.2660195
public struct DrillSeed: Hashable, Sendable {
  /// What is taken where no number is given.
  public static let usual = DrillSeed(1)

  private let start: UInt64

  /// Chance as it follows from a number.
  public init(_ number: UInt64) { start = Self.mixed(number) }

  /// The identity of the room: 32 hexadecimal digits.
  public var identity: String {
    words(at: 0).map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The salt of an entry: 16 bytes.
  public func salt(of number: EntryNumber) -> [UInt8] {
    words(at: UInt64(bitPattern: number)).flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
  }

  private func words(at place: UInt64) -> [UInt64] {
    (0..<2).map { Self.mixed(start &+ (place &* 2 &+ $0 &+ 1) &* 0x9E37_79B9_7F4A_7C15) }
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
