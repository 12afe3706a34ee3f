import IncidentEngine

/// Merges, duplicates, objectives, parts, quantities, rests, who is on call, shifts.
extension NaiveRoom {
  // MARK: Duplicates

  /// Open incidents of the same type within two hours whose places have half their words in common,
  /// or whose titles have more than two thirds; points decide where both have one.
  func alike(_ draft: IncidentDraft) -> [IncidentNumber] {
    incidents.filter { known in
      guard known.isOpen, known.type.lowercased() == Self.trim(draft.type).lowercased(),
        abs(known.opened - happened) <= 7_200_000
      else { return false }
      if let here = known.point, let there = draft.coordinates {
        // The histories have points on one meridian, whole degrees apart or the same.
        return here == there
      }
      let place = Self.trim(draft.place)
      return known.place.isEmpty || place.isEmpty
        ? Self.shared(known.title, Self.trim(draft.title), atLeast: 2) > 2 / 3 + 1e-9
        : Self.shared(known.place, place, atLeast: 1) >= 0.5
    }.map { IncidentNumber(year: $0.year, counter: $0.counter) }
  }

  /// The share of the shorter text's words that stand in the other; 0 when they are too few.
  private static func shared(_ one: String, _ other: String, atLeast least: Int) -> Double {
    let (one, other) = (words(one), words(other))
    let (few, many) = one.count < other.count ? (one, other) : (other, one)
    let common = few.filter(many.contains).count
    return few.isEmpty || common < least ? 0 : Double(common) / Double(few.count)
  }

