extension Decision {
  mutating func open(_ draft: MatterDraft) throws(Rejection) {
    _ = try opened(draft, isFollow: false)
  }

  /// Opens a matter and tells its number; one that follows from another asks nobody again.
  mutating func opened(
    _ draft: MatterDraft, isFollow: Bool
  ) throws(Rejection) -> MatterNumber {
    let kind = try kind(draft.kind)
    try declare(kind)
    let incident = try draft.incident.map { reference throws(Rejection) in
      try self.incident(reference).number
    }
    if let line = draft.line, staged.logEntry(line) == nil { throw .logUnknown(line) }
    var matter = try begun(draft, kind, on: incident)
    let voice = try voice(draft.saying)
    let onBehalf =
      isFollow
      ? nil
      : try checkSpeaker(
        kind.opens, voice, nil, nil, values: matter.values, kind.code, nil)
    var delta = openingDelta(of: matter)
    let answers = awaits(of: matter, kind, since: occurred)
    delta.begun = answers.begun
    matter.awaits = answers.begun.map { AwaitedAnswer(due: $0, steps: []) }
    let circumstances = try checkRules(
      kind.rules, RuleSubject(matter: matter, line: nil, kind: kind, isNew: true, voice: voice),
      draft.saying, onBehalf: onBehalf)
    record(
      .matter(
        .opened(
          MatterOpening(
            number: matter.number, kind: kind.code, incident: incident, marking: matter.marking,
            delta: delta, circumstances: circumstances))))
    if let line = draft.line {
      record(.matter(.linked(LinkFact(.matter(matter.number), .from, .log(line)))))
    }
    try follow(
      kind.follows, of: matter.number, line: nil, said: FieldValues(), draft.saying)
    return matter.number
  }

  /// The matter as it begins, not recorded yet.
  private func begun(
    _ draft: MatterDraft, _ kind: MatterKind, on incident: IncidentNumber?
  ) throws(Rejection) -> Matter {
    let values = try fitted(draft.values, to: kind.fields, of: kind.code)
    let beginning = kind.beginning.flatMap { beginning in
      values[beginning.flag]?.flag == true ? beginning.state : nil
    }
    guard let state = beginning ?? kind.states.first?.code else {
      throw .matter(.kindUnknown(kind.code))
    }
    let number = MatterNumber(prefix: kind.prefix, ordinal: staged.matterCount(kind.code) + 1)
    var matter = Matter(
      number: number, kind: kind.code, incident: incident, opened: occurred,
      recorded: submission.recorded, author: staged.authors.count,
      marking: draft.marking ?? staged.terms.marking ?? kind.marking, state: state,
      values: values, lines: [], awaits: [], answerCount: 0, rowCount: 0, history: [], log: [],
      changed: Change(number: staged.lastNumber, author: staged.authors.count))
    for row in draft.rows { try matter.add(try fitted(row, of: kind)) }
    matter.lines += kind.lines(for: matter.values, at: occurred)
    matter.lines.sort { $0.part < $1.part }
    for field in kind.fields where field.isRequired {
      if !matter.isFilled(field, kind) {
        throw .matter(.valueMissing(kind.code, field.code, move: nil))
      }
    }
    return matter
  }

  private func fitted(
    _ row: MatterDraft.Row, of kind: MatterKind
  ) throws(Rejection) -> (part: PartsCode, state: StateCode?, values: FieldValues, at: Moment) {
    guard let field = kind.field(row.field), !field.type.columns.isEmpty,
      let code = kind.rowsCode(of: row.field)
    else { throw .matter(.fieldUnknown(kind.code, row.field)) }
    let values = try fitted(row.values, to: field.type.columns, of: kind.code)
    for column in field.type.columns where column.isRequired && values[column.code] == nil {
      throw .matter(.valueMissing(kind.code, column.code, move: nil))
    }
    return (code, kind.parts(code)?.states.first?.code, values, occurred)
  }

  private func openingDelta(of matter: Matter) -> MatterDelta {
    MatterDelta(
      whole: matter.state,
      lines: matter.lines.map { LineChange($0.part, state: $0.state, values: $0.values) },
      values: matter.values)
  }
}

extension Matter {
  /// Adds a row under the next number.
  fileprivate mutating func add(
    _ row: (part: PartsCode, state: StateCode?, values: FieldValues, at: Moment)
  ) throws(Rejection) {
    rowCount += 1
    lines.append(
      MatterLine(
        part: PartReference(row.part, .row(rowCount)), state: row.state, values: row.values,
        since: row.at))
  }

  /// Whether something stands in a field, or in rows of it.
  func isFilled(_ field: MatterField, _ kind: MatterKind) -> Bool {
    if field.type.columns.isEmpty { return values[field.code] != nil }
    return kind.rowsCode(of: field.code).map { !lines($0).isEmpty } ?? false
  }
}

extension MatterKind {
  /// The parts that agencies, posts and officers of fields make, each in its first state.
  func lines(for values: FieldValues, at moment: Moment) -> [MatterLine] {
    parts.flatMap { parts -> [MatterLine] in
      guard parts.key != .row, let value = values[parts.field] else { return [] }
      return keys(value, parts.key).map {
        MatterLine(
          part: PartReference(parts.code, $0), state: parts.states.first?.code,
          values: FieldValues(), since: moment)
      }
    }
  }

  func keys(_ value: FieldValue, _ key: MatterParts.Key) -> [PartKey] {
    switch key {
    case .agency: value.texts.compactMap { AgencyCode($0) }.map { .agency($0) }
    case .post: value.texts.compactMap { PostCode(word: $0) }.map { .post($0) }
    case .officer: value.integer.map { [.officer(OfficerID(Int($0)))] } ?? []
    case .row: []
    }
  }
}
