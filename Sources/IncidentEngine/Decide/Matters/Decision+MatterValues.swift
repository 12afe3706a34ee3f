extension Decision {
  /// Checks values against the fields they are for; blanks around texts go.
  func fitted(
    _ values: FieldValues, to fields: [MatterField], of kind: KindCode
  ) throws(Rejection) -> FieldValues {
    var fitted = FieldValues()
    for entry in values.entries {
      guard let field = fields.first(where: { $0.code == entry.code }) else {
        throw .matter(.fieldUnknown(kind, entry.code))
      }
      do throws(Misfit) {
        fitted[entry.code] = try self.fitted(entry.value, to: field.type)
      } catch {
        throw .matter(.valueUnfit(kind, entry.code, error.reason))
      }
    }
    return fitted
  }

  struct Misfit: Error { let reason: FieldMisfit }

  private func fitted(_ value: FieldValue, to type: FieldType) throws(Misfit) -> FieldValue {
    switch type {
    case .line, .place, .key, .file: .text(try text(value, limit: TextLimit.line))
    case .text: .text(try text(value, limit: TextLimit.narrative))
    case .point: .text(try made(value) { PointText($0)?.text })
    case .flag: try of(value.flag.map { .flag($0) })
    case .count(let range): .integer(try integer(value, in: range))
    case .decimal, .money: .integer(try integer(value, in: -(1 << 53)...1 << 53))
    case .day: .integer(try integer(value, in: -4_400_000...2_933_000))
    case .span: .integer(try integer(value, in: 0...Span.longestMinutes))
    case .past: .integer(try time(value, isPast: true))
    case .due: .integer(try time(value, isPast: false))
    case .officer: .integer(try known(value) { staged.officer(OfficerID($0)) != nil })
    case .resource: .integer(try known(value) { staged.resource(ResourceID($0)) != nil })
    case .choice(let choices): .text(try choice(try text(value, limit: 80), of: choices))
    case .choices(let choices):
      .texts(try list(value) { text throws(Misfit) in try choice(text, of: choices) })
    case .agency: .text(try agency(try text(value, limit: 80)))
    case .agencies: .texts(try list(value) { text throws(Misfit) in try agency(text) })
    case .post: .text(try made(value) { PostCode(word: $0)?.word })
    case .marking: .text(try made(value) { Marking(word: $0)?.word })
    case .measures:
      .texts(
        try list(value) { text throws(Misfit) in
          guard let measure = Measure(word: text) else {
            throw Misfit(reason: .notKnown(text))
          }
          return measure.word
        })
    case .incident:
      .text(
        try made(value) { IncidentNumber($0).flatMap { staged.incident($0)?.number.description } })
    case .task:
      .text(
        try made(value) {
          AssignmentNumber($0).flatMap { staged.assignment($0)?.number.description }
        })
    case .matter(let kind): .text(try matter(try text(value, limit: 80), kind))
    case .matters(let kind):
      value.texts == [Self.none]
        ? value : .texts(try list(value) { text throws(Misfit) in try matter(text, kind) })
    case .rows: throw Misfit(reason: .wrongType)
    }
  }

  /// What says of a list of matters that none is needed.
  static let none = "none"

  private func of(_ value: FieldValue?) throws(Misfit) -> FieldValue {
    guard let value else { throw Misfit(reason: .wrongType) }
    return value
  }

  private func text(_ value: FieldValue, limit: Int) throws(Misfit) -> String {
    guard let text = value.text?.trimmed else { throw Misfit(reason: .wrongType) }
    if text.isEmpty { throw Misfit(reason: .empty) }
    let bytes = text.utf8.count
    if bytes > limit { throw Misfit(reason: .tooLong(bytes: bytes, limit: limit)) }
    return text
  }

  private func made(_ value: FieldValue, _ make: (String) -> String?) throws(Misfit) -> String {
    let text = try text(value, limit: TextLimit.line)
    guard let made = make(text) else { throw Misfit(reason: .notKnown(text)) }
    return made
  }

  private func integer(_ value: FieldValue, in range: ClosedRange<Int>) throws(Misfit) -> Int64 {
    guard let number = value.integer else { throw Misfit(reason: .wrongType) }
    guard let count = Int(exactly: number), range.contains(count) else {
      throw Misfit(reason: .outOfRange(range))
    }
    return number
  }

  private func known(
    _ value: FieldValue, _ isKnown: (Int) -> Bool
  ) throws(Misfit) -> Int64 {
    let number = try integer(value, in: 1...Int(Int32.max))
    if !isKnown(Int(number)) { throw Misfit(reason: .notKnown(String(number))) }
    return number
  }

  private func time(_ value: FieldValue, isPast: Bool) throws(Misfit) -> Int64 {
    guard let number = value.integer else { throw Misfit(reason: .wrongType) }
    let moment = Moment(milliseconds: number)
    guard (CivilTime.first...CivilTime.last).contains(number) else {
      throw Misfit(reason: isPast ? .inTheFuture(moment) : .inThePast(moment))
    }
    if isPast, moment > submission.time.advanced(byMilliseconds: 60_000) {
      throw Misfit(reason: .inTheFuture(moment))
    }
    if !isPast, moment <= occurred { throw Misfit(reason: .inThePast(moment)) }
    return number
  }

  private func choice(_ text: String, of choices: [ChoiceCode]) throws(Misfit) -> String {
    guard let choice = ChoiceCode(text), choices.contains(choice) else {
      throw Misfit(reason: .choiceUnknown(text, choices))
    }
    return choice.text
  }

  private func agency(_ text: String) throws(Misfit) -> String {
    guard let code = AgencyCode(text), staged.agency(code) != nil else {
      throw Misfit(reason: .notKnown(text))
    }
    return code.text
  }

  private func matter(_ text: String, _ kind: KindCode?) throws(Misfit) -> String {
    guard let number = MatterNumber(text), let matter = staged.matter(number), !matter.isVoid
    else { throw Misfit(reason: .notKnown(text)) }
    if let kind, matter.kind != kind {
      throw Misfit(reason: .ofAnotherKind(number, wanted: kind))
    }
    return number.description
  }

  /// Each once, in the order in which they were said.
  private func list(
    _ value: FieldValue, _ check: (String) throws(Misfit) -> String
  ) throws(Misfit) -> [String] {
    var kept: [String] = []
    for text in value.texts {
      let checked = try check(text.trimmed)
      if !kept.contains(checked) { kept.append(checked) }
    }
    if kept.isEmpty { throw Misfit(reason: .empty) }
    if kept.count > Self.longestList {
      throw Misfit(reason: .tooLong(bytes: kept.count, limit: Self.longestList))
    }
    return kept
  }

  private static let longestList = 200
}

/// A point on the earth as a field keeps it: millionths of a degree, `51500000,-120000`.
struct PointText {
  let text: String

  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let latitude = Int(parts[0]), let longitude = Int(parts[1]),
      Coordinates(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude) != nil
    else { return nil }
    self.text = "\(latitude),\(longitude)"
  }
}
