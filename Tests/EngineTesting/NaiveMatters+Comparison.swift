import IncidentEngine

extension NaiveMatters {
  /// In what the engine's book differs, in words; empty where they agree.
  package func differences(from situation: Situation) -> [String] {
    var found: [String] = []
    let numbers = situation.matters.map(\.number.description)
    if numbers.sorted() != items.keys.sorted() { found.append("numbers \(numbers)") }
    for matter in situation.matters {
      guard let item = items[matter.number.description] else { continue }
      found += differences(item, matter).map { "\(item.number): \($0)" }
    }
    for (id, incident) in resources {
      var holder: String?
      if case .assigned(let turn)? = situation.resource(ResourceID(id))?.status {
        holder = situation.commitment(turn)?.incident.description
      }
      if holder != incident { found.append("resource \(id) at \(holder ?? "-")") }
    }
    let standing = situation.matters.flatMap { matter in
      situation.links(of: .matter(matter.number)).filter { $0.subject == .matter(matter.number) }
    }.map { [$0.subject.text, $0.link.text, $0.other.text] }
    let mine = links.filter { MatterNumber($0[0]) != nil }
    if standing.sorted(by: { "\($0)" < "\($1)" }) != mine.sorted(by: { "\($0)" < "\($1)" }) {
      found.append("links \(standing), not \(mine)")
    }
    return found
  }

  private func differences(_ item: Item, _ matter: Matter) -> [String] {
    var found: [String] = []
    func check(_ what: String, _ engine: some Equatable, _ isSame: Bool) {
      if !isSame { found.append("\(what) is \(engine)") }
    }
    check("state", matter.state.text, matter.state.text == item.state)
    check("marking", matter.marking, matter.marking == item.marking)
    check("incident", matter.incident, matter.incident?.description == item.incident)
    let values = Self.dictionary(matter.values)
    check("values", values, values == item.values)
    let parts = matter.lines.map {
      Part(
        code: $0.part.parts.text, key: $0.part.key.text, state: $0.state?.text,
        values: Self.dictionary($0.values))
    }
    if parts != item.parts { found.append("parts are \(parts), not \(item.parts)") }
    let waits = matter.awaits.map {
      Wait(
        ordinal: $0.due.ordinal, move: $0.due.move.text, part: $0.due.part?.text,
        from: $0.due.from.text, due: $0.due.due?.milliseconds)
    }
    if waits != item.waits { found.append("owed are \(waits), not \(item.waits)") }
    check("answers", matter.answerCount, matter.answerCount == item.answers)
    check("rows", matter.rowCount, matter.rowCount == item.rows)
    return found
  }

  private static func dictionary(_ values: FieldValues) -> [String: FieldValue] {
    Dictionary(uniqueKeysWithValues: values.entries.map { ($0.code.text, $0.value) })
  }
}
