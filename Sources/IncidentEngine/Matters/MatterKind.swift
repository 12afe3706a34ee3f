/// What matters of one kind are made of, as a value: declared once, by the program or by a room.
///
/// The engine knows no kind by name. A kind on disk only widens: fields, states and moves are added,
/// nothing is renamed or given another type.
public struct MatterKind: Hashable, Sendable {
  /// What it is called in journals and on the command line.
  public var code: KindCode
  /// From 1; a room declares a kind again when it first uses a newer version.
  public var version: Int
  /// The letters before its numbers.
  public var prefix: NumberPrefix
  /// The word that opens one.
  public var verb: MoveCode
  /// Whether it outlives the operation.
  public var lasting: Lasting
  /// How confidential one is unless somebody says otherwise.
  public var marking: Marking
  /// The fields whose agencies are parties to it.
  public var parties: [FieldCode]
  /// Who may open one.
  public var opens: [Speaker]
  /// Who may change one.
  public var changes: [Speaker]
  /// What can be filled in, in the order of the form.
  public var fields: [MatterField]
  /// Where one can stand; it begins in the first. `void` is understood.
  public var states: [MatterState]
  /// Where one begins instead when a flag is set.
  public var beginning: Beginning?
  /// What has states of its own: addressees, offers, signatures.
  public var parts: [MatterParts]
  /// What takes one from one state to another.
  public var moves: [MatterMove]
  /// The answers that somebody owes.
  public var awaits: [Await]
  /// What must hold when one is opened or changed.
  public var rules: [MatterRuling]
  /// What opening one brings about.
  public var follows: [MatterFollow]
  /// What it books: one index of intervals for all kinds.
  public var books: [Booking]
  /// What agencies may see of one another by it.
  public var grants: Grant?
  /// The field that says when it ends.
  public var ends: FieldCode?
  /// The field that says after what time it is due again.
  public var recurs: FieldCode?
  /// What is counted of it.
  public var figures: [MatterFigure]
  /// What a room calls its own kind; nil for the kinds of the program.
  public var words: KindWords?

  /// A kind; see the properties.
  public init(
    code: KindCode, version: Int = 1, prefix: NumberPrefix, verb: MoveCode? = nil,
    lasting: Lasting = .operation, marking: Marking = .amber, parties: [FieldCode] = [],
    opens: [Speaker] = [.anyone], changes: [Speaker] = [.maker, .post(.duty)],
    fields: [MatterField], states: [MatterState], beginning: Beginning? = nil,
    parts: [MatterParts] = [], moves: [MatterMove] = [], awaits: [Await] = [],
    rules: [MatterRuling] = [], follows: [MatterFollow] = [], books: [Booking] = [],
    grants: Grant? = nil, ends: FieldCode? = nil, recurs: FieldCode? = nil,
    figures: [MatterFigure] = [], words: KindWords? = nil
  ) {
    self.code = code
    self.version = version
    self.prefix = prefix
    self.verb = verb ?? MoveCode(code.text) ?? .void
    self.lasting = lasting
    self.marking = marking
    self.parties = parties
    self.opens = opens
    self.changes = changes
    self.fields = fields
    self.states = states
    self.beginning = beginning
    self.parts = parts
    self.moves = moves
    self.awaits = awaits
    self.rules = rules
    self.follows = follows
    self.books = books
    self.grants = grants
    self.ends = ends
    self.recurs = recurs
    self.figures = figures
    self.words = words
  }
}

/// Whether matters of a kind outlive the operation in which they are opened.
public enum Lasting: UInt8, Vocabulary {
  case operation, standing, either

  /// The word as it is spelled everywhere.
  public var word: String {
    switch self {
    case .operation: "operation"
    case .standing: "standing"
    case .either: "either"
    }
  }
}

/// Where a matter stands.
public struct MatterState: Hashable, Sendable {
  /// Its code.
  public let code: StateCode
  /// Whether something is still to be done.
  public let isOpen: Bool
  /// How it is drawn.
  public let tone: Tone

  /// A state; see the properties.
  public init(_ code: StateCode, open isOpen: Bool = true, _ tone: Tone = .calm) {
    self.code = code
    self.isOpen = isOpen
    self.tone = tone
  }

  /// How a state is drawn: by glyph and word and colour.
  public enum Tone: UInt8, Vocabulary {
    case calm, waits, good, bad

    /// The word as it is spelled everywhere.
    public var word: String {
      switch self {
      case .calm: "calm"
      case .waits: "waits"
      case .good: "good"
      case .bad: "bad"
      }
    }
  }
}

/// A state in which a matter begins when a flag is set, such as a draft.
public struct Beginning: Hashable, Sendable {
  /// The flag.
  public let flag: FieldCode
  /// The state.
  public let state: StateCode

  /// Begins in `state` when `flag` is set.
  public init(flag: FieldCode, state: StateCode) {
    self.flag = flag
    self.state = state
  }
}

/// Parts of a matter with states of their own, one for each agency, post or officer of a field, or
/// one for each of its rows.
public struct MatterParts: Hashable, Sendable {
  /// What one is called.
  public let code: PartsCode
  /// The field that names them.
  public let field: FieldCode
  /// What there is one for.
  public let key: Key
  /// Where one can stand; it begins in the first.
  public let states: [MatterState]
  /// Who sees all of them.
  public let seenBy: Audience

