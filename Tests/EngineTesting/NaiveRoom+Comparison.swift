import IncidentEngine

/// Collects where two accounts of one room differ.
private struct Differences {
  var found: [String] = []

  mutating func compare<Value: Equatable>(
    _ what: @autoclosure () -> String, _ engine: Value,
    _ plain: Value
  ) {
    if engine != plain { found.append("\(what()): engine \(engine), plain model \(plain)") }
  }
}

extension NaiveRoom {
  /// What can be compared after every command.
  package func quickDifferences(from situation: Situation) -> [String] {
    var seen = Differences()
    seen.compare("entries", situation.lastNumber, entries)
    seen.compare("incidents", situation.incidents.count, incidents.count)
    seen.compare("assignments", situation.assignments.count, tasks.count)
    seen.compare("resources", situation.resources.count, resources.count)
    seen.compare("commitments", situation.commitments.count, turns.count)
    seen.compare("log", situation.log.count, lines.count)
    seen.compare("clock steps", situation.clockStepsBack, stepsBack)
    if let place = incidents.indices.last {
      compare(incidentAt: place, with: situation, &seen)
    }
    for place in tasks.indices.suffix(2) { compare(taskAt: place, with: situation, &seen) }
    return seen.found
  }

  /// Everything.
  package func differences(from situation: Situation) -> [String] {
    var seen = Differences()
    seen.found = quickDifferences(from: situation)
    comparePeople(with: situation, &seen)
    for place in incidents.indices { compare(incidentAt: place, with: situation, &seen) }
    for place in tasks.indices { compare(taskAt: place, with: situation, &seen) }
    for place in resources.indices { compare(resourceAt: place, with: situation, &seen) }
    for place in turns.indices { compare(turnAt: place, with: situation, &seen) }
    for place in lines.indices { compare(lineAt: place, with: situation, &seen) }
    return seen.found
  }

  private func comparePeople(with situation: Situation, _ seen: inout Differences) {
    seen.compare("kind", situation.charter?.kind, kind)
    seen.compare("shifts", situation.shifts.map(\.name), shifts)
    seen.compare("periods", situation.periods.map(\.name), periods)
    for agency in situation.agencies {
      seen.compare("on call for \(agency.code.text)", agency.onCall, onCall[agency.code.text])
    }
    seen.compare("agencies", situation.agencies.map(\.code.text), agencies.map(\.code))
    seen.compare("agency names", situation.agencies.map(\.details.name), agencies.map(\.name))
    seen.compare("contacts", situation.agencies.map(\.details.contact), agencies.map(\.contact))
    for (place, agency) in agencies.enumerated() where place < situation.agencies.count {
      let list = situation.agencies[place].assignments
      seen.compare(
        "work of \(agency.code)", (0..<list.count).map { list[$0] },
        tasks.indices.filter { tasks[$0].agency == agency.code })
    }
    let people = situation.officers.map {
      Person(
        name: $0.details.name, agency: $0.details.agency?.text, posts: $0.details.posts,
        account: $0.details.account)
    }
    seen.compare("officers", people, officers)
    seen.compare("injects", Set(situation.deliveredInjects.keys), injects)
    seen.compare("exercise start", situation.exercise?.start.milliseconds, exercise?.start)
    seen.compare("exercise runs", situation.exercise?.isRunning, exercise?.isRunning)
    seen.compare("exercise speed", situation.exercise?.speedPermille, exercise?.speed)
    seen.compare("desks", situation.desks.keys.sorted(), answers.keys.sorted())
    for (desk, given) in answers {
      seen.compare("last of \(desk)", situation.desks[desk]?.lastCounter, given.keys.max())
    }
  }

  private func compare(
    incidentAt place: Int, with situation: Situation, _ seen: inout Differences
  ) {
    guard place < situation.incidents.count else { return }
    let (plain, engine) = (incidents[place], situation.incidents[place])
    let name = plain.number
    seen.compare("number", "\(engine.number)", name)
    seen.compare("found \(name)", situation.incident(engine.number)?.number, engine.number)
    seen.compare("\(name) phase", engine.phase.word, plain.phase)
    seen.compare("\(name) mode", engine.details.mode.word, plain.mode)
    seen.compare("\(name) type", engine.details.type, plain.type)
    seen.compare("\(name) title", engine.details.title, plain.title)
    seen.compare("\(name) priority", Int(engine.priority.rawValue), plain.priority)
    seen.compare("\(name) place", engine.details.place, plain.place)
    seen.compare("\(name) point", engine.details.coordinates, plain.point)
    seen.compare("\(name) lead", engine.lead?.text, plain.lead)
    seen.compare(
      "\(name) parts", engine.participations.map(\.agency.text), plain.parts.map(\.agency))
    seen.compare(
      "\(name) standings", engine.participations.map { $0.history.map(\.value) },
      plain.parts.map(\.standings))
    seen.compare("\(name) work", engine.assignments.map(Int.init), plain.tasks)
    seen.compare("\(name) turns", engine.commitments.map { $0.number - 1 }, plain.turns)
    seen.compare("\(name) log", engine.log.map(\.number), plain.lines)
    seen.compare("\(name) changed", engine.changed.number, plain.changedAt)
    seen.compare(
      "\(name) merged", engine.mergedInto?.description,
      plain.mergedInto.map { incidents[$0].number })
    seen.compare("\(name) objectives", engine.objectives.map(\.text), plain.objectives.map(\.text))
    seen.compare(
      "\(name) met", engine.objectives.map { $0.history.map(\.value.word) },
      plain.objectives.map(\.statuses))
    seen.compare("\(name) distinct", engine.details.distinctFrom, plain.distinctFrom)
  }

