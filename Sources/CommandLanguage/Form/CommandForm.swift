import IncidentEngine

/// A verb with its fields filled in one by one. It says the same as a line.
public struct CommandForm: Hashable, Sendable {
  /// What is said.
  public let verb: Verb
  /// What can be filled in: ``Verb/allFields``.
  public let fields: [Field]
  /// What stands in each field, as it would be typed, without the quotes of a line.
  public var values: [String]

  /// An empty form of a verb.
  public init(_ verb: Verb) {
    self.verb = verb
    fields = verb.allFields
    values = fields.map { _ in "" }
  }

  /// Where a field stands in the form; nil when the verb has none of that name.
  public func place(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// Where the incident stands; nil when the verb takes none.
  public var incidentPlace: Int? { verb.takesIncident ? 0 : nil }

  /// Where the fields stand that follow the verb in a fixed order.
  var positions: Range<Int> { verb.positions }

  /// Whether nothing but the number of its object is filled in.
  public var saysNothing: Bool {
    values.indices.allSatisfy { $0 == verb.objectPlace || values[$0].isEmpty }
  }

  /// The form with each task of `incident` by its whole number, so that it means the same when
  /// another incident is selected.
  public func spellingOutTasks(of incident: IncidentNumber) -> CommandForm {
    var form = self
    for (place, field) in fields.enumerated() where field.kind == .task {
      let value = values[place]
      let ordinal = value.hasPrefix("/") ? value.dropFirst() : value[...]
      if !ordinal.isEmpty, ordinal.allSatisfy({ $0.isASCII && $0.isNumber }) {
        form.values[place] = "\(incident)/\(ordinal)"
      }
    }
    return form
  }

  /// What a flag's field says; nil when it is neither on nor off.
  static func isOn(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "on", "yes", "y": true
    case "", "off", "no", "n": false
    default: nil
    }
  }
}
