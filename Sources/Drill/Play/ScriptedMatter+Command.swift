import IncidentEngine

/// What the ids of a scenario stand for in a room, when an inject comes.
struct ScriptedTerms {
  /// The room with all that the inject has brought so far.
  let situation: Situation
  /// The matters that it has then.
  let matters: MatterNumbers
  /// When the inject comes.
  let now: Moment

  /// What is filled in, as a matter keeps it. An id that stands for nothing stays, for the engine to
  /// refuse.
  func values(of fields: [ScriptedField]) -> FieldValues {
    FieldValues(fields.map { FieldEntry($0.code, value(of: $0.value)) })
  }

  private func value(of value: ScriptedValue) -> FieldValue {
    switch value {
    case .plain(let value): return value
    case .time(let deadline): return .integer(moment(deadline).milliseconds)
    case .money(let thousandths):
      let scale = (0..<situation.terms.currency.decimals).reduce(Int64(1)) { scale, _ in scale * 10
      }
      return .integer(thousandths * scale / 1000)
    case .incident(let id):
      let number = situation.number(of: IncidentReference.external(Scenario.key(id)))
      return .text(number?.description ?? id)
    case .task(let id):
      let number = situation.number(of: AssignmentReference.external(Scenario.key(id)))
      return .text(number?.description ?? id)
    case .resource(let name):
      return .integer(Int64(situation.resource(.name(name))?.id.number ?? 0))
    case .matter(let id): return .text(number(of: id))
    case .matters(let ids): return .texts(ids.map(number(of:)))
    }
  }

  private func number(of id: String) -> String { matters[id]?.description ?? id }

  private func moment(_ deadline: Deadline) -> Moment {
    switch deadline {
    case .within(let length): now.advanced(byMilliseconds: length)
    case .by(let time): (situation.exercise?.start ?? now).advanced(byMilliseconds: time)
    }
  }
}

extension ScriptedMatter {
  /// What is asked of the room; nil for a move of a matter that has not come.
  func command(in terms: ScriptedTerms) -> Command? {
    switch self {
    case .opening(let opening):
      return .matter(
        .open(
          MatterDraft(
            kind: opening.kind,
            incident: opening.incident.map { .external(Scenario.key($0)) },
            values: terms.values(of: opening.values),
            rows: opening.rows.map { .init($0.field, terms.values(of: $0.values)) },
            saying: Saying(onBehalf: opening.by))))
    case .deed(let deed):
      guard let number = terms.matters[deed.matter] else { return nil }
      return .matter(
        .move(
          MatterDeed(
            number: number, move: deed.move, part: deed.part,
            values: terms.values(of: deed.values), saying: Saying(onBehalf: deed.by))))
    }
  }
}
