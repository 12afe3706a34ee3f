import IncidentEngine

/// What a desk asks for, before the room stamps it with its times.
public struct Request: Hashable, Sendable {
  /// The desk and its counter.
  public var id: SubmissionID
  /// Who asks.
  public var author: Author
  /// Why.
  public var origin: Origin
  /// When it happened, where that is not now.
  public var occurred: Moment?
  /// The last entry the desk had seen of what is changed.
  public var seen: EntryNumber?
  /// What is asked for; all of it or none of it.
  public var commands: [Command]

  /// A request; see the properties.
  public init(
    id: SubmissionID, author: Author, origin: Origin = .officer, occurred: Moment? = nil,
    seen: EntryNumber? = nil, commands: [Command]
  ) {
    self.id = id
    self.author = author
    self.origin = origin
    self.occurred = occurred
    self.seen = seen
    self.commands = commands
  }
}

/// What the room answers to a request.
public enum Answer: Hashable, Sendable {
  /// On disk: the entries it became.
  case accepted(Acceptance)
  /// On disk already: the same submission was accepted before.
  case acceptedBefore(Acceptance)
  /// Refused; nothing was written.
  case rejected(Rejection)
  /// The disk failed: the entries may or may not be there. Sending again under the same id is safe.
  case unconfirmed(JournalError)
  /// The room is read-only after a failure; nothing was written.
  case readOnly(JournalError)
}

/// What one commit brought: answers in the order of the requests, and what every desk folds in.
public struct Batch: Sendable {
  /// One for each request.
  public var answers: [Answer]
  /// The new entries, in order.
  public var entries: [Entry]
  /// The situation after them.
  public var situation: Situation
  /// The room's clock after them.
  public var clock: RoomClock
  /// Why the room is read-only; nil while it can be written.
  public var failure: JournalError?
}
