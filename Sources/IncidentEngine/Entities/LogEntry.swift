/// A line of the human narrative (ICS 214). Its words stand in `Situation.narrative`.
public struct LogEntry: Hashable, Sendable {
  /// Its spoken number.
  public let number: LogNumber
  /// What kind of line it is.
  public let kind: LogKind
  /// Where its words stand.
  public let text: TextSpan
  /// The incident it is about; nil for the room.
  public let incident: IncidentNumber?
  /// The assignment it is about.
  public let task: AssignmentNumber?
  /// The struck line it puts right.
  public let corrects: LogNumber?
  /// Who a message came from.
  public let from: String?
  /// Who a message went to.
  public let to: String?
  /// How a message came.
  public let method: String?
  /// When it happened.
  public let occurred: Moment
  /// When the room recorded it.
  public let recorded: Moment
  /// Whether it was entered long after it happened (more than five minutes by the room's clock).
  public let isLate: Bool
  /// The author, as an index into `Situation.authors`.
  public let author: Int
  /// The inject that brought it, in a drill.
  public let inject: String?
  /// Why it was struck; nil while it stands.
  public internal(set) var struck: String?
  /// Its last change.
  public internal(set) var changed: Change
}
