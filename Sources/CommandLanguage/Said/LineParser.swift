import IncidentEngine

/// Reads a line as an officer types it, after the verb table.
///
/// - Throws: `LineProblem` with the place in the line, from which the cure is said.
public func read(
  line: String, in context: LineContext
) throws(LineProblem) -> LineMeaning {
  let (text, shift) = spoken(line)
  do {
    let reader = LineReader(try parts(of: text), context)
    return try reader.meaning()
  } catch {
    throw error.shifted(by: shift)
  }
}

extension LineProblem {
  func shifted(by characters: Int) -> LineProblem {
    LineProblem(range.lowerBound + characters..<range.upperBound + characters, reason)
  }
}

/// Turns the parts of a line into commands.
struct LineReader {
  let parts: LineParts
  let context: LineContext

  init(_ parts: LineParts, _ context: LineContext) {
    self.parts = parts
    self.context = context
  }

  func meaning() throws(LineProblem) -> LineMeaning {
    switch parts.verb.name {
    case "help": return .help(try helpTopic())
    case "quit":
      try noMore(parts.words[...])
      return .quit
    case "iam":
      return .identify(
        name: try required(rest(0), "name"), agency: try option("agency", agency),
        post: value("post")?.text)
    case "inject": return .deliver(inject: try inject())
    default:
      if let view = try viewCommand() { return .view(view) }
      return .commands(try commands(), occurred: try option("at", past))
    }
  }

  func commandsOfOne() throws(LineProblem) -> [Command] {
    switch parts.verb.name {
    case "bring": try bring()
    case "resource": try registration()
    default: [try command()]
    }
  }

  private func inject() throws(LineProblem) -> String {
    guard let word = parts.words.first else { throw missing("inject") }
    try noMore(parts.words.dropFirst())
    let waiting = context.injectsByHand.map(\.id)
    guard let id = waiting.first(where: { $0.lowercased() == word.text.lowercased() }) else {
      throw LineProblem(word.range, .injectUnknown(word.text, waiting: waiting))
    }
    return id
  }

  private func helpTopic() throws(LineProblem) -> Verb? {
    guard let word = parts.words.first else { return nil }
    try noMore(parts.words.dropFirst())
    guard let verb = VerbTable.verb(named: word.text) else {
      let names = VerbTable.all.map(\.name)
      throw LineProblem(
        word.range, .unknownVerb(word.text, nearest: nearest(word.text, names)))
    }
    return verb
  }

  private func command() throws(LineProblem) -> Command {
    switch parts.verb.name {
    case "open": try open()
    case "change": .changeIncident(try incident(), try change())
    case "phase": try phase()
    case "close":
      .closeIncident(try incident(), reason: rest(0), endingOpenWork: has("anyway"))
    case "calloff": .cancelIncident(try incident(), reason: try required(rest(0), "reason"))
    case "reopen": .reopenIncident(try incident(), reason: try required(rest(0), "reason"))
    case "standing": try standing()
    case "merge": try merge()
    case "objective": .setObjective(try incident(), text: try required(rest(0), "text"))
    case "met": .changeObjective(try objective(), .met, reason: rest(1))
    case "drop":
      .changeObjective(try objective(), .dropped, reason: try required(rest(1), "reason"))
    case "task": try issue()
    case "ack": .acknowledgeAssignment(try onlyTask())
    case "start": .startAssignment(try onlyTask())
    case "done": .finishAssignment(try task(), result: rest(1))
    case "refuse": .refuseAssignment(try task(), reason: try required(rest(1), "reason"))
    case "cancel": .cancelAssignment(try task(), reason: try required(rest(1), "reason"))
    case "reissue": try reissue()
    default: try resourceOrLogCommand()
    }
  }

  private func resourceOrLogCommand() throws(LineProblem) -> Command {
    switch parts.verb.name {
    case "commit" where has("anyway"):
      .redirectResource(try resource(parts.words[...]), to: try incident())
    case "commit": .commitResource(try resource(parts.words[...]), to: try incident())
    case "equip": .changeResource(try resource(parts.words[...]), try resourceChange())
    case "oncall": try onCall()
    case "shift":
      .startShift(name: try required(rest(0), "name"), ends: try option("until", future))
    case "period":
      .startPeriod(aim: try required(rest(0), "aim"), ends: try option("until", future))
    case "move": try move()
    case "release": .releaseResource(try resource(parts.words[...]))
    case "out": try takeOut()
    case "back":
      .setResourceService(try resource(parts.words[...]), inService: true, reason: nil)
    case "log": try log()
    case "strike":
      .strikeLog(try logNumber(), reason: try required(rest(1), "reason"))
    case "correct": .correctLog(try logNumber(), text: try required(rest(1), "text"))
    case "agency": try agencyCommand()
    case "undo": try plain(.undo)
    case "pause": try plain(.pauseExercise)
    case "resume": try plain(.resumeExercise)
    default: .setExerciseSpeed(permille: try speed())
    }
  }

  private func takeOut() throws(LineProblem) -> Command {
    let reason = try required(value("reason"), "reason=")
    return .setResourceService(
      try resource(parts.words[...]), inService: false, reason: reason)
  }

  private func plain(_ command: Command) throws(LineProblem) -> Command {
    try noMore(parts.words[...])
    return command
  }
}

extension LineReader {
  private func open() throws(LineProblem) -> Command {
    guard let type = parts.words.first else { throw missing("type") }
    var draft = IncidentDraft(
      mode: try option("mode", word) ?? .response, type: type.text,
      title: try required(rest(1), "title"), priority: try option("p", priority) ?? .normal,
      place: value("place")?.text ?? "", coordinates: try option("xy", coordinates),
      lead: try option("lead", agency), agencies: try option("agencies", agencies) ?? [],
      reportedBy: value("by")?.text, reportedAt: try option("reported", past))
    if has("anyway") {
      // Said of all that are known to look the same.
      let moment = try option("at", past) ?? context.now
      draft.distinctFrom = context.situation.likelyDuplicates(of: draft, at: moment)
    }
    return .openIncident(draft)
  }

