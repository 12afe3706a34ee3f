/// What takes a matter, or a part of it, from one state to another; typed as a verb.
public struct MatterMove: Hashable, Sendable {
  /// What it is called; the verb.
  public let code: MoveCode
  /// The states of the matter, or of the part, in which it is possible.
  public let from: [StateCode]
  /// The states of the whole in which a move of a part is possible; empty for all.
  public let whole: [StateCode]
  /// What becomes of it.
  public let outcome: Outcome
  /// Whether it is of the matter, of a part, or of a row that it adds.
  public let scope: Scope
  /// What must be filled in by then.
  public let needs: [FieldCode]
  /// What is said with it.
  public let takes: [MatterField]
  /// Who may make it; nobody by hand where it is empty.
  public let by: [Speaker]
  /// What must hold.
  public let rules: [MatterRuling]
  /// Parts that it moves along.
  public let along: [Along]
  /// What it brings about.
  public let follows: [MatterFollow]
  /// Whether it cannot be taken back.
  public let isFinal: Bool

  /// A move; see the properties.
  public init(
    _ code: MoveCode, from: [StateCode], whole: [StateCode] = [], to outcome: Outcome,
    of scope: Scope = .whole, needs: [FieldCode] = [], takes: [MatterField] = [],
    by: [Speaker] = [.anyone], rules: [MatterRuling] = [], along: [Along] = [],
    follows: [MatterFollow] = [], final isFinal: Bool = false
  ) {
    self.code = code
    self.from = from
    self.whole = whole
    self.outcome = outcome
    self.scope = scope
    self.needs = needs
    self.takes = takes
    self.by = by
    self.rules = rules
    self.along = along
    self.follows = follows
    self.isFinal = isFinal
  }

  /// What becomes of a matter by a move.
  public enum Outcome: Hashable, Sendable {
    /// It goes to a state.
    case state(StateCode)
    /// It stays where it is.
    case stays
    /// A part goes to a state, and the whole stays.
    case part(StateCode)
    /// A part goes to a state, and the whole by how many parts stand in some states.
    case ofParts(StateCode, Quota, in: [StateCode], then: StateCode, else: StateCode?)
    /// A part goes to a state, and the whole by whether the sum of a field over the parts in some
    /// states reaches the number in a field of the matter.
    case ofSum(
      StateCode, FieldCode, in: [StateCode], reaches: FieldCode, then: StateCode,
      else: StateCode?)
    /// It goes to a state by what a field chooses.
    case chosen(FieldCode, [ChoiceState])
  }

  /// A state for one choice.
  public struct ChoiceState: Hashable, Sendable {
    /// The choice.
    public let choice: ChoiceCode
    /// Where it leads.
    public let state: StateCode

    /// Where a choice leads.
    public init(_ choice: ChoiceCode, _ state: StateCode) {
      self.choice = choice
      self.state = state
    }
  }

  /// How many parts are enough.
  public enum Quota: Hashable, Sendable {
    case all, any
    case count(Int)
  }

  /// A part that goes along with a move: the one whose key stands in a field of it.
  public struct Along: Hashable, Sendable {
    /// The parts.
    public let parts: PartsCode
    /// The field with the key; nil for all of them.
    public let key: FieldCode?
    /// Where it goes.
    public let state: StateCode

    /// A part that goes along; see the properties.
    public init(_ parts: PartsCode, key: FieldCode? = nil, to state: StateCode) {
      self.parts = parts
      self.key = key
      self.state = state
    }
  }
}

/// What a move brings about, by name only.
public enum MatterFollow: Hashable, Sendable {
  /// A resource, named in a field, is committed to the incident of the matter.
  case commit(resource: FieldCode)
  /// An agency, named in a field, gets a task with the words of another.
  case issue(agency: FieldCode, title: FieldCode, due: FieldCode?, when: When?)
  /// A matter is opened with values of this one.
  case open(KindCode, [FieldPair], link: LinkCode, when: When?)
  /// The matter named in a field is moved.
  case move(FieldCode, MoveCode)

  /// A value that is handed on.
  public struct FieldPair: Hashable, Sendable {
    /// Where it comes from.
    public let from: FieldCode
    /// Where it goes.
    public let to: FieldCode

    /// From one field into another.
    public init(_ from: FieldCode, _ to: FieldCode) {
      self.from = from
      self.to = to
    }
  }

  /// Only when a field chooses this.
  public struct When: Hashable, Sendable {
    /// The field.
    public let field: FieldCode
    /// What it must choose.
    public let choice: ChoiceCode

    /// When a field chooses this.
    public init(_ field: FieldCode, is choice: ChoiceCode) {
      self.field = field
      self.choice = choice
    }
  }
}

extension MatterFollow {
  /// The fields of the matter that it reads.
  public var fields: [FieldCode] {
    switch self {
    case .commit(let resource): [resource]
    case .issue(let agency, let title, let due, let when):
      [agency, title] + [due, when?.field].compactMap { $0 }
    case .open(_, let pairs, _, let when): pairs.map(\.from) + [when?.field].compactMap { $0 }
    case .move(let matter, _): [matter]
    }
  }
}

/// A rule with how strongly it holds.
public struct MatterRuling: Hashable, Sendable {
  /// The rule.
  public let rule: MatterRule
  /// How strongly it holds.
  public let strength: Strength

  /// A rule with its strength.
  public init(_ strength: Strength, _ rule: MatterRule) {
    self.rule = rule
    self.strength = strength
  }

