import IncidentEngine

extension NaiveRoom {
  func task(_ reference: AssignmentReference) -> Int? {
    switch reference {
    case .external(let key): return tasks.firstIndex { $0.key == key }
    case .number(let number):
      guard let incident = named(.number(number.incident)),
        number.ordinal >= 1, number.ordinal <= incidents[incident].tasks.count
      else { return nil }
      return incidents[incident].tasks[number.ordinal - 1]
    }
  }

  func resource(_ reference: ResourceReference) -> Int? {
    switch reference {
    case .id(let id): resources.indices.contains(id.number - 1) ? id.number - 1 : nil
    case .name(let name): place(ofLowered: name.lowercased())
    }
  }

  private func place(ofLowered name: String) -> Int? {
    resources.firstIndex { $0.lowered == name }
  }

  mutating func add(named name: String, of agency: AgencyCode, kind: String) {
    resources.append(
      Resource(
        name: name, lowered: name.lowercased(), agency: agency.text, changedAt: note(), kind: kind))
  }

  mutating func issue(_ draft: AssignmentDraft) -> Set<String> {
    var objections = needed(draft.title, 400).union(knows(draft.agency))
    if let due = draft.due, due.milliseconds <= happened { objections.insert("dueInPast") }
    if let key = draft.key, tasks.contains(where: { $0.key == key }) {
      objections.insert("externalKeyTaken")
    }
    guard let place = incident(draft.incident) else {
      return objections.union(["incidentUnknown"])
    }
    if !incidents[place].isOpen { objections.insert("incidentClosed") }
    objections.formUnion(self.objections(toLinks: draft.links, on: place))
    guard objections.isEmpty else { return objections }
    bringIn(draft.agency.text, on: place, as: .alerted)
    add(
      on: place, agency: draft.agency.text, title: draft.title, due: draft.due?.milliseconds,
      at: happened, key: draft.key)
    let last = tasks.count - 1
    tasks[last].parent = draft.links.parent.flatMap { task(.number($0)) }
    for number in draft.links.after {
      if let place = task(.number(number)), !tasks[last].after.contains(place) {
        tasks[last].after.append(place)
      }
    }
    tasks[last].objective = draft.links.objective
    return []
  }

  /// Work brings in an agency that takes no part, or no longer does.
  mutating func bringIn(_ agency: String, on place: Int, as participation: Participation) {
    let standing = incidents[place].standing(agency)
    if standing == nil || standing == .stoodDown { stand(agency, participation, on: place) }
  }

  mutating func add(
    on place: Int, agency: String, title: String, due: Int64?, at moment: Int64,
    key: ExternalKey? = nil, replaces: Int? = nil
  ) {
    let number = "\(incidents[place].number)/\(incidents[place].tasks.count + 1)"
    let changedAt = note()
    tasks.append(
      Task(
        number: number, incident: place, agency: agency, title: Self.trim(title), due: due,
        issued: moment, standings: [("issued", moment)],
        replaces: replaces.map { tasks[$0].number }, key: key, changedAt: changedAt))
    incidents[place].tasks.append(tasks.count - 1)
    if let replaces {
      tasks[replaces].replacedBy = number
      tasks[replaces].changedAt = changedAt
    }
  }

  mutating func stand(_ task: Int, _ status: String, at moment: Int64? = nil) {
    tasks[task].standings.append((status, moment ?? happened))
    tasks[task].changedAt = note()
  }

  mutating func advance(
    _ reference: AssignmentReference, _ status: String, _ reason: String?
  ) -> Set<String> {
    var objections = allowed(reason, 400)
    guard var place = task(reference) else { return objections.union(["assignmentUnknown"]) }
    while !tasks[place].isOpen, let name = tasks[place].replacedBy,
      let next = tasks.firstIndex(where: { $0.number == name }),
      tasks[next].incident != tasks[place].incident
    {
      place = next
    }
    let old = tasks[place]
    if !old.isOpen { objections.insert("assignmentEnded") }
    if old.isOpen, old.status == status || (status, old.status) == ("acknowledged", "in progress") {
      objections.insert("assignmentAlready")
    }
    if isStale(old.changedAt) { objections.insert("stale") }
    if happened < old.issued, isTimeSaid { objections.insert("beforeIssue") }
    if status == "done" || status == "cancelled", hasOpenParts(place) {
      objections.insert("assignmentHasOpenParts")
    }
    if status == "unable" || status == "cancelled" {
      objections.formUnion(needed(reason ?? "", 400))
    }
    guard objections.isEmpty else { return objections }
    stand(place, status, at: max(happened, old.issued))
    let answers = status == "acknowledged" || status == "in progress"
    if answers, incidents[old.incident].standing(old.agency) == .alerted {
      stand(old.agency, .acknowledged, on: old.incident)
    }
    return []
  }

  mutating func reissue(
    _ reference: AssignmentReference, _ revision: AssignmentRevision
  ) -> Set<String> {
    var objections = allowed(revision.reason, 400).union(knows(revision.agency))
    if let title = revision.title { objections.formUnion(needed(title, 400)) }
    if let due = revision.due, due.milliseconds <= happened { objections.insert("dueInPast") }
    guard let place = task(reference) else { return objections.union(["assignmentUnknown"]) }
    let old = tasks[place]
    if old.status == "done" || old.replacedBy != nil { objections.insert("assignmentEnded") }
    if isStale(old.changedAt) { objections.insert("stale") }
    let named = incidents[old.incident]
    let number = IncidentNumber(year: named.year, counter: named.counter)
    let home = incident(.number(number)) ?? old.incident
    if !incidents[home].isOpen { objections.insert("incidentClosed") }
    guard objections.isEmpty else { return objections }
    let agency = revision.agency?.text ?? old.agency
    bringIn(agency, on: home, as: .alerted)
    if old.isOpen { stand(place, "cancelled") }
    let kept = old.due.flatMap { $0 > happened ? $0 : nil }
    add(
      on: home, agency: agency, title: revision.title ?? old.title,
      due: revision.due?.milliseconds ?? kept, at: happened, replaces: place)
    if home == old.incident {
      let last = tasks.count - 1
      (tasks[last].parent, tasks[last].after) = (old.parent, old.after)
      tasks[last].objective = old.objective
    }
    return []
  }

