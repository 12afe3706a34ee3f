import IncidentEngine

/// What an inject does about a matter: opens one, or makes a move of one that was opened.
public enum ScriptedMatter: Hashable, Sendable {
  case opening(ScriptedOpening)
  case deed(ScriptedDeed)
}

/// A matter that an inject opens.
public struct ScriptedOpening: Hashable, Sendable {
  /// Its id in the file; its spoken number comes from the room.
  public let id: String
  /// Its kind.
  public let kind: KindCode
  /// The incident it is about, by its id; nil for the room.
  public let incident: String?
  /// The agency in whose name it is opened.
  public let by: AgencyCode?
  /// What is filled in.
  public let values: [ScriptedField]
  /// Its rows, in order.
  public let rows: [Row]
  /// Whether agencies that are simulated answer what they owe on it.
  public let isSimulated: Bool

  /// A row of a field.
  public struct Row: Hashable, Sendable {
    /// The field.
    public let field: FieldCode
    /// What is filled in.
    public let values: [ScriptedField]
  }
}

/// A move that an inject makes: an answer, a refusal, whatever the kind knows.
public struct ScriptedDeed: Hashable, Sendable {
  /// The matter, by its id.
  public let matter: String
  /// The move.
  public let move: MoveCode
  /// The part it is of; nil where it is of the whole or only one can be meant.
  public let part: PartKey?
  /// The agency in whose name it is made.
  public let by: AgencyCode?
  /// What is said with it.
  public let values: [ScriptedField]
}

/// A field with what a scenario writes in it.
public struct ScriptedField: Hashable, Sendable {
  /// The field.
  public let code: FieldCode
  /// What is written.
  public let value: ScriptedValue
}

/// What a scenario writes in a field: as it is kept, or by what only the room can tell.
public enum ScriptedValue: Hashable, Sendable {
  /// As it is kept.
  case plain(FieldValue)
  /// A time of the exercise, or so long after the inject came.
  case time(Deadline)
  /// An amount, in thousandths of the room's currency.
  case money(Int64)
  /// An incident, by its id.
  case incident(String)
  /// A task, by its id.
  case task(String)
  /// A resource, by its name.
  case resource(String)
  /// A matter, by its id.
  case matter(String)
  /// Matters, by their ids.
  case matters([String])
}
