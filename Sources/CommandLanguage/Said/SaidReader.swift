import IncidentEngine

/// What a verb's reader reads: what was said, and what it was said into.
///
/// Fields go by their names; asking for one that the verb has not is a mistake of its row.
public struct SaidReader: Sendable {
  /// What was said.
  public let said: SaidCommand
  /// What it was said into.
  public let context: LineContext

  init(_ said: SaidCommand, _ context: LineContext) {
    self.said = said
    self.context = context
  }

  /// What is said in a field; nil when nothing is.
  public func value(_ name: String) -> SaidValue? {
    let place = said.verb.place(of: name)
    precondition(place != nil, "\(said.verb.name) has no field \(name)")
    return place.flatMap { said.values[$0] }
  }

  /// The words of a field; nil when there are none.
  public func text(_ name: String) -> String? { value(name)?.text }

  /// Whether something is said in a field; of a flag, whether it is on.
  public func has(_ name: String) -> Bool { value(name) != nil }

  /// What is said in a field that must say something.
  public func required(_ name: String) throws(LineProblem) -> SaidValue {
    guard let value = value(name) else { throw missing(name) }
    return value
  }

  /// The words of a field that must say something.
  public func requiredText(_ name: String) throws(LineProblem) -> String {
    try required(name).text
  }

  /// What is said in a field, read as a value; nil when nothing is said.
  public func read<Value>(
    _ name: String, as read: (SaidValue) throws(LineProblem) -> Value
  ) throws(LineProblem) -> Value? {
    guard let value = value(name) else { return nil }
    return try read(value)
  }

  /// The problem of a field in which something is missing.
  public func missing(_ name: String) -> LineProblem {
    let field = said.verb.allFields.first { $0.name == name }
    let isOption = said.verb.options.contains { $0.name == name }
    let typed = isOption ? field?.typed ?? name : name
    return problem(name, .missing(field: typed, usage: said.verb.usage))
  }

  /// A problem of a field, marked at its value, or where the value would stand.
  public func problem(_ name: String, _ reason: LineProblem.Reason) -> LineProblem {
    value(name)?.problem(reason)
      ?? LineProblem(said.end..<said.end, reason, field: said.verb.place(of: name))
  }

  /// When it happened, where the verb has a field `at` and something is said in it.
  func occurred() throws(LineProblem) -> Moment? {
    said.verb.place(of: "at") == nil ? nil : try read("at", as: past)
  }
}
