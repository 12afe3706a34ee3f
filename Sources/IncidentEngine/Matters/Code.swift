/// A word of a table: the code of a kind, a field, a state, a move. Journals hold codes; what a
/// person reads is said by a language.
///
/// 1 to 24 of `a-z`, `0-9` and `-`, a letter first. `Space` keeps the codes of one list apart from
/// those of another.
public struct Code<Space>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The longest code, in letters.
  public static var longest: Int { 24 }

  /// The code as it is written everywhere.
  public let text: String

  /// The code, nil when the text is none.
  public init?(_ text: some StringProtocol) {
    let letters = text.utf8
    guard let first = letters.first, (97...122).contains(first), letters.count <= Self.longest,
      letters.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
    else { return nil }
    self.text = String(text)
  }

  /// The code as it is written everywhere.
  public var description: String { text }

  /// Orders by spelling.
  public static func < (left: Code, right: Code) -> Bool { left.text < right.text }
}

extension Code: ExpressibleByStringLiteral {
  /// A code of a table in the program itself; what is no code there is our mistake.
  public init(stringLiteral text: StaticString) {
    guard let code = Code(text.description) else { preconditionFailure("\(text) is no code") }
    self = code
  }
}

/// Names a kind of matters: `message`.
public typealias KindCode = Code<MatterKind>
/// Names a field of a kind: `reply`.
public typealias FieldCode = Code<MatterField>
/// Names a state: `sent`.
public typealias StateCode = Code<MatterState>
/// Names a move: `ack`.
public typealias MoveCode = Code<MatterMove>
/// Names the parts of a kind that have states of their own: `addressee`.
public typealias PartsCode = Code<MatterParts>
/// Names a choice of a field: `flash`.
public typealias ChoiceCode = Code<ChoiceSpace>
/// Names what a link says: `answers`.
public typealias LinkCode = Code<LinkSpace>
/// Names a figure of a kind.
public typealias FigureCode = Code<MatterFigure>

/// The codes of choices.
public enum ChoiceSpace: Sendable {}
/// The codes of links.
public enum LinkSpace: Sendable {}

extension StateCode {
  /// Where a matter stands that was opened by mistake: every kind has it.
  public static let void: StateCode = "void"
}

extension MoveCode {
  /// What takes a matter away that was opened by mistake.
  public static let void: MoveCode = "void"
  /// What a change of what is filled in is called where a move is named.
  public static let change: MoveCode = "change"
}

extension LinkCode {
  /// A matter that was made of a line of the log.
  public static let from: LinkCode = "from"
  /// A matter that came of another one.
  public static let because: LinkCode = "because"
}
