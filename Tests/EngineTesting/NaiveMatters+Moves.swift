import IncidentEngine

extension NaiveMatters {
  mutating func open(_ draft: MatterDraft, _ officer: Int, asks: Bool) throws -> String {
    guard let index = kinds.firstIndex(where: { $0.code == draft.kind }) else {
      throw fail(.kindUnknown)
    }
    let kind = kinds[index]
    var incident: String?
    if case .number(let number)? = draft.incident {
      guard scenes[number.description] != nil else { throw Refused(name: "incidentUnknown") }
      incident = number.description
    }
    let values = try fitted(draft.values, kind.fields)
    var state = kind.states[0].code.text
    if let beginning = kind.beginning, values[beginning.flag.text] == .flag(true) {
      state = beginning.state.text
    }
    let prefix = kind.prefix.description
    var item = Item(
      number: "\(prefix)-\((counts[prefix] ?? 0) + 1)", kind: index, incident: incident,
      opened: occurred, maker: officer, marking: draft.marking ?? kind.marking, state: state,
      values: values)
    for row in draft.rows { try add(row, to: &item, kind) }
    name(&item, kind)
    for field in kind.fields where field.isRequired {
      let hasRows = item.parts.contains { $0.code == rows(of: field.code.text, kind) }
      if values[field.code.text] == nil, !hasRows { throw fail(.valueMissing) }
    }
    if asks { _ = try speaker(kind.opens, officer, nil, nil, draft.values, draft.saying, of: kind) }
    item.waits = waits(item, from: nil, answered: nil)
    item.answers = item.waits.count
    try ask(kind.rules, item, nil, isNew: true, officer, draft.saying)
    item.touched = sequence
    items[item.number] = item
    counts[prefix] = (counts[prefix] ?? 0) + 1
    action.opened[item.number] = item
    action.steps.append((item.number, false))
    try follow(kind.follows, item.number, nil, [:], officer, draft.saying)
    return item.number
  }

  private func add(_ row: MatterDraft.Row, to item: inout Item, _ kind: MatterKind) throws {
    guard let field = kind.fields.first(where: { $0.code == row.field }),
      case .rows(let columns) = field.type
    else { throw fail(.fieldUnknown) }
    let values = try fitted(row.values, columns)
    for column in columns where column.isRequired && values[column.code.text] == nil {
      throw fail(.valueMissing)
    }
    item.rows += 1
    let code = rows(of: row.field.text, kind)
    item.parts.append(
      Part(code: code, key: "row.\(item.rows)", state: first(code, kind), values: values))
  }

  func rows(of field: String, _ kind: MatterKind) -> String {
    kind.parts.first { $0.key == .row && $0.field.text == field }?.code.text ?? field
  }

  func first(_ code: String, _ kind: MatterKind) -> String? {
    kind.parts.first { $0.code.text == code }?.states.first?.code.text
  }

  /// Gives each agency that a field names its part, and puts all in order.
  private func name(_ item: inout Item, _ kind: MatterKind) {
    for parts in kind.parts where parts.key == .agency {
      for agency in item.values[parts.field.text]?.texts ?? [] {
        let part = Part(
          code: parts.code.text, key: "agency.\(agency)", state: first(parts.code.text, kind),
          values: [:])
        if !item.parts.contains(where: { $0.id == part.id }) { item.parts.append(part) }
      }
    }
    item.parts.sort {
      if $0.code != $1.code { return $0.code < $1.code }
      if let one = $0.row, let other = $1.row { return one < other }
      return $0.row == nil && ($1.row != nil || $0.key < $1.key)
    }
  }

  mutating func change(_ revision: MatterRevision, _ officer: Int) throws {
    let before = try standing(revision.number)
    let kind = kinds[before.kind]
    let isForOthers = try speaker(
      kind.changes, officer, before, nil, revision.values, revision.saying, of: kind)
    var item = before
    for (code, value) in try fitted(revision.values, kind.fields) { item.values[code] = value }
    for code in revision.cleared {
      guard let field = kind.fields.first(where: { $0.code == code }) else {
        throw fail(.fieldUnknown)
      }
      if field.isRequired { throw fail(.valueMissing) }
      item.values[code.text] = nil
    }
    for row in revision.rows {
      guard let place = item.parts.firstIndex(where: { $0.row == row.number }) else {
        throw fail(.partUnknown)
      }
      for (code, value) in try fitted(row.values, columns(of: item.parts[place].code, kind)) {
        item.parts[place].values[code] = value
      }
    }
    takeOff(&item, kind)
    name(&item, kind)
    let touched = Set(item.values.keys).union(before.values.keys).filter {
      item.values[$0] != before.values[$0]
    }
    if touched.isEmpty, item.parts == before.parts { throw fail(.unchanged) }
    try ask(
      kind.rules.filter { !touched.isDisjoint(with: reads($0.rule)) }, item, nil, isNew: false,
      officer, revision.saying)
    finish(&item, before, officer, isForOthers, isFinal: false, answered: nil)
  }

