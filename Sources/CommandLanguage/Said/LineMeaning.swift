import IncidentEngine

/// What a line asks for.
public enum LineMeaning: Hashable, Sendable {
  /// Commands for the room, and when it happened where the line says so.
  case commands([Command], occurred: Moment?)
  /// Another view of the board, for this desk alone.
  case view(ViewCommand)
  /// Who is at the desk from now on; what is nil stays.
  case identify(name: String, agency: AgencyCode?, post: String?)
  /// An inject that is to be delivered now.
  case deliver(inject: String)
  /// Help, about one verb or everything.
  case help(Verb?)
  /// Leaving.
  case quit
}
