import IncidentEngine

/// One document a list; docs/shell.md names the members. All are always there, in this order.
extension RoomListing {
  /// The incidents as one line of JSON.
  public func json(_ rows: [IncidentRow]) -> String {
    document(
      "incidents",
      rows.map { row in
        situation.incident(row.number).map { .object(members(row, $0)) } ?? .null
      })
  }

  /// The assignments as one line of JSON.
  public func json(_ rows: [AssignmentRow]) -> String {
    document("tasks", rows.map { .object($0.members) })
  }

  /// The agencies as one line of JSON.
  public func json(_ rows: [AgencyRow]) -> String {
    document("agencies", rows.map { .object($0.members) })
  }

  /// The resources as one line of JSON.
  public func json(_ rows: [ResourceRow]) -> String {
    document("resources", rows.map { .object($0.members) })
  }

  private func document(_ name: String, _ rows: [JSONValue]) -> String {
    JSONValue.object([
      ("format", .count(1)),
      ("room", .text(situation.charter?.name ?? "")),
      ("kind", .text(ifAny: situation.charter?.kind.word)),
      ("zone", .text(ifAny: situation.charter?.zone)),
      ("now", .time(now)),
      ("lastEntry", .integer(situation.lastNumber)),
      (name, .list(rows)),
    ]).line
  }

  private func members(_ row: IncidentRow, _ incident: Incident) -> [(String, JSONValue)] {
    let details = incident.details
    return [
      ("number", .text(row.number.description)),
      ("year", .count(row.number.year)),
      ("counter", .count(row.number.counter)),
      ("priority", .integer(Int64(row.priority.rawValue))),
      ("phase", .text(row.phase.word)),
      ("phaseReason", .text(ifAny: incident.phaseReason)),
      ("open", .flag(row.phase.isOpen)),
      ("mode", .text(row.mode.word)),
      ("type", .text(row.type)),
      ("title", .text(row.title)),
      ("place", .text(row.place)),
      ("latitude", .degrees(details.coordinates?.latitudeMicrodegrees)),
      ("longitude", .degrees(details.coordinates?.longitudeMicrodegrees)),
      ("lead", .text(ifAny: row.lead?.text)),
      ("agencies", .list(row.agencies.map { .object($0.members) })),
      ("tasks", .count(row.taskCount)),
      ("openTasks", .count(row.openTaskCount)),
      ("overdueTasks", .count(row.overdueCount)),
      ("unansweredTasks", .count(row.unansweredCount)),
      ("resources", .count(situation.openCommitments(of: incident).count)),
      ("reportedBy", .text(ifAny: details.reportedBy)),
      ("reportedAt", .time(details.reportedAt)),
      ("opened", .time(incident.opened)),
      ("lastActivity", .time(incident.lastActivity)),
      ("ageSeconds", .seconds(row.ageMilliseconds)),
      ("stale", .flag(row.isStale)),
      ("source", .text(ifAny: details.key?.source)),
      ("sourceID", .text(ifAny: details.key?.id)),
      ("objectives", .list(incident.objectives.map { .object($0.members) })),
      ("mergedInto", .text(ifAny: incident.mergedInto?.description)),
      ("merged", .list(incident.merged.map { .text($0.description) })),
      ("distinctFrom", .list(details.distinctFrom.map { .text($0.description) })),
    ]
  }
}

extension Objective {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("number", .text(number.description)),
      ("text", .text(text)),
      ("status", .text(status.word)),
      ("reason", .text(ifAny: reason)),
    ]
  }
}

extension IncidentRow.AgencyMark {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("agency", .text(agency.text)),
      ("standing", .text(participation.word)),
      ("unanswered", .flag(isUnanswered)),
    ]
  }
}

