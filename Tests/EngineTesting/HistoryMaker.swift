import IncidentEngine

/// Makes up the requests of a busy and clumsy room: mostly sensible, often wrong.
package struct HistoryMaker {
  package private(set) var random: SplitMix
  private let kind: RoomKind
  private let callSeed: UInt64
  private let callsInParts: Bool
  private var counters = ["desk-1": Int64(0), "desk-2": 0, "gateway": 0]
  private var sent: [Sent] = []

  /// What a desk sends, before anybody stamps it with times.
  package struct Sent {
    package var id: SubmissionID
    package var author: Author
    package var origin: Origin
    package var occurredAgo: Int64?
    package var seen: EntryNumber?
    package var commands: [Command]
  }

  package init(seed: UInt64, callsInParts: Bool = false) {
    random = SplitMix(seed: seed)
    callSeed = seed &* 1000
    self.callsInParts = callsInParts
    kind = seed % 3 == 0 ? .exercise : .live
  }

  package mutating func next(_ room: NaiveRoom, now: Int64) -> Sent {
    if !sent.isEmpty, random.chance(4) { return random.pick(sent) }
    let commands = commands(room, now: now)
    var origin = Origin.officer
    if random.chance(6) { origin = .inject("I-\(random.below(40))") }
    if random.chance(4) { origin = .simulated(code("fire")) }
    if case .recordCall? = commands.first { origin = .imported("cad") }
    if room.kind == nil || random.chance(3) { origin = .room }
    let made = Sent(
      id: nextID(), author: author(), origin: origin,
      occurredAgo: random.chance(25) ? Int64(random.below(900) - 30) * 1000 : nil,
      seen: random.chance(30) ? seen(room) : nil, commands: commands)
    sent.append(made)
    if sent.count > 300 { sent.removeFirst() }
    return made
  }

  /// A wait before the next one, in whole seconds; the machine's clock may step back.
  package mutating func pause() -> (elapsed: Int64, step: Int64) {
    let elapsed = Int64(random.below(90)) * 1000
    return (elapsed, random.chance(2) ? -Int64(random.below(7200)) * 1000 : 0)
  }

  private mutating func nextID() -> SubmissionID {
    let desk = random.pick(["desk-1", "desk-1", "desk-2", "gateway"])
    let last = counters[desk] ?? 0
    if random.chance(5), last > 3 {
      return SubmissionID(desk: desk, counter: max(1, last - Int64(random.below(300))))
    }
    let skipped = random.chance(10) ? random.below(random.chance(20) ? 200 : 6) : 0
    let next = last + 1 + Int64(skipped)
    counters[desk] = next
    return SubmissionID(desk: desk, counter: next)
  }

  private mutating func author() -> Author {
    let officer = random.chance(3) ? nil : OfficerID(random.chance(4) ? 9 : 1)
    return Author(
      officer: officer, post: random.pick(["duty officer", "logistics"]), account: "amal",
      desk: "desk-1")
  }

  private mutating func seen(_ room: NaiveRoom) -> EntryNumber {
    random.chance(60) ? room.entries : max(0, room.entries - Int64(random.below(60)))
  }

  private mutating func commands(_ room: NaiveRoom, now: Int64) -> [Command] {
    if room.kind == nil, !random.chance(20) {
      return [.openRoom(charter())]
        + ["fire", "police", "ambulance"].map { name in
          .registerAgency(AgencyDetails(code: code(name), name: name))
        } + [officer("Amal")]
    }
    if random.chance(1) { return [] }
    let count = random.chance(18) ? 2 + random.below(3) : 1
    return (0..<count).map { _ in command(room, now: now) }
  }

  private mutating func command(_ room: NaiveRoom, now: Int64) -> Command {
    switch random.below(100) {
    case 0..<6: people()
    case 6..<9: turns(now)
    case 9..<34: incidents(room, now: now)
    case 34..<62: assignments(room, now: now)
    case 62..<80: resources(room)
    case 80..<90: log(room)
    case 90..<94: exercise()
    default: call(room, now: now)
    }
  }
}

// MARK: - Words and references

extension HistoryMaker {
  func code(_ text: String) -> AgencyCode { Story.agency(text) }

  private func charter() -> RoomCharter {
    RoomCharter(identity: "00ff", name: " Old Town ", kind: kind, zone: "UTC")
  }

