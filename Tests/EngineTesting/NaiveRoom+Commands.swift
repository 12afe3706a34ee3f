import IncidentEngine

extension NaiveRoom {
  /// Does what a command asks for, or gives the objections to it.
  mutating func take(_ command: Command) -> Set<String> {
    if case .openRoom(let charter) = command {
      if kind != nil { return ["roomAlreadyOpened"] }
      let objections = needed(charter.name, 400)
      if objections.isEmpty {
        kind = charter.kind
        entries += 1
      }
      return objections
    }
    if kind == nil { return ["roomNotOpened"] }
    switch command {
    case .openRoom: return []
    case .registerAgency(let details): return register(details)
    case .registerOfficer(let details): return register(details)
    case .registerResource(let name, let kind, let agency): return register(name, kind, agency)
    case .changeResource(let resource, let change): return self.change(resource, change)
    case .setOnCall(let agency, let person): return setOnCall(agency, person)
    case .startShift(let name, let ends): return start(name, until: ends, shift: true)
    case .startPeriod(let aim, let ends): return start(aim, until: ends, shift: false)
    case .mergeIncident(let from, let into, let reason): return merge(from, into, reason)
    case .setObjective(let reference, let text): return setObjective(reference, text)
    case .changeObjective(let number, let status, let reason):
      return changeObjective(number, status, reason)
    case .redirectResource(let resource, let incident): return redirect(resource, incident)
    case .openIncident(let draft): return open(draft)
    case .changeIncident(let reference, let change): return self.change(reference, change)
    case .changePhase(let reference, let phase, let reason):
      return changePhase(reference, phase, reason)
    case .closeIncident(let reference, let reason, let ending):
      return end(reference, "closed", reason, ending: ending)
    case .cancelIncident(let reference, let reason):
      return end(reference, "cancelled", reason, ending: false)
    case .reopenIncident(let reference, let reason): return reopen(reference, reason)
    case .setParticipation(let reference, let agency, let participation):
      return participate(reference, agency, participation)
    case .issueAssignment(let draft): return issue(draft)
    case .acknowledgeAssignment(let reference): return advance(reference, "acknowledged", nil)
    case .startAssignment(let reference): return advance(reference, "in progress", nil)
    case .finishAssignment(let reference, let result): return advance(reference, "done", result)
    case .refuseAssignment(let reference, let reason):
      return needed(reason, 400).union(advance(reference, "unable", reason))
    case .cancelAssignment(let reference, let reason):
      return needed(reason, 400).union(advance(reference, "cancelled", reason))
    case .reissueAssignment(let reference, let revision): return reissue(reference, revision)
    case .commitResource(let resource, let incident): return commit(resource, incident)
    case .moveResource(let resource, let movement): return move(resource, movement)
    case .releaseResource(let resource): return release(resource)
    case .setResourceService(let resource, let inService, let reason):
      return setService(resource, inService, reason)
    case .writeLog(let draft): return write(draft)
    case .strikeLog(let number, let reason): return strike(number, reason)
    case .correctLog(let number, let text): return correct(number, text)
    case .startExercise(let scenario): return startExercise(scenario)
    case .pauseExercise: return setRunning(false)
    case .resumeExercise: return setRunning(true)
    case .setExerciseSpeed(let permille): return setSpeed(permille)
    case .recordCall(let call): return record(call)
    // Matters have a naive book of their own.
    case .matter, .changeCharter, .adoptScenario: return []
    // Taking back is compared with what was before it, in tests of its own.
    case .undo: return ["nothingToUndo"]
    }
  }

  // MARK: People and the exercise

  private mutating func register(_ details: AgencyDetails) -> Set<String> {
    var objections = needed(details.name, 400).union(allowed(details.contact, 400))
    let contact = Self.trim(details.contact ?? "")
    let new = (
      code: details.code.text, name: Self.trim(details.name),
      contact: contact.isEmpty ? nil : contact
    )
    let place = agencies.firstIndex { $0.code == new.code }
    if let place, agencies[place] == new { objections.insert("agencyUnchanged") }
    guard objections.isEmpty else { return objections }
    if let place { agencies[place] = new } else { agencies.append(new) }
    entries += 1
    return []
  }

