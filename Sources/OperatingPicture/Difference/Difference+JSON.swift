import IncidentEngine

/// One document; docs/shell.md names the members. All are always there, in this order.
extension Difference {
  /// The difference as one line of JSON. `later` is the situation at the later end.
  public func json(in later: Situation) -> String {
    JSONValue.object([
      ("format", .count(1)),
      ("room", .text(later.charter?.name ?? "")),
      ("kind", .text(ifAny: later.charter?.kind.word)),
      ("zone", .text(ifAny: later.charter?.zone)),
      ("from", from.json),
      ("to", to.json),
      ("incidents", incidents),
      ("tasks", tasks),
      ("matters", mattersJSON(in: later)),
      ("resources", .list(resources.map(\.json))),
      (
        "log",
        .object([
          ("written", .list(written.map { $0.json(in: later) })),
          ("struck", .list(struck.map { $0.json(in: later) })),
        ])
      ),
      (
        "shifts",
        .list(
          shifts.map {
            .object([
              ("number", .count($0.number)), ("name", .text($0.name)), ("at", .time($0.started)),
              ("ends", .time($0.ends)),
            ])
          })
      ),
      ("registered", registrations),
    ]).line
  }

  private var incidents: JSONValue {
    .object([
      ("opened", .list(opened.map { .object($0.members + [("at", .time($0.opened))]) })),
      (
        "ended",
        .list(
          ended.map { end in
            .object(
              end.incident.members + [
                ("at", .time(end.at)), ("reason", .text(ifAny: end.incident.phaseReason)),
                ("mergedInto", .text(ifAny: end.incident.mergedInto?.description)),
              ])
          })
      ),
      (
        "changed",
        .list(
          changed.map { change in
            .object(change.incident.members + [("changes", .list(change.steps.map(\.json)))])
          })
      ),
    ])
  }

  private var tasks: JSONValue {
    func step(_ step: TaskStep) -> JSONValue {
      .object(
        step.task.members + [
          ("became", .text(step.status.word)), ("at", .time(step.at)),
          ("reason", .text(ifAny: step.task.reason)),
        ])
    }
    return .object([
      ("issued", .list(issued.map { .object($0.members + [("at", .time($0.issued))]) })),
      ("answered", .list(answered.map(step))),
      ("ended", .list(tasksEnded.map(step))),
      ("overdue", .list(overdue.map { .object($0.members) })),
    ])
  }

  private var registrations: JSONValue {
    .object([
      (
        "agencies",
        .list(
          agencies.map {
            .object([("code", .text($0.code.text)), ("name", .text($0.details.name))])
          })
      ),
      (
        "officers",
        .list(
          officers.map {
            .object([
              ("name", .text($0.details.name)), ("agency", .text(ifAny: $0.details.agency?.text)),
            ])
          })
      ),
      (
        "resources",
        .list(
          registered.map {
            .object([
              ("name", .text($0.name)), ("kind", .text($0.kind)), ("agency", .text($0.agency.text)),
            ])
          })
      ),
    ])
  }
}

extension Difference.End {
  fileprivate var json: JSONValue {
    .object([("entry", .integer(number)), ("time", .time(time))])
  }
}

extension Incident {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("number", .text(number.description)),
      ("title", .text(details.title)),
      ("type", .text(details.type)),
      ("place", .text(details.place)),
      ("priority", .integer(Int64(priority.rawValue))),
      ("phase", .text(phase.word)),
      ("lead", .text(ifAny: lead?.text)),
    ]
  }
}

extension Assignment {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("number", .text(number.description)),
      ("agency", .text(agency.text)),
      ("title", .text(title)),
      ("status", .text(status.word)),
      ("due", .time(due)),
    ]
  }
}

extension Difference.IncidentStep {
  fileprivate var json: JSONValue {
    let (what, agency, before, after) = parts
    return .object([
      ("what", .text(what)), ("agency", .text(ifAny: agency)), ("before", before),
      ("after", after), ("at", .time(at)), ("entry", number.map { .integer($0) } ?? .null),
      ("objective", .text(ifAny: objective?.number)), ("text", .text(ifAny: objective?.text)),
    ])
  }

  private var objective: (number: String, text: String)? {
    guard case .objective(let number, let text, _, _) = what else { return nil }
    return (number.description, text)
  }

  private var parts: (String, String?, JSONValue, JSONValue) {
    switch what {
    case .phase(let old, let new): ("phase", nil, .text(old.word), .text(new.word))
    case .priority(let old, let new):
      ("priority", nil, .integer(Int64(old.rawValue)), .integer(Int64(new.rawValue)))
    case .mode(let old, let new): ("mode", nil, .text(old.word), .text(new.word))
    case .lead(let old, let new):
      ("lead", nil, .text(ifAny: old?.text), .text(ifAny: new?.text))
    case .standing(let agency, let old, let new):
      ("standing", agency.text, .text(ifAny: old?.word), .text(new.word))
    case .type(let old, let new): ("type", nil, .text(old), .text(new))
    case .title(let old, let new): ("title", nil, .text(old), .text(new))
    case .place(let old, let new): ("place", nil, .text(old), .text(new))
    case .objective(_, _, let old, let new):
      ("objective", nil, .text(ifAny: old?.word), .text(new.word))
    }
  }
}

extension Difference.MovedResource {
  fileprivate var json: JSONValue {
    .object([
      ("id", .count(resource.id.number)),
      ("name", .text(resource.name)),
      ("agency", .text(resource.agency.text)),
      ("before", .text(ifAny: before?.word)),
      ("after", .text(after.word)),
      ("incident", .text(ifAny: incident?.description)),
      (
        "steps",
        .list(
          steps.map {
            .object([
              ("what", .text($0.what.word)), ("incident", .text($0.incident.description)),
              ("at", .time($0.at)),
            ])
          })
      ),
    ])
  }
}

extension Difference.ResourceStepKind {
  /// The word of the step: a movement, `committed` or `released`.
  public var word: String {
    switch self {
    case .committed: "committed"
    case .moved(let movement): movement.word
    case .released: "released"
    }
  }
}

extension LogEntry {
  fileprivate func json(in situation: Situation) -> JSONValue {
    .object([
      ("number", .count(number.number)),
      ("kind", .text(kind.word)),
      ("text", .text(situation.text(of: self))),
      ("incident", .text(ifAny: incident?.description)),
      ("task", .text(ifAny: task?.description)),
      ("from", .text(ifAny: from)),
      ("to", .text(ifAny: to)),
      ("by", .text(ifAny: situation.writer(of: self))),
      ("at", .time(occurred)),
      ("recorded", .time(recorded)),
      ("late", .flag(isLate)),
      ("struck", .text(ifAny: struck)),
    ])
  }
}

extension Situation {
  /// The name of the officer who wrote a log line, else the post; nil where neither is known.
  public func writer(of line: LogEntry) -> String? {
    guard authors.indices.contains(line.author) else { return nil }
    let author = authors[line.author]
    if let name = author.officer.flatMap({ officer($0) })?.details.name { return name }
    return author.post.isEmpty ? nil : author.post
  }
}
