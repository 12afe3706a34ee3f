import CheckedYAML
import IncidentEngine

extension KindReader {
  mutating func readMoves() {
    _ = fields.mappings("moves", named: "a move", most: 60) { item -> Bool? in
      guard let move = move(item) else { return nil }
      if [.void, .change].contains(move.code) {
        item.report(
          at: item.place, "`\(move.code)` is understood for every kind.",
          cure: "Give the move a word of its own.")
        return nil
      }
      if moves.contains(where: { $0.code == move.code }) {
        item.report(
          at: item.place, "The move `\(move.code)` stands here twice.",
          cure: "Keep one, or give the other a word of its own.")
        return nil
      }
      moves.append(move)
      return true
    }
  }

  private mutating func move(_ item: YAMLFields) -> MatterMove? {
    let code: Placed<MoveCode>? = self.code("move", in: item, required: true)
    let scope = scope(item)
    let from: [Placed<StateCode>] = codes("from", in: item, required: true)
    let whole: [Placed<StateCode>] = codes("while", in: item)
    let outcome = outcome(item, scope)
    let needs: [Placed<FieldCode>] = codes("needs", in: item)
    let takes: [Placed<FieldCode>] = codes("takes", in: item)
    let by = speakers("by", in: item) ?? [.anyone]
    let rules = rulings(item)
    let follows = followList(item)
    let isFinal = item.truth("final") ?? false
    guard let code else { return nil }
    name(code.value.text, in: item)
    refer(from, scope.parts == nil || isRow(scope) ? .state : .partState)
    refer(whole, .state)
    guard let outcome else { return nil }
    let said = (takes + needs).map(\.value).reduce(into: [FieldCode]()) { found, code in
      if !found.contains(code) { found.append(code) }
    }
    let known = said.compactMap { code in field(code, in: scope) }
    for wanted in takes + needs where field(wanted.value, in: scope) == nil {
      item.report(
        at: wanted.place, "There is no field `\(wanted.value)`.", written: wanted.value.text,
        insteadOf: fieldsFor(scope).map(\.code.text))
    }
    return MatterMove(
      code.value, from: from.map(\.value), whole: whole.map(\.value), to: outcome, of: scope,
      needs: needs.map(\.value),
      takes: known.map { field in
        MatterField(
          field.code, field.type, required: needs.contains { $0.value == field.code },
          field.place, shows: field.shows)
      }, by: by, rules: rules, follows: follows, final: isFinal)
  }

  private func isRow(_ scope: Scope) -> Bool {
    if case .row = scope { true } else { false }
  }

  /// The fields that a move may speak of: the columns of a row for a move of rows.
  private func fieldsFor(_ scope: Scope) -> [MatterField] {
    guard let code = scope.parts, let parts = parts.first(where: { $0.code == code }),
      parts.key == .row
    else { return columns }
    let rows = columns.first { $0.code == parts.field }?.type.columns ?? []
    return rows + columns
  }

  private func field(_ code: FieldCode, in scope: Scope) -> MatterField? {
    fieldsFor(scope).first { $0.code == code && $0.type.columns.isEmpty }
  }

  private mutating func refer(
    _ codes: [Placed<StateCode>], _ list: Reference.List
  ) {
    for code in codes {
      referred.append(Reference(place: code.place, code: code.value.text, list: list))
    }
  }

  private mutating func scope(_ item: YAMLFields) -> Scope {
    let part: Placed<PartsCode>? = code("part", in: item)
    let row: Placed<PartsCode>? = code("adds", in: item)
    for code in [part, row].compactMap({ $0 }) {
      referred.append(Reference(place: code.place, code: code.value.text, list: .part))
    }
    if let row { return .row(row.value) }
    return part.map { .part($0.value) } ?? .whole
  }

  /// `to: landed`; of a part `to: acked` and, where the whole follows, `whole: {when: all, …}`.
  private mutating func outcome(_ item: YAMLFields, _ scope: Scope) -> MatterMove.Outcome? {
    let to: Placed<StateCode>? = code("to", in: item)
    let isPart = scope.parts != nil
    if let to {
      referred.append(
        Reference(place: to.place, code: to.value.text, list: isPart ? .partState : .state))
    }
    let chosen = chosen(item)
    let whole = wholeOutcome(item, to?.value)
    if let whole { return whole }
    if let chosen { return chosen }
    guard let to else { return .stays }
    return isPart ? .part(to.value) : .state(to.value)
  }

