import IncidentEngine

/// Of what a verb can be said, for what is offered: what does not suit can still be typed, and the
/// room refuses it with a reason.
public struct Suiting: Sendable {
  let tasks: @Sendable (AssignmentStatus) -> Bool
  let resources: @Sendable (Resource.Status) -> Bool
  let incidents: @Sendable (IncidentPhase) -> Bool
  let matters: @Sendable (MatterReference, Situation) -> Bool
  /// Whether it can be said of the room itself, by `-`.
  let room: Bool

  /// All tasks, resources and matters, and the open incidents, unless said otherwise.
  public init(
    tasks: @escaping @Sendable (AssignmentStatus) -> Bool = { _ in true },
    resources: @escaping @Sendable (Resource.Status) -> Bool = { _ in true },
    incidents: @escaping @Sendable (IncidentPhase) -> Bool = { $0.isOpen },
    matters: @escaping @Sendable (MatterReference, Situation) -> Bool = { _, _ in true },
    room: Bool = false
  ) {
    self.tasks = tasks
    self.resources = resources
    self.incidents = incidents
    self.matters = matters
    self.room = room
  }
}