  func columns(of code: String, _ kind: MatterKind) -> [MatterField] {
    for field in kind.fields where rows(of: field.code.text, kind) == code {
      if case .rows(let columns) = field.type { return columns }
    }
    return []
  }

  /// Takes off those who are named no more, unless they did something.
  private func takeOff(_ item: inout Item, _ kind: MatterKind) {
    let fields = Set(kind.parts.filter { $0.key == .agency }.map(\.field.text))
    for field in fields {
      let codes = kind.parts.filter { $0.key == .agency && $0.field.text == field }
        .map(\.code.text)
      let mine = item.parts.filter { codes.contains($0.code) }
      let acted = mine.filter { $0.state != first($0.code, kind) }.compactMap(\.agency)
      var named = item.values[field]?.texts ?? []
      for part in mine {
        guard let agency = part.agency, !named.contains(agency) else { continue }
        if acted.contains(agency) { named.append(agency) }
      }
      item.parts.removeAll { codes.contains($0.code) && !named.contains($0.agency ?? "") }
      if named != item.values[field]?.texts ?? [] { item.values[field] = .texts(named) }
    }
  }

  mutating func move(_ deed: MatterDeed, _ officer: Int, asks: Bool) throws {
    let before = try standing(deed.number)
    let kind = kinds[before.kind]
    if deed.move == .void { return try void(before, officer, deed) }
    guard let move = kind.moves.first(where: { $0.code == deed.move }) else {
      throw fail(.moveUnknown)
    }
    let place = try part(move, before, kind, deed, officer)
    let state = place.flatMap { before.parts[$0].state } ?? before.state
    let isWhile = move.whole.isEmpty || move.whole.contains { $0.text == before.state }
    if !isWhile || !move.from.contains(where: { $0.text == state }) { throw fail(.moveNotFrom) }
    var isForOthers = false
    if asks {
      isForOthers = try speaker(
        move.by, officer, before, place.map { before.parts[$0] }, deed.values, deed.saying, of: kind
      )
    }
    let said = try fitted(deed.values, move.takes)
    for field in move.takes where field.isRequired && said[field.code.text] == nil {
      throw fail(.valueMissing)
    }
    var item = before
    var id = place.map { before.parts[$0].id }
    if case .row(let code) = move.scope {
      item.rows += 1
      let made = Part(
        code: code.text, key: "row.\(item.rows)", state: first(code.text, kind), values: said)
      item.parts.append(made)
      id = made.id
    } else if let place {
      for (code, value) in said { item.parts[place].values[code] = value }
    } else {
      for (code, value) in said { item.values[code] = joined(value, code, before, kind) }
    }
    name(&item, kind)
    lead(&item, move, id, said)
    let own = id.flatMap { id in item.parts.first { $0.id == id } }
    for code in move.needs where own?.values[code.text] == nil && item.values[code.text] == nil {
      throw fail(.valueMissing)
    }
    try ask(move.rules, item, own, isNew: false, officer, deed.saying)
    finish(
      &item, before, officer, isForOthers, isFinal: move.isFinal,
      answered: "\(move.code)|\(place == nil ? "" : id ?? "")")
    try follow(move.follows, item.number, id, said, officer, deed.saying)
  }

  /// Who is named by a move joins those who are named already.
  private func joined(
    _ value: FieldValue, _ code: String, _ before: Item, _ kind: MatterKind
  ) -> FieldValue {
    guard kind.parts.contains(where: { $0.key != .row && $0.field.text == code }),
      case .texts(let named) = value, case .texts(let known)? = before.values[code]
    else { return value }
    return .texts(known + named.filter { !known.contains($0) })
  }

