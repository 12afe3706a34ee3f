import CheckedYAML
import IncidentEngine

/// Reads what a scenario writes in the fields of a matter, each as the table of its kind says.
struct ScriptedFieldReader {
  /// A time that stands in a field.
  struct Time {
    let deadline: Deadline
    let place: YAMLPlace
    /// Whether it must have been when the inject comes; otherwise it is still to come then.
    let isPast: Bool
  }

  private let fields: YAMLFields
  private let names: ScenarioNames
  private(set) var times: [Time] = []
  private(set) var incidents: [Placed<String>] = []
  private(set) var tasks: [Placed<String>] = []
  private(set) var matters: [Placed<String>] = []

  init(_ fields: YAMLFields, _ names: ScenarioNames) {
    self.fields = fields
    self.names = names
  }

  /// What stands in the fields of a table, those of rows left out.
  mutating func values(of table: [MatterField]) -> [ScriptedField] {
    var found: [ScriptedField] = []
    for field in table where field.type.columns.isEmpty {
      if let value = value(of: field) {
        found.append(ScriptedField(code: field.code, value: value))
      }
    }
    return found
  }

  /// The rows of the fields that have some.
  mutating func rows(of table: [MatterField]) -> [ScriptedOpening.Row] {
    table.filter { !$0.type.columns.isEmpty }.flatMap { field in
      fields.mappings(
        field.code.text, named: "a row of `\(field.code)`", required: field.isRequired, most: 200
      ) { item in
        var reader = ScriptedFieldReader(item, names)
        let values = reader.values(of: field.type.columns)
        take(reader)
        return ScriptedOpening.Row(field: field.code, values: values)
      }
    }
  }

  private mutating func take(_ other: ScriptedFieldReader) {
    times += other.times
    incidents += other.incidents
    tasks += other.tasks
    matters += other.matters
  }

  private mutating func value(of field: MatterField) -> ScriptedValue? {
    let (key, required) = (field.code.text, field.isRequired)
    switch field.type {
    case .line, .place, .key, .file: return text(key, required, most: Longest.name)
    case .text: return text(key, required, most: Longest.message)
    case .flag:
      return fields.truth(key, required: required) == true ? .plain(.flag(true)) : nil
    case .count(let range):
      return fields.integer(key, in: range, required: required).map { .plain(.integer(Int64($0))) }
    case .decimal: return thousandths(key, required).map { .plain(.integer($0)) }
    case .money: return thousandths(key, required).map { .money($0) }
    case .span:
      let range = 60_000...Span.longestMinutes * 60_000
      let length = fields.duration(key, in: range, required: required)
      return length.map { .plain(.integer(Int64($0.value / 60_000))) }
    case .past, .due, .day, .point: return placeOrTime(field)
    case .agency, .agencies, .post, .marking, .measures, .choice, .choices: return word(field)
    case .officer, .incident, .task, .resource, .matter, .matters: return reference(field)
    case .rows: return nil
    }
  }

  private func text(_ key: String, _ required: Bool, most: Int) -> ScriptedValue? {
    fields.text(key, required: required, most: most).map { .plain(.text($0)) }
  }

  private func thousandths(_ key: String, _ required: Bool) -> Int64? {
    fields.decimal(key, in: -1_000_000_000...1_000_000_000, required: required)
      .map { Int64(($0 * 1000).rounded()) }
  }
}

extension ScriptedFieldReader {
  private mutating func placeOrTime(_ field: MatterField) -> ScriptedValue? {
    let (key, required) = (field.code.text, field.isRequired)
    if field.type == .point {
      let written = fields.coordinates(key, required: required)
      let point = written.flatMap {
        Coordinates(latitude: $0.latitude, longitude: $0.longitude)
      }
      return point.map {
        .plain(.text("\($0.latitudeMicrodegrees),\($0.longitudeMicrodegrees)"))
      }
    }
    guard let written = fields.placedText(key, required: required) else { return nil }
    if field.type == .day { return day(written) }
    let isPast = field.type == .past
    guard let deadline = deadline(written.value, mayBeLength: !isPast) else {
      fields.report(at: written.place, ScenarioPhrase.notTimeOfField(written.value))
      return nil
    }
    times.append(Time(deadline: deadline, place: written.place, isPast: isPast))
    return .time(deadline)
  }

