import IncidentEngine

extension Difference {
  /// The member `matters` of the document.
  func mattersJSON(in later: Situation) -> JSONValue {
    .object([
      (
        "opened",
        .list(mattersOpened.map { .object($0.members(in: later) + [("at", .time($0.opened))]) })
      ),
      (
        "changed",
        .list(
          mattersChanged.map { change in
            let kind = later.matterKind(change.matter.kind)
            return .object(
              change.matter.members(in: later) + [
                ("changes", .list(change.steps.map { $0.json(kind) }))
              ])
          })
      ),
      ("linked", .list(linked.map(\.json))),
      ("unlinked", .list(unlinked.map(\.json))),
      (
        "marked",
        .list(
          marked.map {
            .object([
              ("what", .text($0.subject.spoken)), ("before", .text(ifAny: $0.before?.word)),
              ("after", .text(ifAny: $0.after?.word)),
            ])
          })
      ),
    ])
  }
}

extension Matter {
  fileprivate func members(in situation: Situation) -> [(String, JSONValue)] {
    let title = MatterRow(self, in: situation, now: opened)?.title
    return [
      ("number", .text(number.description)), ("kind", .text(kind.text)),
      ("title", .text(ifAny: title)),
      ("state", .text(state.text)), ("incident", .text(ifAny: incident?.description)),
    ]
  }
}

extension Difference.MatterStep {
  /// Of every change the same members; those that it has not are null.
  fileprivate func json(_ kind: MatterKind?) -> JSONValue {
    switch self {
    case .moved(let event):
      object(
        "move", event.move?.text, part: event.part?.text, .null,
        .text((event.partState ?? event.state).text), at: event)
    case .value(let code, let old, let new):
      object("value", code.text, part: nil, old.json(code, kind), new.json(code, kind), at: nil)
    case .marking(let old, let new):
      object("marking", nil, part: nil, .text(old.word), .text(new.word), at: nil)
    }
  }

  private func object(
    _ what: String, _ name: String?, part: String?, _ before: JSONValue, _ after: JSONValue,
    at event: MatterEvent?
  ) -> JSONValue {
    .object([
      ("what", .text(what)), ("name", .text(ifAny: name)), ("part", .text(ifAny: part)),
      ("before", before), ("after", after), ("at", .time(event?.occurred)),
      ("entry", event.map { .integer($0.change.number) } ?? .null),
      ("takenBack", .flag(event?.isTakingBack ?? false)),
    ])
  }
}

extension FieldValue? {
  fileprivate func json(_ code: FieldCode, _ kind: MatterKind?) -> JSONValue {
    let type = kind?.fields.first { $0.code == code }?.type ?? .text
    return map { $0.column(type).json } ?? .null
  }
}

extension LinkFact {
  fileprivate var json: JSONValue {
    .object([
      ("what", .text(subject.spoken)), ("as", .text(link.text)), ("other", .text(other.spoken)),
    ])
  }
}

extension Subject {
  /// Its number as it is spoken, `#12` for a line of the log.
  public var spoken: String {
    switch self {
    case .incident(let number): number.description
    case .task(let number): number.description
    case .matter(let number): number.description
    case .log(let number): "#\(number.number)"
    }
  }
}
