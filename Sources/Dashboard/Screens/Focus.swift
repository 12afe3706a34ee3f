import IncidentEngine
import OperatingPicture

/// What the officer stands on, on the screen that is shown: by identity, never by its row.
public enum Focus: Hashable, Sendable {
  /// An incident of the board; nil while none is listed.
  case incident(IncidentNumber?)
  /// A task in the lane of an agency; nil while the lane is empty.
  case task(AssignmentNumber?, of: AgencyCode?)
  /// A row of the timeline of a scope; nil while it has none.
  case row(TimelineSubject?, of: TimelineScope)
  /// A line of the log; nil while there is none.
  case line(LogNumber?)
  /// A row of the registers; nil while there is none.
  case register(CoordinationRow?)

  /// A row of the registers: a matter, or a line of the log.
  public enum CoordinationRow: Hashable, Sendable {
    case matter(MatterNumber)
    case line(LogNumber)
  }
}
