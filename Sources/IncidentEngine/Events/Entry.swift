/// An event with its place in the journal, its times, its author and its origin.
public struct Entry: Hashable, Sendable {
  /// From 1, gapless. Order is by number, never by clock.
  public let number: EntryNumber
  /// When it happened; may be earlier than `recorded`.
  public let occurred: Moment
  /// When the room recorded it, by the machine's clock.
  public let recorded: Moment
  /// Milliseconds of exercise since its start, in an exercise.
  public let exerciseMilliseconds: Int64?
  /// Who stands behind it.
  public let author: Author
  /// Why it came to be.
  public let origin: Origin
  /// The submission it answers.
  public let submission: SubmissionID
  /// What happened.
  public let event: Event

  /// An entry; see the properties.
  public init(
    number: EntryNumber, occurred: Moment, recorded: Moment, exerciseMilliseconds: Int64?,
    author: Author, origin: Origin, submission: SubmissionID, event: Event
  ) {
    self.number = number
    self.occurred = occurred
    self.recorded = recorded
    self.exerciseMilliseconds = exerciseMilliseconds
    self.author = author
    self.origin = origin
    self.submission = submission
    self.event = event
  }
}

/// A fact before it has a number: an event and when it happened.
public struct Happening: Hashable, Sendable {
  /// When it happened.
  public var occurred: Moment
  /// What happened.
  public var event: Event

  /// An event at a time.
  public init(occurred: Moment, event: Event) {
    self.occurred = occurred
    self.event = event
  }
}
