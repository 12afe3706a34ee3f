import IncidentEngine

extension LineReader {
  func missing(_ field: String) -> LineProblem {
    LineProblem(parts.end..<parts.end, .missing(field: field, usage: parts.verb.usage))
  }

  func required(_ text: String?, _ field: String) throws(LineProblem) -> String {
    guard let text, !text.isEmpty else { throw missing(field) }
    return text
  }

  func required(_ token: Token?, _ field: String) throws(LineProblem) -> String {
    try required(token?.text, field)
  }

  func requiredToken(_ name: String) throws(LineProblem) -> Token {
    guard let token = value(name) else { throw missing("\(name)=") }
    return token
  }

  func noMore(_ words: ArraySlice<Token>) throws(LineProblem) {
    guard let first = words.first, let last = words.last else { return }
    throw LineProblem(
      first.range.lowerBound..<last.range.upperBound,
      .surplus(first.text, usage: parts.verb.usage))
  }

  /// The words as one, with the place of all of them; nil when there are none.
  func phrase(_ words: ArraySlice<Token>) -> Token? {
    guard let first = words.first, let last = words.last else { return nil }
    return Token(
      text: words.map(\.text).joined(separator: " "),
      range: first.range.lowerBound..<last.range.upperBound)
  }

  /// The words from a position on, as one text; nil when they say nothing.
  func rest(_ position: Int) -> String? {
    phrase(parts.words.dropFirst(position)).flatMap { $0.text.isEmpty ? nil : $0.text }
  }

  func value(_ name: String) -> Token? { parts.options.first { $0.field.name == name }?.value }

  func has(_ name: String) -> Bool { value(name) != nil }

  func option<Value>(
    _ name: String, _ read: (Token) throws(LineProblem) -> Value
  ) throws(LineProblem) -> Value? {
    guard let token = value(name) else { return nil }
    return try read(token)
  }

  func incident() throws(LineProblem) -> IncidentReference {
    guard let found = try incidentOrRoom() else {
      throw LineProblem(parts.incident?.range ?? parts.end..<parts.end, .noIncidentSelected)
    }
    return found
  }

  /// The incident the line names or the selected one; nil for the room itself (`-`).
  func incidentOrRoom() throws(LineProblem) -> IncidentReference? {
    guard let token = parts.incident else {
      return context.selected.map(IncidentReference.number)
    }
    if token.text == "-" { return nil }
    guard let number = IncidentNumber(token.text), context.situation.incident(number) != nil else {
      throw LineProblem(token.range, .incidentUnknown(token.text))
    }
    return .number(number)
  }

  func onlyTask() throws(LineProblem) -> AssignmentReference {
    try noMore(parts.words.dropFirst())
    return try task()
  }

  func task() throws(LineProblem) -> AssignmentReference {
    guard let first = parts.words.first else { throw missing("task") }
    return try taskReference(first)
  }

  /// `26-0003/4`, or `/4` and `4` on the selected incident.
  func taskReference(_ token: Token) throws(LineProblem) -> AssignmentReference {
    var text = token.text
    if let selected = context.selected {
      if text.hasPrefix("/") {
        text = "\(selected)\(text)"
      } else if Int(text) != nil {
        text = "\(selected)/\(text)"
      }
    } else if text.hasPrefix("/") || Int(text) != nil {
      throw LineProblem(token.range, .noIncidentSelected)
    }
    guard let number = AssignmentNumber(text), context.situation.assignment(number) != nil else {
      throw LineProblem(token.range, .taskUnknown(token.text))
    }
    return .number(number)
  }

  func isResource(_ words: ArraySlice<Token>) -> Bool {
    phrase(words).flatMap { context.situation.resource(.name($0.text)) } != nil
  }

  func resource(_ words: ArraySlice<Token>) throws(LineProblem) -> ResourceReference {
    guard let said = phrase(words) else { throw missing("resource") }
    if let found = context.situation.resource(.name(said.text)) { return .id(found.id) }
    let shorter = (1..<words.count).last { isResource(words.prefix($0)) }
    if let shorter { try noMore(words.dropFirst(shorter)) }
    let names = context.situation.resources.prefix(20_000).map(\.name)
    throw LineProblem(said.range, .resourceUnknown(said.text, nearest: nearest(said.text, names)))
  }

  func logNumber() throws(LineProblem) -> LogNumber {
    guard let first = parts.words.first else { throw missing("line") }
    let digits = first.text.drop { $0 == "#" || $0 == "L" || $0 == "l" }
    guard let number = Int(digits), number > 0, number <= Int(Int32.max) else {
      throw LineProblem(first.range, .notANumber(first.text))
    }
    return LogNumber(number)
  }

  func word<Word: Vocabulary>(_ token: Token) throws(LineProblem) -> Word {
    if let word = Word(said: token.text) { return word }
    throw LineProblem(token.range, .wordUnknown(token.text, known: Word.allCases.map(\.word)))
  }

  func priority(_ token: Token) throws(LineProblem) -> Priority {
    guard let raw = UInt8(token.text), let priority = Priority(rawValue: raw) else {
      throw LineProblem(
        token.range, .wordUnknown(token.text, known: Priority.allCases.map { "\($0.rawValue)" }))
    }
    return priority
  }

  func past(_ token: Token) throws(LineProblem) -> Moment {
    do {
      return try TimeWords.past(token.text, now: context.now, zone: context.zone)
    } catch {
      throw problem(error, token)
    }
  }

  func future(_ token: Token) throws(LineProblem) -> Moment {
    do {
      return try TimeWords.future(token.text, now: context.now, zone: context.zone)
    } catch {
      throw problem(error, token)
    }
  }

  private func problem(_ problem: TimeWords.Problem, _ token: Token) -> LineProblem {
    switch problem {
    case .unreadable: LineProblem(token.range, .notATime(token.text))
    case .doesNotExist: LineProblem(token.range, .timeDoesNotExist(token.text))
    }
  }

  func coordinates(_ token: Token) throws(LineProblem) -> Coordinates {
    let numbers = token.text.split(whereSeparator: { $0 == "," || $0.isWhitespace })
      .map { Double($0) }
    guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
      let point = Coordinates(latitude: latitude, longitude: longitude)
    else { throw LineProblem(token.range, .notCoordinates(token.text)) }
    return point
  }

  func speed() throws(LineProblem) -> Int {
    guard let first = parts.words.first else { throw missing("speed") }
    try noMore(parts.words.dropFirst())
    let text = first.text.filter { $0 != "x" && $0 != "×" }
    guard let factor = Double(text), (0.1...3600).contains(factor) else {
      throw LineProblem(first.range, .notASpeed(first.text))
    }
    return Int((factor * 1000).rounded())
  }
}
