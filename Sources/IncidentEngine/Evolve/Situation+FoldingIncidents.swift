extension Situation {
  mutating func open(
    _ number: IncidentNumber, _ draft: IncidentDraft, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    guard number == nextIncidentNumber(year: number.year) else {
      throw .numberNotNext(entry.number)
    }
    let standing = IncidentStanding(
      phase: .reported, priority: draft.priority, mode: draft.mode, lead: draft.lead)
    let agencies = [draft.lead].compactMap { $0 } + draft.agencies.filter { $0 != draft.lead }
    let incident = Incident(
      number: number, details: draft, phase: .reported,
      participations: agencies.map { agency in
        AgencyParticipation(
          agency: agency, current: .alerted, history: [Standing(.alerted, of: entry)])
      },
      history: [Standing(standing, of: entry)],
      opened: entry.occurred, lastActivity: entry.occurred, changed: change)
    incidentPlaces.append(incidents.count, year: number.year)
    incidents.append(incident)
    if let key = draft.key { incidentKeys.set(number, for: key) }
  }

  mutating func change(
    _ number: IncidentNumber, _ values: IncidentChange, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let place = try place(of: number, entry)
    incidents[place].apply(values)
    incidents[place].recordStanding(entry, change)
    if let lead = values.lead, incidents[place].participation(of: lead) == nil {
      incidents[place].participations.append(
        AgencyParticipation(
          agency: lead, current: .alerted, history: [Standing(.alerted, of: entry)]))
    }
  }

  mutating func changePhase(
    _ number: IncidentNumber, _ phase: IncidentPhase, _ reason: String?, _ entry: Entry,
    _ change: Change
  ) throws(FoldError) {
    let place = try place(of: number, entry)
    incidents[place].phase = phase
    if incidents[place].phaseReason != reason { incidents[place].phaseReason = reason }
    incidents[place].recordStanding(entry, change)
  }

  mutating func participate(
    _ number: IncidentNumber, _ agency: AgencyCode, _ participation: Participation, _ entry: Entry
  ) throws(FoldError) {
    let place = try place(of: number, entry)
    let standing = Standing(participation, of: entry)
    incidents[place].participations.record(standing, of: agency)
    incidents[place].noteActivity(entry)
  }

  mutating func merge(
    _ number: IncidentNumber, _ into: IncidentNumber, _ reason: String?, _ entry: Entry,
    _ change: Change
  ) throws(FoldError) {
    let place = try place(of: number, entry)
    let target = try self.place(of: into, entry)
    guard place != target, incidents[target].mergedInto == nil else {
      throw .unknownSubject(entry.number)
    }
    incidents[place].phase = .closed
    incidents[place].phaseReason = reason
    incidents[place].mergedInto = into
    incidents[place].recordStanding(entry, change)
    incidents[target].merged.append(number)
    incidents[target].noteActivity(entry)
  }

  mutating func setObjective(
    _ number: ObjectiveNumber, _ text: String, _ entry: Entry, _ change: Change
  ) throws(FoldError) {
    let place = try place(of: number.incident, entry)
    guard number.ordinal == incidents[place].objectives.count + 1 else {
      throw .numberNotNext(entry.number)
    }
    incidents[place].objectives.append(
      Objective(
        number: number, text: text, reason: nil, history: [Standing(.open, of: entry)],
        changed: change))
    incidents[place].noteActivity(entry)
  }

  mutating func changeObjective(
    _ number: ObjectiveNumber, _ status: ObjectiveStatus, _ reason: String?, _ entry: Entry,
    _ change: Change
  ) throws(FoldError) {
    let place = try place(of: number.incident, entry)
    let ordinal = number.ordinal - 1
    guard incidents[place].objectives.indices.contains(ordinal) else {
      throw .unknownSubject(entry.number)
    }
    incidents[place].objectives[ordinal].history.append(Standing(status, of: entry))
    incidents[place].objectives[ordinal].reason = reason
    incidents[place].objectives[ordinal].changed = change
    incidents[place].noteActivity(entry)
  }

  func place(of number: IncidentNumber, _ entry: Entry) throws(FoldError) -> Int {
    guard let place = place(of: number) else { throw .unknownSubject(entry.number) }
    return place
  }
}

extension [AgencyParticipation] {
  fileprivate mutating func record(_ standing: Standing<Participation>, of agency: AgencyCode) {
    if let known = firstIndex(where: { $0.agency == agency }) {
      self[known].current = standing.value
      self[known].history.append(standing)
    } else {
      append(AgencyParticipation(agency: agency, current: standing.value, history: [standing]))
    }
  }
}

extension Incident {
  mutating func apply(_ values: IncidentChange) {
    if let mode = values.mode { details.mode = mode }
    if let type = values.type { details.type = type }
    if let title = values.title { details.title = title }
    if let priority = values.priority { details.priority = priority }
    if let place = values.place { details.place = place }
    if let coordinates = values.coordinates { details.coordinates = coordinates }
    if let lead = values.lead { details.lead = lead }
  }

  mutating func recordStanding(_ entry: Entry, _ change: Change) {
    let standing = IncidentStanding(
      phase: phase, priority: details.priority, mode: details.mode, lead: details.lead)
    history.append(Standing(standing, of: entry))
    changed = change
    noteActivity(entry)
  }

  mutating func noteActivity(_ entry: Entry) {
    lastActivity = max(lastActivity, entry.occurred)
  }
}