  /// `chosen: {field: outcome, keep: in-force, revoke: revoked}`.
  private mutating func chosen(_ item: YAMLFields) -> MatterMove.Outcome? {
    var pairs: [(key: Placed<String>, value: Placed<String>)] = []
    pairs = item.pairs("chosen", named: "what a choice leads to")
    guard let field = pairs.first(where: { $0.key.value == "field" }) else {
      if let first = pairs.first {
        item.report(
          at: first.key.place, "`field` is missing in what a choice leads to.",
          cure: "Add `field: NAME`, the field that chooses.")
      }
      return nil
    }
    guard let code = FieldCode(field.value.value),
      let known = columns.first(where: { $0.code == code }), case .choice(let choices) = known.type
    else {
      item.report(
        at: field.value.place, "`\(YAMLFields.shown(field.value.value))` is no field of a choice.",
        cure: "Name a field of type `choice`.")
      return nil
    }
    var states: [MatterMove.ChoiceState] = []
    for pair in pairs where pair.key.value != "field" {
      guard let choice = ChoiceCode(pair.key.value), choices.contains(choice) else {
        item.report(
          at: pair.key.place, "`\(YAMLFields.shown(pair.key.value))` is no choice of `\(code)`.",
          written: pair.key.value, insteadOf: choices.map(\.text))
        continue
      }
      referred.append(
        Reference(place: pair.value.place, code: pair.value.value, list: .state))
      guard let state = StateCode(pair.value.value) else { continue }
      states.append(.init(choice, state))
    }
    return states.isEmpty ? nil : .chosen(code, states)
  }

  /// `whole: {when: all, in: [agreed], then: agreed, else: sent}`, or with a sum:
  /// `whole: {sum: quantity, reaches: quantity, in: [accepted], then: filled, else: partly}`.
  private mutating func wholeOutcome(
    _ item: YAMLFields, _ to: StateCode?
  ) -> MatterMove.Outcome? {
    item.mapping("whole", named: "what becomes of the whole") { whole in
      let quota = quota(whole)
      let sum: Placed<FieldCode>? = code("sum", in: whole)
      let goal: Placed<FieldCode>? = code("reaches", in: whole)
      let states: [Placed<StateCode>] = codes("in", in: whole, required: true)
      let then: Placed<StateCode>? = code("then", in: whole, required: true)
      let otherwise: Placed<StateCode>? = code("else", in: whole)
      refer(states, .partState)
      refer([then, otherwise].compactMap { $0 }, .state)
      if let goal {
        referred.append(Reference(place: goal.place, code: goal.value.text, list: .field))
      }
      guard let to, let then else { return nil }
      if let sum, let goal {
        return .ofSum(
          to, sum.value, in: states.map(\.value), reaches: goal.value, then: then.value,
          else: otherwise?.value)
      }
      return .ofParts(
        to, quota, in: states.map(\.value), then: then.value,
        else: otherwise?.value)
    }
  }

  /// How many parts: `all`, `any` or a number; all of them where nothing is said.
  private func quota(_ whole: YAMLFields) -> MatterMove.Quota {
    guard let written = whole.placedText("when", most: 20) else { return .all }
    switch written.value {
    case "all": return .all
    case "any": return .any
    case let text:
      if let count = Int(text), (1...1_000).contains(count) { return .count(count) }
      whole.report(
        at: written.place, "`\(YAMLFields.shown(text))` is no number of parts.",
        cure: "Write `all`, `any` or a number from 1 to 1000.")
      return .all
    }
  }

  /// Rules under `refuse`, `ask` and `tell`.
  mutating func rulings(_ item: YAMLFields) -> [MatterRuling] {
    MatterRuling.Strength.allCases.flatMap { strength in
      item.texts(strength.word, most: 20, longest: 120).compactMap { written in
        let text = String(written.value.filter { $0 != " " })
        guard let rule = MatterRule(notation: text[...]) else {
          item.report(
            at: written.place, "`\(YAMLFields.shown(written.value))` is no rule.",
            written: String(written.value.prefix { $0 != "(" }),
            insteadOf: MatterRule.shapes)
          return nil
        }
        refer(rule, at: written.place)
        for field in rule.fields where !isField(field) {
          item.report(
            at: written.place, "There is no field `\(field)`.", written: field.text,
            insteadOf: columns.map(\.code.text))
        }
        return MatterRuling(strength, rule)
      }
    }
  }

  /// Whether a field or a column of rows has this code.
  func isField(_ code: FieldCode) -> Bool {
    columns.contains { field in
      field.code == code || field.type.columns.contains { $0.code == code }
    }
  }

  /// What follows, such as `commit(resource)`.
  mutating func followList(_ item: YAMLFields) -> [MatterFollow] {
    item.texts("follows", most: 10, longest: 200).compactMap { written in
      let text = String(written.value.filter { $0 != " " })
      guard let follow = MatterFollow(notation: text[...]) else {
        item.report(
          at: written.place, "`\(YAMLFields.shown(written.value))` is nothing that can follow.",
          cure: "Use `commit(RESOURCE)`, `issue(AGENCY,TITLE,DUE)`, `move(FIELD,MOVE)` or "
            + "`open(KIND,because,with(FIELD:FIELD))`.")
        return nil
      }
      refer(follow, at: written.place)
      return follow
    }
  }

  /// Notes the parts and states of parts that a rule speaks of.
  private mutating func refer(_ rule: MatterRule, at place: YAMLPlace) {
    guard let (parts, states) = rule.parts else { return }
    referred.append(Reference(place: place, code: parts.text, list: .part))
    for state in states {
      referred.append(Reference(place: place, code: state.text, list: .partState))
    }
  }

  /// Notes the fields that something that follows speaks of.
  private mutating func refer(_ follow: MatterFollow, at place: YAMLPlace) {
    for field in follow.fields {
      referred.append(Reference(place: place, code: field.text, list: .field))
    }
  }
}
