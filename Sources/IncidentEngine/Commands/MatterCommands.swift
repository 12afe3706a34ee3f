/// What is asked for about matters.
public enum MatterCommand: Hashable, Sendable {
  case declare(MatterKind)
  case open(MatterDraft)
  case change(MatterRevision)
  case move(MatterDeed)
  case link(LinkFact)
  case mark(Subject, Marking, reason: String?)
  case step(AnswerStepFact)
}

/// How something is said that a rule may speak against, or in whose name.
public struct Saying: Hashable, Sendable {
  /// Whether it is to go through where a rule only asks.
  public var passes: Bool
  /// Why, where a rule asks.
  public var reason: String?
  /// The agency in whose name it is said.
  public var onBehalf: AgencyCode?
  /// How that agency said it.
  public var means: String?

  /// A way of saying; see the properties.
  public init(
    passes: Bool = false, reason: String? = nil, onBehalf: AgencyCode? = nil,
    means: String? = nil
  ) {
    self.passes = passes
    self.reason = reason
    self.onBehalf = onBehalf
    self.means = means
  }
}

/// A matter to be opened.
public struct MatterDraft: Hashable, Sendable {
  /// Its kind, one of those in `Surroundings.kinds` or declared in the room.
  public var kind: KindCode
  /// The incident it is about; nil for the room.
  public var incident: IncidentReference?
  /// What is filled in.
  public var values: FieldValues
  /// Rows, in order.
  public var rows: [Row]
  /// How confidential it is; nil for what its kind says.
  public var marking: Marking?
  /// The line of the log that it is made of.
  public var line: LogNumber?
  /// How it is said.
  public var saying: Saying

  /// A draft; see the properties.
  public init(
    kind: KindCode, incident: IncidentReference? = nil, values: FieldValues, rows: [Row] = [],
    marking: Marking? = nil, line: LogNumber? = nil, saying: Saying = Saying()
  ) {
    self.kind = kind
    self.incident = incident
    self.values = values
    self.rows = rows
    self.marking = marking
    self.line = line
    self.saying = saying
  }

  /// A row of a field.
  public struct Row: Hashable, Sendable {
    /// The field.
    public var field: FieldCode
    /// What is filled in.
    public var values: FieldValues

    /// A row of a field.
    public init(_ field: FieldCode, _ values: FieldValues) {
      self.field = field
      self.values = values
    }
  }
}

/// What is to change about what is filled in.
public struct MatterRevision: Hashable, Sendable {
  /// The matter.
  public var number: MatterNumber
  /// What is filled in.
  public var values: FieldValues
  /// What is emptied.
  public var cleared: [FieldCode]
  /// What changes in rows, by their numbers.
  public var rows: [Row]
  /// How it is said.
  public var saying: Saying

  /// A revision; see the properties.
  public init(
    number: MatterNumber, values: FieldValues = FieldValues(), cleared: [FieldCode] = [],
    rows: [Row] = [], saying: Saying = Saying()
  ) {
    self.number = number
    self.values = values
    self.cleared = cleared
    self.rows = rows
    self.saying = saying
  }

  /// What changes in a row.
  public struct Row: Hashable, Sendable {
    /// Its number.
    public var number: Int
    /// What is filled in.
    public var values: FieldValues

    /// A change of a row.
    public init(_ number: Int, _ values: FieldValues) {
      self.number = number
      self.values = values
    }
  }
}

/// A move to be made.
public struct MatterDeed: Hashable, Sendable {
  /// The matter.
  public var number: MatterNumber
  /// The move; `void` takes away what was opened by mistake.
  public var move: MoveCode
  /// The part it is of; nil where only one can be meant.
  public var part: PartKey?
  /// What is said with it.
  public var values: FieldValues
  /// How it is said.
  public var saying: Saying

  /// A deed; see the properties.
  public init(
    number: MatterNumber, move: MoveCode, part: PartKey? = nil,
    values: FieldValues = FieldValues(), saying: Saying = Saying()
  ) {
    self.number = number
    self.move = move
    self.part = part
    self.values = values
    self.saying = saying
  }
}

/// What the engine may not find out for itself and most submissions share: the clocks of the room,
/// the kinds of matters that can be used.
public struct Surroundings: Hashable, Sendable {
  private var boxed: Boxed<Contents>

  private struct Contents: Hashable, Sendable {
    var zone: ZoneRules
    var kinds: [MatterKind]
  }

  /// Surroundings; see the properties.
  public init(zone: ZoneRules = .utc, kinds: [MatterKind] = []) {
    boxed = Boxed(Contents(zone: zone, kinds: kinds))
  }

  /// No kinds, and coordinated universal time.
  public static let none = Surroundings()

  /// The rules by which the clocks of the room run.
  public var zone: ZoneRules { boxed.value.zone }
  /// The kinds that the program and the room's settings bring.
  public var kinds: [MatterKind] { boxed.value.kinds }
}