  /// Where a move leads the part, those that go along, and the whole.
  private func lead(
    _ item: inout Item, _ move: MatterMove, _ id: String?, _ said: [String: FieldValue]
  ) {
    let mine = item.parts.firstIndex { $0.id == id }
    switch move.outcome {
    case .stays: break
    case .state(let state): item.state = state.text
    case .chosen(let field, let choices):
      for choice in choices where .text(choice.choice.text) == said[field.text] {
        item.state = choice.state.text
      }
    case .part(let state), .ofParts(let state, _, _, _, _), .ofSum(let state, _, _, _, _, _):
      if let mine { item.parts[mine].state = state.text }
    }
    for along in move.along {
      for place in item.parts.indices where item.parts[place].code == along.parts.text {
        let isMeant =
          along.key.map { key in
            item.parts[place].agency.map { said[key.text]?.texts.contains($0) ?? false } ?? false
          } ?? true
        if isMeant { item.parts[place].state = along.state.text }
      }
    }
    let all = item.parts.filter { mine == nil || $0.code == item.parts[mine ?? 0].code }
    if case .ofParts(_, let quota, let states, let then, let otherwise) = move.outcome {
      let there = all.filter { part in states.contains { $0.text == part.state } }
      let isEnough =
        switch quota {
        case .all: !there.isEmpty && there.count == all.count
        case .any: !there.isEmpty
        case .count(let count): there.count >= count
        }
      item.state = isEnough ? then.text : otherwise?.text ?? item.state
    }
    if case .ofSum(_, let field, let states, let goal, let then, let otherwise) = move.outcome {
      var sum: Int64 = 0
      for part in all where states.contains(where: { $0.text == part.state }) {
        sum += part.values[field.text]?.integer ?? 0
      }
      let isEnough = item.values[goal.text]?.integer.map { sum >= $0 } ?? false
      item.state = isEnough ? then.text : otherwise?.text ?? item.state
    }
  }

  private mutating func void(_ before: Item, _ officer: Int, _ deed: MatterDeed) throws {
    _ = try speaker(
      [.maker, .post(.duty)], officer, before, nil, FieldValues(), deed.saying,
      of: kinds[before.kind])
    if before.deeds.contains(where: { $0.officer != before.maker || $0.isForOthers }) {
      throw fail(.moveNotFrom)
    }
    if (deed.saying.reason ?? "").isEmpty { throw Refused(name: "textMissing") }
    var item = before
    item.state = "void"
    finish(&item, before, officer, false, isFinal: false, answered: nil)
  }

  private mutating func finish(
    _ item: inout Item, _ before: Item, _ officer: Int, _ isForOthers: Bool, isFinal: Bool,
    answered: String?
  ) {
    item.waits = waits(item, from: before, answered: answered)
    item.answers = max(before.answers, item.waits.map(\.ordinal).max() ?? 0)
    item.deeds.append(Deed(officer: officer, isForOthers: isForOthers))
    touch(item.number, isFinal: isFinal)
    item.touched = sequence
    items[item.number] = item
  }

  /// The part that is meant: the one that is named, or the only possible one of the speaker.
  private func part(
    _ move: MatterMove, _ item: Item, _ kind: MatterKind, _ deed: MatterDeed, _ officer: Int
  ) throws -> Int? {
    if let said = deed.saying.onBehalf, !agencies.contains(said.text) {
      throw Refused(name: "agencyUnknown")
    }
    guard case .part(let code) = move.scope else { return nil }
    let all = item.parts.indices.filter { item.parts[$0].code == code.text }
    if let key = deed.part {
      guard let place = all.first(where: { item.parts[$0].key == key.text }) else {
        throw fail(.partUnknown)
      }
      return place
    }
    let able = all.filter { place in
      move.from.contains { $0.text == item.parts[place].state }
    }
    let mine = all.filter { place in
      guard let speaking = deed.saying.onBehalf?.text ?? people[officer]?.agency else {
        return false
      }
      return owner(item.parts[place], kind) == speaking
    }
    let mineAndAble = able.filter { mine.contains($0) }
    if mineAndAble.count == 1 { return mineAndAble[0] }
    if able.count == 1 { return able[0] }
    if able.isEmpty, let place = mine.first ?? (all.count == 1 ? all[0] : nil) { return place }
    throw fail(.partUnclear)
  }

  /// Whose part it is.
  func owner(_ part: Part, _ kind: MatterKind) -> String? {
    if let agency = part.agency { return agency }
    let column = columns(of: part.code, kind).first { $0.type == .agency }
    return column.flatMap { part.values[$0.code.text]?.text }
  }
}
