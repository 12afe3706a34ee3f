import IncidentEngine

extension CommandForm {
  /// The line that says the same: the verb's name, the fields in their order, quotes where needed.
  public func line(in context: LineContext) -> String { written(in: context).text }

  func written(in context: LineContext) -> WrittenForm {
    var written = WrittenForm(verb: verb)
    if let incidentPlace, !values[incidentPlace].isEmpty {
      let value = values[incidentPlace]
      written.add(value, of: incidentPlace, after: " ", quoted: !isPlain(value))
    }
    writePositions(to: &written, context)
    for place in fields.indices.dropFirst(positions.upperBound) where !values[place].isEmpty {
      let (field, value) = (fields[place], values[place])
      if field.kind == .flag {
        if Self.isOn(value) == true { written.addFlag(place, named: field.name) }
      } else {
        written.add(value, of: place, after: " \(field.typed)", quoted: !isPlain(value))
      }
    }
    return written
  }

  private func writePositions(to written: inout WrittenForm, _ context: LineContext) {
    guard let last = positions.last(where: { !values[$0].isEmpty }) else { return }
    for place in positions where place <= last {
      let (field, value) = (fields[place], values[place])
      if field.kind == .logKind {
        if value.isEmpty { continue }
        let kind = Self.kindWritten(value)
        written.add(kind, of: place, after: " ", quoted: !isPlain(kind))
      } else {
        let isFirst = place == positions.lowerBound
        let mustQuote =
          !isPlain(value) || (!field.takesRest && value.contains(where: \.isWhitespace))
          || (isFirst && (readsAsIncident(value) || joinsWhatFollows(place, context)))
        written.add(value, of: place, after: " ", quoted: mustQuote)
      }
    }
  }

  /// `decision:` for `dec`, `Decision` and `decision:`; what is no kind stays, with its colon.
  static func kindWritten(_ value: String) -> String {
    if let kind = logKind(value) { return "\(kind.word):" }
    return value.hasSuffix(":") ? value : "\(value):"
  }

  static func logKind(_ value: String) -> LogKind? {
    LogKind(said: value.hasSuffix(":") ? String(value.dropLast()) : value)
  }

  /// Whether a value reads as itself where words stand: no quotes, options, flags, blanks in a row.
  private func isPlain(_ value: String) -> Bool {
    guard let words = try? tokens(of: value) else { return value.count > lineLimit }
    guard !words.isEmpty, words.allSatisfy({ $0.quotedFrom == nil }),
      words.map(\.text).joined(separator: " ") == value
    else { return false }
    return words.allSatisfy { word in
      guard verb.flag(word) == nil else { return false }
      do { return try verb.option(word) == nil } catch { return false }
    }
  }

  /// Whether a value right behind the verb would be taken for the number of an incident.
  private func readsAsIncident(_ value: String) -> Bool {
    guard let incidentPlace, values[incidentPlace].isEmpty,
      let first = try? tokens(of: value).first
    else { return false }
    return looksLikeIncident(first)
  }

  /// Whether an agency and the words behind it together are another agency's name.
  private func joinsWhatFollows(_ place: Int, _ context: LineContext) -> Bool {
    guard fields[place].kind == .agency, place + 1 < positions.upperBound,
      let words = try? tokens(of: "\(values[place]) \(values[place + 1])")
    else { return false }
    let parts = LineParts(verb: verb, words: words, end: 0)
    return (try? LineReader(parts, context).leadingAgency().count) ?? 1 > 1
  }
}
