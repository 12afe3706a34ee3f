import IncidentEngine

/// Reads a line as an officer types it, after the verb table.
///
/// - Throws: `LineProblem` with the place in the line, from which the cure is said.
public func read(
  line: String, in context: LineContext
) throws(LineProblem) -> LineMeaning {
  var text = line[...]
  while text.first == ":" || text.first?.isWhitespace == true { text.removeFirst() }
  let shift = line.count - text.count
  do {
    let reader = LineReader(try parts(of: String(text)), context)
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
    case "bring": return .commands(try bring(), occurred: try option("at", past))
    default: return .commands([try command()], occurred: try option("at", past))
    }
  }

  private func helpTopic() throws(LineProblem) -> Verb? {
    guard let word = parts.words.first else { return nil }
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
    case "resource": try register()
    case "commit": .commitResource(try resource(parts.words[...]), to: try incident())
    case "move": try move()
    case "release": .releaseResource(try resource(parts.words[...]))
    case "out":
      .setResourceService(
        try resource(parts.words[...]), inService: false,
        reason: try required(value("reason"), "reason"))
    case "back":
      .setResourceService(try resource(parts.words[...]), inService: true, reason: nil)
    case "log": try log()
    case "strike":
      .strikeLog(try logNumber(), reason: try required(rest(1), "reason"))
    case "correct": .correctLog(try logNumber(), text: try required(rest(1), "text"))
    case "agency": try agencyCommand()
    case "pause": try plain(.pauseExercise)
    case "resume": try plain(.resumeExercise)
    default: .setExerciseSpeed(permille: try speed())
    }
  }

  private func plain(_ command: Command) throws(LineProblem) -> Command {
    try noMore(parts.words[...])
    return command
  }
}

extension LineReader {
  private func open() throws(LineProblem) -> Command {
    guard let type = parts.words.first else { throw missing("type") }
    let draft = IncidentDraft(
      mode: try option("mode", word) ?? .response, type: type.text,
      title: try required(rest(1), "title"), priority: try option("p", priority) ?? .normal,
      place: value("place")?.text ?? "", coordinates: try option("xy", coordinates),
      lead: try option("lead", agency), agencies: try option("agencies", agencies) ?? [],
      reportedBy: value("by")?.text, reportedAt: try option("reported", past))
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
    guard let first = parts.words.first else { throw missing("agency") }
    guard let standing = phrase(parts.words.dropFirst()) else { throw missing("standing") }
    return .setParticipation(try incident(), try agency(first), try word(standing))
  }

  private func issue() throws(LineProblem) -> Command {
    guard let first = parts.words.first else { throw missing("agency") }
    return .issueAssignment(
      AssignmentDraft(
        incident: try incident(), agency: try agency(first),
        title: try required(rest(1), "title"), due: try option("due", future)))
  }

  private func reissue() throws(LineProblem) -> Command {
    .reissueAssignment(
      try task(),
      AssignmentRevision(
        agency: try option("to", agency), title: value("title")?.text,
        due: try option("due", future), reason: rest(1)))
  }

  private func register() throws(LineProblem) -> Command {
    .registerResource(
      name: try required(rest(0), "name"), kind: try required(value("kind"), "kind="),
      agency: try agency(try requiredToken("agency")))
  }

  private func move() throws(LineProblem) -> Command {
    for length in [2, 1] where parts.words.count > length {
      let tail = parts.words.suffix(length)
      guard let said = phrase(tail), let movement = Movement(word: said.text) else { continue }
      return .moveResource(try resource(parts.words.dropLast(length)), movement)
    }
    guard parts.words.count > 1, let last = parts.words.last else { throw missing("movement") }
    throw LineProblem(last.range, .wordUnknown(last.text, known: Movement.allCases.map(\.word)))
  }

  private func log() throws(LineProblem) -> Command {
    var words = parts.words[...]
    var kind = LogKind.observation
    for length in [1, 2] where words.count > length {
      guard let said = phrase(words.prefix(length)), said.text.hasSuffix(":"),
        let found = LogKind(word: said.text.dropLast())
      else { continue }
      kind = found
      words = words.dropFirst(length)
      break
    }
    let task = try option("task", taskReference)
    return .writeLog(
      LogDraft(
        kind: kind, text: try required(phrase(words)?.text, "text"),
        incident: try incidentOrRoom(), task: task, from: value("from")?.text,
        to: value("to")?.text, method: value("by")?.text))
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