  private func change() throws(LineProblem) -> IncidentChange {
    try noMore(parts.words[...])
    var change = IncidentChange()
    change.mode = try option("mode", word)
    change.type = value("type")?.text
    change.title = value("title")?.text
    change.priority = try option("p", priority)
    change.place = value("place")?.text
    change.coordinates = try option("xy", coordinates)
    change.lead = try option("lead", agency)
    if change.isEmpty {
      throw LineProblem(parts.end..<parts.end, .missing(field: "p=", usage: parts.verb.usage))
    }
    return change
  }

  private func phase() throws(LineProblem) -> Command {
    guard let first = parts.words.first else { throw missing("phase") }
    return .changePhase(try incident(), try word(first), reason: rest(1))
  }

  private func bring() throws(LineProblem) -> [Command] {
    guard let said = phrase(parts.words[...]) else { throw missing("agencies") }
    let incident = try incident()
    return try agencies(said).map { .setParticipation(incident, $0, .alerted) }
  }

  private func standing() throws(LineProblem) -> Command {
    let (agency, count) = try leadingAgency()
    guard let standing = phrase(parts.words.dropFirst(count)) else { throw missing("standing") }
    return .setParticipation(try incident(), agency, try word(standing))
  }

  private func issue() throws(LineProblem) -> Command {
    let (agency, count) = try leadingAgency()
    return .issueAssignment(
      AssignmentDraft(
        incident: try incident(), agency: agency,
        title: try required(rest(count), "title"), due: try option("due", future),
        links: try links()))
  }

  private func reissue() throws(LineProblem) -> Command {
    .reissueAssignment(
      try task(),
      AssignmentRevision(
        agency: try option("to", agency), title: value("title")?.text,
        due: try option("due", future), reason: rest(1)))
  }

  private func registration() throws(LineProblem) -> [Command] {
    let name = try required(rest(0), "name")
    let register = Command.registerResource(
      name: name, kind: try required(value("kind"), "kind="),
      agency: try agency(try requiredToken("agency")))
    var change = try resourceChange()
    change.kind = nil
    if change == ResourceChange() { return [register] }
    return [register, .changeResource(.name(name), change)]
  }

  /// The longest movement at the end; it may be abbreviated behind the name of a resource.
  private func move() throws(LineProblem) -> Command {
    let words = parts.words
    if let length = wordsOfMovement, let said = phrase(words.suffix(length)),
      let movement = Movement(said: said.text)
    {
      return .moveResource(try resource(words.dropLast(length)), movement)
    }
    guard words.count > 1, let last = words.last, !isResource(words[...]) else {
      throw missing(words.isEmpty ? "resource" : "movement")
    }
    throw LineProblem(last.range, .wordUnknown(last.text, known: Movement.allCases.map(\.word)))
  }

  /// How many words at the end say the movement; nil when none do.
  var wordsOfMovement: Int? {
    let words = parts.words
    let lengths = [2, 1].filter { words.count > $0 }
    return lengths.first { length in
      phrase(words.suffix(length)).flatMap { Movement(spelled: $0.text) } != nil
    }
      ?? lengths.first { length in
        phrase(words.suffix(length)).flatMap { Movement(said: $0.text) } != nil
          && isResource(words.dropLast(length))
      }
  }

  private func log() throws(LineProblem) -> Command {
    let (kind, text) = kindAndText(parts.words[...])
    try refuseMisspeltKind(kind)
    let task = try option("task", taskReference)
    return .writeLog(
      LogDraft(
        kind: kind, text: try required(text, "text"),
        incident: try incidentOrRoom(), task: task, from: value("from")?.text,
        to: value("to")?.text, method: value("by")?.text))
  }

  /// A word before a colon that is almost a kind was meant to be one.
  private func refuseMisspeltKind(_ kind: LogKind) throws(LineProblem) {
    guard kind == .observation, let first = parts.words.first, first.quotedFrom == nil,
      first.text.hasSuffix(":"), LogKind(spelled: first.text.dropLast()) == nil
    else { return }
    let known = LogKind.allCases.map(\.word)
    guard nearest(String(first.text.dropLast()), known) != nil else { return }
    throw LineProblem(first.range, .wordUnknown(String(first.text.dropLast()), known: known))
  }

  /// `decision: no boats`, with or without the blank; without a kind it is an observation.
  func kindAndText(_ words: ArraySlice<Token>) -> (LogKind, String?) {
    for length in [1, 2] where words.count >= length {
      guard let said = phrase(words.prefix(length))?.text, let colon = said.firstIndex(of: ":"),
        let kind = LogKind(spelled: said[..<colon])
      else { continue }
      let tail = said[said.index(after: colon)...]
      let rest = phrase(words.dropFirst(length))?.text ?? ""
      return (kind, tail.isEmpty || rest.isEmpty ? tail + rest : "\(tail) \(rest)")
    }
    return (.observation, phrase(words)?.text)
  }

  private func agencyCommand() throws(LineProblem) -> Command {
    guard let first = parts.words.first else { throw missing("code") }
    try noMore(parts.words.dropFirst())
    guard let code = AgencyCode(first.text) else {
      throw LineProblem(first.range, .notACode(first.text))
    }
    let name = try required(value("name"), "name=")
    return .registerAgency(
      AgencyDetails(code: code, name: name, contact: value("contact")?.text))
  }
}
