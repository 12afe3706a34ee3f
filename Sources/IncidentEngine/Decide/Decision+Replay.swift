/// A log that is played in an exercise leaves alone what an officer did there meanwhile.
extension Decision {
  /// Whether the facts come from a log that is being played.
  var isReplay: Bool {
    switch submission.origin {
    case .replayed: true
    case .room, .officer, .inject, .simulated, .imported: false
    }
  }

  /// Whether an officer closed or cancelled the incident: nothing more of its call comes then.
  func hasOfficerEnded(_ number: IncidentNumber) -> Bool {
    guard let incident = staged.incident(number), !incident.phase.isOpen else { return false }
    return staged.authors[incident.changed.author].officer != nil
  }

  /// Whether an officer released the unit from this turn before the log does.
  func hasOfficerEnded(_ turn: Commitment, by row: DispatchCall.Row) -> Bool {
    turn.released != nil && turn.released != row.available
  }

  /// Whether an officer sent the unit somewhere, or took it out of service. It stays there; the row
  /// comes with the next news of its call after the unit is free.
  func isKeptByOfficer(_ resource: Resource) -> Bool {
    switch resource.status {
    case .available: false
    case .assigned(let id): staged.commitment(id)?.key == nil
    case .outOfService: true
    }
  }
}
