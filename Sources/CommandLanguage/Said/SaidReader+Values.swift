import IncidentEngine

extension SaidReader {
  /// A word of a vocabulary, spelled out or begun.
  public func word<Word: Vocabulary>(_ value: SaidValue) throws(LineProblem) -> Word {
    if let word = Word(said: value.text) { return word }
    throw value.problem(.wordUnknown(value.text, known: Word.allCases.map(\.word)))
  }

  /// A moment that was: `14:30`, `-5m`, `@23:50`.
  public func past(_ value: SaidValue) throws(LineProblem) -> Moment {
    do {
      return try TimeWords.past(value.text, now: context.now, zone: context.zone)
    } catch {
      throw problem(error, value)
    }
  }

  /// A moment that comes: `14:30`, `+45m`.
  public func future(_ value: SaidValue) throws(LineProblem) -> Moment {
    do {
      return try TimeWords.future(value.text, now: context.now, zone: context.zone)
    } catch {
      throw problem(error, value)
    }
  }

  private func problem(_ problem: TimeWords.Problem, _ value: SaidValue) -> LineProblem {
    switch problem {
    case .unreadable: value.problem(.notATime(value.text))
    case .doesNotExist: value.problem(.timeDoesNotExist(value.text))
    }
  }

  /// A whole number from 0, of at most nine digits.
  public func count(_ value: SaidValue) throws(LineProblem) -> Int {
    guard value.text.utf8.count <= 9, let number = Int(value.text), number >= 0 else {
      throw value.problem(.notANumber(value.text))
    }
    return number
  }

  /// A point, as latitude and longitude in degrees.
  public func coordinates(_ value: SaidValue) throws(LineProblem) -> Coordinates {
    let numbers = value.text.split(whereSeparator: { $0 == "," || $0.isWhitespace })
      .map { Double($0) }
    guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
      let point = Coordinates(latitude: latitude, longitude: longitude)
    else { throw value.problem(.notCoordinates(value.text)) }
    return point
  }

  func priority(_ value: SaidValue) throws(LineProblem) -> Priority {
    guard let raw = UInt8(value.text), let priority = Priority(rawValue: raw) else {
      let known = Priority.allCases.map { "\($0.rawValue)" }
      throw value.problem(.wordUnknown(value.text, known: known))
    }
    return priority
  }

  func logNumber(_ value: SaidValue) throws(LineProblem) -> LogNumber {
    let digits = value.text.drop { $0 == "#" || $0 == "L" || $0 == "l" }
    guard let number = Int(digits), number > 0, number <= Int(Int32.max) else {
      throw value.problem(.notANumber(value.text))
    }
    return LogNumber(number)
  }

  /// How fast a clock runs, in thousandths.
  func permille(_ value: SaidValue) throws(LineProblem) -> Int {
    let text = value.text.filter { $0 != "x" && $0 != "×" }
    guard let factor = Double(text), (0.1...3600).contains(factor) else {
      throw value.problem(.notASpeed(value.text))
    }
    return Int((factor * 1000).rounded())
  }

  func columns(_ value: SaidValue) throws(LineProblem) -> [BoardColumn] {
    var chosen: [BoardColumn] = []
    for name in value.text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      guard let column = BoardColumn(said: String(name)) else {
        throw value.problem(
          .wordUnknown(String(name), known: BoardColumn.allCases.map(\.word)))
      }
      if !chosen.contains(column) { chosen.append(column) }
    }
    return chosen
  }

  func tab(_ value: SaidValue) throws(LineProblem) -> String {
    guard let found = context.tabs.first(where: { $0.lowercased() == value.text.lowercased() })
    else { throw value.problem(.tabUnknown(value.text, known: context.tabs)) }
    return found
  }

  func inject(_ value: SaidValue) throws(LineProblem) -> String {
    let waiting = context.injectsByHand.map(\.id)
    guard let id = waiting.first(where: { $0.lowercased() == value.text.lowercased() }) else {
      throw value.problem(.injectUnknown(value.text, waiting: waiting))
    }
    return id
  }

  func verb(_ value: SaidValue) throws(LineProblem) -> Verb {
    guard let verb = context.verbs.verb(named: value.text) else {
      let names = context.verbs.rows.map(\.name)
      throw value.problem(.unknownVerb(value.text, nearest: nearest(value.text, names)))
    }
    return verb
  }
}
