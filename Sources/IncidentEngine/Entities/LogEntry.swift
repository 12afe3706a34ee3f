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
  /// When it happened.
  public let occurred: Moment
  /// When the room recorded it.
  public let recorded: Moment
  /// Whether it was entered long after it happened (more than five minutes by the room's clock).
  public let isLate: Bool
  /// The author, as an index into `Situation.authors`.
  public let author: Int
  /// Its last change.
  public internal(set) var changed: Change
  /// What few entries have; nil when there is none of it.
  private var circumstances: Boxed<Rarities>?

  private struct Rarities: Hashable, Sendable {
    var from: String?
    var to: String?
    var method: String?
    var inject: String?
    var struck: String?
    var matter: MatterNumber?
  }

  init(
    number: LogNumber, kind: LogKind, text: TextSpan, incident: IncidentNumber?,
    task: AssignmentNumber?, corrects: LogNumber?, from: String?, to: String?, method: String?,
    occurred: Moment, recorded: Moment, isLate: Bool, author: Int, inject: String?,
    struck: String? = nil, changed: Change, matter: MatterNumber? = nil
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.incident = incident
    self.task = task
    self.corrects = corrects
    self.occurred = occurred
    self.recorded = recorded
    self.isLate = isLate
    self.author = author
    self.changed = changed
    if from != nil || to != nil || method != nil || inject != nil || struck != nil
      || matter != nil
    {
      circumstances = Boxed(
        Rarities(
          from: from, to: to, method: method, inject: inject, struck: struck, matter: matter))
    }
  }

  /// Who a message came from.
  public var from: String? { circumstances?.value.from }
  /// Who a message went to.
  public var to: String? { circumstances?.value.to }
  /// How a message came.
  public var method: String? { circumstances?.value.method }
  /// The inject that brought it, in a drill.
  public var inject: String? { circumstances?.value.inject }
  /// The matter it is about.
  public var matter: MatterNumber? { circumstances?.value.matter }

  /// Why it was struck; nil while it stands.
  public internal(set) var struck: String? {
    get { circumstances?.value.struck }
    set {
      if circumstances == nil { circumstances = Boxed(Rarities()) }
      circumstances?.value.struck = newValue
    }
  }
}
