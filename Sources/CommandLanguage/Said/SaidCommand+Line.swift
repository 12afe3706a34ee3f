import IncidentEngine

/// Reads a line as an officer types it, after the verbs of the context.
///
/// - Throws: `LineProblem` with the place in the line, from which the cure is said.
public func read(
  line: String, in context: LineContext
) throws(LineProblem) -> LineMeaning {
  try SaidCommand(line: line, in: context).meaning(in: context)
}

extension SaidCommand {
  /// What a line says. Places are in characters of the line.
  ///
  /// - Throws: `LineProblem` where its words fit no verb.
  public init(line: String, in context: LineContext) throws(LineProblem) {
    let parts = try LineParts(spokenWords(of: line), end: line.count, in: context)
    let verb = parts.verb
    var values = [SaidValue?](repeating: nil, count: verb.allFields.count)
    if let place = verb.objectPlace, let object = parts.object {
      values[place] = SaidValue([object], field: place)
    }
    let division = WordDivision(of: parts.words, among: verb.fields, in: context.situation)
    if let first = division.surplus.first, let last = division.surplus.last {
      throw LineProblem(
        first.range.lowerBound..<last.range.upperBound,
        .surplus(first.text, usage: verb.usage))
    }
    for (place, words) in zip(verb.positions, division.shares) {
      values[place] = SaidValue(words, field: place)
    }
    for (field, value) in parts.options {
      guard let place = verb.place(of: field.name) else { continue }
      values[place] = SaidValue([value], field: place)
    }
    self.init(verb, values, end: line.count)
  }
}