  /// Parts; see the properties.
  public init(
    _ code: PartsCode, of field: FieldCode, key: Key = .agency, states: [MatterState],
    seenBy: Audience = .parties
  ) {
    self.code = code
    self.field = field
    self.key = key
    self.states = states
    self.seenBy = seenBy
  }

  /// What there is a part for.
  public enum Key: UInt8, Vocabulary {
    case agency, post, officer, row

    /// The word as it is spelled everywhere.
    public var word: String {
      switch self {
      case .agency: "agency"
      case .post: "post"
      case .officer: "officer"
      case .row: "row"
      }
    }
  }

  /// Who sees a part.
  public enum Audience: UInt8, Vocabulary {
    case parties, own, maker

    /// The word as it is spelled everywhere.
    public var word: String {
      switch self {
      case .parties: "parties"
      case .own: "own"
      case .maker: "maker"
      }
    }
  }
}

/// An answer that somebody owes while a matter, or a part of it, stands in some state.
public struct Await: Hashable, Sendable {
  /// The states in which it is awaited.
  public let states: [StateCode]
  /// Whether it is awaited of the matter or of each of its parts.
  public let scope: Scope
  /// The states of the whole in which a part's answer is awaited; empty for all.
  public let whole: [StateCode]
  /// The move that answers it.
  public let move: MoveCode
  /// Who owes it.
  public let from: Speaker
  /// Within what time.
  public let within: Within

  /// An awaited answer; see the properties.
  public init(
    _ move: MoveCode, in states: [StateCode], of scope: Scope = .whole, whole: [StateCode] = [],
    from: Speaker, within: Within
  ) {
    self.states = states
    self.scope = scope
    self.whole = whole
    self.move = move
    self.from = from
    self.within = within
  }

  /// The time allowed for an answer.
  public enum Within: Hashable, Sendable {
    /// By the time that stands in a field; not awaited where none does.
    case field(FieldCode)
    /// By what a field chooses.
    case choice(FieldCode, [ChoiceSpan])
    /// By how pressing the matter is.
    case classed(ClassedSpan)
  }

  /// A time allowed for one choice.
  public struct ChoiceSpan: Hashable, Sendable {
    /// The choice.
    public let choice: ChoiceCode
    /// The time allowed then.
    public let span: Span

    /// The time allowed for a choice.
    public init(_ choice: ChoiceCode, _ span: Span) {
      self.choice = choice
      self.span = span
    }
  }
}

/// Whether something is of a matter or of some of its parts.
public enum Scope: Hashable, Sendable {
  /// Of the matter itself.
  case whole
  /// Of one of its parts.
  case part(PartsCode)
  /// Of a row that it adds.
  case row(PartsCode)

  /// The parts it is about; nil for the matter itself.
  public var parts: PartsCode? {
    switch self {
    case .whole: nil
    case .part(let code), .row(let code): code
    }
  }
}

/// Who may give a command or make a move.
public enum Speaker: Hashable, Sendable {
  /// Everybody.
  case anyone
  /// Whoever opened it, and their agency.
  case maker
  /// The agency in the lead of its incident.
  case lead
  /// Whose part it is.
  case part
  /// The agency, post or officer in a field.
  case holder(FieldCode)
  /// Whoever holds a post.
  case post(PostCode)
}

/// A booking of an officer, a resource or a site.
public struct Booking: Hashable, Sendable {
  /// The field, of the matter or of a row, that says what is booked.
  public let what: FieldCode
  /// The field that says from when; nil from when it is recorded.
  public let from: FieldCode?
  /// The field that says until when, as a time or a span.
  public let until: FieldCode?

  /// A booking; see the properties.
  public init(_ what: FieldCode, from: FieldCode? = nil, until: FieldCode? = nil) {
    self.what = what
    self.from = from
    self.until = until
  }
}

/// What an agreement lets its parties see: the only thing that the function of visibility reads.
public struct Grant: Hashable, Sendable {
  /// The field with the parties.
  public let parties: FieldCode
  /// The field with the categories.
  public let categories: FieldCode
  /// The field with the highest marking.
  public let ceiling: FieldCode
  /// The field with the fields shown.
  public let fields: FieldCode?
  /// The field with the beginning.
  public let from: FieldCode?
  /// The field with the end.
  public let until: FieldCode?

  /// A grant; see the properties.
  public init(
    parties: FieldCode, categories: FieldCode, ceiling: FieldCode, fields: FieldCode? = nil,
    from: FieldCode? = nil, until: FieldCode? = nil
  ) {
    self.parties = parties
    self.categories = categories
    self.ceiling = ceiling
    self.fields = fields
    self.from = from
    self.until = until
  }
}

/// A figure that is counted over the matters of a kind.
public struct MatterFigure: Hashable, Sendable {
  /// Its code.
  public let code: FigureCode
  /// What is counted.
  public let count: Count

  /// A figure; see the properties.
  public init(_ code: FigureCode, _ count: Count) {
    self.code = code
    self.count = count
  }

  /// What a figure counts.
  public enum Count: Hashable, Sendable {
    /// Answers in time, of those asked.
    case answeredInTime(MoveCode)
    /// From being awaited to being answered.
    case timeToAnswer(MoveCode)
    /// Matters in some states, of all.
    case share([StateCode])
    /// The sum of a number over matters or rows.
    case sum(FieldCode)
  }
}
