/// One field of a verb.
public struct Field: Hashable, Sendable {
  /// What it is called; before `=` when it is an option.
  public let name: String
  /// What may stand in it.
  public let kind: Kind
  /// Whether the verb says nothing without it.
  public let isRequired: Bool
  /// Which words of a line are its own, where it follows the verb in a fixed order.
  public let takes: Share
  /// How it is called in a form.
  public let label: String

  /// A field; without a label it is called by its name.
  public init(
    _ name: String, _ kind: Kind, required: Bool = true, takes: Share = .word,
    label: String? = nil
  ) {
    self.name = name
    self.kind = kind
    isRequired = required
    self.takes = takes
    self.label = label ?? name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Whether it takes all words up to the first option, or to the field behind it.
  public var takesRest: Bool {
    switch takes {
    case .rest, .ending: true
    case .word, .name, .mark: false
    }
  }

  /// How an option is typed: `due=`, or `anyway` where no value follows.
  var typed: String { kind == .flag ? name : "\(name)=" }

  /// Which words of a line are a field's own.
  public enum Share: Hashable, Sendable {
    /// One word.
    case word
    /// As many as name an agency or a resource in full, else one.
    case name
    /// Those up to the first colon where they say a kind of log line, else none.
    case mark
    /// All up to the first option, without those that the field behind it takes from the end.
    case rest
    /// Those at the end that say a movement.
    case ending
  }

  /// What may stand in a field.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case incident, matter, task, agency, agencies, resource, logNumber, verb
    case incidentType, mode, phase, participation, movement, logKind, priority
    case column, columns, tab, objective, tasks, number
    case inject, text, name, kindOfResource, time, due, coordinates, speed, flag

    /// Whether several may stand there, with commas between them.
    var isList: Bool { self == .agencies || self == .columns || self == .tasks }

    /// Whether any words may stand there.
    var isFree: Bool { self == .text || self == .name || self == .logKind }
  }
}
