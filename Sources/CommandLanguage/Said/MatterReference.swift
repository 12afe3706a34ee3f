/// The spoken number of a matter: `M-14`, or `RQ-7/2` for a part of it.
///
/// One to five letters, a dash that may be left out, digits; `m14` is `M-14`. Neither an incident
/// (`26-0003`), a task (`/4`) nor an objective (`O1`) has this shape.
public struct MatterReference: Hashable, Sendable {
  /// The letters of its kind, in capitals.
  public let prefix: String
  /// Its place among the matters of its kind, from 1.
  public let ordinal: Int
  /// The number of a part of it, from 1; nil for the whole.
  public let part: Int?

  /// The number that a text spells; nil when it has another shape.
  public init?(_ text: some StringProtocol) {
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    guard (1...5).contains(letters.utf8.count), letters.uppercased() != "O" else { return nil }
    var rest = text[letters.endIndex...]
    if rest.first == "-" { rest = rest.dropFirst() }
    let halves = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = halves.first, let ordinal = Self.count(first) else { return nil }
    self.prefix = letters.uppercased()
    self.ordinal = ordinal
    if halves.count == 1 {
      part = nil
    } else {
      guard let part = Self.count(halves[1]) else { return nil }
      self.part = part
    }
  }

  init(prefix: String, ordinal: Int, part: Int?) {
    self.prefix = prefix
    self.ordinal = ordinal
    self.part = part
  }

  /// The matter of which this is a part, or itself.
  public var whole: MatterReference { MatterReference(prefix: prefix, ordinal: ordinal, part: nil) }

  private static func count(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), number > 0
    else { return nil }
    return number
  }
}

extension MatterReference: CustomStringConvertible {
  /// As it is spoken.
  public var description: String { "\(prefix)-\(ordinal)\(part.map { "/\($0)" } ?? "")" }
}
