import IncidentEngine

/// What players should do about an inject, and by when (HSEEP: expected action).
public struct ExpectedAction: Hashable, Sendable {
  /// Its id in the file.
  public let id: String
  /// What is to be done, for the evaluator.
  public let text: String
  /// The deed by which it is known.
  public let deed: Deed
  /// The agency it concerns; nil when any will do.
  public let agency: AgencyCode?
  /// The incident it belongs to, by its id; nil when any will do.
  public let incident: String?
  /// Words of which one must be said; empty when any words will do.
  public let mentions: [String]
  /// By when.
  public let deadline: Deadline
  /// The objectives it serves, by their ids.
  public let objectives: [String]

  /// A deed that leaves an entry in the journal.
  public enum Deed: Hashable, Sendable {
    /// An incident is opened.
    case openIncident
    /// A task is issued.
    case task
    /// A task is answered; nil when with any status.
    case answer(AssignmentStatus?)
    /// A line is written; nil when of any kind. A decision, a message or a meeting may be a matter
    /// instead.
    case log(LogKind?)
    /// A matter of a kind is opened (nil), or moved.
    case matter(KindCode, MoveCode?)
    /// An agency's standing is recorded; nil when whichever.
    case participation(Participation?)
    /// A resource is committed (nil or dispatched), or moves.
    case resource(Movement?)
    /// The phase is changed; nil when to any.
    case phase(IncidentPhase?)
    /// The priority is changed; nil when to any.
    case priority(Priority?)
    /// The lead is changed.
    case lead
  }
}
