import IncidentEngine

extension CommandForm {
  /// The line that says the same: the verb's name, the fields in their order, quotes where needed.
  public func line(in context: LineContext) -> String {
    var words = [verb.name]
    if let object = verb.objectPlace.map({ values[$0] }), !object.isEmpty {
      words.append(written(object, in: context))
    } else if let object = selectedObject(in: context) {
      words.append(object)
    }
    words += positionsWritten(context)
    for place in fields.indices.dropFirst(positions.upperBound) where !values[place].isEmpty {
      let (field, value) = (fields[place], values[place])
      if field.kind == .flag {
        if Self.isOn(value) == true { words.append(field.name) }
      } else {
        words.append(field.typed + written(value, in: context))
      }
    }
    return words.joined(separator: " ")
  }

  /// The matter that is selected, where the name alone would say another verb.
  private func selectedObject(in context: LineContext) -> String? {
    guard verb.object.isMatter, context.verbs.verb(named: verb.name) != verb else { return nil }
    return context.selectedMatter.flatMap { verb.object.fits($0) ? $0.description : nil }
  }

  private func positionsWritten(_ context: LineContext) -> [String] {
    guard let last = positions.last(where: { !values[$0].isEmpty }) else { return [] }
    var words: [String] = []
    for place in positions where place <= last {
      let (field, value) = (fields[place], values[place])
      if field.takes == .mark {
        if !value.isEmpty { words.append(written(Self.kindWritten(value), in: context)) }
        continue
      }
      let isFirst = words.isEmpty
      let mustQuote =
        value.isEmpty || (!field.takesRest && value.contains(where: \.isWhitespace))
        || (isFirst && (readsAsObject(value, context) || joinsWhatFollows(place, context)))
      words.append(mustQuote ? Self.quoted(value) : written(value, in: context))
    }
    return words
  }

  /// `decision:` for `dec`, `Decision` and `decision:`; what is no kind stays, with its colon.
  static func kindWritten(_ value: String) -> String {
    let typed = value.hasSuffix(":") ? String(value.dropLast()) : value
    return "\(LogKind(said: typed)?.word ?? typed):"
  }

  private func written(_ value: String, in context: LineContext) -> String {
    isPlain(value, context) ? Self.standing(value) : Self.quoted(value)
  }

  private static func quoted(_ value: String) -> String {
    let inner = standing(value).split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(inner.joined(separator: "\"\""))\""
  }

  /// Whether a value reads as itself where words stand: no quotes, options, flags, blanks in a row.
  private func isPlain(_ value: String, _ context: LineContext) -> Bool {
    guard let words = try? tokens(of: value) else { return value.count > lineLimit }
    guard !words.isEmpty, words.allSatisfy({ $0.quotedFrom == nil }), words.joined == value else {
      return false
    }
    return words.allSatisfy { word in
      guard verb.flag(word) == nil else { return false }
      do { return try verb.option(word, context.verbs) == nil } catch { return false }
    }
  }

  /// Whether a value right behind the verb would be taken for a number of its object.
  private func readsAsObject(_ value: String, _ context: LineContext) -> Bool {
    guard verb.objectPlace.map({ values[$0].isEmpty }) ?? true,
      let words = try? tokens(of: "\(verb.name) \(value)")
    else { return false }
    return LineHead(words, in: context.verbs).object != nil
  }

  /// Whether a name and the words behind it together are another name.
  private func joinsWhatFollows(_ place: Int, _ context: LineContext) -> Bool {
    guard fields[place].takes == .name, place + 1 < positions.upperBound,
      let words = try? tokens(of: "\(values[place]) \(values[place + 1])")
    else { return false }
    let kind = fields[place].kind
    return WordDivision.wordsOfName(kind, words[...], context.situation) > 1
  }
}
