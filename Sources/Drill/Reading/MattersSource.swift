import CheckedYAML
import IncidentEngine

/// What an inject does about matters as written, and where the parts that refer to others stand.
struct MattersSource {
  /// A matter that is referred to.
  struct Reference {
    let id: Placed<String>
    /// Whether the same inject has opened it before.
    let isOpenedHere: Bool
  }

  private(set) var matters: [ScriptedMatter] = []
  private(set) var opened: [Placed<String>] = []
  private(set) var references: [Reference] = []
  private(set) var times: [ScriptedFieldReader.Time] = []
  /// The incidents that it names, in fields or not.
  private(set) var incidents: [Placed<String>] = []
  /// The incidents and tasks whose numbers stand in fields.
  private(set) var incidentsOfFields: [Placed<String>] = []
  private(set) var tasks: [Placed<String>] = []

  private static let keys = [
    "opens", "of", "kind", "incident", "by", "values", "simulated", "move", "row", "post",
  ]

  /// Reads `matters` of an inject that is about `incident`.
  init(_ fields: YAMLFields, _ names: ScenarioNames, incident: String?) {
    names.needsTwo("matters", fields)
    matters = fields.mappings("matters", named: "a matter", most: 100) { item in
      read(item, names, incident)
    }
  }

  private mutating func read(
    _ fields: YAMLFields, _ names: ScenarioNames, _ incident: String?
  ) -> ScriptedMatter? {
    switch (fields.has("opens"), fields.has("of")) {
    case (true, false): return opening(fields, names, incident).map { .opening($0) }
    case (false, true): return deed(fields, names).map { .deed($0) }
    case (true, true): fields.report(at: fields.place(of: "of"), ScenarioPhrase.opensAndOf)
    case (false, false): fields.report(at: fields.place, ScenarioPhrase.neitherOpensNorOf)
    }
    for key in Self.keys { _ = fields.node(key) }
    return nil
  }

  private mutating func opening(
    _ fields: YAMLFields, _ names: ScenarioNames, _ incident: String?
  ) -> ScriptedOpening? {
    let id = names.defineID(in: \.matters, key: "opens", fields)
    let kind = names.kind(fields)
    let about = self.incident(fields, names, usual: incident)
    let by = names.agency("by", fields)
    let isSimulated = fields.choice("simulated", of: [("no", false), ("yes", true)]) ?? true
    let filled = kind.map { values(fields, of: $0.fields, named: "a \($0.code)", names) }
    if kind == nil { _ = fields.node("values") }
    // What it says itself does not stand before it.
    if let id { opened.append(id) }
    guard let id, let kind, let filled else { return nil }
    return ScriptedOpening(
      id: id.value, kind: kind.code, incident: about, by: by, values: filled.values,
      rows: filled.rows, isSimulated: isSimulated)
  }

  /// The incident of a matter: its own, `none`, or that of the inject.
  private mutating func incident(
    _ fields: YAMLFields, _ names: ScenarioNames, usual: String?
  ) -> String? {
    guard let written = fields.placedText("incident") else { return usual }
    if written.value == "none" { return nil }
    guard let id = names.incidents.find(written, fields) else { return nil }
    incidents.append(Placed(id, at: written.place))
    return id
  }

  private mutating func deed(_ fields: YAMLFields, _ names: ScenarioNames) -> ScriptedDeed? {
    guard let matter = fields.placedText("of", required: true) else { return nil }
    refer(to: matter)
    let by = names.agency("by", fields)
    guard let kind = names.kindsOfMatters[matter.value], let move = names.move(of: kind, fields)
    else {
      for key in ["move", "values", "row", "post"] { _ = fields.node(key) }
      return nil
    }
    let said = values(fields, of: move.takes, named: "the move `\(move.code)`", names)
    return ScriptedDeed(
      matter: matter.value, move: move.code, part: part(of: move, kind, fields, by: by), by: by,
      values: said.values)
  }

  /// The part that a move is of; reported where nothing says which.
  private func part(
    of move: MatterMove, _ kind: MatterKind, _ fields: YAMLFields, by: AgencyCode?
  ) -> PartKey? {
    guard case .part(let code) = move.scope else { return nil }
    switch kind.parts(code)?.key {
    case .agency:
      if by == nil, !fields.has("by") {
        fields.report(
          at: fields.place, ScenarioPhrase.partUnnamed("by", move: move.code.text))
      }
      return by.map { .agency($0) }
    case .post:
      return fields.word("post", of: PostCode.self, required: true).map { .post($0) }
    case .row: return fields.integer("row", in: 1...1000).map { .row($0) }
    case .officer, nil: return nil
    }
  }

  private mutating func values(
    _ fields: YAMLFields, of table: [MatterField], named name: String, _ names: ScenarioNames
  ) -> (values: [ScriptedField], rows: [ScriptedOpening.Row]) {
    let needsSome = table.contains(where: \.isRequired)
    let read = fields.mapping("values", named: name, required: needsSome) {
      inner -> (values: [ScriptedField], rows: [ScriptedOpening.Row])? in
      var reader = ScriptedFieldReader(inner, names)
      let values = reader.values(of: table)
      let rows = reader.rows(of: table)
      times += reader.times
      incidents += reader.incidents
      incidentsOfFields += reader.incidents
      tasks += reader.tasks
      for matter in reader.matters { refer(to: matter) }
      return (values, rows)
    }
    return read ?? ([], [])
  }

  private mutating func refer(to matter: Placed<String>) {
    let isOpenedHere = opened.contains { $0.value == matter.value }
    references.append(Reference(id: matter, isOpenedHere: isOpenedHere))
  }
}
