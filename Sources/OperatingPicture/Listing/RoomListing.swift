import IncidentEngine

/// What a room has at one moment, as lists: in the order of the boards, for the shell.
public struct RoomListing: Sendable {
  /// What the room knows.
  public let situation: Situation
  /// What the room calls now.
  public let now: Moment

  /// The lists of a situation at `now`.
  public init(_ situation: Situation, now: Moment) {
    self.situation = situation
    self.now = now
  }

  /// The incidents as they stand on the board.
  public func incidents(onlyOpen: Bool = false) -> [IncidentRow] {
    let board = IncidentBoard(situation)
    return (0..<board.count).compactMap { place in
      guard let incident = situation.incident(board[place]) else { return nil }
      if onlyOpen, !incident.phase.isOpen { return nil }
      return IncidentRow(incident, in: situation, now: now)
    }
  }

  /// The incidents of lines of the board, for a list with columns.
  public func seen(_ rows: [IncidentRow]) -> [SeenIncident] {
    rows.compactMap { row in
      situation.incident(row.number).map {
        SeenIncident($0, in: situation, now: now, row: row)
      }
    }
  }

  /// The assignments: overdue, unacknowledged, in progress, then the ended ones, the latest first.
  ///
  /// Those of one incident stand as in its panel, the open ones of one agency as in its lane.
  public func tasks(
    onlyOpen: Bool = false, agency: AgencyCode? = nil, incident: IncidentNumber? = nil
  ) -> [AssignmentRow] {
    situation.assignments.filter { task in
      (!onlyOpen || task.status.isOpen) && (agency == nil || task.agency == agency)
        && (incident == nil || task.number.incident == incident)
    }
    .map { ($0.attention(at: now), $0) }
    .sorted { $0.0 < $1.0 }
    .map { AssignmentRow($0.1, now: now) }
  }

  /// The agencies in order of registration.
  public func agencies() -> [AgencyRow] {
    let board = AgencyBoard(situation)
    var taken: [AgencyCode: [IncidentNumber]] = [:]
    for row in incidents(onlyOpen: true) {
      for mark in row.agencies { taken[mark.agency, default: []].append(row.number) }
    }
    return situation.agencies.map { agency in
      AgencyRow(
        lane: board.lane(of: agency, in: situation, now: now),
        incidents: taken[agency.code] ?? [])
    }
  }

  /// The resources, by agency in order of registration.
  public func resources(
    agency: AgencyCode? = nil, status: ResourceChoice? = nil
  ) -> [ResourceRow] {
    var rows: [AgencyCode: [ResourceRow]] = [:]
    for resource in situation.resources where agency == nil || resource.agency == agency {
      let row = ResourceRow(resource, in: situation, now: now)
      if status?.takes(row) ?? true { rows[resource.agency, default: []].append(row) }
    }
    return situation.agencies.flatMap { rows[$0.code] ?? [] }
  }

  /// The matters, of one kind or of all: what is owed first by its time, then what is open, then
  /// what has ended, the latest first.
  public func matters(of kind: KindCode? = nil, onlyOpen: Bool = false) -> [MatterRow] {
    situation.matters.compactMap { matter in
      if let kind, matter.kind != kind { return nil }
      guard let row = MatterRow(matter, in: situation, now: now) else { return nil }
      return onlyOpen && !row.isOpen ? nil : row
    }.sorted { $0.rank < $1.rank }
  }
}
