import IncidentEngine

extension NaiveMatters {
  /// What is owed after a change, seen from before it.
  func waits(_ item: Item, from before: Item?, answered: String?) -> [Wait] {
    let was = before.map { wanted($0) } ?? [:]
    let next = wanted(item)
    var kept = before?.waits ?? []
    kept.removeAll { wait in
      let key = "\(wait.move)|\(wait.part ?? "")"
      guard let new = next[key], let old = was[key], key != answered else { return true }
      return new.rule != old.rule || new.restsOn != old.restsOn
    }
    var ordinal = before?.answers ?? 0
    var begun: [Wait] = []
    for (key, new) in next.sorted(by: {
      ($0.value.rule, $0.value.place) < ($1.value.rule, $1.value.place)
    }) {
      if let old = was[key], key != answered, old.rule == new.rule, old.restsOn == new.restsOn {
        continue
      }
      ordinal += 1
      let words = key.split(separator: "|", omittingEmptySubsequences: false)
      begun.append(
        Wait(
          ordinal: ordinal, move: String(words[0]), part: words[1].isEmpty ? nil : String(words[1]),
          from: new.from, due: new.due))
    }
    return kept + begun
  }

  private struct Wanted {
    var rule: Int
    var place: Int
    var from: String
    var due: Int64?
    var restsOn: [FieldValue?]
  }

  /// Every answer that the rules of a kind ask for, by move and part; the first rule counts.
  private func wanted(_ item: Item) -> [String: Wanted] {
    if item.state == "void" { return [:] }
    let kind = kinds[item.kind]
    var found: [String: Wanted] = [:]
    for (rule, asked) in kind.awaits.enumerated() {
      var places: [Int?] = []
      if let code = asked.scope.parts {
        if asked.whole.isEmpty || asked.whole.contains(where: { $0.text == item.state }) {
          places = item.parts.indices.filter { place in
            item.parts[place].code == code.text
              && asked.states.contains { $0.text == item.parts[place].state }
          }
        }
      } else if asked.states.contains(where: { $0.text == item.state }) {
        places = [nil]
      }
      for place in places {
        let part = place.map { item.parts[$0] }
        let key = "\(asked.move)|\(part?.id ?? "")"
        guard found[key] == nil, let wanted = wanted(asked, rule, item, part, place ?? 0) else {
          continue
        }
        found[key] = wanted
      }
    }
    return found
  }

  private func wanted(
    _ asked: Await, _ rule: Int, _ item: Item, _ part: Part?, _ place: Int
  ) -> Wanted? {
    func value(_ field: FieldCode) -> FieldValue? {
      part?.values[field.text] ?? item.values[field.text]
    }
    var restsOn: [FieldValue?] = []
    var due: Int64?
    switch asked.within {
    case .field(let field):
      guard let time = value(field)?.integer else { return nil }
      restsOn.append(value(field))
      due = time
    case .choice(let field, let spans):
      restsOn.append(value(field))
      let chosen = spans.first { .text($0.choice.text) == item.values[field.text] } ?? spans.last
      guard let chosen else { return nil }
      due = later(chosen.span)
    case .classed(let classed):
      var span = classed.cold
      if let number = item.incident, let scene = scenes[number], scene.isOpen {
        span = scene.isHot ? classed.hot : classed.warm
      }
      guard let span else { return nil }
      due = later(span)
    }
    if case .holder(let field) = asked.from { restsOn.append(value(field)) }
    return Wanted(
      rule: rule, place: place, from: debtor(asked.from, item, part), due: due, restsOn: restsOn)
  }

  /// Minutes or working days (Monday to Friday) after now.
  private func later(_ span: Span) -> Int64 {
    switch span {
    case .minutes(let count): return occurred + Int64(count) * 60_000
    case .workingDays(let count):
      var time = occurred
      var left = count
      while left > 0 {
        time += 86_400_000
        // The first of January 1970 was a Thursday.
        let weekday = (time / 86_400_000 + 3) % 7
        if weekday < 5 { left -= 1 }
      }
      return time
    }
  }

  private func debtor(_ speaker: Speaker, _ item: Item, _ part: Part?) -> String {
    switch speaker {
    case .anyone: return "post.duty"
    case .post(let post): return "post.\(post.word)"
    case .maker:
      guard let person = people[item.maker] else { return "post.duty" }
      return person.agency.map { "agency.\($0)" } ?? "post.\(person.post)"
    case .lead:
      let lead = item.incident.flatMap { scenes[$0]?.lead }
      return lead.map { "agency.\($0)" } ?? "post.duty"
    case .part:
      let agency = part.flatMap { owner($0, kinds[item.kind]) }
      return agency.map { "agency.\($0)" } ?? "post.duty"
    case .holder(let field):
      let value = part?.values[field.text] ?? item.values[field.text]
      return holders(value, field, kinds[item.kind], part).first ?? "post.duty"
    }
  }

  /// Who is named in a field, as `agency.fire`, `post.legal`, `officer.2`.
  func holders(
    _ value: FieldValue?, _ field: FieldCode, _ kind: MatterKind, _ part: Part?
  ) -> [String] {
    let fields =
      (part.map { columns(of: $0.code, kind) } ?? []) + kind.fields + kind.moves.flatMap(\.takes)
    guard let value, let type = fields.first(where: { $0.code == field })?.type else { return [] }
    if type == .agency || type == .agencies { return value.texts.map { "agency.\($0)" } }
    if type == .post { return value.text.map { ["post.\($0)"] } ?? [] }
    if type == .officer { return value.integer.map { ["officer.\($0)"] } ?? [] }
    return []
  }

  /// Refuses who may not; answers whether it is said for another agency than the speaker's.
  func speaker(
    _ speakers: [Speaker], _ officer: Int, _ item: Item?, _ part: Part?, _ said: FieldValues,
    _ saying: Saying, of kind: MatterKind
  ) throws -> Bool {
    let person = people[officer] ?? Person(agency: nil, post: "liaison")
    let isDuty = person.post == "duty"
    let named = saying.onBehalf?.text
    if let named, !agencies.contains(named) { throw Refused(name: "agencyUnknown") }
    if let named, named != person.agency, !isDuty { throw fail(.notTheSpeaker) }
    func speaks(for agency: String) -> Bool {
      (named == nil || named == agency) && (isDuty || person.agency == agency)
    }
    let plain = named != nil && named != person.agency
    for speaker in speakers {
      switch speaker {
      case .anyone: return plain
      case .post(let post): if person.post == post.word { return plain }
      case .maker:
        guard let item else { return plain }
        if item.maker == officer { return plain }
        let agency = people[item.maker]?.agency
        if agency != nil, agency == person.agency { return plain }
      case .lead:
        if let lead = item?.incident.flatMap({ scenes[$0]?.lead }), speaks(for: lead) {
          return lead != person.agency
        }
      case .part:
        guard let part, let item else { return plain }
        if let agency = owner(part, kinds[item.kind]), speaks(for: agency) {
          return agency != person.agency
        }
      case .holder(let field):
        let value = part?.values[field.text] ?? said[field] ?? item?.values[field.text]
        for holder in holders(value, field, kind, part) {
          let words = holder.split(separator: ".")
          let name = String(words[1])
          if words[0] == "agency", speaks(for: name) { return name != person.agency }
          if words[0] == "post", person.post == name || isDuty { return plain }
          if words[0] == "officer", String(officer) == name || isDuty { return plain }
        }
      }
    }
    throw fail(.notTheSpeaker)
  }
}
