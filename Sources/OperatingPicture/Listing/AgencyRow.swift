import IncidentEngine

/// An agency with its lane and the incidents it takes part in.
public struct AgencyRow: Sendable {
  /// Its tasks, waits and resources.
  public let lane: AgencyLane
  /// The open incidents it takes part in, in the order of the board.
  public let incidents: [IncidentNumber]
}