  private func deadline(_ text: String, mayBeLength: Bool) -> Deadline? {
    if let time = WrittenTime.parseMoment(text) { return .by(Int64(time)) }
    guard mayBeLength, let length = WrittenTime.parseDuration(text),
      (YAMLFields.second...YAMLFields.week).contains(length)
    else { return nil }
    return .within(Int64(length))
  }

  private func day(_ written: Placed<String>) -> ScriptedValue? {
    let parts = written.value.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]),
      let civil = CivilTime(year: year, month: month, day: day)
    else {
      fields.report(at: written.place, ScenarioPhrase.notDay(written.value))
      return nil
    }
    return .plain(.integer(Int64(civil.daysSince1970)))
  }
}

extension ScriptedFieldReader {
  private func word(_ field: MatterField) -> ScriptedValue? {
    let (key, required) = (field.code.text, field.isRequired)
    func chosen(_ words: [String]) -> ScriptedValue? {
      fields.choice(key, of: words.map { ($0, $0) }, required: required).map { .plain(.text($0)) }
    }
    switch field.type {
    case .agency:
      return names.agency(key, fields, required: required).map { .plain(.text($0.text)) }
    case .agencies: return list(field) { names.agency($0, fields)?.text }
    case .post: return chosen(PostCode.allCases.map(\.word))
    case .marking: return chosen(Marking.allCases.map(\.word))
    case .choice(let choices): return chosen(choices.map(\.text))
    case .measures: return list(field, of: Measure.allCases.map(\.word))
    case .choices(let choices): return list(field, of: choices.map(\.text))
    case .line, .text, .flag, .money, .past, .due, .day, .span, .point, .place, .key, .officer,
      .incident, .task, .resource, .file, .count, .decimal, .matter, .matters, .rows:
      return nil
    }
  }

  private func list(_ field: MatterField, of words: [String]) -> ScriptedValue? {
    list(field) { written in
      if words.contains(written.value) { return written.value }
      fields.report(
        at: written.place,
        "`\(YAMLFields.shown(written.value))` is not a value of `\(field.code)`.",
        written: written.value, insteadOf: words)
      return nil
    }
  }

  private func list(
    _ field: MatterField, _ read: (Placed<String>) -> String?
  ) -> ScriptedValue? {
    let written = fields.texts(field.code.text, required: field.isRequired, most: 200)
    let texts = written.compactMap(read)
    return texts.isEmpty ? nil : .plain(.texts(texts))
  }
}

extension ScriptedFieldReader {
  private mutating func reference(_ field: MatterField) -> ScriptedValue? {
    if case .matters(let kind) = field.type { return matters(field, kind) }
    let key = field.code.text
    guard let written = fields.placedText(key, required: field.isRequired, most: Longest.name)
    else {
      return nil
    }
    switch field.type {
    case .officer:
      fields.report(at: written.place, ScenarioPhrase.notForScenario(key))
      return nil
    case .incident:
      guard let id = names.incidents.find(written, fields) else { return nil }
      incidents.append(Placed(id, at: written.place))
      return .incident(id)
    case .task:
      tasks.append(written)
      return .task(written.value)
    case .resource: return names.resources.find(written, fields).map { .resource($0) }
    case .matter(let kind): return matter(written, kind).map { .matter($0) }
    case .line, .text, .flag, .money, .past, .due, .day, .span, .point, .place, .key, .agency,
      .agencies, .post, .marking, .measures, .file, .count, .decimal, .choice, .choices, .matters,
      .rows:
      return nil
    }
  }

  /// Matters that are opened, or that none is needed.
  private mutating func matters(_ field: MatterField, _ kind: KindCode?) -> ScriptedValue? {
    let written = fields.texts(field.code.text, required: field.isRequired, most: 200)
    if written.map(\.value) == ["none"] { return .plain(.texts(["none"])) }
    var ids: [String] = []
    for item in written {
      if let id = matter(item, kind) { ids.append(id) }
    }
    return ids.isEmpty ? nil : .matters(ids)
  }

  private mutating func matter(_ written: Placed<String>, _ wanted: KindCode?) -> String? {
    matters.append(written)
    guard let wanted, let kind = names.kindsOfMatters[written.value], kind.code != wanted else {
      return written.value
    }
    fields.report(
      at: written.place,
      ScenarioPhrase.matterOfAnotherKind(
        written.value, kind: kind.code.text, wanted: wanted.text))
    return nil
  }
}
