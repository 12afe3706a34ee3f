import IncidentEngine

extension NaiveMatters {
  /// Values as they are kept, or the rejection of the first that does not fit.
  func fitted(_ values: FieldValues, _ fields: [MatterField]) throws -> [String: FieldValue] {
    var kept: [String: FieldValue] = [:]
    for entry in values.entries {
      guard let field = fields.first(where: { $0.code == entry.code }) else {
        throw fail(.fieldUnknown)
      }
      guard let value = fitted(entry.value, field.type) else { throw fail(.valueUnfit) }
      kept[entry.code.text] = value
    }
    return kept
  }

  private func fitted(_ value: FieldValue, _ type: FieldType) -> FieldValue? {
    switch value {
    case .text(let text):
      let text = String(text.trimming { $0.isWhitespace || $0.isNewline })
      if text.isEmpty { return nil }
      switch type {
      case .line, .place, .key, .file: return text.utf8.count <= 400 ? .text(text) : nil
      case .text: return text.utf8.count <= 16_384 ? .text(text) : nil
      case .agency: return agencies.contains(text) ? .text(text) : nil
      case .choice(let choices):
        return choices.contains { $0.text == text } ? .text(text) : nil
      case .matter(let kind): return matter(text, kind) ? .text(text) : nil
      case .post:
        return PostCode.allCases.contains { $0.word == text } ? .text(text) : nil
      case .agencies, .matters, .choices, .measures: return fitted(.texts([text]), type)
      default: return nil
      }
    case .integer(let number):
      switch type {
      case .count(let range): return range.contains(Int(number)) ? value : nil
      case .money, .decimal: return value
      case .due: return number > occurred ? value : nil
      case .past: return number <= now + 60_000 ? value : nil
      case .span: return (0...5_256_000).contains(number) ? value : nil
      case .officer: return people[Int(number)] != nil ? value : nil
      case .resource: return resources[Int(number)] != nil ? value : nil
      default: return nil
      }
    case .flag: return type == .flag ? value : nil
    case .texts(let texts): return list(texts, type)
    }
  }

  private func list(_ texts: [String], _ type: FieldType) -> FieldValue? {
    var kept: [String] = []
    for text in texts {
      let isFit: Bool
      switch type {
      case .agencies: isFit = agencies.contains(text)
      case .measures: isFit = Measure.allCases.contains { $0.word == text }
      case .matters(let kind): isFit = texts == ["none"] || matter(text, kind)
      case .choices(let choices): isFit = choices.contains { $0.text == text }
      default: isFit = false
      }
      if !isFit { return nil }
      if !kept.contains(text) { kept.append(text) }
    }
    return kept.isEmpty ? nil : .texts(kept)
  }

  private func matter(_ text: String, _ kind: KindCode?) -> Bool {
    guard let item = items[text], item.state != "void" else { return false }
    return kind == nil || kinds[item.kind].code == kind
  }
}

extension String {
  fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let first = rest.first, isBlank(first) { rest.removeFirst() }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}
