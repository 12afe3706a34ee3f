import IncidentEngine

/// An incident as it is looked at: in a situation, at a time. The row of every list of incidents.
public struct SeenIncident: Sendable {
  /// The incident.
  public let incident: Incident
  /// What the room knows.
  public let situation: Situation
  /// What the room calls now.
  public let now: Moment
  private let counted: IncidentRow?

  /// An incident; `row` is its line of the board where that was counted before.
  public init(
    _ incident: Incident, in situation: Situation, now: Moment, row: IncidentRow? = nil
  ) {
    self.incident = incident
    self.situation = situation
    self.now = now
    counted = row
  }

  /// Its line of the board.
  public var row: IncidentRow { counted ?? IncidentRow(incident, in: situation, now: now) }

  var details: IncidentDraft { incident.details }
}