  private func compare(taskAt place: Int, with situation: Situation, _ seen: inout Differences) {
    guard place < situation.assignments.count else { return }
    let (plain, engine) = (tasks[place], situation.assignments[place])
    let name = plain.number
    seen.compare("task", "\(engine.number)", name)
    seen.compare("found \(name)", situation.assignment(engine.number)?.number, engine.number)
    seen.compare("\(name) agency", engine.agency.text, plain.agency)
    seen.compare("\(name) title", engine.title, plain.title)
    seen.compare("\(name) due", engine.due?.milliseconds, plain.due)
    seen.compare("\(name) status", engine.status.word, plain.status)
    seen.compare(
      "\(name) statuses", engine.history.map(\.value.word), plain.standings.map(\.status))
    seen.compare(
      "\(name) times", engine.history.map(\.occurred.milliseconds), plain.standings.map(\.at))
    seen.compare("\(name) replaced", engine.replacedBy?.description, plain.replacedBy)
    seen.compare("\(name) replaces", engine.issue.replaces?.description, plain.replaces)
    seen.compare("\(name) changed", engine.changed.number, plain.changedAt)
    let links = engine.issue.links
    seen.compare("\(name) part", links.parent?.description, plain.parent.map { tasks[$0].number })
    seen.compare(
      "\(name) after", links.after.map(\.description), plain.after.map { tasks[$0].number })
    seen.compare("\(name) objective", links.objective, plain.objective)
  }

  private func compare(
    resourceAt place: Int, with situation: Situation, _ seen: inout Differences
  ) {
    guard place < situation.resources.count else { return }
    let (plain, engine) = (resources[place], situation.resources[place])
    let use: Use =
      switch engine.status {
      case .available: .free
      case .assigned(let id): .on(id.number - 1)
      case .outOfService: .out
      }
    seen.compare("resource", engine.name, plain.name)
    seen.compare("\(plain.name) agency", engine.agency.text, plain.agency)
    seen.compare("\(plain.name) use", use, plain.use)
    seen.compare("\(plain.name) changed", engine.changed.number, plain.changedAt)
    seen.compare("\(plain.name) kind", engine.kind, plain.kind)
    seen.compare("\(plain.name) quantity", engine.quantity, plain.quantity)
    seen.compare("\(plain.name) rest", engine.restMinutes, plain.rest)
    seen.compare("\(plain.name) rests", engine.restsUntil?.milliseconds, plain.restsUntil)
  }

  private func compare(turnAt place: Int, with situation: Situation, _ seen: inout Differences) {
    guard place < situation.commitments.count else { return }
    let (plain, engine) = (turns[place], situation.commitments[place])
    seen.compare("turn \(place) resource", engine.resource.number - 1, plain.resource)
    seen.compare("turn \(place) incident", "\(engine.incident)", incidents[plain.incident].number)
    seen.compare("turn \(place) agency", engine.agency.text, plain.agency)
    seen.compare("turn \(place) began", engine.committed.milliseconds, plain.began)
    seen.compare("turn \(place) moves", engine.movements.map(\.value), plain.moves.map(\.movement))
    seen.compare(
      "turn \(place) times", engine.movements.map(\.occurred.milliseconds), plain.moves.map(\.at))
    seen.compare("turn \(place) ended", engine.released?.milliseconds, plain.ended)
  }

  private func compare(lineAt place: Int, with situation: Situation, _ seen: inout Differences) {
    guard place < situation.log.count else { return }
    let (plain, engine) = (lines[place], situation.log[place])
    seen.compare("line \(place) text", situation.text(of: engine), plain.text)
    seen.compare("line \(place) kind", engine.kind.word, plain.kind)
    seen.compare(
      "line \(place) incident", engine.incident?.description,
      plain.incident.map { incidents[$0].number })
    seen.compare("line \(place) task", engine.task?.description, plain.task)
    seen.compare("line \(place) corrects", engine.corrects?.number, plain.corrects)
    seen.compare("line \(place) late", engine.isLate, plain.isLate)
    seen.compare("line \(place) struck", engine.struck != nil, plain.struck)
    seen.compare("line \(place) changed", engine.changed.number, plain.changedAt)
  }
}
