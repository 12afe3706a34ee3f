import CheckedYAML
import IncidentEngine

extension KindReader {
  mutating func readAwaits() {
    _ = fields.mappings("awaits", named: "an awaited answer", most: 40) { item -> Bool? in
      let move: Placed<MoveCode>? = code("move", in: item, required: true)
      let part: Placed<PartsCode>? = code("part", in: item)
      let states: [Placed<StateCode>] = codes("in", in: item, required: true)
      let whole: [Placed<StateCode>] = codes("while", in: item)
      let from = item.placedText("from", required: true, most: 60).flatMap {
        speaker($0, in: item)
      }
      let within = within(item)
      if let move {
        referred.append(Reference(place: move.place, code: move.value.text, list: .move))
      }
      if let part {
        referred.append(Reference(place: part.place, code: part.value.text, list: .part))
      }
      for state in states {
        referred.append(
          Reference(
            place: state.place, code: state.value.text, list: part == nil ? .state : .partState))
      }
      for state in whole {
        referred.append(Reference(place: state.place, code: state.value.text, list: .state))
      }
      guard let move, let from, let within else { return nil }
      awaits.append(
        Await(
          move.value, in: states.map(\.value), of: part.map { .part($0.value) } ?? .whole,
          whole: whole.map(\.value), from: from, within: within))
      return true
    }
  }

  /// `by: FIELD`, or `within: 30m`, or `within: 10m/1h/2wd` by how pressing it is.
  private mutating func within(_ item: YAMLFields) -> Await.Within? {
    let by: Placed<FieldCode>? = code("by", in: item)
    let within = item.placedText("within", most: 60)
    switch (by, within) {
    case (let by?, nil):
      refer(by, [.due, .past])
      return .field(by.value)
    case (nil, let within?):
      if let span = Span(within.value) {
        return .classed(ClassedSpan(hot: span, warm: span, cold: span))
      }
      if let spans = ClassedSpan(notation: within.value[...]) { return .classed(spans) }
      item.report(
        at: within.place, "`\(YAMLFields.shown(within.value))` is no time allowed.",
        cure: "Write `30m`, `2h` or `5wd` (working days), or three of them by how pressing it is: "
          + "`10m/1h/2wd`.")
      return nil
    case (nil, nil), (_?, _?):
      item.report(
        at: item.place, "It must say by when.",
        cure: "Add either `by: FIELD`, a field with a time, or `within: 30m`.")
      return nil
    }
  }

  mutating func readRest() {
    rules = rulings(fields)
    for case .rows(let field, _) in rules.filter({ $0.strength == .refuse }).map(\.rule) {
      fields.report(
        at: fields.place(of: "refuse"),
        "`\(field)` has no rows while one is opened, so none could ever be.",
        cure: "Put `rows(\(field),1)` under `refuse` of the move that needs them.")
    }
    follows = followList(fields)
    if let word = fields.choice("marking", of: Marking.allCases.map { ($0.word, $0) }) {
      marking = word
    }
    opens = speakers("opens", in: fields) ?? opens
    changes = speakers("changes", in: fields) ?? changes
    let named: [Placed<FieldCode>] = codes("parties", in: fields)
    parties = named.map(\.value)
    for code in named {
      referred.append(Reference(place: code.place, code: code.value.text, list: .field))
    }
    if let end: Placed<FieldCode> = code("ends", in: fields) {
      ends = end.value
      refer(end, [.due, .past])
    }
    _ = fields.mappings("books", named: "a booking", most: 10) { item -> Bool? in
      let what: Placed<FieldCode>? = code("field", in: item, required: true)
      let from: Placed<FieldCode>? = code("from", in: item)
      let until: Placed<FieldCode>? = code("until", in: item)
      if let what { refer(what, [.officer, .resource, .place, .line]) }
      if let from { refer(from, [.due, .past]) }
      if let until { refer(until, [.due, .past, .span]) }
      guard let what else { return nil }
      books.append(Booking(what.value, from: from?.value, until: until?.value))
      return true
    }
  }

  /// Notes that a field is spoken of, which has to be of one of these types.
  private mutating func refer(_ field: Placed<FieldCode>, _ types: [FieldType]) {
    referred.append(
      Reference(place: field.place, code: field.value.text, list: .field, types: types))
  }

  /// Reports what is referred to and is not there.
  func checkReferences() {
    for reference in referred { check(reference) }
  }

  /// Whether everything that is referred to is there, and every state can be reached.
  mutating func check() {
    checkReferences()
    let reached = Set(moves.flatMap { reachedStates($0.outcome) })
    for state in states.dropFirst() where !reached.contains(state.code) {
      fields.report(
        at: fields.place(of: "states"), "No move leads to the state `\(state.code)`.",
        cure: "Add a move with `to: \(state.code)`, or remove the state.")
    }
  }

  private func reachedStates(_ outcome: MatterMove.Outcome) -> [StateCode] {
    switch outcome {
    case .state(let state): [state]
    case .stays, .part: []
    case .ofParts(_, _, _, let then, let otherwise): [then] + [otherwise].compactMap { $0 }
    case .ofSum(_, _, _, _, let then, let otherwise): [then] + [otherwise].compactMap { $0 }
    case .chosen(_, let choices): choices.map(\.state)
    }
  }

  private func check(_ reference: Reference) {
    let (noun, known): (String, [String]) =
      switch reference.list {
      case .field:
        ("field", columns.flatMap { [$0.code.text] + $0.type.columns.map(\.code.text) })
      case .state: ("state", states.map(\.code.text))
      case .partState: ("state of a part", parts.flatMap { $0.states.map(\.code.text) })
      case .part: ("part", parts.map(\.code.text))
      case .move: ("move", moves.map(\.code.text))
      }
    guard known.contains(reference.code) else {
      fields.report(
        at: reference.place, "There is no \(noun) `\(reference.code)`.",
        written: reference.code, insteadOf: known)
      return
    }
    let same = columns.flatMap { [$0] + $0.type.columns }.filter {
      $0.code.text == reference.code
    }
    if reference.types.isEmpty || same.contains(where: { reference.types.contains($0.type) }) {
      return
    }
    fields.report(
      at: reference.place, "The field `\(reference.code)` is of another type.",
      cure: "Name one of type "
        + reference.types.map { "`\($0.notation)`" }.joined(separator: ", ") + ".")
  }
}
