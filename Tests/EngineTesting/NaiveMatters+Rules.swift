import IncidentEngine

extension NaiveMatters {
  /// Refuses or asks where rules are broken.
  func ask(
    _ rulings: [MatterRuling], _ item: Item, _ part: Part?, isNew: Bool, _ officer: Int,
    _ saying: Saying
  ) throws {
    let broken = rulings.filter { breaks($0.rule, item, part, isNew, officer) }
    if broken.contains(where: { $0.strength == .refuse }) { throw fail(.ruleRefuses) }
    if broken.contains(where: { $0.strength == .ask }) {
      if !saying.passes { throw fail(.rulesAsk) }
      if (saying.reason ?? "").isEmpty { throw fail(.reasonMissing) }
    }
  }

  /// The fields that a rule reads.
  func reads(_ rule: MatterRule) -> Set<String> {
    switch rule {
    case .before(let one, let other), .notAbove(let one, let other), .different(let one, let other),
      .cited(let one, let other), .party(let one, let other):
      [one.text, other.text]
    case .unique(let fields): Set(fields.map(\.text))
    case .similar(let field, let same, _): Set([field.text] + same.map(\.text))
    case .inForce(let field), .notDerived(let field, _), .unbooked(let field),
      .markingWithin(let field):
      [field.text]
    case .covers(let power, let measures, _): [power.text, measures.text]
    case .sumWithin(let field, _, let most): [field.text, most.text]
    case .quorum(_, _, let least): Set([least?.text].compactMap { $0 })
    case .byAnother, .allParts, .rows, .prompt: []
    }
  }

  private func breaks(
    _ rule: MatterRule, _ item: Item, _ part: Part?, _ isNew: Bool, _ officer: Int
  ) -> Bool {
    let kind = kinds[item.kind]
    func value(_ field: FieldCode) -> FieldValue? {
      part?.values[field.text] ?? item.values[field.text]
    }
    func count(_ parts: PartsCode, _ states: [StateCode]) -> (all: Int, there: Int) {
      let all = item.parts.filter { $0.code == parts.text }
      return (all.count, all.count { part in states.contains { $0.text == part.state } })
    }
    switch rule {
    case .before(let one, let other):
      guard let first = value(one)?.integer, let last = value(other)?.integer else { return false }
      return first >= last
    case .notAbove(let one, let other):
      guard let low = value(one)?.integer, let high = value(other)?.integer else { return false }
      return low > high
    case .unique(let fields):
      return others(item).contains { other in
        fields.allSatisfy { value($0) != nil && other.values[$0.text] == value($0) }
      }
    case .similar(let field, let same, let within): return isLike(item, field, same, within)
    case .inForce(let field):
      return named(value(field)).contains { other in
        let kind = kinds[other.kind]
        let end = kind.ends.flatMap { other.values[$0.text]?.integer }
        if let end, end <= occurred { return true }
        return !kind.states.contains {
          $0.code.text == other.state && $0.isOpen && $0.tone == .good
        }
      }
    case .covers(let power, let measures, let by):
      let powers = named(value(power))
      let covered = powers.flatMap { $0.values[by.text]?.texts ?? [] }
      return !powers.isEmpty && (value(measures)?.texts ?? []).contains { !covered.contains($0) }
    case .cited(let field, let cause):
      let isCited = (value(field)?.texts ?? []).contains { $0 != "none" }
      return !(value(cause)?.texts ?? []).isEmpty && !isCited
    case .notDerived(let field, let from):
      return named(value(field)).contains { $0.values[from.text] != nil }
    case .different(let one, let other):
      return (value(one)?.texts ?? []).contains { (value(other)?.texts ?? []).contains($0) }
    case .byAnother:
      let agency = people[item.maker]?.agency
      return !isNew
        && (item.maker == officer || agency != nil && agency == people[officer]?.agency)
    case .quorum(let parts, let states, let least):
      let (all, there) = count(parts, states)
      let wanted = least.flatMap { value($0)?.integer }.map { Int($0) }
      return there < wanted ?? (all == 0 ? 0 : all / 2 + 1)
    case .allParts(let parts, let states):
      let (all, there) = count(parts, states)
      return there < all
    case .rows(let field, let least):
      return item.parts.count { $0.code == rows(of: field.text, kind) } < least
    case .sumWithin(let field, let of, let most):
      guard let limit = item.values[most.text]?.integer else { return false }
      let code = rows(of: field.text, kind)
      return item.parts.filter { $0.code == code }
        .reduce(0) { $0 + ($1.values[of.text]?.integer ?? 0) } > limit
    case .unbooked(let field): return isBooked(item, part, field.text)
    case .party(let field, let of):
      let parties = named(value(of)).flatMap { other in
        kinds[other.kind].parties.flatMap { other.values[$0.text]?.texts ?? [] }
      }
      return (value(field)?.texts ?? []).contains { !parties.contains($0) }
    case .markingWithin: return false
    case .prompt(let minutes): return (now - occurred) / 60_000 >= Int64(minutes)
    }
  }