  private mutating func agency() -> AgencyCode {
    code(random.pick(["fire", "fire", "police", "ambulance", "utilities", "ghosts"]))
  }

  private mutating func text(_ good: String) -> String {
    switch random.below(40) {
    case 0: " \t"
    case 1: String(repeating: "x", count: 401)
    case 2: String(repeating: "long ", count: 4000)
    case 3: "\n \(good) "
    default: "\(good) \(random.below(5))"
    }
  }

  private mutating func maybe(_ good: String) -> String? { random.chance(50) ? text(good) : nil }

  private mutating func key() -> ExternalKey? {
    random.chance(15) ? ExternalKey(source: "map", id: "K\(random.below(60))") : nil
  }

  private mutating func number(_ room: NaiveRoom) -> IncidentNumber {
    let count = room.incidents.count
    let recent = max(1, count - random.below(6))
    if count > 0, let number = IncidentNumber(room.incidents[recent - 1].number), random.chance(96)
    {
      return number
    }
    return IncidentNumber(year: 2026, counter: random.below(count + 4))
  }

  private mutating func incident(_ room: NaiveRoom) -> IncidentReference {
    if random.chance(6) {
      return .external(ExternalKey(source: "map", id: "K\(random.below(60))"))
    }
    return .number(number(room))
  }

  private mutating func task(_ room: NaiveRoom) -> AssignmentReference {
    if random.chance(4) {
      return .external(ExternalKey(source: "map", id: "K\(random.below(60))"))
    }
    if let last = room.tasks.indices.last, random.chance(92),
      let number = AssignmentNumber(room.tasks[max(0, last - random.below(12))].number)
    {
      return .number(number)
    }
    return .number(AssignmentNumber(incident: number(room), ordinal: random.below(5)))
  }

  private mutating func resource(_ room: NaiveRoom) -> ResourceReference {
    if random.chance(4) { return .id(ResourceID(random.below(room.resources.count + 3))) }
    if random.chance(2) || room.resources.isEmpty { return .name("Boat 9") }
    let name = random.pick(room.resources).name
    return .name(random.chance(20) ? name.uppercased() : name)
  }

  private mutating func officer(_ name: String) -> Command {
    .registerOfficer(
      OfficerDetails(
        name: name, agency: random.chance(20) ? agency() : nil,
        posts: ["duty officer", random.pick(["scribe", "logistics"])], account: "amal"))
  }
}

// MARK: - Commands

extension HistoryMaker {
  private mutating func people() -> Command {
    switch random.below(10) {
    case 0: .openRoom(charter())
    case 1..<4:
      .registerAgency(
        AgencyDetails(
          code: code(random.pick(["fire", "utilities", "police"])), name: text("Service"),
          contact: maybe("channel")))
    case 4..<6: officer(random.pick(["Amal", "Basim", " Amal ", "  "]))
    default:
      .registerResource(
        name: text(random.pick(["Engine", "Medic", "Boat"])), kind: text("vehicle"),
        agency: agency())
    }
  }

  private mutating func incidents(_ room: NaiveRoom, now: Int64) -> Command {
    switch random.below(28) {
    case 0..<8: return open(room, now)
    case 8..<13: return change(room)
    case 13..<17:
      return .changePhase(
        incident(room), random.pick(Array(IncidentPhase.allCases)), reason: maybe("so it is"))
    case 17..<19:
      return .closeIncident(
        incident(room), reason: maybe("over"), endingOpenWork: random.chance(60))
    case 19: return .cancelIncident(incident(room), reason: text("false alarm"))
    case 20..<22: return .reopenIncident(incident(room), reason: text("flared up"))
    case 22 where random.chance(70):
      return .mergeIncident(incident(room), into: incident(room), reason: maybe("twice"))
    case 23..<26 where random.chance(80):
      return random.chance(40)
        ? .setObjective(incident(room), text: text("nobody left"))
        : .changeObjective(
          objective(room), random.pick(Array(ObjectiveStatus.allCases)), reason: maybe("so it is"))
    default:
      return .setParticipation(
        incident(room), agency(), random.pick(Array(Participation.allCases)))
    }
  }

