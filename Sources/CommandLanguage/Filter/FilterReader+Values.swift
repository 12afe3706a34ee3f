import IncidentEngine

extension FilterReader {
  /// A field compared with a value, the operator being one that fits the field.
  func tree(
    _ field: FilterField, _ symbol: FilterOperator, _ value: FilterToken
  ) throws(FilterProblem) -> FilterTree {
    switch symbol {
    case .contains: .test(holding(field, value))
    case .equal: .test(try test(field, .equal, value))
    case .notEqual: .not(.test(try test(field, .equal, value)))
    case .less: .test(try test(field, .less, value))
    case .lessOrEqual: .test(try test(field, .lessOrEqual, value))
    case .greater: .test(try test(field, .greater, value))
    case .greaterOrEqual: .test(try test(field, .greaterOrEqual, value))
    }
  }

  private func test(
    _ field: FilterField, _ comparison: FilterComparison, _ value: FilterToken
  ) throws(FilterProblem) -> FilterTest {
    switch field {
    case .agency: .agency(try agency(value))
    case .lead: .lead(try agency(value))
    case .priority: .priority(comparison, try priority(value))
    case .phase: .phase([try word(value, field)])
    case .mode: .mode([try word(value, field)])
    case .type: .text(.type, is: FoldedText(value.text))
    case .title: .text(.title, is: FoldedText(value.text))
    case .place: .text(.place, is: FoldedText(value.text))
    case .by: .text(.by, is: FoldedText(value.text))
    case .number: .number(comparison, try number(value))
    case .tasks: .tasks(comparison, try count(value))
    case .opened: .opened(comparison, try time(value))
    case .age: .age(comparison, milliseconds: try duration(value))
    }
  }

  /// `~`, which fits neither what is counted nor what is timed.
  private func holding(_ field: FilterField, _ value: FilterToken) -> FilterTest {
    let text = FoldedText(value.text)
    return switch field {
    case .agency: .agencyHolding(text)
    case .lead: .leadHolding(text)
    case .phase: .phase(IncidentPhase.allCases.filter { text.isIn($0.word) })
    case .mode: .mode(IncidentMode.allCases.filter { text.isIn($0.word) })
    case .type: .textHolding(.type, text)
    case .title: .textHolding(.title, text)
    case .place: .textHolding(.place, text)
    case .by: .textHolding(.by, text)
    case .number, .priority, .tasks, .opened, .age: .numberHolding(text)
    }
  }

  func duration(_ token: FilterToken) throws(FilterProblem) -> Int64 {
    guard let milliseconds = TimeWords.duration(token.text) else {
      throw FilterProblem(token.range, .notADuration(token.text))
    }
    return milliseconds
  }

  /// The agency that is called so, as in a command line; nil for `none`.
  private func agency(_ token: FilterToken) throws(FilterProblem) -> AgencyCode? {
    let meant = context.situation.agencies(called: token.text)
    if meant.count == 1 { return meant[0] }
    if token.says("none") { return nil }
    if meant.count > 1 {
      throw FilterProblem(token.range, .agencyAmbiguous(token.text, meanings: meant.map(\.text)))
    }
    let known = context.situation.agencies.map(\.code.text)
    throw FilterProblem(
      token.range, .agencyUnknown(token.text, nearest: nearest(token.text, known), known: known))
  }

  private func priority(_ token: FilterToken) throws(FilterProblem) -> UInt8 {
    let known = Priority.allCases.map { "\($0.rawValue)" }
    guard known.contains(token.text), let value = UInt8(token.text) else {
      throw FilterProblem(
        token.range, .valueUnknown(token.text, field: FilterField.priority.name, known: known))
    }
    return value
  }

  private func word<Word: Vocabulary>(
    _ token: FilterToken, _ field: FilterField
  ) throws(FilterProblem) -> Word {
    if let word = Word(said: token.text) { return word }
    throw FilterProblem(
      token.range,
      .valueUnknown(token.text, field: field.name, known: Word.allCases.map(\.word)))
  }

  private func number(_ token: FilterToken) throws(FilterProblem) -> IncidentNumber {
    guard let number = IncidentNumber(token.text) else {
      throw FilterProblem(token.range, .notAnIncidentNumber(token.text))
    }
    return number
  }

  /// A number of one to six digits.
  private func count(_ token: FilterToken) throws(FilterProblem) -> Int {
    let digits = token.text.utf8
    guard (1...6).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
      let count = Int(token.text)
    else { throw FilterProblem(token.range, .notACount(token.text)) }
    return count
  }

  /// `-2h` moves with the clock; `14:30`, the last such moment, and the others are moments.
  private func time(_ token: FilterToken) throws(FilterProblem) -> FilterTime {
    let text = token.text
    if let sign = text.first, sign == "-" || sign == "+",
      let milliseconds = TimeWords.duration(text.dropFirst())
    {
      return .fromNow(milliseconds: sign == "-" ? -milliseconds : milliseconds)
    }
    do {
      return .moment(try TimeWords.latest(text, now: context.now, zone: context.zone))
    } catch {
      switch error {
      case .unreadable: throw FilterProblem(token.range, .notATime(text))
      case .doesNotExist: throw FilterProblem(token.range, .timeDoesNotExist(text))
      }
    }
  }
}
