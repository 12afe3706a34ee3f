import CheckedYAML
import IncidentEngine

extension KindReader {
  mutating func readFields() {
    let known = names.count
    columns = fieldList("fields", in: fields, isRow: false)
    if columns.isEmpty, names.count == known, fields.has("fields") { return }
    for title in columns.filter({ $0.shows == .title }).dropFirst() {
      fields.report(
        at: fields.place(of: "fields"), "More than one field is the title: also `\(title.code)`.",
        cure: "Keep `title: yes` at the one by which a matter is called.")
    }
    for rest in columns.filter({ $0.place == .rest }).dropFirst() {
      fields.report(
        at: fields.place(of: "fields"),
        "More than one field takes the rest of the line: also `\(rest.code)`.",
        cure: "Keep `place: rest` at one; the others are typed as `\(rest.code)=…`.")
    }
  }

  private mutating func fieldList(
    _ key: String, in fields: YAMLFields, isRow: Bool
  ) -> [MatterField] {
    var found: [MatterField] = []
    _ = fields.mappings(key, named: "a field", required: true, most: 60) { item -> Bool? in
      guard let field = field(item, isFirst: found.isEmpty, isRow: isRow) else { return nil }
      if found.contains(where: { $0.code == field.code }) {
        item.report(
          at: item.place, "The field `\(field.code)` stands here twice.",
          cure: "Keep one, or give the other a name of its own.")
        return nil
      }
      found.append(field)
      return true
    }
    return found
  }

  private mutating func field(
    _ item: YAMLFields, isFirst: Bool, isRow: Bool
  ) -> MatterField? {
    let code: Placed<FieldCode>? = self.code("field", in: item, required: true)
    let type = fieldType(item, isRow: isRow)
    let isRequired = item.truth("required") ?? false
    let isTitle = item.truth("title") ?? false
    let column = item.integer("column", in: 1...99)
    let place = item.choice(
      "place", of: MatterField.Place.allCases.map { ($0.word, $0) })
    guard let code else { return nil }
    name(code.value.text, in: item)
    guard let type else { return nil }
    let usual: MatterField.Place = isTitle ? .rest : .option
    return MatterField(
      code.value, type, required: isRequired, place ?? usual,
      shows: isTitle ? .title : column.map { .column(leftOut: $0) } ?? .page)
  }

  private mutating func fieldType(_ item: YAMLFields, isRow: Bool) -> FieldType? {
    let words =
      FieldType.plainWords + ["count", "choice", "choices", "matter", "matters"]
      + (isRow ? [] : ["rows"])
    let type = item.choice("type", of: words.map { ($0, $0) }, required: true)
    switch type {
    case "count":
      let low = item.integer("from", in: -1_000_000_000...1_000_000_000) ?? 0
      let high = item.integer("to", in: -1_000_000_000...1_000_000_000) ?? 1_000_000
      guard low <= high else {
        item.report(
          at: item.place(of: "to"), "`to` is below `from`.", cure: "Write the larger one as `to`.")
        return nil
      }
      return .count(low...high)
    case "choice", "choices":
      let choices: [Placed<ChoiceCode>] = codes("of", in: item, required: true)
      if choices.isEmpty { return nil }
      let unique = choices.map(\.value).reduce(into: [ChoiceCode]()) { found, choice in
        if !found.contains(choice) { found.append(choice) }
      }
      return type == "choice" ? .choice(unique) : .choices(unique)
    case "matter", "matters":
      let kind: Placed<KindCode>? = code("of", in: item)
      return type == "matter" ? .matter(kind?.value) : .matters(kind?.value)
    case "rows": return .rows(fieldList("columns", in: item, isRow: true))
    case let plain?: return FieldType(notation: plain[...])
    case nil:
      for key in ["of", "from", "to", "columns"] { _ = item.node(key) }
      return nil
    }
  }

  mutating func readStates() { states = stateList("states", in: fields) }

  mutating func stateList(_ key: String, in fields: YAMLFields) -> [MatterState] {
    var found: [MatterState] = []
    _ = fields.mappings(key, named: "a state", required: true, most: 40) { item -> Bool? in
      let code: Placed<StateCode>? = self.code("state", in: item, required: true)
      let isOpen = item.truth("open") ?? true
      let tone =
        item.choice("tone", of: MatterState.Tone.allCases.map { ($0.word, $0) })
        ?? (isOpen ? .calm : .good)
      guard let code else { return nil }
      name(code.value.text, in: item)
      if code.value == .void || found.contains(where: { $0.code == code.value }) {
        item.report(
          at: code.place, "The state `\(code.value)` is there already.",
          cure: "Give it a word of its own; `void` is understood for every kind.")
        return nil
      }
      found.append(MatterState(code.value, open: isOpen, tone))
      return true
    }
    return found
  }

  mutating func readParts() {
    _ = fields.mappings("parts", named: "a part", most: 20) { item -> Bool? in
      let code: Placed<PartsCode>? = self.code("part", in: item, required: true)
      let of: Placed<FieldCode>? = self.code("of", in: item, required: true)
      let states = stateList("states", in: item)
      guard let code, let of else { return nil }
      name(code.value.text, in: item)
      guard let field = columns.first(where: { $0.code == of.value }),
        let key = Self.key(field.type)
      else {
        item.report(
          at: of.place, "`\(of.value)` is no field of agencies, a post, an officer or rows.",
          cure: "Name a field of such a type: one part stands for each of them.")
        return nil
      }
      if parts.contains(where: { $0.code == code.value }) {
        item.report(
          at: code.place, "The part `\(code.value)` is there already.",
          cure: "Keep one, or give the other a word of its own.")
        return nil
      }
      if states.isEmpty { return nil }
      parts.append(MatterParts(code.value, of: of.value, key: key, states: states))
      return true
    }
  }

  private static func key(_ type: FieldType) -> MatterParts.Key? {
    switch type {
    case .agency, .agencies: .agency
    case .post: .post
    case .officer: .officer
    case .rows: .row
    case .line, .text, .flag, .money, .past, .due, .day, .span, .point, .place, .key, .incident,
      .task, .resource, .marking, .measures, .file, .count, .decimal, .choice, .choices, .matter,
      .matters:
      nil
    }
  }
}