  private func named(_ value: FieldValue?) -> [Item] {
    (value?.texts ?? []).compactMap { items[$0] }
  }

  private func others(_ item: Item) -> [Item] {
    items.values.filter {
      $0.kind == item.kind && $0.number != item.number && $0.state != "void"
    }
  }

  private func isLike(
    _ item: Item, _ field: FieldCode, _ same: [FieldCode], _ within: Span
  ) -> Bool {
    guard case .minutes(let minutes) = within, let text = item.values[field.text]?.text else {
      return false
    }
    func words(_ text: String) -> Set<Substring> {
      Set(text.split { !$0.isLetter && !$0.isNumber })
    }
    let mine = words(text.lowercased())
    return others(item).contains { other in
      let state = kinds[other.kind].states.first { $0.code.text == other.state }
      let theirs = words((other.values[field.text]?.text ?? "").lowercased())
      let both = mine.intersection(theirs).count
      return (state?.isOpen ?? true || !other.waits.isEmpty)
        && occurred <= other.opened + Int64(minutes) * 60_000
        && other.incident == item.incident
        && same.allSatisfy { other.values[$0.text] == item.values[$0.text] }
        && both > 0 && both * 2 >= min(mine.count, theirs.count)
        && both * 3 >= max(mine.count, theirs.count)
    }
  }

  private struct Booked: Equatable {
    var thing: String
    var from: Int64
    var until: Int64?
    var matter: String
    var part: String?
  }

  private func isBooked(_ item: Item, _ part: Part?, _ field: String) -> Bool {
    let kind = kinds[item.kind]
    let fields = (part.map { columns(of: $0.code, kind) } ?? []) + kind.fields
    guard let value = part?.values[field] ?? item.values[field],
      let type = fields.first(where: { $0.code.text == field })?.type,
      let thing = thing(value, type)
    else { return false }
    let mine = booked(item).filter { $0.thing == thing && $0.part == part?.id }
    let theirs = items.values.filter { $0.number != item.number }.flatMap { booked($0) }
    let own = items[item.number].map { booked($0) } ?? []
    return (theirs + own).contains { other in
      other.thing == thing && !(other.matter == item.number && other.part == part?.id)
        && mine.contains { mine in
          other.from < mine.until ?? .max && mine.from < other.until ?? .max
        }
    }
  }

  private func booked(_ item: Item) -> [Booked] {
    let kind = kinds[item.kind]
    guard let state = kind.states.first(where: { $0.code.text == item.state }) else { return [] }
    var found: [Booked] = []
    for booking in kind.books {
      var places: [Part?] = kind.fields.contains { $0.code == booking.what } ? [nil] : []
      places += item.parts.filter { part in
        let state = kind.parts.first { $0.code.text == part.code }?.states
          .first { $0.code.text == part.state }
        let isOut = state.map { $0.tone == .bad || !$0.isOpen && $0.tone != .good } ?? false
        return !isOut && columns(of: part.code, kind).contains { $0.code == booking.what }
      }.map { $0 }
      for part in places {
        let fields = (part.map { columns(of: $0.code, kind) } ?? []) + kind.fields
        func value(_ field: FieldCode?) -> FieldValue? {
          field.flatMap { part?.values[$0.text] ?? item.values[$0.text] }
        }
        guard let what = value(booking.what),
          let type = fields.first(where: { $0.code == booking.what })?.type,
          let thing = thing(what, type)
        else { continue }
        let from = value(booking.from)?.integer ?? item.opened
        var until = value(booking.until)?.integer
        if kind.fields.contains(where: { $0.code == booking.until && $0.type == .span }) {
          until = until.map { from + $0 * 60_000 }
        }
        if !state.isOpen, state.tone != .good || until == nil { continue }
        found.append(
          Booked(thing: thing, from: from, until: until, matter: item.number, part: part?.id))
      }
    }
    return found
  }

  private func thing(_ value: FieldValue, _ type: FieldType) -> String? {
    if type == .place || type == .line { return value.text.map { "site \($0.lowercased())" } }
    if type == .officer { return value.integer.map { "officer \($0)" } }
    if type == .resource { return value.integer.map { "resource \($0)" } }
    return nil
  }
}
