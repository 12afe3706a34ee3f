import IncidentEngine

/// What a line is said into: what is known, what time it is, what is selected.
public struct LineContext: Sendable {
  /// What the room knows.
  public var situation: Situation
  /// What the room calls now.
  public var now: Moment
  /// The zone in which times are spoken.
  public var zone: ZoneRules
  /// The incident that is meant when a line names none.
  public var selected: IncidentNumber?

  /// A context; see the properties.
  public init(
    situation: Situation, now: Moment, zone: ZoneRules, selected: IncidentNumber?
  ) {
    self.situation = situation
    self.now = now
    self.zone = zone
    self.selected = selected
  }
}

/// What a line asks for.
public enum LineMeaning: Hashable, Sendable {
  /// Commands for the room, and when it happened where the line says so.
  case commands([Command], occurred: Moment?)
  /// Who is at the desk from now on; what is nil stays.
  case identify(name: String, agency: AgencyCode?, post: String?)
  /// Help, about one verb or everything.
  case help(Verb?)
  /// Leaving.
  case quit
}
