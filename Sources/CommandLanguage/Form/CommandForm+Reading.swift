import IncidentEngine

extension CommandForm {
  /// What the form asks for: what its line means.
  ///
  /// - Throws: `FormProblem` with the field and the place in it.
  public func meaning(in context: LineContext) throws(FormProblem) -> LineMeaning {
    for place in fields.indices {
      if let reason = mistake(at: place) {
        throw FormProblem(place, 0..<values[place].count, reason)
      }
    }
    let written = written(in: context)
    do {
      return try CommandLanguage.read(line: written.text, in: context)
    } catch {
      throw placed(error, in: written)
    }
  }

  /// What a field says that no line could say in its place.
  private func mistake(at place: Int) -> LineProblem.Reason? {
    let (field, value) = (fields[place], values[place])
    if value.isEmpty {
      return field.isRequired ? .missing(field: field.name, usage: verb.usage) : nil
    }
    if field.kind == .incident, !looksLikeIncident(Token(text: value, range: 0..<value.count)) {
      return .incidentUnknown(value)
    }
    if field.kind == .logKind, Self.logKind(value) == nil {
      return .wordUnknown(value, known: LogKind.allCases.map(\.word))
    }
    if field.kind == .flag, Self.isOn(value) == nil {
      return .wordUnknown(value, known: ["on", "off"])
    }
    return nil
  }

  /// A problem of the line on the field where it is to be cured.
  private func placed(_ problem: LineProblem, in written: WrittenForm) -> FormProblem {
    if case .missing(let name, _) = problem.reason,
      let place = place(of: name.hasSuffix("=") ? String(name.dropLast()) : name)
    {
      return FormProblem(place, 0..<0, problem.reason)
    }
    if problem.reason == .noIncidentSelected, let incidentPlace {
      return FormProblem(incidentPlace, 0..<0, problem.reason)
    }
    guard let (field, range) = written.place(problem.range, length: { values[$0].count }) else {
      return FormProblem(0, 0..<0, problem.reason)
    }
    return FormProblem(field, range, problem.reason)
  }
}