  private mutating func open(_ room: NaiveRoom, _ now: Int64) -> Command {
    var draft = IncidentDraft(type: text("flood"), title: text("Water in the mill"), key: key())
    draft.mode = random.pick(Array(IncidentMode.allCases))
    draft.priority = random.pick(Array(Priority.allCases))
    draft.place = maybe("Mill Lane") ?? ""
    if random.chance(60) { draft.lead = agency() }
    for _ in 0..<random.below(4) { draft.agencies.append(agency()) }
    draft.reportedBy = maybe("a caller")
    if random.chance(20) {
      draft.reportedAt = Moment(milliseconds: now - Int64(random.below(600) - 20) * 1000)
    }
    if random.chance(10) {
      draft.coordinates = Coordinates(latitude: Double(random.below(90)), longitude: 9.5)
    }
    // Mostly the officer knows that it is another one.
    if random.chance(80) {
      draft.distinctFrom = room.incidents.map { IncidentNumber(year: $0.year, counter: $0.counter) }
    }
    return .openIncident(draft)
  }

  private mutating func change(_ room: NaiveRoom) -> Command {
    var change = IncidentChange()
    if random.chance(30) { change.mode = random.pick(Array(IncidentMode.allCases)) }
    if random.chance(40) { change.priority = random.pick(Array(Priority.allCases)) }
    if random.chance(20) { change.title = text("Water in the mill") }
    if random.chance(10) { change.type = text("fire") }
    if random.chance(10) { change.place = text("Mill Lane") }
    if random.chance(20) { change.lead = agency() }
    if random.chance(10) {
      change.coordinates = Coordinates(latitude: Double(random.below(90)), longitude: 9.5)
    }
    return .changeIncident(incident(room), change)
  }

  private mutating func assignments(_ room: NaiveRoom, now: Int64) -> Command {
    let due =
      random.chance(40) ? Moment(milliseconds: now + Int64(random.below(3600) - 300) * 1000) : nil
    switch random.below(30) {
    case 0..<3: return part(room)
    case 3..<10:
      return .issueAssignment(
        AssignmentDraft(
          incident: incident(room), agency: agency(), title: text("Pump it out"), due: due,
          key: key(), links: links(room)))
    case 10..<14: return .acknowledgeAssignment(task(room))
    case 14..<18: return .startAssignment(task(room))
    case 18..<22: return .finishAssignment(task(room), result: maybe("dry"))
    case 22..<24: return .refuseAssignment(task(room), reason: text("no pump"))
    case 24..<26: return .cancelAssignment(task(room), reason: text("not needed"))
    default:
      return .reissueAssignment(
        task(room),
        AssignmentRevision(
          agency: random.chance(50) ? agency() : nil, title: maybe("Pump harder"), due: due,
          reason: maybe("too slow")))
    }
  }

  private mutating func resources(_ room: NaiveRoom) -> Command {
    switch random.below(20) {
    case 18...: .commitResource(resource(room), to: incident(room))
    case 0..<4: .commitResource(resource(room), to: incident(room))
    case 4: .redirectResource(resource(room), to: incident(room))
    case 5:
      .changeResource(
        resource(room),
        ResourceChange(
          kind: maybe("crew"), quantity: random.chance(50) ? random.below(6) : nil,
          restMinutes: random.chance(80) ? random.pick([0, 600, 600, 600, -1, 10_081]) : nil))
    case 6..<12: .moveResource(resource(room), random.pick(Array(Movement.allCases)))
    case 12..<15: .releaseResource(resource(room))
    default:
      .setResourceService(resource(room), inService: random.chance(60), reason: maybe("a tyre"))
    }
  }

  private mutating func links(_ room: NaiveRoom) -> AssignmentLinks {
    var links = AssignmentLinks()
    func number(_ reference: AssignmentReference) -> AssignmentNumber? {
      if case .number(let number) = reference { return number }
      return nil
    }
    if random.chance(20) { links.parent = number(task(room)) }
    for _ in 0..<(random.chance(20) ? random.below(3) : 0) {
      if let before = number(task(room)) { links.after.append(before) }
    }
    if random.chance(10) { links.objective = random.below(4) }
    return links
  }