  private static func words(_ text: String) -> Set<String> {
    var all: Set<String> = []
    var word = ""
    for character in text.lowercased() + " " {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        if word.count > 2 || word.contains(where: \.isNumber) { all.insert(word) }
        word = ""
      }
    }
    return all
  }

  // MARK: Merging

  mutating func merge(
    _ from: IncidentReference, _ into: IncidentReference, _ reason: String?
  ) -> Set<String> {
    let (gone, stays) = (incident(from), incident(into))
    var objections = objections(toChanging: gone).union(objections(toChanging: stays))
    objections.formUnion(allowed(reason, 400))
    if gone != nil, gone == stays { objections.insert("mergeIntoItself") }
    guard objections.isEmpty, let gone, let stays else { return objections }
    moveAgencies(gone, stays)
    let aims = moveAims(gone, stays)
    moveTasks(gone, stays, aims)
    for turn in incidents[gone].turns where turns[turn].ended == nil {
      let (old, resource) = (turns[turn], turns[turn].resource)
      end(turn, at: happened)
      begin(resource, on: stays, as: old.agency, at: happened, key: nil)
      if let last = old.moves.last { see(turns.count - 1, last.movement, at: happened) }
    }
    incidents[gone].phase = "closed"
    incidents[gone].mergedInto = stays
    incidents[gone].changedAt = note()
    return []
  }

  private mutating func moveAgencies(_ gone: Int, _ stays: Int) {
    let order: [Participation] = [
      .alerted, .acknowledged, .standingBy, .mobilised, .onScene, .stoodDown, .unable,
    ]
    for part in incidents[gone].parts {
      guard let standing = part.standings.last, standing != .stoodDown, standing != .unable
      else { continue }
      let there = incidents[stays].standing(part.agency)
      let isLower = there.map {
        order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: standing) ?? 0
      }
      if there == .stoodDown || isLower ?? true { stand(part.agency, standing, on: stays) }
    }
  }

  private mutating func moveAims(_ gone: Int, _ stays: Int) -> [Int: Int] {
    var aims: [Int: Int] = [:]
    for index in incidents[gone].objectives.indices
    where incidents[gone].objectives[index].statuses.last == "open" {
      incidents[stays].objectives.append(
        Objective(text: incidents[gone].objectives[index].text, changedAt: note()))
      aims[index + 1] = incidents[stays].objectives.count
      incidents[gone].objectives[index].statuses.append("dropped")
      incidents[gone].objectives[index].changedAt = note()
    }
    return aims
  }

  private mutating func moveTasks(_ gone: Int, _ stays: Int, _ aims: [Int: Int]) {
    var moved: [Int: Int] = [:]
    for place in incidents[gone].tasks {
      let old = tasks[place]
      let isRefused = old.status == "unable" && old.replacedBy == nil
      guard old.isOpen || isRefused else { continue }
      if old.isOpen { stand(place, "cancelled") }
      add(
        on: stays, agency: old.agency, title: old.title, due: old.due, at: old.issued,
        replaces: place)
      let new = tasks.count - 1
      moved[place] = new
      tasks[new].parent = old.parent.flatMap { moved[$0] }
      tasks[new].after = old.after.compactMap { moved[$0] }
      tasks[new].objective = old.objective.flatMap { aims[$0] }
      if let last = old.standings.last, last.status != "issued" {
        stand(new, last.status, at: last.at)
      }
    }
  }

  // MARK: Objectives and parts

  mutating func setObjective(_ reference: IncidentReference, _ text: String) -> Set<String> {
    var objections = needed(text, 400)
    guard let place = incident(reference) else { return objections.union(["incidentUnknown"]) }
    if !incidents[place].isOpen { objections.insert("incidentClosed") }
    guard objections.isEmpty else { return objections }
    incidents[place].objectives.append(Objective(text: Self.trim(text), changedAt: note()))
    return []
  }

  mutating func changeObjective(
    _ number: ObjectiveNumber, _ status: ObjectiveStatus, _ reason: String?
  ) -> Set<String> {
    guard let place = named(.number(number.incident)), number.ordinal >= 1,
      number.ordinal <= incidents[place].objectives.count
    else { return ["objectiveUnknown"] }
    let old = incidents[place].objectives[number.ordinal - 1]
    var objections: Set<String> = isStale(old.changedAt) ? ["stale"] : []
    if !incidents[place].isOpen { objections.insert("incidentClosed") }
    if old.statuses.last == status.word { objections.insert("objectiveAlready") }
    objections.formUnion(
      status == .dropped ? needed(reason ?? "", 400) : allowed(reason, 400))
    guard objections.isEmpty else { return objections }
    incidents[place].objectives[number.ordinal - 1].statuses.append(status.word)
    incidents[place].objectives[number.ordinal - 1].changedAt = note()
    return []
  }

  func objections(toLinks links: AssignmentLinks, on place: Int) -> Set<String> {
    var found: Set<String> = []
    for number in [links.parent].compactMap({ $0 }) + links.after {
      guard let task = task(.number(number)) else {
        found.insert("assignmentUnknown")
        continue
      }
      if tasks[task].incident != place { found.insert("assignmentOfAnother") }
    }
    if let parent = links.parent.flatMap({ task(.number($0)) }) {
      if !tasks[parent].isOpen { found.insert("assignmentEnded") }
      var depth = 1
      var next: Int? = parent
      while let above = next {
        depth += 1
        next = tasks[above].parent
      }
      if depth > 5 { found.insert("nestedTooDeep") }
    }
    if let ordinal = links.objective {
      if ordinal < 1 || ordinal > incidents[place].objectives.count {
        found.insert("objectiveUnknown")
      } else if incidents[place].objectives[ordinal - 1].statuses.last != "open" {
        found.insert("objectiveAlready")
      }
    }
    return found
  }

  /// Whether a part of a task, or of what it was issued again from, is open.
  func hasOpenParts(_ place: Int) -> Bool {
    var names: Set<Int> = [place]
    var before = tasks[place].replaces
    while let name = before, let old = tasks.firstIndex(where: { $0.number == name }) {
      names.insert(old)
      before = tasks[old].replaces
    }
    return tasks.contains { task in
      task.isOpen && task.incident == tasks[place].incident
        && (task.parent.map { names.contains($0) } ?? false)
    }
  }

  // MARK: Resources, people, turns

  mutating func redirect(
    _ reference: ResourceReference, _ incident: IncidentReference
  ) -> Set<String> {
    var objections: Set<String> = []
    let place = self.incident(incident)
    if place == nil { objections.insert("incidentUnknown") }
    if let place, !incidents[place].isOpen { objections.insert("incidentClosed") }
    guard let resource = resource(reference) else { return objections.union(["resourceUnknown"]) }
    if isStale(resources[resource].changedAt) { objections.insert("stale") }
    if resources[resource].use == .out { objections.insert("resourceOutOfService") }
    if case .on(let turn) = resources[resource].use, turns[turn].incident == place {
      objections.insert("resourceAlreadyAssigned")
    }
    guard objections.isEmpty, let place else { return objections }
    if case .on(let turn) = resources[resource].use { end(turn, at: happened) }
    send(resource, to: place)
    return []
  }

  mutating func change(
    _ reference: ResourceReference, _ change: ResourceChange
  ) -> Set<String> {
    var objections = allowed(change.kind, 80)
    if let quantity = change.quantity, quantity < 1 || quantity > 1_000_000 {
      objections.insert("quantityOutOfRange")
    }
    if let rest = change.restMinutes, rest < 0 || rest > 10_080 {
      objections.insert("restOutOfRange")
    }
    guard let place = resource(reference) else { return objections.union(["resourceUnknown"]) }
    if isStale(resources[place].changedAt) { objections.insert("stale") }
    var new = resources[place]
    if let kind = change.kind, !Self.trim(kind).isEmpty { new.kind = Self.trim(kind) }
    if let quantity = change.quantity { new.quantity = quantity }
    if let rest = change.restMinutes { new.rest = rest }
    let old = resources[place]
    if (new.kind, new.quantity, new.rest) == (old.kind, old.quantity, old.rest) {
      objections.insert("resourceUnchanged")
    }
    guard objections.isEmpty else { return objections }
    new.changedAt = note()
    resources[place] = new
    return []
  }

  mutating func setOnCall(_ agency: AgencyCode, _ person: OnCall?) -> Set<String> {
    var objections = knows(agency)
    var kept = person
    if let person {
      objections.formUnion(needed(person.name, 400).union(allowed(person.contact, 400)))
      if let until = person.until, until.milliseconds <= happened {
        objections.insert("dueInPast")
      }
      let contact = Self.trim(person.contact ?? "")
      kept = OnCall(
        name: Self.trim(person.name), contact: contact.isEmpty ? nil : contact,
        until: person.until)
    }
    if onCall[agency.text] == kept { objections.insert("agencyUnchanged") }
    guard objections.isEmpty else { return objections }
    onCall[agency.text] = kept
    entries += 1
    return []
  }

  mutating func start(_ name: String, until end: Moment?, shift: Bool) -> Set<String> {
    var objections = needed(name, 400)
    if let end, end.milliseconds <= happened { objections.insert("dueInPast") }
    guard objections.isEmpty else { return objections }
    if shift { shifts.append(Self.trim(name)) } else { periods.append(Self.trim(name)) }
    entries += 1
    return []
  }
}
