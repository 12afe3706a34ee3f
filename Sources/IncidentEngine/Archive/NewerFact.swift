/// What an entry says that this program does not know: a newer one wrote it, and nothing is damaged.
public enum NewerFact: Hashable, Sendable {
  /// An event.
  case event(String)
  /// A member of an event.
  case member(String, event: String)
  /// A word of a list of words, and the member whose value it is.
  case word(String, member: String)
  /// A kind of origin.
  case origin(String)
  /// A format of the journal.
  case format(Int)

  /// How many letters the name of an event or a word has at most.
  private static let longest = 64
  /// The same of a member, which may be made of several codes: `l.row.row.1.quantity`.
  private static let longestMember = 128

  /// Whether an event may be called so: a letter, then letters and digits.
  static func isEvent(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.count <= longest && text.utf8.allSatisfy { isLetter($0) || isDigit($0) }
  }

  /// Whether a member may be called so: a letter, then letters, digits, points and hyphens.
  static func isMember(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.count <= longestMember
      && text.utf8.allSatisfy {
        isLetter($0) || isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      }
  }

  /// Whether it may be a word of a list: letters and digits, and blanks and hyphens between them.
  static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= longest else {
      return false
    }
    func isInner(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    return isInner(first) && isInner(last)
      && text.utf8.allSatisfy { isInner($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
