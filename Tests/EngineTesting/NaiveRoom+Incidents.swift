import IncidentEngine

extension NaiveRoom {
  /// The incident that a number leads to now, whatever it was merged into.
  func incident(_ reference: IncidentReference) -> Int? {
    var place = named(reference)
    while let here = place, let next = incidents[here].mergedInto { place = next }
    return place
  }

  /// The incident that is called so.
  func named(_ reference: IncidentReference) -> Int? {
    switch reference {
    case .number(let number):
      incidents.firstIndex { $0.counter == number.counter && $0.year == number.year }
    case .external(let key): incidents.firstIndex { $0.key == key }
    }
  }

  /// Objections to changing an incident, which must be open.
  func objections(toChanging place: Int?) -> Set<String> {
    guard let place else { return ["incidentUnknown"] }
    var objections: Set<String> = incidents[place].isOpen ? [] : ["incidentClosed"]
    if isStale(incidents[place].changedAt) { objections.insert("stale") }
    return objections
  }

  private func spoken(_ count: Int) -> String {
    var digits = "\(count)"
    while digits.utf8.count < 4 { digits = "0" + digits }
    return "\(year % 100 + 100)".suffix(2) + "-" + digits
  }

  mutating func open(_ draft: IncidentDraft) -> Set<String> {
    var objections = needed(draft.type, 80).union(needed(draft.title, 400))
    objections.formUnion(allowed(draft.place, 400).union(allowed(draft.reportedBy, 400)))
    objections.formUnion(knows(draft.lead))
    for agency in draft.agencies { objections.formUnion(knows(agency)) }
    if let reported = draft.reportedAt, reported.milliseconds > now {
      objections.insert("timeInFuture")
    }
    if let key = draft.key, incidents.contains(where: { $0.key == key }) {
      objections.insert("externalKeyTaken")
    }
    if mayBeAsked, draft.key == nil {
      let alike = alike(draft)
      if alike.contains(where: { !draft.distinctFrom.contains($0) }) {
        objections.insert("likelyDuplicate")
      }
      guard objections.isEmpty else { return objections }
      add(draft, agencies: draft.agencies)
      incidents[incidents.count - 1].distinctFrom = alike
      return []
    }
    guard objections.isEmpty else { return objections }
    add(draft, agencies: draft.agencies)
    return []
  }

  mutating func add(_ draft: IncidentDraft, agencies: [AgencyCode]) {
    let count = incidents.count { $0.year == year } + 1
    var incident = Incident(
      number: spoken(count), year: year, counter: count, mode: draft.mode.word,
      type: Self.trim(draft.type),
      title: Self.trim(draft.title), priority: Int(draft.priority.rawValue),
      place: Self.trim(draft.place), lead: draft.lead?.text, point: draft.coordinates,
      key: draft.key, changedAt: note())
    var part: [String] = []
    incident.opened = happened
    for agency in ([draft.lead].compactMap { $0 } + agencies).map(\.text)
    where !part.contains(agency) {
      part.append(agency)
      incident.parts.append((agency, [.alerted]))
    }
    incidents.append(incident)
  }

  mutating func change(_ reference: IncidentReference, _ change: IncidentChange) -> Set<String> {
    let place = incident(reference)
    var objections = objections(toChanging: place)
    objections.formUnion(allowed(change.type, 80).union(allowed(change.title, 400)))
    objections.formUnion(allowed(change.place, 400).union(knows(change.lead)))
    guard let place else { return objections }
    var new = incidents[place]
    if let mode = change.mode { new.mode = mode.word }
    if let type = change.type, !Self.trim(type).isEmpty { new.type = Self.trim(type) }
    if let title = change.title, !Self.trim(title).isEmpty { new.title = Self.trim(title) }
    if let priority = change.priority { new.priority = Int(priority.rawValue) }
    if let words = change.place, !Self.trim(words).isEmpty { new.place = Self.trim(words) }
    if let point = change.coordinates { new.point = point }
    if let lead = change.lead { new.lead = lead.text }
    let old = incidents[place]
    if new.mode == old.mode, new.type == old.type, new.title == old.title, new.lead == old.lead,
      new.priority == old.priority, new.place == old.place, new.point == old.point
    {
      objections.insert("incidentUnchanged")
    }
    guard objections.isEmpty else { return objections }
    if let lead = new.lead, new.standing(lead) == nil { new.parts.append((lead, [.alerted])) }
    new.changedAt = note()
    incidents[place] = new
    return []
  }

  mutating func changePhase(
    _ reference: IncidentReference, _ phase: IncidentPhase, _ reason: String?
  ) -> Set<String> {
    if phase == .closed || phase == .cancelled {
      return end(reference, phase.word, reason, ending: false)
    }
    let place = incident(reference)
    var objections = objections(toChanging: place).union(allowed(reason, 400))
    if let place, incidents[place].phase == phase.word { objections.insert("incidentAlreadyIn") }
    guard objections.isEmpty, let place else { return objections }
    incidents[place].phase = phase.word
    incidents[place].changedAt = note()
    return []
  }

  mutating func end(
    _ reference: IncidentReference, _ phase: String, _ reason: String?, ending: Bool
  ) -> Set<String> {
    let place = incident(reference)
    var objections = objections(toChanging: place)
    objections.formUnion(phase == "cancelled" ? needed(reason ?? "", 400) : allowed(reason, 400))
    guard let place else { return objections }
    let open = incidents[place].tasks.filter { tasks[$0].isOpen }
    let out = incidents[place].turns.filter { turns[$0].ended == nil }
    let refused = incidents[place].tasks.contains {
      tasks[$0].status == "unable" && tasks[$0].replacedBy == nil
    }
    if !ending, !open.isEmpty || !out.isEmpty || (phase == "closed" && refused) {
      objections.insert("incidentHasOpenWork")
    }
    guard objections.isEmpty else { return objections }
    for task in open { stand(task, "cancelled") }
    for turn in out { end(turn, at: happened) }
    incidents[place].phase = phase
    incidents[place].changedAt = note()
    return []
  }

  mutating func reopen(_ reference: IncidentReference, _ reason: String) -> Set<String> {
    var objections = needed(reason, 400)
    guard let place = incident(reference) else { return objections.union(["incidentUnknown"]) }
    if incidents[place].isOpen { objections.insert("incidentAlreadyOpen") }
    if isStale(incidents[place].changedAt) { objections.insert("stale") }
    guard objections.isEmpty else { return objections }
    incidents[place].phase = "active"
    incidents[place].changedAt = note()
    return []
  }

  mutating func participate(
    _ reference: IncidentReference, _ agency: AgencyCode, _ participation: Participation
  ) -> Set<String> {
    var objections = knows(agency)
    guard let place = incident(reference) else { return objections.union(["incidentUnknown"]) }
    if !incidents[place].isOpen { objections.insert("incidentClosed") }
    if incidents[place].standing(agency.text) == participation {
      objections.insert("agencyAlready")
    }
    let isBusy = incidents[place].tasks.contains {
      tasks[$0].isOpen && tasks[$0].agency == agency.text
    }
    if participation == .stoodDown, isBusy { objections.insert("agencyHasOpenWork") }
    guard objections.isEmpty else { return objections }
    stand(agency.text, participation, on: place)
    return []
  }

  mutating func stand(_ agency: String, _ participation: Participation, on place: Int) {
    if let part = incidents[place].parts.firstIndex(where: { $0.agency == agency }) {
      incidents[place].parts[part].standings.append(participation)
    } else {
      incidents[place].parts.append((agency, [participation]))
    }
    entries += 1
  }
}
