import IncidentEngine

/// A command as it is said: a verb, and for each of its fields the value and where it stands.
///
/// It stands between what is typed and what is meant. A line makes it of its words, a form of its
/// fields, and the verb's row reads it.
public struct SaidCommand: Hashable, Sendable {
  /// What is said.
  public let verb: Verb
  /// What is said in each field, by its place in ``Verb/allFields``.
  public let values: [SaidValue?]
  /// Where something missing would stand, in characters from 0.
  let end: Int

  init(_ verb: Verb, _ values: [SaidValue?], end: Int) {
    self.verb = verb
    self.values = values
    self.end = end
  }

  /// What it asks for. A command that names no incident is for each marked one, where there are any.
  ///
  /// - Throws: `LineProblem` with the field and the place in it.
  public func meaning(in context: LineContext) throws(LineProblem) -> LineMeaning {
    guard verb.object == .incident, values[0] == nil, !context.marked.isEmpty else {
      return try verb.reader.meaning(SaidReader(self, context))
    }
    var all: [Command] = []
    var occurred: Moment?
    for number in context.marked {
      var one = context
      one.selected = number
      let meaning = try verb.reader.meaning(SaidReader(self, one))
      guard case .commands(let commands, let moment) = meaning else { return meaning }
      all += commands
      occurred = moment
    }
    return .commands(all, occurred: occurred)
  }
}