extension AssignmentRow {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("number", .text(task.number.description)),
      ("incident", .text(task.number.incident.description)),
      ("ordinal", .count(task.number.ordinal)),
      ("agency", .text(task.agency.text)),
      ("title", .text(task.title)),
      ("status", .text(task.status.word)),
      ("reason", .text(ifAny: task.reason)),
      ("open", .flag(task.status.isOpen)),
      ("overdue", .flag(isOverdue)),
      ("unanswered", .flag(isUnanswered)),
      ("issued", .time(task.issued)),
      ("due", .time(task.due)),
      ("acknowledged", .time(task.time(of: .acknowledged))),
      ("started", .time(task.time(of: .inProgress))),
      ("ended", .time(ended)),
      ("ageSeconds", .seconds(ageMilliseconds)),
      ("lateSeconds", .seconds(lateMilliseconds)),
      ("replaces", .text(ifAny: task.issue.replaces?.description)),
      ("replacedBy", .text(ifAny: task.replacedBy?.description)),
      ("source", .text(ifAny: task.issue.key?.source)),
      ("sourceID", .text(ifAny: task.issue.key?.id)),
      ("partOf", .text(ifAny: task.issue.links.parent?.description)),
      ("after", .list(task.issue.links.after.map { .text($0.description) })),
      ("objective", .text(ifAny: task.objective?.description)),
    ]
  }
}

extension AgencyRow {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("code", .text(lane.agency.code.text)),
      ("name", .text(lane.agency.name)),
      ("contact", .text(ifAny: lane.agency.contact)),
      ("incidents", .list(incidents.map { .text($0.description) })),
      ("openTasks", .count(lane.tasks.count)),
      ("overdueTasks", .count(lane.overdueCount)),
      ("unansweredTasks", .count(lane.unansweredCount)),
      ("longestWaitSeconds", .seconds(lane.longestWaitMilliseconds)),
      ("resources", .count(lane.resourceCount)),
      ("assignedResources", .count(lane.busyCount)),
      ("resourceStates", .list(lane.resources.map { .object($0.members) })),
      ("onCall", .text(ifAny: lane.onCall?.name)),
      ("onCallContact", .text(ifAny: lane.onCall?.contact)),
      ("onCallUntil", .time(lane.onCall?.until)),
    ]
  }
}

extension AgencyLane.ResourceCount {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("status", .text(state.statusWord)),
      ("movement", .text(ifAny: state.movement?.word)),
      ("count", .count(count)),
    ]
  }
}

extension ResourceRow {
  fileprivate var members: [(String, JSONValue)] {
    [
      ("id", .count(resource.id.number)),
      ("name", .text(resource.name)),
      ("kind", .text(resource.kind)),
      ("agency", .text(resource.agency.text)),
      ("status", .text(state.statusWord)),
      ("movement", .text(ifAny: state.movement?.word)),
      ("incident", .text(ifAny: incident?.description)),
      ("lentTo", .text(ifAny: lentTo?.text)),
      ("since", .time(since)),
      ("ageSeconds", .seconds(ageMilliseconds)),
      ("reason", .text(ifAny: reason)),
      ("timesOutOfOrder", .flag(isOutOfOrder)),
      ("quantity", .count(resource.quantity)),
      ("restMinutes", .count(resource.restMinutes)),
      ("restsUntil", .time(resource.restsUntil)),
    ]
  }
}

extension ResourceState {
  /// The word of the resource's status; a movement is a way of being assigned.
  fileprivate var statusWord: String {
    switch self {
    case .moving, .committed: ResourceChoice.assigned.word
    case .available: ResourceChoice.available.word
    case .outOfService: ResourceChoice.outOfService.word
    }
  }

  fileprivate var movement: Movement? {
    if case .moving(let movement) = self { return movement }
    return nil
  }
}

extension JSONValue {
  /// Millionths of a degree as degrees, written exactly; null where there are none.
  fileprivate static func degrees(_ microdegrees: Int?) -> JSONValue {
    guard let microdegrees else { return .null }
    let digits = String(microdegrees.magnitude % 1_000_000 + 1_000_000).dropFirst()
    let sign = microdegrees < 0 ? "-" : ""
    return .number("\(sign)\(microdegrees.magnitude / 1_000_000).\(digits)")
  }
}
