import CheckedYAML

/// Checks how injects fit each other: order, triggers, deadlines, and what must be there before.
struct ScriptChecks {
  private let sources: [InjectSource]
  private let names: ScenarioNames
  private let end: Int64?
  private let fields: YAMLFields
  private let byID: [String: Int]
  private let openers: [String: Int]
  private let issuers: [String: Int]

  init(
    _ sources: [InjectSource], _ names: ScenarioNames, durationMilliseconds end: Int64?,
    _ fields: YAMLFields
  ) {
    self.sources = sources
    self.names = names
    self.end = end
    self.fields = fields
    var byID: [String: Int] = [:]
    var openers: [String: Int] = [:]
    var issuers: [String: Int] = [:]
    for (place, source) in sources.enumerated() {
      if let id = source.id?.value, byID[id] == nil { byID[id] = place }
      if let opened = source.opens?.value, openers[opened] == nil { openers[opened] = place }
      for task in source.tasks where issuers[task.value] == nil { issuers[task.value] = place }
    }
    self.byID = byID
    self.openers = openers
    self.issuers = issuers
  }

  func run() {
    checkOrder()
    checkTriggers()
    checkCycles()
    checkReach()
    checkDeadlines()
    checkIncidents()
    checkTasks()
    checkMatters()
    checkTimesOfMatters()
  }

  private func name(_ place: Int) -> String { sources[place].id?.value ?? "another inject" }

  private func checkOrder() {
    var latest: (time: Int64, place: Int)?
    for (place, source) in sources.enumerated() {
      guard case .time(let time) = source.trigger else { continue }
      if let latest, time.value < latest.time {
        fields.report(
          at: time.place,
          .timeGoesBack(Int(time.value), before: name(latest.place), at: Int(latest.time)))
      } else {
        latest = (time.value, place)
      }
      if let end, time.value > end {
        fields.report(at: time.place, .pastEnd(Int(time.value), end: Int(end)))
      }
    }
  }

  private func checkTriggers() {
    for (place, source) in sources.enumerated() {
      guard case .after(let after, let outcome, _) = source.trigger,
        names.injects.find(after, fields) != nil, let other = byID[after.value]
      else { continue }
      if other == place {
        fields.report(at: after.place, .afterItself)
      } else if outcome.value != .delivered, !sources[other].deadlines.contains(where: \.isExpected)
      {
        fields.report(at: outcome.place, .nothingExpected(after.value, outcome.value.word))
      }
    }
  }

  /// The inject that another waits for; nil when it waits for none.
  private func parent(_ place: Int) -> Int? {
    guard case .after(let after, _, _) = sources[place].trigger else { return nil }
    return byID[after.value]
  }

  /// The injects that one waits for, the nearest first; stops where it comes round to one again.
  private func ancestors(_ place: Int) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int> = [place]
    var next = parent(place)
    while let current = next, seen.insert(current).inserted {
      found.append(current)
      next = parent(current)
    }
    return found
  }

  private func checkCycles() {
    for place in sources.indices {
      let chain = ancestors(place)
      guard let last = chain.last, parent(last) == place, chain.allSatisfy({ $0 > place }),
        case .after(let after, _, _) = sources[place].trigger
      else { continue }
      fields.report(at: after.place, .cycle(([place] + chain.reversed()).map(name)))
    }
  }
}

extension ScriptChecks {
  /// The earliest time at which an inject can come; nil where that cannot be told.
  private func earliest(_ place: Int) -> Int64? {
    let chain = [place] + ancestors(place)
    var time: Int64?
    for current in chain.reversed() {
      switch sources[current].trigger {
      case .time(let own): time = own.value
      case .byHand: time = 0
      case .after(let after, let outcome, let delay):
        guard let before = time, let other = byID[after.value] else { return nil }
        time = reached(outcome.value, of: other, deliveredAt: before).map { $0 + delay }
      case nil: return nil
      }
    }
    return time
  }

  private func reached(
    _ outcome: Inject.Outcome, of place: Int, deliveredAt delivery: Int64
  ) -> Int64? {
    switch outcome {
    case .delivered, .met: delivery
    case .missed:
      sources[place].deadlines.filter(\.isExpected)
        .map { $0.deadline.milliseconds(after: delivery) }.min()
    }
  }

