import IncidentEngine

extension Phrases {
  /// The reason of a rejection and its cure, in one or two sentences.
  public static func said(
    _ rejection: Rejection, in situation: Situation, zone: ZoneRules
  ) -> String {
    switch rejection {
    case .roomNotOpened: "This room has no beginning yet. Open it with `tansiq open`."
    case .roomAlreadyOpened: "This room is open already. Go on working in it."
    case .roomIsLive: "This is a live room. The exercise clock exists in `tansiq drill` only."
    case .nothingSubmitted: "There was nothing to do. Say what is to change."
    case .officerUnknown:
      "The room does not know who you are. Register with `iam NAME post=POST`."
    case .agencyUnknown(let code):
      "There is no agency \(code.text). Use \(codes(situation)), or register it: "
        + "agency \(code.text) name=…"
    case .agencyUnchanged(let code):
      "\(agency(code, situation)) is registered like that already. Change its name or contact."
    case .officerUnchanged(let name):
      "\(name) is registered like that already. Change the agency or the post."
    case .submissionTooOld(let id, let oldest):
      "Line \(id.counter) of desk \(id.desk) is too old to be told from one sent before "
        + "(kept from \(oldest)). Look at the log, then send it anew."
    case .textMissing(let field): "The \(word(field)) is missing. Add it and press Enter."
    case .textTooLong(let field, let bytes, let limit):
      "The \(word(field)) is too long: \(bytes) bytes, at most \(limit). Shorten it, or put the "
        + "rest into a log line."
    case .timeInFuture(let moment, let now):
      "\(clockOrDate(moment, now: now, zone)) is still to come; it is \(clock(now, zone)). "
        + "Give a time that has passed, such as -5m."
    case .stale(let subject, _, let author, _):
      "\(said(subject)) was changed meanwhile by \(name(author, situation)). Look at it, then "
        + "press Enter again if you still want this."
    case .matter(let rejection):
      said(
        rejection, in: situation, now: situation.lastRecorded ?? Moment(milliseconds: 0), zone: zone
      )
    default: saidOfIncident(rejection, situation, zone)
    }
  }

  private static func saidOfIncident(
    _ rejection: Rejection, _ situation: Situation, _ zone: ZoneRules
  ) -> String {
    switch rejection {
    case .incidentUnknown(let reference):
      "There is no incident \(said(reference)). Type a number from the board."
    case .incidentClosed(let number, let phase):
      "\(number) is \(phase.word). Reopen it first: reopen \(number) REASON."
    case .incidentAlreadyOpen(let number): "\(number) is open already. Work on it as it is."
    case .incidentAlreadyIn(let number, let phase):
      "\(number) is \(phase.word) already. Choose another phase."
    case .incidentUnchanged(let number):
      "\(number) is like that already. Say what is different."
    case .incidentHasOpenWork(let number, let tasks, let resources):
      "\(number) has open work: \(openWork(tasks, resources)). Finish or cancel it, or end it "
        + "all: close \(number) anyway."
    case .externalKeyTaken(let key):
      "\(key.id) of \(key.source) is in the room already. Change it there."
    case .agencyAlready(let code, let standing, let number):
      "\(agency(code, situation)) is \(standing.word) on \(number) already. Choose another "
        + "standing."
    case .agencyHasOpenWork(let code, let number, let tasks):
      "\(agency(code, situation)) has open tasks on \(number): \(list(tasks)). Finish, cancel or "
        + "re-issue them first."
    default: saidOfWork(rejection, situation, zone)
    }
  }

  private static func saidOfWork(
    _ rejection: Rejection, _ situation: Situation, _ zone: ZoneRules
  ) -> String {
    switch rejection {
    case .assignmentUnknown(let reference):
      "There is no task \(said(reference)). Type its number as the panel shows it, such as /3."
    case .assignmentEnded(let number, let status):
      status == .done
        ? "\(number) is done. Give a new task if more is to be done: task AGENCY …"
        : "\(number) is \(status.word). Issue it again if it is still needed: reissue \(number)."
    case .assignmentAlready(let number, let status):
      "\(number) is \(status.word) already. Nothing is to be done."
    case .dueInPast(let due, let now):
      "\(clockOrDate(due, now: now, zone)) has passed: it is \(clock(now, zone)). "
        + "Give a time that is still to come, such as +30m or +8h."
    case .beforeIssue(let number, let issued, let occurred):
      "\(number) was issued at \(clock(issued, zone)), so it cannot have moved at "
        + "\(clock(occurred, zone)). Give a later time."
    case .resourceUnknown(let reference):
      "There is no resource \(said(reference)). Register it: "
        + "resource \(said(reference)) kind=… agency=…"
    case .resourceNameTaken(let name, _):
      "There is a resource \(name) already. Choose another name, or commit that one."
    case .resourceAlreadyAssigned(let name, let number):
      "\(name) is assigned to \(number). Release it there first: release \(name), or take it from "
        + "there: commit \(name) anyway."
    case .resourceNotAssigned(let name):
      "\(name) is not assigned to an incident. Commit it first: commit \(name)."
    case .resourceOutOfService(let name, let reason):
      "\(name) is out of service\(reason.map { ": \($0)" } ?? ""). Put it back first: back \(name)."
    case .resourceAlreadyInService(let name): "\(name) is in service already. Commit it as it is."
    case .resourceAlready(let name, let movement):
      "\(name) is \(movement.word) already. Say what it does next."
    case .movementGoesBack(let name, let from, let to):
      "\(name) is \(from.word) already, so it cannot be \(to.word) now. For a new turn, release it "
        + "and commit it again."
    default: saidOfLinks(rejection, situation, zone) ?? saidOfLog(rejection)
    }
  }

