import CheckedYAML
import IncidentEngine

extension DispatchMap.Columns {
  init?(_ fields: YAMLFields) {
    let call = Self.call(fields)
    let unit = fields.placedText("unit", required: true, most: 200)
    row = fields.placedText("row", most: 200)
    unitType = fields.placedText("unit_type", most: 200)
    type = Self.text("type", fields)
    title = Self.text("title", fields)
    place = fields.texts("place", most: 20).compactMap { Self.text($0, fields) }
    coordinates = Self.coordinates(fields)
    priority = fields.mapping("priority", named: "the priority") { Self.priority($0) }
    steps = DispatchMap.Step.allCases.compactMap { step in
      fields.placedText(step.rawValue, most: 200).map {
        DispatchMap.StepColumn(step: step, column: $0)
      }
    }
    guard let call, let unit else { return nil }
    self.call = call.column
    callDigits = call.digits
    self.unit = unit
  }

  /// A column, or `{column: …, digits: …}`.
  private static func call(_ fields: YAMLFields) -> (column: Placed<String>, digits: Int?)? {
    guard case .mapping = fields.node("call", required: true)?.content else {
      return fields.placedText("call", most: 200).map { ($0, nil) }
    }
    return fields.mapping("call", named: "the call") { call in
      let column = call.placedText("column", required: true, most: 200)
      let digits = call.integer("digits", in: 1...20, required: true)
      return column.map { ($0, digits) }
    }
  }

  private static func text(_ key: String, _ fields: YAMLFields) -> ColumnText? {
    fields.placedText(key, most: 500).flatMap { text($0, fields) }
  }

  private static func text(_ written: Placed<String>, _ fields: YAMLFields) -> ColumnText? {
    if let text = ColumnText(written) { return text }
    fields.report(
      at: written.place, "A brace in `\(YAMLFields.shown(written.value))` holds no column.",
      cure: "Write `{Name of the column}`, and `{{` for a brace itself.")
    return nil
  }

  private static func coordinates(_ fields: YAMLFields) -> [Placed<String>] {
    let columns = fields.texts("coordinates")
    if columns.count > 2 {
      fields.report(
        at: columns[2].place, "`coordinates` has more than two columns.",
        cure: "Name one column that holds `(latitude, longitude)`, or two, latitude first.")
    }
    return columns
  }

  private static func priority(_ fields: YAMLFields) -> DispatchMap.PriorityColumn? {
    let column = fields.placedText("column", required: true, most: 200)
    var values: [String: Priority] = [:]
    for (word, written) in fields.pairs("values", named: "the values of the priority") {
      guard let priority = UInt8(written.value).flatMap(Priority.init(rawValue:)) else {
        fields.report(
          at: written.place, "`\(YAMLFields.shown(written.value))` is no priority.",
          cure: "Write a number from 1, at once, to 4, when there is time.")
        continue
      }
      values[word.value.lowercased()] = priority
    }
    let otherwise = fields.integer("otherwise", in: 1...4)
      .flatMap { Priority(rawValue: UInt8($0)) }
    return column.map {
      DispatchMap.PriorityColumn(column: $0, values: values, otherwise: otherwise)
    }
  }
}