  /// Reports injects that wait for something after the end; those behind them are not repeated.
  private func checkReach() {
    guard let end else { return }
    for (place, source) in sources.enumerated() {
      guard case .after(let after, _, _) = source.trigger, let parent = parent(place),
        let before = earliest(parent), before <= end,
        let time = earliest(place), time > end
      else { continue }
      fields.report(at: after.place, .neverInTime(earliest: Int(time), end: Int(end)))
    }
  }

  private func checkDeadlines() {
    for (place, source) in sources.enumerated() {
      guard let trigger = source.trigger else { continue }
      for written in source.deadlines {
        if case .by(let by) = written.deadline {
          guard case .time(let time) = trigger else {
            fields.report(at: written.place, .deadlineWithoutTime)
            continue
          }
          if by <= time.value {
            fields.report(at: written.place, .deadlineBeforeInject(Int(by), at: Int(time.value)))
            continue
          }
        }
        checkDeadlineIsReached(written, place)
      }
    }
  }

  private func checkDeadlineIsReached(_ written: InjectSource.WrittenDeadline, _ place: Int) {
    guard written.isExpected, let end, let delivery = earliest(place), delivery <= end else {
      return
    }
    let deadline = written.deadline.milliseconds(after: delivery)
    if deadline > end {
      fields.report(at: written.place, .deadlinePastEnd(Int(deadline), end: Int(end)))
    }
  }
}

extension ScriptChecks {
  private func checkIncidents() {
    for (place, source) in sources.enumerated() {
      if let opens = source.opens, let first = openers[opens.value], first != place {
        fields.report(at: opens.place, .openedTwice(opens.value, by: name(first)))
      }
      for reference in source.incidents {
        guard let opener = openers[reference.value], !comes(opener, before: place) else { continue }
        fields.report(at: reference.place, .notYetOpen(reference.value, by: name(opener)))
      }
    }
    guard !names.hasUnreadOpening else { return }
    for incident in names.incidents.names where openers[incident] == nil {
      guard let place = names.incidents.place(of: incident) else { continue }
      fields.report(at: place, .neverOpened(incident))
    }
  }

  private func checkTasks() {
    for (place, source) in sources.enumerated() {
      for reference in source.answeredTasks {
        guard let task = names.tasks.find(reference, fields), let issuer = issuers[task],
          !comes(issuer, before: place)
        else { continue }
        fields.report(at: reference.place, .notYetIssued(task, by: name(issuer)))
      }
    }
  }

  private func checkMatters() {
    var matterOpeners: [String: Int] = [:]
    for (place, source) in sources.enumerated() {
      for id in source.matters.opened where matterOpeners[id.value] == nil {
        matterOpeners[id.value] = place
      }
    }
    for (place, source) in sources.enumerated() {
      for reference in source.matters.references {
        guard let id = names.matters.find(reference.id, fields), let opener = matterOpeners[id],
          opener == place ? !reference.isOpenedHere : !comes(opener, before: place)
        else { continue }
        fields.report(at: reference.id.place, .notYetOpened(id, by: name(opener)))
      }
      // The room gives the number when the inject has come.
      let numbered =
        source.matters.tasks.filter { issuers[$0.value] == place }
        + source.matters.incidentsOfFields.filter { openers[$0.value] == place }
      for unnumbered in numbered {
        fields.report(at: unnumbered.place, .notYetNumbered(unnumbered.value))
      }
    }
  }

  /// Whether what is to come is still to come when its inject comes, and what was has been.
  private func checkTimesOfMatters() {
    for (place, source) in sources.enumerated() {
      guard let earliest = earliest(place) else { continue }
      for written in source.matters.times {
        guard case .by(let time) = written.deadline else { continue }
        if !written.isPast, time <= earliest {
          fields.report(
            at: written.place, .timeOfFieldPassed(Int(time), at: Int(earliest)))
        } else if written.isPast, case .time(let delivery) = source.trigger, time > delivery.value {
          fields.report(
            at: written.place, .timeOfFieldToCome(Int(time), at: Int(delivery.value)))
        }
      }
    }
  }

  /// Whether `first` has surely come when `second` comes, or the facilitator sees to it.
  private func comes(_ first: Int, before second: Int) -> Bool {
    let chain = [second] + ancestors(second)
    if chain.contains(first) { return true }
    guard let root = chain.last else { return false }
    if case .byHand = sources[root].trigger { return true }
    // What cannot be told has been reported where it is wrong.
    guard let earliest = earliest(second), let trigger = sources[first].trigger else { return true }
    guard case .time(let time) = trigger else { return false }
    return time.value < earliest || (time.value == earliest && first < second)
  }
}
