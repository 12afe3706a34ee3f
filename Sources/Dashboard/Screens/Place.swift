import IncidentEngine

/// A place to which one can go back.
struct Place: Hashable, Sendable {
  var screen: Screen
  var incident: IncidentNumber?
  var focus: Focus
}