  private static func saidOfLog(_ rejection: Rejection) -> String {
    switch rejection {
    case .logUnknown(let number):
      "There is no log line \(number.number). Use the number the log shows."
    case .logAlreadyStruck(let number):
      "Log line \(number.number) is struck already. Write a new line instead: log …"
    case .exerciseAlreadyStarted: "The exercise runs already. Pause it with Space."
    case .exerciseNotStarted: "The exercise has not started. Start it with `tansiq drill FILE`."
    case .exerciseAlreadyPaused: "The exercise is paused already. Space lets it go on."
    case .exerciseAlreadyRunning: "The exercise is running already. Space pauses it."
    case .speedOutOfRange: "That is no speed. Give a number from 0.1 to 3600."
    case .injectAlreadyDelivered(let id): "Inject \(id) was delivered already. Choose another."
    case .termsUnchanged: "The room's settings are adopted already. Nothing is to be done."
    case .scenarioAlreadyAdopted(let name):
      "The room holds scenario \(name) already. Run another one in a new room."
    case .scenarioTooLong(let bytes, let limit):
      "The scenario is too long: \(bytes) bytes, at most \(limit). Cut it into two drills."
    case .callUnchanged(let key): "Call \(key.id) holds nothing new. Nothing is to be done."
    default: "The room refuses this. Look at the incident and say it differently."
    }
  }

  private static func openWork(_ tasks: [AssignmentNumber], _ resources: [String]) -> String {
    var parts: [String] = []
    if !tasks.isEmpty { parts.append("tasks \(list(tasks))") }
    if !resources.isEmpty { parts.append(resources.prefix(4).joined(separator: ", ")) }
    return parts.joined(separator: " and ")
  }

  static func list(_ tasks: [AssignmentNumber]) -> String {
    let shown = tasks.prefix(5).map { "/\($0.ordinal)" }.joined(separator: " ")
    return tasks.count > 5 ? "\(shown) …" : shown
  }

  private static func said(_ reference: IncidentReference) -> String {
    switch reference {
    case .number(let number): number.description
    case .external(let key): key.id
    }
  }

  private static func said(_ reference: AssignmentReference) -> String {
    switch reference {
    case .number(let number): number.description
    case .external(let key): key.id
    }
  }

  private static func said(_ reference: ResourceReference) -> String {
    switch reference {
    case .id(let id): "number \(id.number)"
    case .name(let name): name
    }
  }

  static func said(_ subject: Rejection.Subject) -> String {
    switch subject {
    case .incident(let number): number.description
    case .assignment(let number): "Task \(number)"
    case .objective(let number): "Objective \(number)"
    case .resource(let name): name
    case .log(let number): "Log line \(number.number)"
    case .matter(let number): number.description
    }
  }

  private static func codes(_ situation: Situation) -> String {
    situation.agencies.prefix(8).map(\.code.text).joined(separator: ", ")
  }

  static func agency(_ code: AgencyCode, _ situation: Situation) -> String {
    situation.agency(code)?.details.name ?? code.text
  }

  /// The officer's name, or what stands in for one.
  static func name(_ author: Author, _ situation: Situation) -> String {
    if let officer = author.officer, let known = situation.officer(officer) {
      return known.details.name
    }
    return author.post.isEmpty ? author.desk : author.post
  }

  private static func word(_ field: Rejection.Field) -> String {
    switch field {
    case .title: "title"
    case .type: "type"
    case .place: "place"
    case .reason: "reason"
    case .text: "text"
    case .name: "name"
    case .contact: "contact"
    case .post: "post"
    case .person: "person's name"
    case .kind: "kind"
    case .source: "source"
    }
  }
}