  // MARK: Resources

  mutating func commit(
    _ reference: ResourceReference, _ incident: IncidentReference
  ) -> Set<String> {
    var objections: Set<String> = []
    let resource = resource(reference)
    let place = self.incident(incident)
    if resource == nil { objections.insert("resourceUnknown") }
    if place == nil { objections.insert("incidentUnknown") }
    if let place, !incidents[place].isOpen { objections.insert("incidentClosed") }
    guard let resource else { return objections }
    if isStale(resources[resource].changedAt) { objections.insert("stale") }
    switch resources[resource].use {
    case .free:
      if let until = resources[resource].restsUntil, happened < until {
        objections.insert("resourceRests")
      }
    case .on: objections.insert("resourceAlreadyAssigned")
    case .out: objections.insert("resourceOutOfService")
    }
    guard objections.isEmpty, let place else { return objections }
    send(resource, to: place)
    return []
  }

  mutating func send(_ resource: Int, to place: Int) {
    bringIn(resources[resource].agency, on: place, as: .mobilised)
    begin(resource, on: place, as: resources[resource].agency, at: happened, key: nil)
    see(turns.count - 1, .dispatched, at: happened)
  }

  mutating func begin(
    _ resource: Int, on place: Int, as agency: String, at moment: Int64, key: ExternalKey?
  ) {
    turns.append(
      Turn(resource: resource, incident: place, agency: agency, key: key, began: moment))
    incidents[place].turns.append(turns.count - 1)
    resources[resource].changedAt = note()
    if case .on(let other) = resources[resource].use, turns[other].began > moment { return }
    resources[resource].use = .on(turns.count - 1)
    resources[resource].restsUntil = nil
  }

  mutating func see(_ turn: Int, _ movement: Movement, at moment: Int64) {
    turns[turn].moves.append((movement, moment))
    resources[turns[turn].resource].changedAt = note()
  }

  mutating func end(_ turn: Int, at moment: Int64) {
    turns[turn].ended = moment
    let resource = turns[turn].resource
    if resources[resource].use == .on(turn) {
      resources[resource].use = .free
      let rest = Int64(resources[resource].rest) * 60_000
      resources[resource].restsUntil = rest == 0 ? nil : moment + rest
    }
    resources[resource].changedAt = note()
  }

  private func objections(toMoving resource: Int?) -> Set<String> {
    guard let resource else { return ["resourceUnknown"] }
    var objections: Set<String> = isStale(resources[resource].changedAt) ? ["stale"] : []
    if case .on = resources[resource].use { return objections }
    objections.insert("resourceNotAssigned")
    return objections
  }

  mutating func move(_ reference: ResourceReference, _ movement: Movement) -> Set<String> {
    let resource = resource(reference)
    var objections = objections(toMoving: resource)
    guard let resource, case .on(let turn) = resources[resource].use else { return objections }
    let order: [Movement] = [
      .dispatched, .enRoute, .onScene, .transporting, .atHospital, .returning,
    ]
    if let last = turns[turn].moves.last?.movement {
      if last == movement { objections.insert("resourceAlready") }
      let (old, new) = (order.firstIndex(of: last) ?? 0, order.firstIndex(of: movement) ?? 0)
      if new < old { objections.insert("movementGoesBack") }
    }
    guard objections.isEmpty else { return objections }
    see(turn, movement, at: happened)
    raise(turns[turn].agency, on: turns[turn].incident, movement)
    return []
  }

  private mutating func raise(_ agency: String, on place: Int, _ movement: Movement) {
    let below: [Participation] = [.alerted, .acknowledged, .standingBy]
    guard let standing = incidents[place].standing(agency) else { return }
    if movement == .onScene, (below + [.mobilised]).contains(standing) {
      stand(agency, .onScene, on: place)
    } else if movement == .dispatched || movement == .enRoute, below.contains(standing) {
      stand(agency, .mobilised, on: place)
    }
  }

  mutating func release(_ reference: ResourceReference) -> Set<String> {
    let resource = resource(reference)
    let objections = objections(toMoving: resource)
    guard objections.isEmpty, let resource, case .on(let turn) = resources[resource].use else {
      return objections
    }
    end(turn, at: happened)
    return []
  }

  mutating func setService(
    _ reference: ResourceReference, _ inService: Bool, _ reason: String?
  ) -> Set<String> {
    var objections = inService ? allowed(reason, 400) : needed(reason ?? "", 400)
    guard let resource = resource(reference) else { return objections.union(["resourceUnknown"]) }
    if isStale(resources[resource].changedAt) { objections.insert("stale") }
    switch resources[resource].use {
    case .on: objections.insert("resourceAlreadyAssigned")
    case .free: if inService { objections.insert("resourceAlreadyInService") }
    case .out: if !inService { objections.insert("resourceOutOfService") }
    }
    guard objections.isEmpty else { return objections }
    resources[resource].use = inService ? .free : .out
    resources[resource].changedAt = note()
    return []
  }
}