  /// How strongly a rule holds.
  public enum Strength: UInt8, Vocabulary {
    /// It cannot be true, or is plainly unlawful.
    case refuse
    /// It goes through with `anyway` and a reason, which are recorded.
    case ask
    /// It is shown and kept; nothing is needed.
    case tell

    /// The word as it is spelled everywhere.
    public var word: String {
      switch self {
      case .refuse: "refuse"
      case .ask: "ask"
      case .tell: "tell"
      }
    }
  }
}

/// What must hold, by name: `decide` knows each of them, and no kind writes logic of its own.
public enum MatterRule: Hashable, Sendable {
  /// A time stands before another one.
  case before(FieldCode, FieldCode)
  /// No other matter of the kind that was not taken away has the same values.
  case unique([FieldCode])
  /// No open matter of the kind, opened within a span, says nearly the same with the same values.
  case similar(FieldCode, same: [FieldCode], within: Span)
  /// The matters named in a field stand in an open state that is good, and have not ended.
  case inForce(FieldCode)
  /// Each measure in a field is covered by a matter named in another, in its field of measures.
  case covers(power: FieldCode, measures: FieldCode, by: FieldCode)
  /// Where measures are ordered, a matter is named in a field.
  case cited(FieldCode, for: FieldCode)
  /// A matter named in a field has itself nothing in another field.
  case notDerived(FieldCode, from: FieldCode)
  /// The number or time in a field is not above that in another.
  case notAbove(FieldCode, FieldCode)
  /// The agencies of two fields differ.
  case different(FieldCode, FieldCode)
  /// Whoever says it is of another agency than whoever opened it.
  case byAnother
  /// The parts in some states are at least the number in a field, or else more than half.
  case quorum(PartsCode, in: [StateCode], atLeast: FieldCode?)
  /// All parts stand in some states.
  case allParts(PartsCode, in: [StateCode])
  /// At least so many rows are there.
  case rows(FieldCode, atLeast: Int)
  /// The sum of a field over rows stays within the number in a field of the matter.
  case sumWithin(FieldCode, of: FieldCode, atMost: FieldCode)
  /// The officer, resource or site in a field is booked nowhere else at that time.
  case unbooked(FieldCode)
  /// The agencies of a field are parties of the matter named in another.
  case party(FieldCode, of: FieldCode)
  /// It is not marked higher than the matter or marking in a field allows.
  case markingWithin(FieldCode)
  /// It is recorded within so many minutes after it was so.
  case prompt(minutes: Int)
}

extension MatterRule {
  /// Its name, in tables and journals.
  public var code: String {
    switch self {
    case .before: "before"
    case .unique: "unique"
    case .similar: "similar"
    case .inForce: "in-force"
    case .covers: "covers"
    case .cited: "cited"
    case .notDerived: "not-derived"
    case .notAbove: "not-above"
    case .different: "different"
    case .byAnother: "by-another"
    case .quorum: "quorum"
    case .allParts: "all-parts"
    case .rows: "rows"
    case .sumWithin: "sum-within"
    case .unbooked: "unbooked"
    case .party: "party"
    case .markingWithin: "marking-within"
    case .prompt: "prompt"
    }
  }
}

extension MatterRule {
  /// How each rule is written, for whoever writes one.
  public static let shapes = [
    "before(FIELD,FIELD)", "not-above(FIELD,FIELD)", "unique(FIELD)",
    "similar(FIELD,2h,FIELD)", "in-force(FIELD)", "covers(POWER,MEASURES,FIELD)",
    "cited(FIELD,MEASURES)", "not-derived(FIELD,FIELD)", "different(FIELD,FIELD)", "by-another",
    "quorum(PART,FIELD,STATE)", "all-parts(PART,STATE)", "rows(FIELD,1)",
    "sum-within(ROWS,FIELD,FIELD)", "unbooked(FIELD)", "party(FIELD,FIELD)",
    "marking-within(FIELD)", "prompt(5)",
  ]

  /// The fields that it speaks of; those of other kinds are not among them.
  public var fields: [FieldCode] {
    switch self {
    case .before(let one, let other), .notAbove(let one, let other), .different(let one, let other):
      [one, other]
    case .unique(let fields): fields
    case .similar(let field, let same, _): [field] + same
    case .inForce(let field), .unbooked(let field), .markingWithin(let field), .rows(let field, _):
      [field]
    case .covers(let power, let measures, _): [power, measures]
    case .cited(let field, let cause): [field, cause]
    case .notDerived(let field, _): [field]
    case .byAnother, .allParts, .prompt: []
    case .quorum(_, _, let atLeast): [atLeast].compactMap { $0 }
    case .sumWithin(let field, let of, let most): [field, of, most]
    case .party(let field, let of): [field, of]
    }
  }

  /// The parts that it counts, with the states in which they count; nil where it counts none.
  public var parts: (code: PartsCode, states: [StateCode])? {
    switch self {
    case .quorum(let parts, let states, _), .allParts(let parts, let states): (parts, states)
    case .before, .notAbove, .unique, .similar, .inForce, .covers, .cited, .notDerived,
      .different, .byAnother, .rows, .sumWithin, .unbooked, .party, .markingWithin, .prompt:
      nil
    }
  }

  /// The fields of the matter itself that it reads: a change of one of them asks it again.
  var reads: [FieldCode] {
    switch self {
    case .rows: []
    case .sumWithin(let field, _, let most): [field, most]
    case .before, .notAbove, .unique, .similar, .inForce, .covers, .cited, .notDerived,
      .different, .byAnother, .quorum, .allParts, .unbooked, .party, .markingWithin, .prompt:
      fields
    }
  }
}
