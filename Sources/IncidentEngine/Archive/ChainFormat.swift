/// How the rows of a journal are chained.
///
/// A journal says it beside its rows, so that it is known before the first of them is checked, and the
/// entry that opens the room says it again, so that it is in the chain. A room keeps its format for ever.
/// `docs/journal-format.md` has the bytes.
public enum ChainFormat: Int, CaseIterable, Sendable {
  /// Every column is hashed into the chain as it is: only salt and body can be withheld from somebody
  /// who is to check the chain.
  case one = 1
  /// Every column but number and time of recording is hashed with the salt first: all of them can be
  /// withheld, and one hash given in their place.
  case two = 2

  /// The format of a new room.
  public static let newest = ChainFormat.two

  /// Whether an entry can be hidden together with its author, desk, origin and submission.
  public var hidesAuthors: Bool {
    switch self {
    case .one: false
    case .two: true
    }
  }
}
