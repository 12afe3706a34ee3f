import CheckedYAML
import IncidentEngine

/// Reads one row of a dispatch log, and collects what is wrong with it.
struct LogRowReader {
  struct Row {
    let call: String
    let row: DispatchCall.Row
  }

  /// The most bytes of what names a call or a row.
  private static let mostKeyBytes = 200
  /// What stands for a type that is unknown.
  private static let plainType = "call"
  /// What stands for a type of unit that is unknown.
  private static let plainUnitType = "unit"

  private let row: DelimitedRow
  private let map: DispatchMap
  private let layout: LogLayout
  private(set) var reasons: [RowProblem.Reason] = []
  private let isMisshapen: Bool
  private var times: [DispatchMap.Step: Moment] = [:]

  init(_ row: DelimitedRow, map: DispatchMap, layout: LogLayout, zone: ZoneRules) {
    self.row = row
    self.map = map
    self.layout = layout
    let found = row.fields.count
    let expected = layout.header.count
    isMisshapen = Self.isMisshapen(row, map, layout)
    if isMisshapen {
      reasons.append(.misshapen(found: found, expected: expected))
    } else {
      if found != expected { reasons.append(.fieldCount(found: found, expected: expected)) }
      readTimes(in: zone)
    }
  }

  /// Whether the fields cannot be trusted: too many, so that they may have moved, or so few that
  /// the row holds none of the times the map names.
  private static func isMisshapen(
    _ row: DelimitedRow, _ map: DispatchMap, _ layout: LogLayout
  ) -> Bool {
    if row.fields.count > layout.header.count {
      return row.fields[layout.header.count...].contains { !LogCell.plain($0).isEmpty }
    }
    let steps = map.columns.steps
    guard row.fields.count < layout.header.count, !steps.isEmpty else { return false }
    return steps.allSatisfy { layout.field($0.column.value, of: row) == nil }
  }

  /// The row; nil when it has to be left out.
  mutating func read() -> Row? {
    if isMisshapen { return nil }
    let columns = map.columns
    guard let call = name(columns.call.value, limit: Self.mostKeyBytes).map(withZeros),
      let unit = name(columns.unit.value, limit: Self.mostKeyBytes)
    else { return nil }
    var id = "\(call)-\(unit)"
    if let column = columns.row?.value, let given = value(column) {
      guard given.utf8.count <= Self.mostKeyBytes else {
        reasons.append(.tooLong(column: column, limit: Self.mostKeyBytes))
        return nil
      }
      id = given
    }
    let type = columns.unitType.flatMap { value($0.value) }
    guard let agency = map.agency(ofType: type) else {
      reasons.append(.unitTypeUnlisted(type))
      return nil
    }
    let kind = cut(type?.lowercased() ?? Self.plainUnitType, .unitType, limit: TextLimit.words)
    return Row(
      call: call,
      row: DispatchCall.Row(
        id: id, unit: unit, unitKind: kind, agency: agency, movements: movements,
        available: times[.available]))
  }

  /// The incident that the row says its call is.
  mutating func incident() -> IncidentDraft {
    let columns = map.columns
    let type = columns.type?.filled(value) ?? Self.plainType
    let title = columns.title?.filled(value) ?? type
    let place = columns.place.compactMap { $0.filled(value) }.joined(separator: ", ")
    return IncidentDraft(
      mode: map.mode, type: cut(type, .type, limit: TextLimit.words),
      title: cut(title, .title, limit: TextLimit.line), priority: priority(),
      place: cut(place, .place, limit: TextLimit.line), coordinates: coordinates(),
      reportedAt: times[.received])
  }

  /// Where the times of the row are out of order; nil when they are in order.
  func flag(id: String) -> FlaggedRow? {
    var latest: (time: Moment, column: String)?
    for step in map.columns.steps {
      guard let time = times[step.step] else { continue }
      if let latest, time < latest.time {
        return FlaggedRow(
          line: row.line, id: id, column: step.column.value, follows: latest.column)
      }
      latest = (time, step.column.value)
    }
    return nil
  }

  private var movements: [Movement: Moment] {
    var movements: [Movement: Moment] = [:]
    for step in map.columns.steps {
      if let movement = step.step.movement { movements[movement] = times[step.step] }
    }
    return movements
  }
}

extension LogRowReader {
  /// The value of a column; nil when it is unknown.
  private func value(_ column: String) -> String? {
    guard let field = layout.field(column, of: row) else { return nil }
    let text = LogCell.plain(field)
    return text.isEmpty || map.absent.contains(text.lowercased()) ? nil : text
  }

  /// The value of a column that names something; reported when it is unknown or too long.
  private mutating func name(_ column: String, limit: Int) -> String? {
    guard let value = value(column) else {
      reasons.append(.unknown(column: column))
      return nil
    }
    guard value.utf8.count <= limit else {
      reasons.append(.tooLong(column: column, limit: limit))
      return nil
    }
    return value
  }

  /// The number of a call with the zeros in front that another program has dropped.
  private func withZeros(_ number: String) -> String {
    guard let digits = map.columns.callDigits, number.utf8.count < digits,
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return number }
    return String(repeating: "0", count: digits - number.utf8.count) + number
  }

  private mutating func cut(_ text: String, _ noun: RowProblem.Text, limit: Int) -> String {
    let kept = LogCell.cut(text, to: limit)
    if kept.utf8.count != text.utf8.count { reasons.append(.cut(noun, limit: limit)) }
    return kept
  }

  private mutating func readTimes(in zone: ZoneRules) {
    var latest: Moment?
    for step in map.columns.steps {
      guard let written = value(step.column.value) else { continue }
      guard let read = map.times.lazy.compactMap({ $0.read(written) }).first else {
        reasons.append(
          .timeUnreadable(
            column: step.column.value, written: written, patterns: map.times.map(\.written)))
        continue
      }
      let time = read.moment(in: zone, notBefore: latest)
      times[step.step] = time
      latest = max(latest ?? time, time)
    }
  }

  private mutating func priority() -> Priority {
    guard let rule = map.columns.priority else { return .normal }
    guard let written = value(rule.column.value) else { return rule.otherwise ?? .normal }
    if let known = rule.values[written.lowercased()] ?? rule.otherwise { return known }
    reasons.append(.priorityUnlisted(column: rule.column.value, written: written))
    return .normal
  }

  private mutating func coordinates() -> Coordinates? {
    let columns = map.columns.coordinates.map(\.value)
    let written = columns.compactMap { value($0) }.joined(separator: ",")
    guard let column = columns.first, !written.isEmpty else { return nil }
    let numbers = written.split { "(), ".contains($0) }.map { Double($0) }
    guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
      let point = Coordinates(latitude: latitude, longitude: longitude)
    else {
      reasons.append(.coordinatesUnreadable(column: column, written: written))
      return nil
    }
    return point
  }
}