  /// A part of the newest work, and a part of that.
  private mutating func part(_ room: NaiveRoom) -> Command {
    func depth(_ place: Int) -> Int { room.tasks[place].parent.map { depth($0) + 1 } ?? 0 }
    let open = room.tasks.indices.suffix(25).filter {
      room.tasks[$0].isOpen && room.incidents[room.tasks[$0].incident].isOpen
    }
    let deepest = open.max { depth($0) < depth($1) } ?? max(0, room.tasks.count - 1)
    guard let last = room.tasks.isEmpty ? nil : room.tasks[deepest],
      let number = AssignmentNumber(last.number)
    else {
      return .issueAssignment(
        AssignmentDraft(incident: incident(room), agency: agency(), title: text("Pump")))
    }
    if let parent = last.parent, random.chance(12),
      let above = AssignmentNumber(room.tasks[parent].number)
    {
      return .finishAssignment(.number(above), result: nil)
    }
    return .issueAssignment(
      AssignmentDraft(
        incident: .number(number.incident), agency: code("fire"), title: text("A part"),
        links: AssignmentLinks(parent: number, objective: random.chance(20) ? 1 : nil)))
  }

  private mutating func objective(_ room: NaiveRoom) -> ObjectiveNumber {
    let known = room.incidents.last { !$0.objectives.isEmpty }
    guard let known, random.chance(70) else {
      return ObjectiveNumber(incident: number(room), ordinal: random.below(4))
    }
    return ObjectiveNumber(
      incident: IncidentNumber(year: known.year, counter: known.counter),
      ordinal: known.objectives.count)
  }

  private mutating func turns(_ now: Int64) -> Command {
    let end =
      random.chance(40) ? Moment(milliseconds: now + Int64(random.below(3600) - 300) * 1000) : nil
    switch random.below(5) {
    case 0: return .startShift(name: text("night"), ends: end)
    case 1: return .startPeriod(aim: text("hold the dike"), ends: end)
    case 2: return .setOnCall(agency(), nil)
    default:
      return .setOnCall(
        agency(), OnCall(name: text("J. Reyes"), contact: maybe("ch 4"), until: end))
    }
  }

  private mutating func log(_ room: NaiveRoom) -> Command {
    let number = LogNumber(random.below(room.lines.count + 2))
    switch random.below(10) {
    case 0..<6:
      return .writeLog(
        LogDraft(
          kind: random.pick(Array(LogKind.allCases)), text: text("The water still rises 🌊"),
          incident: random.chance(60) ? incident(room) : nil,
          task: random.chance(20) ? task(room) : nil, from: maybe("post"), to: maybe("room"),
          method: random.chance(20) ? text("radio") : nil))
    case 6..<8: return .strikeLog(number, reason: text("wrong incident"))
    default: return .correctLog(number, text: text("The water falls"))
    }
  }

  private mutating func exercise() -> Command {
    switch random.below(6) {
    case 0, 1: .startExercise(scenario: text("flood drill"))
    case 2: .pauseExercise
    case 3: .resumeExercise
    default: .setExerciseSpeed(permille: random.pick([1000, 2000, 500, 10_000, 99, 3_600_001]))
    }
  }

  /// The same call again and again, or calls that grow and change.
  private mutating func call(_ room: NaiveRoom, now: Int64) -> Command {
    let id = random.below(12 + room.incidents.count / 4)
    var call = SplitMix(seed: callsInParts ? random.next() : UInt64(id) &+ callSeed)
    var received = 1_780_000_000_000 + Int64(id) * 60_000
    var draft = IncidentDraft(type: "alarm", title: "Alarm at the mill")
    if call.chance(60) { draft.reportedAt = Moment(milliseconds: received - 60_000) }
    if call.chance(5) { draft.title = text("  ") }
    var rows: [DispatchCall.Row] = []
    let steps = 1 + call.below(6)
    for unit in 0..<call.below(4) {
      received += Int64(call.below(120)) * 1000
      var movements: [Movement: Moment] = [:]
      for (step, movement) in Movement.allCases.enumerated() where step < steps {
        // Every unit was sent: else an officer who says so later adds to what is known.
        if movement != .dispatched, call.chance(15) { continue }
        movements[movement] = Moment(milliseconds: received + Int64(step * 240_000))
      }
      let agency = call.pick(["fire", "fire", "fire", "fire", "police", "utilities"])
      rows.append(
        DispatchCall.Row(
          id: "R\(id)-\(unit)", unit: call.chance(2) ? " " : "Unit \((id + unit) % 9)",
          unitKind: "engine", agency: code(agency), movements: movements,
          available: call.chance(40) ? Moment(milliseconds: received + 1_800_000) : nil))
    }
    let source = random.chance(5) ? " cad " : "cad"
    return .recordCall(
      DispatchCall(key: ExternalKey(source: source, id: "C\(id)"), incident: draft, rows: rows))
  }
}
