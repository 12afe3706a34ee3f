/// What a room calls a kind of its own. The kinds of the program are said by the language.
public struct KindWords: Hashable, Sendable {
  /// One of it: `drone flight`.
  public var noun: String
  /// Several of it: `drone flights`.
  public var plural: String
  /// What it is for, in a few words.
  public var summary: String
  /// What codes of fields, states, moves, parts and choices are called, in the order of the codes;
  /// a code that is not here is said as it is spelled.
  public var names: [Name]

  /// Words; see the properties.
  public init(noun: String, plural: String, summary: String, names: [Name] = []) {
    self.noun = noun
    self.plural = plural
    self.summary = summary
    self.names = names
  }

  /// A code with what it is called.
  public struct Name: Hashable, Sendable {
    /// The code.
    public let code: String
    /// What it is called.
    public let said: String

    /// A name of a code.
    public init(code: String, said: String) {
      self.code = code
      self.said = said
    }
  }

  /// What a code is called.
  public func name(of code: String) -> String? { names.first { $0.code == code }?.said }
}

extension MatterKind {
  /// The field of a code; nil when there is none.
  public func field(_ code: FieldCode) -> MatterField? { fields.first { $0.code == code } }

  /// The move of a code; nil when there is none.
  public func move(_ code: MoveCode) -> MatterMove? { moves.first { $0.code == code } }

  /// The parts of a code; nil when there are none.
  public func parts(_ code: PartsCode) -> MatterParts? { parts.first { $0.code == code } }

  /// The state of a code; nil when there is none.
  public func state(_ code: StateCode) -> MatterState? {
    code == .void ? MatterState(.void, open: false, .calm) : states.first { $0.code == code }
  }

  /// The field that a matter is called by; the first one where none says so.
  public var titleField: MatterField? { fields.first { $0.shows == .title } ?? fields.first }

  /// The parts that a field of rows makes, or a code of its own where its rows have no states.
  public func rowsCode(of field: FieldCode) -> PartsCode? {
    parts.first { $0.field == field && $0.key == .row }?.code ?? PartsCode(field.text)
  }

  /// The columns of the rows of some parts.
  public func columns(of code: PartsCode) -> [MatterField] {
    let field = parts(code).map(\.field) ?? FieldCode(code.text)
    return field.flatMap { self.field($0) }?.type.columns ?? []
  }
}
