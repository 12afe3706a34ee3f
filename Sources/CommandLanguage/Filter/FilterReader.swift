import IncidentEngine

/// Groups the words of a filter.
struct FilterReader {
  /// Deepest nesting of parentheses that is read.
  static let depthLimit = 64

  let context: LineContext
  private let tokens: [FilterToken]
  private let end: Int
  private var at = 0
  private var depth = 0

  init(_ tokens: [FilterToken], _ context: LineContext, end: Int) {
    self.tokens = tokens
    self.context = context
    self.end = end
  }

  /// All of it; only a parenthesis nobody opened can be left over.
  mutating func tree() throws(FilterProblem) -> FilterTree {
    if tokens.isEmpty { throw FilterProblem(0..<end, .empty) }
    let tree = try alternatives()
    if let rest = next { throw FilterProblem(rest.range, .parenthesisWithoutStart) }
    return tree
  }

  private mutating func alternatives() throws(FilterProblem) -> FilterTree {
    var trees = [try conditions()]
    while take("or") { trees.append(try conditions()) }
    return trees.count == 1 ? trees[0] : .any(trees)
  }

  private mutating func conditions() throws(FilterProblem) -> FilterTree {
    var trees = [try condition()]
    while let token = next, token.kind != .close, !token.says("or") {
      _ = take("and")
      trees.append(try condition())
    }
    return trees.count == 1 ? trees[0] : .all(trees)
  }

  private mutating func condition() throws(FilterProblem) -> FilterTree {
    var isOpposite = false
    while take("not") { isOpposite.toggle() }
    let tree = try operand()
    return isOpposite ? .not(tree) : tree
  }

  private mutating func operand() throws(FilterProblem) -> FilterTree {
    guard let token = next else { throw conditionMissing(at: end..<end) }
    switch token.kind {
    case .open: return try group(token)
    case .close where depth == 0: throw FilterProblem(token.range, .parenthesisWithoutStart)
    case .close: throw conditionMissing(at: token.range)
    case .word where token.isKeyword: throw conditionMissing(at: token.range)
    case .sign: throw strayOperator(token)
    case .quoted:
      at += 1
      return .test(.anywhere(FoldedText(token.text)))
    case .word:
      at += 1
      if let sign = next, sign.kind == .sign { return try comparison(of: token, sign) }
      return .test(try word(token))
    }
  }

  private mutating func group(_ start: FilterToken) throws(FilterProblem) -> FilterTree {
    if depth == Self.depthLimit {
      throw FilterProblem(start.range, .tooDeep(limit: Self.depthLimit))
    }
    at += 1
    depth += 1
    let tree = try alternatives()
    guard let token = next, token.kind == .close else {
      throw FilterProblem(start.range, .parenthesisWithoutEnd)
    }
    at += 1
    depth -= 1
    return tree
  }
}

extension FilterReader {
  /// `agency=fire`; the operator is the next token.
  private mutating func comparison(
    of name: FilterToken, _ sign: FilterToken
  ) throws(FilterProblem) -> FilterTree {
    guard let field = FilterField(named: name.text) else { throw noField(name, sign) }
    guard let symbol = FilterOperator(rawValue: sign.text) else {
      throw FilterProblem(
        sign.range, .unknownOperator(sign.text, meant: FilterOperator.meant(by: sign.text)))
    }
    guard field.operators.contains(symbol) else {
      throw FilterProblem(
        sign.range,
        .operatorUnfit(
          sign.text, field: name.text, known: field.operators.map(\.rawValue)))
    }
    at += 1
    guard let value = takeValue() else {
      let place = sign.range.upperBound
      throw FilterProblem(place..<place, .valueMissing(after: "\(name.text)\(sign.text)"))
    }
    return try tree(field, symbol, value)
  }

  /// A condition that stands alone, or the age that follows its word.
  private mutating func word(_ token: FilterToken) throws(FilterProblem) -> FilterTest {
    let said = token.text.lowercased()
    if let word = FilterWord(rawValue: said) { return .word(word) }
    if let word = FilterAge(rawValue: said) {
      guard let value = takeValue() else {
        let place = token.range.upperBound
        throw FilterProblem(place..<place, .durationMissing(after: token.text))
      }
      return .age(word == .older ? .greater : .lessOrEqual, milliseconds: try duration(value))
    }
    if let field = FilterField(named: said) {
      throw FilterProblem(
        token.range,
        .operatorMissing(field: token.text, known: field.operators.map(\.rawValue)))
    }
    throw FilterProblem(token.range, .unknownWord(token.text, nearest: Self.meant(by: said)))
  }

  private var next: FilterToken? { at < tokens.count ? tokens[at] : nil }

  private mutating func take(_ keyword: String) -> Bool {
    guard let token = next, token.says(keyword) else { return false }
    at += 1
    return true
  }

  private mutating func takeValue() -> FilterToken? {
    guard let token = next, !token.isKeyword, token.kind == .word || token.kind == .quoted
    else { return nil }
    at += 1
    return token
  }

  private func conditionMissing(at range: Range<Int>) -> FilterProblem {
    FilterProblem(range, .conditionMissing(after: at > 0 ? tokens[at - 1].text : nil))
  }

  private func strayOperator(_ sign: FilterToken) -> FilterProblem {
    let isKnown = FilterOperator(rawValue: sign.text) != nil
    return FilterProblem(
      sign.range,
      isKnown
        ? .operatorWithoutField(sign.text)
        : .unknownOperator(sign.text, meant: FilterOperator.meant(by: sign.text)))
  }

  private func noField(_ name: FilterToken, _ sign: FilterToken) -> FilterProblem {
    let said = name.text.lowercased()
    if FilterWord(rawValue: said) != nil || FilterAge(rawValue: said) != nil {
      return FilterProblem(
        name.range.lowerBound..<sign.range.upperBound, .wordWithOperator(name.text))
    }
    let known = FilterField.allCases.map(\.name)
    return FilterProblem(
      name.range, .unknownField(name.text, nearest: nearest(said, known), known: known))
  }

  private static func meant(by said: String) -> String? {
    switch said {
    case "&", "&&", "+", ",": return "and"
    case "|", "||": return "or"
    default:
      let words = FilterWord.allCases.map(\.rawValue) + FilterAge.allCases.map(\.rawValue)
      return nearest(said, words + FilterField.allCases.map(\.name))
    }
  }
}
