extension MatterFact {
  /// How the journal spells the fact.
  var name: String {
    switch self {
    case .kindDeclared: "kindDeclared"
    case .opened: "matterOpened"
    case .changed: "matterChanged"
    case .moved: "matterMoved"
    case .answerStepped: "answerStepped"
    case .linked: "linked"
    case .marked: "markingChanged"
    }
  }

  func write(into writer: inout JSONWriter) {
    switch self {
    case .kindDeclared(let kind): kind.write(into: &writer)
    case .opened(let opening): opening.write(into: &writer)
    case .changed(let step), .moved(let step): step.write(into: &writer)
    case .answerStepped(let fact): fact.write(into: &writer)
    case .linked(let fact): fact.write(into: &writer)
    case .marked(let subject, let marking, let reason):
      writer.text("subject", subject.text)
      writer.word("marking", marking)
      writer.text("reason", reason)
    }
  }

  init?(name: JSONReader.Text, _ reader: inout JSONReader) throws(BodyError) {
    switch name {
    case "kindDeclared": self = .kindDeclared(try MatterKind(&reader))
    case "matterOpened": self = .opened(try MatterOpening(&reader))
    case "matterChanged": self = .changed(try MatterStep(&reader))
    case "matterMoved": self = .moved(try MatterStep(&reader))
    case "answerStepped": self = .answerStepped(try AnswerStepFact(&reader))
    case "linked": self = .linked(try LinkFact(&reader))
    case "markingChanged":
      self = .marked(
        try reader.made("subject") { Subject($0) }, try reader.word("marking"),
        reason: try reader.optionalText("reason"))
    default: return nil
    }
  }
}

extension MatterDelta {
  /// The members of a delta: `state`, then `f.` fields, `s.` states of parts, `l.` fields of parts,
  /// `lc` emptied fields of parts, and what else there is.
  func write(into writer: inout JSONWriter) {
    writer.text("state", whole?.text)
    for entry in values.entries { writer.member("f.\(entry.code)", entry.value) }
    for line in lines {
      if let state = line.state { writer.member("s.\(line.part.text)", .text(state.text)) }
      for entry in line.values.entries {
        writer.member("l.\(line.part.text).\(entry.code)", entry.value)
      }
    }
    writer.texts("cleared", cleared.map(\.text))
    writer.texts(
      "clearedParts",
      lines.flatMap { line in line.cleared.map { "\(line.part.text).\($0)" } })
    writer.texts("parts", lines.filter(\.hasNothing).map(\.part.text))
    writer.texts("removed", lines.filter(\.isRemoved).map(\.part.text))
    writer.texts("awaits", begun.map(\.text))
    writer.texts("ended", ended.map { String($0) })
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    let whole = try reader.optionalMade("state") { StateCode($0) }
    let values = try reader.values(under: "f.") { FieldCode($0) }
    var lines = LineChanges()
    while let (name, value) = try reader.member(under: ["s.", "l."]) {
      guard lines.take(name, value) else { throw reader.unknown(name, "parts") }
    }
    let cleared = try reader.list("cleared") { FieldCode($0) }
    for text in try reader.texts("clearedParts") {
      guard lines.clear(text) else { throw reader.unknown(text, "clearedParts") }
    }
    for text in try reader.texts("parts") {
      guard lines.add(text, removed: false) else { throw reader.unknown(text, "parts") }
    }
    for text in try reader.texts("removed") {
      guard lines.add(text, removed: true) else { throw reader.unknown(text, "removed") }
    }
    self.init(
      whole: whole, lines: lines.changes,
      values: FieldValues(values.map { FieldEntry($0, $1) }), cleared: cleared,
      begun: try reader.list("awaits") { AnswerDue($0) },
      ended: try reader.list("ended") { Int(digits: $0) })
  }
}

extension LineChange {
  /// Whether no other member says that it is there.
  fileprivate var hasNothing: Bool {
    state == nil && values.isEmpty && cleared.isEmpty && !isRemoved
  }
}

/// Gathers what members say of parts.
private struct LineChanges {
  private(set) var changes: [LineChange] = []

  private mutating func place(of part: PartReference) -> Int {
    if let place = changes.lastIndex(where: { $0.part == part }) { return place }
    changes.append(LineChange(part))
    return changes.count - 1
  }

