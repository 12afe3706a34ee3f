/// What a room's settings say and a decision or a deadline needs, as the room adopted it.
public struct RoomTerms: Hashable, Sendable {
  /// What the posts of the room are by their codes.
  public var posts: [NamedPost]
  /// Times allowed for answers, in place of what the kinds say.
  public var times: [AllowedTime]
  /// The days on which the offices work.
  public var calendar: WorkCalendar
  /// The currency of all money.
  public var currency: Currency
  /// Who may do what, in place of what the kinds say.
  public var rights: [Right]
  /// How confidential a matter is unless somebody says otherwise; nil for what its kind says.
  public var marking: Marking?

  /// What holds in a room whose settings say nothing.
  public init(
    posts: [NamedPost] = [], times: [AllowedTime] = [], calendar: WorkCalendar = .usual,
    currency: Currency = .none, rights: [Right] = [], marking: Marking? = nil
  ) {
    self.posts = posts
    self.times = times
    self.calendar = calendar
    self.currency = currency
    self.rights = rights
    self.marking = marking
  }

  /// A post with its code.
  public struct NamedPost: Hashable, Sendable {
    /// What the room calls it.
    public let name: String
    /// What it is.
    public let code: PostCode

    /// A post; see the properties.
    public init(name: String, code: PostCode) {
      self.name = name
      self.code = code
    }
  }

  /// A time allowed for a move that answers.
  public struct AllowedTime: Hashable, Sendable {
    /// The kind.
    public let kind: KindCode
    /// The move that answers.
    public let move: MoveCode
    /// The times by how pressing the matter is.
    public let span: ClassedSpan

    /// A time allowed; see the properties.
    public init(kind: KindCode, move: MoveCode, span: ClassedSpan) {
      self.kind = kind
      self.move = move
      self.span = span
    }
  }

  /// Who may make a move of a kind, or open one.
  public struct Right: Hashable, Sendable {
    /// The kind.
    public let kind: KindCode
    /// The move, `change` for changing what is filled in; nil for opening one.
    public let move: MoveCode?
    /// Who may.
    public let by: [Speaker]

    /// A right; see the properties.
    public init(kind: KindCode, move: MoveCode?, by: [Speaker]) {
      self.kind = kind
      self.move = move
      self.by = by
    }
  }
}

/// The currency of a room: amounts are kept in its minor unit.
public struct Currency: Hashable, Sendable {
  /// Its code (ISO 4217), such as `KWD`; empty where the room has none.
  public let code: String
  /// How many decimals it has, 0...3.
  public let decimals: Int

  /// No currency: amounts have two decimals.
  public static let none = Currency(known: "", 2)

  private init(known code: String, _ decimals: Int) {
    self.code = code
    self.decimals = decimals
  }

  /// A currency; nil when the code is not three letters of `A-Z` or the decimals are not 0...3.
  public init?(code: String, decimals: Int) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }),
      (0...3).contains(decimals)
    else { return nil }
    self.code = code
    self.decimals = decimals
  }
}

extension RoomTerms {
  /// The usual name of the post of a duty officer, where the room names no posts.
  public static let usualDutyPost = "duty officer"

  /// What a post is by its name: as the room says; *duty officer* is duty, any other a liaison.
  public func code(ofPost name: String) -> PostCode {
    let wanted = name.lowercased()
    if let known = posts.first(where: { $0.name.lowercased() == wanted }) { return known.code }
    return wanted == Self.usualDutyPost ? .duty : .liaison
  }
}
