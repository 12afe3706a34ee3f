import IncidentEngine

/// One thing that can be said on the command line: its name, its fields, what it is for.
public struct Verb: Hashable, Sendable {
  /// The word it starts with.
  public let name: String
  /// Other words that mean the same.
  public let aliases: [String]
  /// What it does, in a few words.
  public let summary: String
  /// Whether it may start with an incident's number; without one it means the selected incident.
  public let takesIncident: Bool
  /// What follows, in this order.
  public let fields: [Field]
  /// What may follow as `name=value`, in any order, after everything else.
  public let options: [Field]
  /// A line as an officer would type it.
  public let example: String

  init(
    _ name: String, aliases: [String] = [], _ summary: String, incident: Bool = false,
    fields: [Field] = [], options: [Field] = [], example: String
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    takesIncident = incident
    self.fields = fields
    self.options = options
    self.example = example
  }

  /// Whether it is about the selected incident when the line names none.
  public var meansIncident: Bool {
    takesIncident || fields.contains { $0.kind == .task || $0.kind == .objective }
  }

  /// The shape of the line: `task [NUMBER] AGENCY TITLE… [due=] [at=]`.
  public var usage: String {
    let leading = takesIncident ? ["[NUMBER]"] : []
    let positions = fields.map { field in
      let shown = field.name.uppercased() + (field.takesRest ? "…" : "")
      return field.isRequired ? shown : "[\(shown)]"
    }
    let keys = options.map { $0.isRequired ? $0.typed : "[\($0.typed)]" }
    return ([name] + leading + positions + keys).joined(separator: " ")
  }
}

/// One field of a verb.
public struct Field: Hashable, Sendable {
  /// What it is called; before `=` when it is an option.
  public let name: String
  /// What may stand in it.
  public let kind: Kind
  /// Whether the verb says nothing without it.
  public let isRequired: Bool
  /// Whether it takes all words up to the first option.
  public let takesRest: Bool

  init(_ name: String, _ kind: Kind, required: Bool = true, rest: Bool = false) {
    self.name = name
    self.kind = kind
    isRequired = required
    takesRest = rest
  }

  /// How an option is typed: `due=`, or `anyway` where no value follows.
  var typed: String { kind == .flag ? name : "\(name)=" }

  /// What may stand in a field.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case incident, task, agency, agencies, resource, logNumber, verb
    case incidentType, mode, phase, participation, movement, logKind, priority
    case column, columns, tab, objective, tasks, number
    case inject, text, name, kindOfResource, time, due, coordinates, speed, flag

    /// Whether several may stand there, with commas between them.
    var isList: Bool { self == .agencies || self == .columns || self == .tasks }
  }
}