  private mutating func register(_ details: OfficerDetails) -> Set<String> {
    var objections = needed(details.name, 400).union(knows(details.agency))
    for post in details.posts { objections.formUnion(needed(post, 80)) }
    let new = Person(
      name: Self.trim(details.name), agency: details.agency?.text,
      posts: details.posts.map(Self.trim), account: details.account)
    if new.posts.joined().utf8.count > 4000 { objections.insert("textTooLong") }
    let place = officers.firstIndex { $0.account == new.account && $0.name == new.name }
    if let place, officers[place] == new { objections.insert("officerUnchanged") }
    guard objections.isEmpty else { return objections }
    if let place { officers[place] = new } else { officers.append(new) }
    entries += 1
    return []
  }

  private mutating func register(
    _ name: String, _ kind: String, _ agency: AgencyCode
  ) -> Set<String> {
    var objections = needed(name, 400).union(needed(kind, 80)).union(knows(agency))
    if resource(.name(Self.trim(name))) != nil { objections.insert("resourceNameTaken") }
    guard objections.isEmpty else { return objections }
    add(named: Self.trim(name), of: agency, kind: Self.trim(kind))
    return []
  }

  private mutating func startExercise(_ scenario: String) -> Set<String> {
    var objections = needed(scenario, 400)
    if kind == .live { objections.insert("roomIsLive") }
    if exercise != nil { objections.insert("exerciseAlreadyStarted") }
    guard objections.isEmpty else { return objections }
    exercise = Exercise(start: happened)
    entries += 1
    return []
  }

  private mutating func setRunning(_ isRunning: Bool) -> Set<String> {
    if kind == .live { return ["roomIsLive"] }
    guard let exercise else { return ["exerciseNotStarted"] }
    if exercise.isRunning == isRunning {
      return [isRunning ? "exerciseAlreadyRunning" : "exerciseAlreadyPaused"]
    }
    self.exercise?.isRunning = isRunning
    entries += 1
    return []
  }

  private mutating func setSpeed(_ permille: Int) -> Set<String> {
    if kind == .live { return ["roomIsLive"] }
    if exercise == nil { return ["exerciseNotStarted"] }
    if permille < 100 || permille > 3_600_000 { return ["speedOutOfRange"] }
    exercise?.speed = permille
    entries += 1
    return []
  }

  // MARK: The log

  private mutating func write(_ draft: LogDraft) -> Set<String> {
    var objections = needed(draft.text, 16_384)
    objections.formUnion(allowed(draft.from, 400).union(allowed(draft.to, 400)))
    objections.formUnion(allowed(draft.method, 80))
    var about = draft.incident.flatMap { incident($0) }
    if draft.incident != nil, about == nil { objections.insert("incidentUnknown") }
    var number: String?
    if let reference = draft.task {
      if let task = task(reference) {
        about = tasks[task].incident
        number = tasks[task].number
      } else {
        objections.insert("assignmentUnknown")
      }
    }
    guard objections.isEmpty else { return objections }
    add(kind: draft.kind.word, text: draft.text, incident: about, task: number, corrects: nil)
    return []
  }

  private mutating func add(
    kind: String, text: String, incident: Int?, task: String?, corrects: Int?
  ) {
    let line = Line(
      kind: kind, text: Self.trim(text), incident: incident, task: task, corrects: corrects,
      isLate: now - happened > 300_000, changedAt: note())
    lines.append(line)
    if let incident { incidents[incident].lines.append(lines.count) }
  }

  private func objections(toChanging number: LogNumber) -> Set<String> {
    guard number.number >= 1, number.number <= lines.count else { return ["logUnknown"] }
    let line = lines[number.number - 1]
    var objections: Set<String> = line.struck ? ["logAlreadyStruck"] : []
    if isStale(line.changedAt) { objections.insert("stale") }
    return objections
  }

  private mutating func strike(_ number: LogNumber, _ reason: String) -> Set<String> {
    let objections = objections(toChanging: number).union(needed(reason, 400))
    guard objections.isEmpty else { return objections }
    lines[number.number - 1].struck = true
    lines[number.number - 1].changedAt = note()
    return []
  }

  private mutating func correct(_ number: LogNumber, _ text: String) -> Set<String> {
    let objections = objections(toChanging: number).union(needed(text, 16_384))
    guard objections.isEmpty else { return objections }
    lines[number.number - 1].struck = true
    lines[number.number - 1].changedAt = note()
    let old = lines[number.number - 1]
    add(
      kind: "correction", text: text, incident: old.incident, task: old.task,
      corrects: number.number)
    return []
  }
}