  mutating func take(_ name: String, _ value: FieldValue) -> Bool {
    let path = name.dropFirst(2)
    if name.hasPrefix("s.") {
      guard let part = PartReference(path), let state = value.text.flatMap({ StateCode($0) })
      else { return false }
      changes[place(of: part)].state = state
      return true
    }
    guard let (part, field) = split(path) else { return false }
    changes[place(of: part)].values[field] = value
    return true
  }

  mutating func clear(_ text: String) -> Bool {
    guard let (part, field) = split(text[...]) else { return false }
    changes[place(of: part)].cleared.append(field)
    return true
  }

  mutating func add(_ text: String, removed: Bool) -> Bool {
    guard let part = PartReference(text) else { return false }
    changes[place(of: part)].isRemoved = removed
    return true
  }

  private func split(_ path: Substring) -> (PartReference, FieldCode)? {
    guard let dot = path.lastIndex(of: "."), let part = PartReference(path[..<dot]),
      let field = FieldCode(path[path.index(after: dot)...])
    else { return nil }
    return (part, field)
  }
}

extension Circumstances {
  func write(into writer: inout JSONWriter) {
    writer.texts("rules", rules)
    writer.text("because", reason)
    writer.agency("onBehalf", onBehalf)
    writer.text("means", means)
    if isDeemed { writer.flag("deemed", true) }
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      rules: try reader.texts("rules"), reason: try reader.optionalText("because"),
      onBehalf: try reader.optionalAgency("onBehalf"), means: try reader.optionalText("means"),
      deemed: try reader.optionalFlag("deemed") ?? false)
  }
}

extension MatterOpening {
  func write(into writer: inout JSONWriter) {
    writer.text("matter", number.description)
    writer.text("kind", kind.text)
    writer.incident("incident", incident)
    writer.word("marking", marking)
    delta.write(into: &writer)
    circumstances.write(into: &writer)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      number: try reader.matter("matter"), kind: try reader.code("kind"),
      incident: try reader.optionalIncident("incident"), marking: try reader.word("marking"),
      delta: try MatterDelta(&reader), circumstances: try Circumstances(&reader))
  }
}

extension MatterStep {
  func write(into writer: inout JSONWriter) {
    writer.text("matter", number.description)
    writer.text("move", move?.text)
    writer.text("part", part?.text)
    delta.write(into: &writer)
    circumstances.write(into: &writer)
    if isTakingBack { writer.flag("takesBack", true) }
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      number: try reader.matter("matter"),
      move: try reader.optionalMade("move") { MoveCode($0) },
      part: try reader.optionalMade("part") { PartReference($0) },
      delta: try MatterDelta(&reader), circumstances: try Circumstances(&reader),
      takingBack: try reader.optionalFlag("takesBack") ?? false)
  }
}

extension LinkFact {
  func write(into writer: inout JSONWriter) {
    writer.text("subject", subject.text)
    writer.text("link", link.text)
    writer.text("other", other.text)
    if isRemoved { writer.flag("removed", true) }
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    let subject = try reader.made("subject") { Subject($0) }
    let link: LinkCode = try reader.code("link")
    self.init(
      subject, link, try reader.made("other") { Subject($0) },
      removed: try reader.optionalFlag("removed") ?? false)
  }
}

extension AnswerStepFact {
  func write(into writer: inout JSONWriter) {
    switch answer {
    case .matter(let number, let ordinal):
      writer.text("matter", number.description)
      writer.integer("answer", ordinal)
    case .task(let number): writer.task("task", number)
    }
    writer.word("step", step)
    writer.moment("until", until)
    writer.text("to", to?.text)
    writer.text("reason", reason)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    let answer: AnswerReference
    if let number = try reader.optionalMade("matter", { MatterNumber($0) }) {
      answer = .matter(number, try reader.ordinal("answer"))
    } else {
      answer = .task(try reader.task("task"))
    }
    self.init(
      answer, try reader.word("step"), until: try reader.optionalMoment("until"),
      to: try reader.optionalMade("to") { Debtor($0) },
      reason: try reader.optionalText("reason"))
  }
}

extension AdoptedScenario {
  func write(into writer: inout JSONWriter) {
    writer.text("name", name)
    writer.text("sha256", hash)
    writer.text("text", text)
  }

  init(_ reader: inout JSONReader) throws(BodyError) {
    self.init(
      name: try reader.text("name"), hash: try reader.text("sha256"),
      text: try reader.text("text"))
  }
}
