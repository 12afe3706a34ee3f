extension Decision {
  mutating func decide(_ command: Command) throws(Rejection) {
    if case .openRoom(let charter) = command { return try openRoom(charter) }
    guard staged.charter != nil else { throw .roomNotOpened }
    switch command {
    case .openRoom: break
    case .registerAgency(let details): try register(details)
    case .registerOfficer(let details): try register(details)
    case .registerResource(let name, let kind, let agency):
      try registerResource(name: name, kind: kind, agency: agency)
    case .changeResource(let resource, let change): try self.change(resource, change)
    case .setOnCall(let agency, let onCall): try setOnCall(agency, onCall)
    case .startShift(let name, let ends): try startShift(name, ends)
    case .startPeriod(let aim, let ends): try startPeriod(aim, ends)

    case .openIncident(let draft): try open(draft)
    case .changeIncident(let incident, let change): try self.change(incident, change)
    case .changePhase(let incident, let phase, let reason):
      try changePhase(incident, phase, reason)
    case .closeIncident(let incident, let reason, let endingOpenWork):
      try end(incident, .closed, reason, endingOpenWork: endingOpenWork)
    case .cancelIncident(let incident, let reason):
      try end(incident, .cancelled, try required(reason, .reason), endingOpenWork: false)
    case .reopenIncident(let incident, let reason): try reopen(incident, reason)
    case .mergeIncident(let incident, let into, let reason): try merge(incident, into, reason)
    case .setObjective(let incident, let text): try setObjective(incident, text)
    case .changeObjective(let number, let status, let reason):
      try changeObjective(number, status, reason)
    case .setParticipation(let incident, let agency, let participation):
      try participate(incident, agency, participation)

    case .issueAssignment(let draft): try issue(draft)
    case .acknowledgeAssignment(let number): try advance(number, to: .acknowledged, nil)
    case .startAssignment(let number): try advance(number, to: .inProgress, nil)
    case .finishAssignment(let number, let result): try advance(number, to: .done, result)
    case .refuseAssignment(let number, let reason):
      try advance(number, to: .unable, try required(reason, .reason))
    case .cancelAssignment(let number, let reason):
      try advance(number, to: .cancelled, try required(reason, .reason))
    case .reissueAssignment(let number, let revision): try reissue(number, revision)

    case .commitResource(let resource, let incident): try commit(resource, incident)
    case .redirectResource(let resource, let incident): try redirect(resource, incident)
    case .moveResource(let resource, let movement): try move(resource, movement)
    case .releaseResource(let resource): try release(resource)
    case .setResourceService(let resource, let inService, let reason):
      try setService(resource, inService, reason)

    case .writeLog(let draft): try write(draft)
    case .strikeLog(let number, let reason): try strike(number, reason)
    case .correctLog(let number, let text): try correct(number, text)

    case .startExercise(let scenario): try startExercise(scenario)
    case .pauseExercise: try setExercise(running: false)
    case .resumeExercise: try setExercise(running: true)
    case .setExerciseSpeed(let permille): try setExerciseSpeed(permille)

    case .recordCall(let call): try record(call)

    case .matter(let command): try decide(command)
    case .changeCharter(let terms): try adopt(terms)
    case .adoptScenario(let scenario): try adopt(scenario)

    case .undo: try undo()
    }
  }
}

/// How long a text may be, in bytes of UTF-8.
public enum TextLimit {
  /// A line: titles, places, names, reasons.
  public static let line = 400
  /// A word or two: types, kinds, posts.
  public static let words = 80
  /// All posts of one officer together; a journal holds no longer list.
  public static let posts = 4_000
  /// The words of a log entry.
  public static let narrative = 16_384
  /// The text of a scenario.
  public static let scenario = 4_194_304
}

extension Decision {
  /// The text without blanks around it; refused when nothing is left or it is too long.
  func required(_ text: String, _ field: Rejection.Field) throws(Rejection) -> String {
    let trimmed = text.trimmed
    if trimmed.isEmpty { throw .textMissing(field) }
    return try bounded(trimmed, field)
  }

  /// The text without blanks around it, nil when nothing is left; refused when it is too long.
  func optional(_ text: String?, _ field: Rejection.Field) throws(Rejection) -> String? {
    guard let trimmed = text?.trimmed, !trimmed.isEmpty else { return nil }
    return try bounded(trimmed, field)
  }

  private func bounded(_ text: String, _ field: Rejection.Field) throws(Rejection) -> String {
    let limit =
      switch field {
      case .text: TextLimit.narrative
      case .type, .kind, .post: TextLimit.words
      case .title, .place, .reason, .name, .contact, .person, .source: TextLimit.line
      }
    let bytes = text.utf8.count
    if bytes > limit { throw .textTooLong(field, bytes: bytes, limit: limit) }
    return text
  }

  func known(_ agency: AgencyCode) throws(Rejection) {
    if staged.agency(agency) == nil { throw .agencyUnknown(agency) }
  }

  func incident(_ reference: IncidentReference) throws(Rejection) -> Incident {
    guard let number = staged.number(of: reference),
      let incident = staged.incident(staged.standing(number))
    else { throw .incidentUnknown(reference) }
    return incident
  }

  func openIncident(_ reference: IncidentReference) throws(Rejection) -> Incident {
    let incident = try incident(reference)
    guard incident.phase.isOpen else { throw .incidentClosed(incident.number, incident.phase) }
    return incident
  }
}

extension String {
  /// Without blanks and line ends at either end.
  var trimmed: String {
    // Mostly a letter or a mark of ASCII stands at both ends, and that is told by a byte.
    if let first = utf8.first, let last = utf8.last, (33..<127).contains(first),
      (33..<127).contains(last)
    {
      return self
    }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    var rest = Substring(self).unicodeScalars
    while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
