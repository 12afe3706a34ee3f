import IncidentEngine

extension NaiveMatters {
  /// Does what follows, after the matter stands as it stands.
  mutating func follow(
    _ follows: [MatterFollow], _ number: String, _ part: String?, _ said: [String: FieldValue],
    _ officer: Int, _ saying: Saying
  ) throws {
    let passing = Saying(passes: saying.passes, reason: saying.reason)
    followDepth += 1
    defer { followDepth -= 1 }
    for follow in follows {
      followCount += 1
      if followDepth > 8 || followCount > 500 { throw fail(.followsTooFar) }
      guard let item = items[number] else { return }
      let own = part.flatMap { part in item.parts.first { $0.id == part } }
      func value(_ field: FieldCode) -> FieldValue? {
        own?.values[field.text] ?? said[field.text] ?? item.values[field.text]
      }
      func isMeant(_ when: MatterFollow.When?) -> Bool {
        when.map { value($0.field) == .text($0.choice.text) } ?? true
      }
      switch follow {
      case .commit(let field):
        if let resource = value(field)?.integer { try commit(Int(resource), item.incident) }
      case .issue(let agency, let title, _, let when):
        if isMeant(when) { try issue(item, value(agency), value(title)) }
      case .open(let code, let pairs, let link, let when):
        if !isMeant(when) { continue }
        var values = FieldValues()
        for pair in pairs { values[pair.to] = value(pair.from) }
        let made = try open(
          MatterDraft(
            kind: code, incident: item.incident.flatMap { IncidentNumber($0) }.map { .number($0) },
            values: values, saying: passing), officer, asks: false)
        links.append([made, link.text, number])
        action.links.append(([made, link.text, number], true))
      case .move(let field, let move):
        for text in value(field)?.texts ?? [] {
          guard let other = MatterNumber(text) else { continue }
          followCount += 1
          try self.move(
            MatterDeed(number: other, move: move, saying: passing), officer, asks: false)
        }
      }
    }
  }

  private mutating func commit(_ resource: Int, _ incident: String?) throws {
    guard let incident else { return }
    guard scenes[incident]?.isOpen ?? false else { throw Refused(name: "incidentClosed") }
    if resources[resource] != .some(nil) { throw Refused(name: "resourceAlreadyAssigned") }
    resources[resource] = incident
    resourceTouched[resource] = sequence
    action.committed.append(resource)
    action.steps.append((String(resource), false))
  }

  private mutating func issue(_ item: Item, _ agency: FieldValue?, _ title: FieldValue?) throws {
    if agency?.text == nil { throw fail(.valueMissing) }
    guard let incident = item.incident else { throw fail(.valueMissing) }
    guard scenes[incident]?.isOpen ?? false else { throw Refused(name: "incidentClosed") }
    if title?.text == nil { throw Refused(name: "textMissing") }
  }
}
