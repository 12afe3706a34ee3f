/// Work given to one agency; on screen, a task.
public struct Assignment: Hashable, Sendable {
  private let boxedIssue: Boxed<AssignmentIssue>
  /// Its spoken number.
  public let number: AssignmentNumber
  /// Who is to do it.
  public let agency: AgencyCode
  /// By when.
  public let due: Moment?
  /// When it was issued.
  public internal(set) var issued: Moment
  /// Where it stands.
  public internal(set) var status: AssignmentStatus
  /// Why or with what result it stands there.
  public internal(set) var reason: String?
  /// The assignment it was issued again as.
  public internal(set) var replacedBy: AssignmentNumber?
  /// The statuses it went through, each once, `issued` first.
  ///
  /// A status reported again, by a log that knows better, takes back itself and all that follow.
  public internal(set) var history: [Standing<AssignmentStatus>]
  /// Its last change.
  public internal(set) var changed: Change

  init(
    issue: AssignmentIssue, issued: Moment, status: AssignmentStatus, reason: String? = nil,
    replacedBy: AssignmentNumber? = nil, history: [Standing<AssignmentStatus>], changed: Change
  ) {
    boxedIssue = Boxed(issue)
    number = issue.number
    agency = issue.agency
    due = issue.due
    self.issued = issued
    self.status = status
    self.reason = reason
    self.replacedBy = replacedBy
    self.history = history
    self.changed = changed
  }

  /// How it was issued.
  public var issue: AssignmentIssue { _read { yield boxedIssue.value } }
  /// Where it stands among the other work of its incident.
  var links: AssignmentLinks { boxedIssue.value.links }
  /// What is to be done.
  public var title: String { boxedIssue.value.title }

  /// Whether it is open and its due time has passed at `now`.
  public func isOverdue(at now: Moment) -> Bool {
    guard status.isOpen, let due else { return false }
    return due < now
  }

  /// When it came to `status`; nil while that is unknown.
  public func time(of status: AssignmentStatus) -> Moment? {
    history.last { $0.value == status }?.occurred
  }

  /// The objective it serves; nil when it serves none.
  public var objective: ObjectiveNumber? {
    issue.links.objective.map { ObjectiveNumber(incident: number.incident, ordinal: $0) }
  }
}
