import IncidentEngine

extension Filter {
  /// Finds the ways to go on at the cursor: fields, operators, values and words.
  ///
  /// The cursor is counted in characters from 0; without one it stands at the end.
  public static func complete(
    _ text: String, cursor: Int? = nil, in context: LineContext
  ) -> CompletionList {
    let characters = Array(text)
    let cursor = min(max(0, cursor ?? characters.count), characters.count)
    let before = String(characters[..<cursor])
    let tokens = (try? filterTokens(of: before, isBeingTyped: true)) ?? []
    let rest = characters[cursor...].prefix { FilterToken.isOfWord($0) }.count
    return FilterCompletion(tokens, cursor: cursor, restOfWord: rest, context).list
  }
}

/// What may follow in a filter.
private struct FilterCompletion {
  private let words: [FilterToken]
  private let typed: FilterToken
  private let cursor: Int
  private let restOfWord: Int
  private let candidates: FilterCandidates
  private var depth = 0

  init(_ all: [FilterToken], cursor: Int, restOfWord: Int, _ context: LineContext) {
    candidates = FilterCandidates(situation: context.situation)
    self.cursor = cursor
    self.restOfWord = restOfWord
    if let last = all.last, last.range.upperBound == cursor, last.isBeingTyped {
      words = Array(all.dropLast())
      typed = last
    } else {
      words = all
      typed = FilterToken(kind: .word, text: "", range: cursor..<cursor)
    }
    depth = words.reduce(0) {
      $1.kind == .open ? $0 + 1 : $1.kind == .close ? max(0, $0 - 1) : $0
    }
  }

  var list: CompletionList {
    switch place {
    case .condition:
      let begun = offer(candidates.conditions)
      guard begun.items.isEmpty, typed.kind == .word, let field = FilterField(named: typed.text)
      else { return begun }
      return list(candidates.operators(of: field), replacing: cursor..<cursor)
    case .afterCondition:
      let links = candidates.links(closing: depth > 0)
      return offer(typed.text.isEmpty ? links : links + candidates.conditions)
    case .operatorOf(let field): return offer(candidates.operators(of: field))
    case .valueOf(let field): return offer(candidates.values(of: field, typed: typed.text))
    case .duration: return offer(candidates.durations)
    }
  }

  private enum Place {
    case condition
    case afterCondition
    case operatorOf(FilterField)
    case valueOf(FilterField)
    case duration
  }

  /// What the words before the one that is typed ask for.
  private var place: Place {
    guard let last = words.last else { return .condition }
    let before = words.dropLast().last
    switch last.kind {
    case .open: return .condition
    case .close, .quoted: return .afterCondition
    case .sign:
      guard let before, before.kind == .word, let field = FilterField(named: before.text),
        let symbol = FilterOperator(rawValue: last.text), field.operators.contains(symbol)
      else { return .afterCondition }
      return .valueOf(field)
    case .word:
      if last.isKeyword { return .condition }
      if before?.kind == .sign { return .afterCondition }
      if before.flatMap({ FilterAge(rawValue: $0.text.lowercased()) }) != nil {
        return .afterCondition
      }
      if FilterAge(rawValue: last.text.lowercased()) != nil { return .duration }
      return FilterField(named: last.text).map(Place.operatorOf) ?? .afterCondition
    }
  }

  private func offer(_ items: [Completion]) -> CompletionList {
    let wanted = typed.text.lowercased()
    let fitting = items.lazy.filter { $0.fits(wanted) && $0.text.lowercased() != wanted }
    let end = typed.kind == .word && !typed.text.isEmpty ? cursor + restOfWord : cursor
    return list(Array(fitting.prefix(50)), replacing: typed.range.lowerBound..<end)
  }

  private func list(_ items: [Completion], replacing range: Range<Int>) -> CompletionList {
    CompletionList(replacing: range, items: items, usage: nil, field: nil)
  }
}

extension FilterToken {
  /// Whether more of it may follow: a word, a text whose quote is open, an operator begun.
  fileprivate var isBeingTyped: Bool {
    switch kind {
    case .word: true
    case .quoted: isOpenEnded
    case .sign: FilterOperator(rawValue: text) == nil
    case .open, .close: false
    }
  }
}
