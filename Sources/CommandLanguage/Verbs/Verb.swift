import IncidentEngine

/// One thing that can be said on the command line, and all that is known of it.
///
/// Line, form, completion, palette, help and manual are made of it, and its reader says what it
/// asks for:
///
/// ```swift
/// Verb(
///   "close", "close an incident", of: .incident,
///   fields: [Field("reason", .text, required: false, takes: .rest)],
///   example: "close 26-0004 road open again",
///   reads: .command { said throws(LineProblem) in
///     .closeIncident(try said.incident(), reason: said.text("reason"), endingOpenWork: false)
///   })
/// ```
public struct Verb: Sendable {
  /// The word it starts with.
  public let name: String
  /// Other words that mean the same.
  public internal(set) var aliases: [String]
  /// What it does, in a few words.
  public let summary: String
  /// What its number is of, which may stand right behind it.
  public let object: VerbObject
  /// What follows, in this order.
  public let fields: [Field]
  /// What may follow as `name=value`, in any order, after everything else.
  public let options: [Field]
  /// All its fields, as a form has them: its object, then what follows in order, then the options.
  public let allFields: [Field]
  /// Of which of them it can be said, for what is offered.
  public let suits: Suiting
  /// Whether it has a meaning in an exercise only.
  public let onlyInExercise: Bool
  /// A line as an officer would type it.
  public let example: String
  /// What it asks for.
  let reader: VerbReader

  /// A verb; see the properties.
  public init(
    _ name: String, aliases: [String] = [], _ summary: String, of object: VerbObject = .nothing,
    fields: [Field] = [], options: [Field] = [], suits: Suiting = Suiting(),
    onlyInExercise: Bool = false, example: String, reads reader: VerbReader
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.object = object
    self.fields = fields
    self.options = options
    allFields = (object.field.map { [$0] } ?? []) + fields + options
    self.suits = suits
    self.onlyInExercise = onlyInExercise
    self.example = example
    self.reader = reader
  }

  /// Where a field stands among ``allFields``; nil when there is none of that name.
  public func place(of name: String) -> Int? { allFields.firstIndex { $0.name == name } }

  /// Where the object stands among ``allFields``; nil when the verb has none.
  public var objectPlace: Int? { object == .nothing ? nil : 0 }

  /// Where the fields stand among ``allFields`` that follow the verb in a fixed order.
  var positions: Range<Int> {
    let first = object == .nothing ? 0 : 1
    return first..<first + fields.count
  }

  /// Whether it may start with an incident's number; without one it means the selected incident.
  public var takesIncident: Bool { object.isIncident }

  /// Whether it is about the selected incident when the line names none.
  public var meansIncident: Bool {
    takesIncident || fields.contains { $0.kind == .task || $0.kind == .objective }
  }

  /// Whether there is nothing that could follow it.
  public var standsAlone: Bool { allFields.isEmpty }

  /// The shape of the line: `task [NUMBER] AGENCY TITLE… [due=] [at=]`.
  public var usage: String {
    let leading = object == .nothing ? [] : ["[NUMBER]"]
    let positions = fields.map { field in
      let shown = field.name.uppercased() + (field.takesRest ? "…" : "")
      return field.isRequired ? shown : "[\(shown)]"
    }
    let keys = options.map { $0.isRequired ? $0.typed : "[\($0.typed)]" }
    return ([name] + leading + positions + keys).joined(separator: " ")
  }
}

extension Verb: Hashable {
  /// Whether both are the same row: the same words, object and fields.
  public static func == (one: Verb, other: Verb) -> Bool {
    one.name == other.name && one.object == other.object && one.aliases == other.aliases
      && one.fields == other.fields && one.options == other.options
  }

  /// Hashes name and object.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(object)
  }
}
